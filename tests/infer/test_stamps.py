"""Complete dates in all ways of writing."""

import pytest

from sitegen.infer.stamps import declared_date, order_for
from sitegen.model import PartialDate
from tests.infer.texts import pairs


def _written(when: PartialDate | None) -> str:
    if when is None:
        return "-"
    if when.precision == "day":
        return str(when.earliest)
    return f"{when.earliest}/{when.latest}"


@pytest.mark.parametrize(("words", "expected"), pairs("stamps.txt"))
def test_stamp(words: str, expected: str) -> None:
    assert _written(declared_date(words)) == expected


def test_the_order_of_day_and_month_follows_region_and_host() -> None:
    assert order_for("en-US", None) == "month first"
    assert order_for("en-GB", None) == "day first"
    assert order_for("en", "harbour.co.uk") == "day first"
    assert order_for("en", "harbour.example") == "unknown"
    assert order_for("fr", None) == "day first"
    assert _written(declared_date("3/4/2019", "day first")) == "2019-04-03"
    assert _written(declared_date("3/4/2019", "month first")) == "2019-03-04"
