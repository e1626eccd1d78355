"""From words like "next week" and the day that they mean: when they were written."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from sitegen.collate.words import reporting_verbs
from sitegen.model import DateMention, PartialDate

_WEEKDAY = re.compile(r"(?:XXXX|\d{4})-W(?:XX|\d\d)-([1-7])")
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_BARE_DAY = re.compile(r"XXXX-XX-(\d\d)")
_WEEK = re.compile(r"(?:XXXX|\d{4})-W(?:XX|\d\d)")
_MONTH = re.compile(r"XXXX-XX")
_NEXT = re.compile(r"\b(?:next|coming|following)\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|past|previous)\b", re.IGNORECASE)
_THIS = re.compile(r"\b(?:this|current|later this|earlier this)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|shall|next|coming|upcoming|expected|scheduled|set to|due to|is to|are to|ahead of"
    r"|plans to|plan to|planned|slated|forthcoming|on the agenda|later this)\b",
    re.IGNORECASE,
)

_PAST = re.compile(
    r"\b(?:[a-z]{2,14}ed|was|were|had|met|held|won|began|became|left|went|came|took|gave|made|saw)\b"
)


class Span(Struct, frozen=True):
    """Days from ``first`` to ``last``, inclusive."""

    first: date
    last: date

    def meets(self, other: Span) -> Span | None:
        """The days of both; None if there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None


def weekday_of(mention: DateMention) -> int | None:
    """1 (Monday) to 7 if the words name a day of the week."""
    found = _WEEKDAY.fullmatch(mention.value)
    return int(found.group(1)) if found else None


def is_to_come(mention: DateMention, sentence: str) -> bool:
    """Whether a sentence speaks of its time as future."""
    return mention.planned or _TO_COME.search(sentence) is not None


def _is_past(mention: DateMention, sentence: str) -> bool:
    """Whether a sentence tells of its time as past; that somebody said it so does not count."""
    if _LAST.search(mention.text):
        return True
    verbs = (found[0].casefold() for found in _PAST.finditer(sentence))
    return any(verb not in reporting_verbs() for verb in verbs)


def written(mention: DateMention, sentence: str, day: date) -> Span | None:
    """When words were written that mean a day; None if they cannot mean it, or do not tell."""
    if mention.when is not None or not 1000 < day.year < 9000:
        return None
    found = _weekday_written(mention, sentence, day)
    return found or _week_written(mention, day) or _month_written(mention, sentence, day)


def _weekday_written(mention: DateMention, sentence: str, day: date) -> Span | None:
    if weekday_of(mention) != day.isoweekday():
        return None
    return _around(mention, sentence, day, timedelta(days=7))


def _around(mention: DateMention, sentence: str, day: date, reach: timedelta) -> Span:
    """Up to ``reach`` before a day that is to come, after one that is past, else both."""
    to_come = is_to_come(mention, sentence)
    past = not to_come and _is_past(mention, sentence)
    return Span(day if past else day - reach, day if to_come else day + reach)


def _week_written(mention: DateMention, day: date) -> Span | None:
    if not _WEEK.fullmatch(mention.value):
        return None
    monday = day - timedelta(days=day.weekday())
    shift = _direction(mention.text)
    if shift is None:
        return None
    monday -= timedelta(days=7 * shift)
    return Span(monday, monday + timedelta(days=6))


def _month_written(mention: DateMention, sentence: str, day: date) -> Span | None:
    if _MONTH.fullmatch(mention.value):
        shift = _direction(mention.text)
        if shift is None:
            return None
        months = day.year * 12 + day.month - 1 - shift
        first = date(months // 12, months % 12 + 1, 1)
        return Span(first, _month_end(first))
    exact, bare = _MONTH_DAY.fullmatch(mention.value), _BARE_DAY.fullmatch(mention.value)
    if exact and (int(exact.group(1)), int(exact.group(2))) == (day.month, day.day):
        reach = timedelta(days=150)
    elif bare and int(bare.group(1)) == day.day:
        reach = timedelta(days=25)
    else:
        return None
    return _around(mention, sentence, day, reach)


def _direction(words: str) -> int | None:
    """1 for "next …", -1 for "last …", 0 for "this …"."""
    for pattern, shift in ((_THIS, 0), (_NEXT, 1), (_LAST, -1)):
        if pattern.search(words):
            return shift
    return None


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def span_of(when: PartialDate) -> Span | None:
    """The days of a partial date that is known at both ends."""
    if when.earliest is None or when.latest is None:
        return None
    return Span(when.earliest, when.latest)
