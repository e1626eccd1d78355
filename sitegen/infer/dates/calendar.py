"""TIMEX3 values: what days they mean, and how to count on from them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from sitegen.model import PartialDate, Precision

# A half year, four months and the parts of a year that a letter names.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE|-[1-7])?(?:T.*)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEAR = re.compile(r"\d{2,4}")


@lru_cache(maxsize=1024)
def interval(value: str) -> PartialDate | None:
    """All days that a value covers; None when it has no place in the calendar.

    Kept, because each value is asked for several times while its text is read.
    """
    try:
        return _interval(value)
    except ValueError:
        return None


def _interval(value: str) -> PartialDate | None:
    if found := _DAY.fullmatch(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return PartialDate(day, day, "day")
    if found := _MONTH.fullmatch(value):
        return _months(int(found[1]), int(found[2]), int(found[2]), "month")
    if found := _WEEK.fullmatch(value):
        return _week(int(found[1]), int(found[2]), found[3])
    if found := _PART.fullmatch(value):
        return _part(int(found[1]), found[2])
    if _YEAR.fullmatch(value):
        return _years(value)
    return None


def _months(year: int, first: int, last: int, precision: Precision) -> PartialDate:
    """From the first day of one month to the last of another; months above 12 are next year's."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return PartialDate(date(year, first, 1), end, precision)


def _week(year: int, week: int, part: str | None) -> PartialDate:
    monday = date.fromisocalendar(year, week, 1)
    if part == "-WE":
        return PartialDate(monday + timedelta(days=5), monday + timedelta(days=6), "interval")
    if part:
        day = monday + timedelta(days=int(part[1]) - 1)
        return PartialDate(day, day, "day")
    return PartialDate(monday, monday + timedelta(days=6), "interval")


def _part(year: int, part: str) -> PartialDate:
    if part[0] == "Q":
        last = 3 * int(part[1])
        return _months(year, last - 2, last, "quarter")
    if part[0] == "H":
        last = 6 * int(part[1])
        return _months(year, last - 5, last, "interval")
    return _months(year, *_SEASONS[part], "season")


def _years(digits: str) -> PartialDate:
    """A year, or, with digits left out at the end, a decade or a century."""
    span = 10 ** (4 - len(digits))
    first = int(digits) * span
    precision: Precision = "year" if span == 1 else "interval"
    return PartialDate(date(max(first, 1), 1, 1), date(first + span - 1, 12, 31), precision)


def is_day(value: str) -> bool:
    """Whether a value is a day of the calendar, with or without a time."""
    return _DAY.fullmatch(value) is not None


def week_value(day: date) -> str:
    """The ISO week of a day, as in ``2024-W15``."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def shift_months(day: date, months: int) -> date | None:
    """The same day some months on, or the last day of that month; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift_days(day: date, days: int) -> date | None:
    """Some days on; None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shifted(day: date, unit: str, count: int) -> date | None:
    """``count`` units (D, W, M, Q, Y, DE, CE) on from a day."""
    if abs(count) > 100_000:
        return None
    if unit in ("D", "W"):
        return shift_days(day, count * (7 if unit == "W" else 1))
    return shift_months(day, count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])


def value_of(day: date, unit: str) -> str:
    """The day, week, month, quarter, year … in which a day lies."""
    year = f"{day.year:04}"
    match unit:
        case "D":
            return day.isoformat()
        case "W":
            return week_value(day)
        case "M":
            return f"{year}-{day.month:02}"
        case "Q":
            return f"{year}-Q{(day.month + 2) // 3}"
        case "DE":
            return year[:3]
        case "CE":
            return year[:2]
        case _:
            return year


def unit_of(value: str) -> str:
    """The unit that a calendar value names: D, W, M, Q, Y, DE or CE."""
    if _DAY.fullmatch(value) or value.endswith("-WE"):
        return "D"
    if _WEEK.fullmatch(value):
        return "W"
    if _MONTH.fullmatch(value):
        return "M"
    if _PART.fullmatch(value):
        return "Q" if value[5] == "Q" else "Y"
    return {3: "DE", 2: "CE"}.get(len(value), "Y")


def moved(value: str, unit: str, count: int) -> str | None:
    """A calendar value some units on, no finer than it was: 1989-Q3 less a year is 1988-Q3."""
    covered = interval(value)
    if covered is None or covered.earliest is None:
        return None
    if unit in ("Y", "DE", "CE") and (found := _PART.fullmatch(value)):
        year = int(found[1]) + count * {"Y": 1, "DE": 10, "CE": 100}[unit]
        return f"{year:04}-{found[2]}" if 1 <= year <= MAXYEAR else None
    there = shifted(covered.earliest, unit, count)
    return value_of(there, unit_of(value)) if there else None


def valid_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return (
        MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    )
