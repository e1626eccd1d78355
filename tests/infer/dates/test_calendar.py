"""TIMEX3 values and the days they mean."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.infer.dates.calendar import interval, moved, shifted, value_of
from sitegen.infer.dates.feasts import easter, holiday_in

INTERVALS = [
    ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
    ("2024-04-10T09:30", "2024-04-10", "2024-04-10", "day"),
    ("2024-04-10TNI", "2024-04-10", "2024-04-10", "day"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("2023-02", "2023-02-01", "2023-02-28", "month"),
    ("2024", "2024-01-01", "2024-12-31", "year"),
    ("199", "1990-01-01", "1999-12-31", "interval"),
    ("18", "1800-01-01", "1899-12-31", "interval"),
    ("2024-W15", "2024-04-08", "2024-04-14", "interval"),
    ("2024-W15-WE", "2024-04-13", "2024-04-14", "interval"),
    ("2020-W53", "2020-12-28", "2021-01-03", "interval"),
    ("2024-Q2", "2024-04-01", "2024-06-30", "quarter"),
    ("2024-H2", "2024-07-01", "2024-12-31", "interval"),
    ("2024-SP", "2024-03-01", "2024-05-31", "season"),
    ("2024-WI", "2024-12-01", "2025-02-28", "season"),
]


@pytest.mark.parametrize(("value", "earliest", "latest", "precision"), INTERVALS)
def test_a_value_covers_its_days(value: str, earliest: str, latest: str, precision: str) -> None:
    covered = interval(value)
    assert covered is not None
    assert (str(covered.earliest), str(covered.latest)) == (earliest, latest)
    assert covered.precision == precision


@pytest.mark.parametrize(
    "value",
    [
        "2023-02-29",
        "2024-13",
        "2023-W53",
        "P3Y",
        "PAST_REF",
        "XXXX-11",
        "XXXX-WXX-5",
        "",
        "20240",
        "2024-Q5",
    ],
)
def test_other_values_have_no_place_in_the_calendar(value: str) -> None:
    assert interval(value) is None


def test_months_end_where_they_end() -> None:
    assert shifted(date(2024, 1, 31), "M", 1) == date(2024, 2, 29)
    assert shifted(date(2024, 2, 29), "Y", 1) == date(2025, 2, 28)
    assert shifted(date(2024, 12, 31), "D", 1) == date(2025, 1, 1)
    assert shifted(date(9999, 12, 31), "D", 1) is None
    assert shifted(date(1, 1, 1), "CE", -1) is None


def test_a_day_lies_in_its_units() -> None:
    day = date(2024, 12, 30)
    assert [value_of(day, unit) for unit in ("D", "W", "M", "Q", "Y", "DE", "CE")] == [
        "2024-12-30", "2025-W01", "2024-12", "2024-Q4", "2024", "202", "20",
    ]  # fmt: skip


def test_values_move_no_finer_than_they_are() -> None:
    assert moved("1989-Q3", "Y", -1) == "1988-Q3"
    assert moved("2024-03", "M", -3) == "2023-12"
    assert moved("2024-02-29", "Y", -1) == "2023-02-28"
    assert moved("PAST_REF", "Y", -1) is None


def test_feasts_fall_on_their_days() -> None:
    assert [easter(year).isoformat() for year in (1818, 1943, 2000, 2024, 2038)] == [
        "1818-03-22", "1943-04-25", "2000-04-23", "2024-03-31", "2038-04-25",
    ]  # fmt: skip
    assert holiday_in("11-4-4", 2024) == date(2024, 11, 28)
    assert holiday_in("11-4-4+1", 2010) == date(2010, 11, 26)
    assert holiday_in("05-1--1", 2024) == date(2024, 5, 27)
    assert holiday_in("easter-2", 2024) == date(2024, 3, 29)
