"""Small pieces of English for reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sitegen.model import PartialDate

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def in_words(things: Sequence[str]) -> str:
    """ "a", "a and b", "a, b, and c"."""
    if len(things) < 3:
        return " and ".join(things)
    return ", ".join(things[:-1]) + ", and " + things[-1]


def counted(count: int, noun: str) -> str:
    """ "1 number", "2 numbers"."""
    return f"{count} {noun}" + ("" if count == 1 else "s")


def day_in_words(day: date) -> str:
    """ "10 April 2024"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def date_in_words(when: PartialDate) -> str:
    """ "10 April 2024", "April 2024", "2024", "between … and …", "undated"."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        known = first or last
        word = "after" if first else "before"
        return f"{word} {day_in_words(known)}" if known else "undated"
    if first == last:
        return day_in_words(first)
    if when.precision == "month":
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if when.precision == "year" and first.year == last.year:
        return str(first.year)
    return f"between {day_in_words(first)} and {day_in_words(last)}"
