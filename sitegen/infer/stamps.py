"""Dates as stamps and metadata write them: complete, in numbers or with the month's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

from sitegen.model import PartialDate
from sitegen.months import month_numbers

Order = Literal["day first", "month first", "unknown"]

_ISO = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
)
_COMPACT = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:T?\d{4,6}Z?)?(?!\d)"
)
_CJK = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일号號]"
)
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d/-])")
_DAY_FIRST = re.compile(
    r"(?<![\d:])(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|ª)?[.,]?[\s-]+(?:(?:de|of|d[’'])\s?)?"
    r"(?P<month>[^\W\d_]{3,12}(?: ال[^\W\d_]{2,8})?)[.,]?(?:\s+(?:de|del))?"
    r"[\s,-]+(?P<y>(?:19|20)\d\d)(?!\d)"
)
_MONTH_FIRST = re.compile(
    r"(?<!\w)(?P<month>[^\W\d_]{3,10})[.,]?\s{0,2}(?P<d>\d{1,2})(?:st|nd|rd|th)?"
    r"(?:\s?,\s?|\s+)(?P<y>(?:19|20)\d\d)(?!\d)"
)
# What every complete date has: a year, or two digits at the end of "3/4/19".
_MAY_HOLD = re.compile(r"(?:19|20)\d\d|\d[./-]\d{1,2}[./-]\d\d")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
# What programs write for a time that they do not know; somebody who means that day writes no time.
_NO_TIME = re.compile(r"1970-01-01[T ]00:00|0{4}-0?\d-0?\d")
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class Stamp(NamedTuple):
    """A complete date in a piece of text."""

    start: int
    end: int
    when: PartialDate
    """A day; an interval where day and month cannot be told apart."""


def day(value: date) -> PartialDate:
    return PartialDate(value, value, "day")


def year(value: int) -> PartialDate:
    return PartialDate(date(value, 1, 1), date(value, 12, 31), "year")


def month(value: int, number: int) -> PartialDate:
    """A month of a year."""
    following = date(value + number // 12, number % 12 + 1, 1)
    return PartialDate(date(value, number, 1), date.fromordinal(following.toordinal() - 1), "month")


def order_for(language: str, host: str | None) -> Order:
    """How numbers such as 3/4/2019 are read: by language, region and the host's country."""
    region = language.partition("-")[2][:2].upper()
    top = (host or "").rpartition(".")[2]
    if region == "US" or top in ("us", "gov", "mil"):
        return "month first"
    if region or top in ("uk", "au", "nz", "ie", "in", "za", "ng", "ke", "pk", "sg", "my"):
        return "day first" if region not in ("CA", "PH") else "unknown"
    return "unknown" if language[:2] in ("en", "un") else "day first"


def find_stamps(text: str, order: Order = "unknown") -> Iterator[Stamp]:
    """Complete dates, by way of writing and then by place."""
    if not text.isascii():
        text = text.translate(_ARABIC_DIGITS)
    if not _MAY_HOLD.search(text):
        return
    for pattern in (_ISO, _CJK, _DAY_FIRST, _MONTH_FIRST):
        for found in pattern.finditer(text):
            names = found.groupdict()
            number = month_numbers().get(names["month"].lower()) if "month" in names else None
            number = number or (int(names["m"]) if "m" in names else None)
            when = number and _date(int(names["y"]), number, int(names["d"]))
            if when:
                yield Stamp(found.start(), found.end(), day(when))
    for found in _NUMBERS.finditer(text):
        numbers = _of_numbers(int(found[1]), int(found[3]), found[4], found[2], order)
        if numbers:
            yield Stamp(found.start(), found.end(), numbers)


def declared_date(value: str, order: Order = "unknown") -> PartialDate | None:
    """The date that a metadata field states: ISO, compact, seconds since 1970, or in words."""
    value = value.strip()
    if _NO_TIME.match(value):
        return None
    if _EPOCH.fullmatch(value):
        return day(datetime.fromtimestamp(int(value[:10]), UTC).date())
    spaced = re.match(r"((?:19|20)\d\d) (\d{1,2}|[^\W\d_]{3,9})\.? (\d{1,2})\b", value)
    if spaced:
        number = int(spaced[2]) if spaced[2].isdigit() else month_numbers().get(spaced[2].lower())
        when = _date(int(spaced[1]), number, int(spaced[3])) if number else None
        return day(when) if when else None
    compact = _COMPACT.match(value)
    if compact:
        when = _date(int(compact["y"]), int(compact["m"]), int(compact["d"]))
        return day(when) if when else None
    for stamp in find_stamps(value[:200], order):
        return stamp.when
    return _partial(value)


def _partial(value: str) -> PartialDate | None:
    """A year or a year and month, alone."""
    found = re.fullmatch(r"((?:19|20)\d\d)(?:[-/](\d{1,2}))?", value)
    if not found:
        return None
    if found[2]:
        return month(int(found[1]), int(found[2])) if 1 <= int(found[2]) <= 12 else None
    return year(int(found[1]))


def _of_numbers(first: int, second: int, last: str, mark: str, order: Order) -> PartialDate | None:
    """1/2/2019: by the order if known; else by what is possible."""
    full = int(last) if len(last) == 4 else 2000 + int(last)
    if len(last) == 2 and (order == "unknown" or mark == "."):
        return None
    by_day, by_month = _date(full, second, first), _date(full, first, second)
    if mark == "." or order == "day first" or not by_month:
        return day(by_day) if by_day else None
    if order == "month first" or not by_day or by_day == by_month:
        return day(by_month)
    return PartialDate(min(by_day, by_month), max(by_day, by_month), "interval")


def _date(full: int, number: int, of_month: int) -> date | None:
    try:
        return date(full, number, of_month)
    except ValueError:
        return None
