"""Dates as keepers write them."""

from __future__ import annotations

import pytest

from sitegen.infer.keeper import keeper_date
from sitegen.model import PartialDate

from .texts import pairs


@pytest.mark.parametrize(("written", "meant"), pairs("keeper-dates.txt"))
def test_a_keeper_writes_dates_as_precisely_as_they_are_known(written: str, meant: str) -> None:
    assert _told(keeper_date(written)) == meant


def test_numbers_are_read_in_the_order_of_the_country() -> None:
    assert _told(keeper_date("5/3/2020", order="day first")) == "2020-03-05 day"
    assert _told(keeper_date("5/3/2020")) == "2020-03-05/2020-05-03 interval"


def _told(when: PartialDate | None) -> str:
    if when is None:
        return "-"
    first, last = when.earliest or "..", when.latest or ".."
    if when.precision == "unknown":
        return "unknown"
    return f"{first} {when.precision}" if first == last else f"{first}/{last} {when.precision}"
