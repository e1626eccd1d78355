"""What the parts of a match say: its month, day, year, unit, step; and values made of them."""

from __future__ import annotations

from datetime import date

from .calendar import interval, shifted, valid_day, value_of
from .context import Match
from .found import Meaning
from .numbers import han_number, ordinal_of

_OPEN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "DE": "XXX", "CE": "XX",
}  # fmt: skip


def month_number(match: Match, group: str = "MO") -> int:
    """1 to 12, 0 if the match names no month."""
    if match.has("MM"):
        return int(match.word("MM"))
    if match.has("HM"):
        return han_number(match.words("HM"), match.language)
    for word in match.words(group) or match.words("MONTH"):
        return int(match.language.values["MONTH"][word])
    return 0


def day_number(match: Match, group: str = "D") -> int | None:
    if match.has("HD"):
        return han_number(match.words("HD"), match.language)
    words = match.words(group) or match.words("DW") or match.words("DD")
    return ordinal_of(words, match.language)


def full_year(digits: str, written: int | None) -> int:
    """A year of two digits as one that is not far ahead of the text."""
    if len(digits) != 2:
        return int(digits)
    limit = (written or 2030) + 10
    year = limit - limit % 100 + int(digits)
    return year if year <= limit else year - 100


def year_of(match: Match) -> int | None:
    """The year that a match states."""
    if match.has("HY"):
        year = han_number(match.words("HY"), match.language)
        return year if 1000 <= year <= 2199 else None
    for group in ("YEAR", "SHORTYEAR", "YY"):
        if match.has(group):
            return full_year(match.word(group), match.speech.year)
    return None


def unit_of(match: Match, group: str = "") -> str:
    """D, W, M, Q, Y, DE, CE; TH, TM, TS for hours, minutes, seconds; a fortnight is weeks.

    Of the first unit that is named, or of the one that ``group`` captured.
    """
    words = match.words(group) if group else match.all_words()
    for word in words:
        for name in ("UNIT", "UNITS", "HOUR", "HOURS"):
            value = match.language.values[name].get(word)
            if value:
                return value.lstrip("2")
    return ""


def step_of(match: Match) -> int | None:
    """-1, 0 or 1 for last, this, next, wherever they stand in the match."""
    value = match.first_value("DEIC", "ANA", "LASTING")
    return int(value) if value else None


def part_of(match: Match) -> str:
    """TMO, TAF …, "" if the match names no part of the day."""
    part = match.first_value("PART")
    return f"T{part}" if part else ""


def dated(year: int | None, month: int, day: int | None = None) -> Meaning | None:
    """A month or day, of a year or of none; None if there is no such day."""
    if not 1 <= month <= 12:
        return None
    head = f"{year:04}" if year else "XXXX"
    if day is None:
        return Meaning(f"{head}-{month:02}")
    if not valid_day(year or 2000, month, day):
        return None
    return Meaning(f"{head}-{month:02}-{day:02}")


def at(day: date | None, unit: str) -> Meaning:
    """The unit of the calendar in which a day lies; an open value if there is no day."""
    return Meaning(_OPEN[unit] if day is None else value_of(day, unit))


def from_written(match: Match, unit: str, count: int) -> Meaning:
    """Some units on from the day of writing."""
    written = match.speech.day
    return at(shifted(written, unit, count) if written else None, unit)


def first_day(value: str | None) -> date | None:
    covered = interval(value) if value else None
    return covered.earliest if covered else None


def spoken_near(match: Match, tokens: int) -> str | None:
    """The value spoken of last, if that was no more than so many tokens ago."""
    return match.speech.last if match.begin - match.speech.last_at <= tokens else None


def day_near(match: Match, tokens: int) -> str | None:
    """The day spoken of last, if that was no more than so many tokens ago."""
    near = match.begin - match.speech.last_day_at <= tokens
    return match.speech.last_day if near else None


def counted(start: date | None, unit: str, count: float) -> Meaning:
    """So many units from a day, to the unit; halves are counted in months."""
    if count == int(count):
        there = shifted(start, unit, int(count)) if start else None
        if start and there is None:
            return Meaning("PAST_REF" if count < 0 else "FUTURE_REF")  # beyond the calendar
        return at(there, unit)
    months = {"Y": 12, "DE": 120, "CE": 1200}.get(unit)
    if months is None:
        return Meaning("PAST_REF" if count < 0 else "FUTURE_REF")
    return at(shifted(start, "M", round(count * months)) if start else None, unit)
