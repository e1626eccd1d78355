"""Dates in digits: 2024-04-10, 10.4.2024, 4/10/24, 10-25-89, 20240410."""

from __future__ import annotations

import re

from msgspec import Struct

from .calendar import valid_day

# What the lexer takes for one token.
SHAPE = (
    r"[12]\d{3}-\d{1,2}-\d{1,2}(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"
    r"|\d{1,4}-\d{1,2}-\d{1,4}(?![\d-])"
    r"|\d{1,4}/\d{1,2}/\d{1,4}(?![\d/])"
    r"|\d{1,4}\.\d{1,2}\.\d{1,4}(?![\d.])"
    r"|(?<![-/])[12]\d{3}[-/]\d{1,2}(?![\d/-])"
    r"|(?<![-/])\d{1,2}[-/][12]\d{3}(?![\d/-])"
    r"|\d{1,2}/\d{1,2}(?![\d/])"
)
_NUMBER = re.compile(r"\d+")
_EIGHT = re.compile(r"(?:19|20)\d{6}")
_TIME = re.compile(r"T(\d\d:\d\d)")


class Numeric(Struct, frozen=True, gc=False):
    """``year`` may have two digits, or be None."""

    year: int | None
    month: int
    day: int | None
    time: str = ""
    doubtful: bool = False
    """Eight digits in a row, or no more than month and day."""
    either_order: bool = False
    """Month and day could be the other way round."""


def is_eight_digits(word: str) -> bool:
    return _EIGHT.fullmatch(word) is not None


def parse(word: str, order: str) -> Numeric | None:
    """What a token of that shape means, if there is such a day; ``order``: "mdy" or "dmy"."""
    date = _parse(word, order)
    if date and 1 <= date.month <= 12 and valid_day(date.year or 2000, date.month, date.day or 1):
        return date
    return None


def _parse(word: str, order: str) -> Numeric | None:
    if is_eight_digits(word):
        return Numeric(int(word[:4]), int(word[4:6]), int(word[6:]), doubtful=True)
    time = _TIME.search(word)
    parts = [int(part) for part in _NUMBER.findall(word.partition("T")[0])]
    lengths = [len(part) for part in _NUMBER.findall(word)]
    if len(parts) == 3:
        if lengths[0] == 4:
            return Numeric(parts[0], parts[1], parts[2], f"T{time[1]}" if time else "")
        if lengths[0] > 2 or lengths[2] not in (2, 4) or ("." in word and lengths[2] == 2):
            return None
        month, day = _ordered(parts[0], parts[1], "dmy" if "." in word else order)
        either = "." not in word and month <= 12 and day <= 12 and month != day
        return Numeric(parts[2], month, day, either_order=either)
    if "." in word:
        return None  # a decimal fraction
    if lengths[0] == 4:
        return Numeric(parts[0], parts[1], None)
    if lengths[1] == 4:
        return Numeric(parts[1], parts[0], None)
    month, day = _ordered(parts[0], parts[1], order)
    return Numeric(None, month, day, doubtful=True)


def _ordered(first: int, second: int, order: str) -> tuple[int, int]:
    """Month and day; the usual order gives way where it makes no sense."""
    month, day = (first, second) if order == "mdy" else (second, first)
    return (day, month) if month > 12 else (month, day)
