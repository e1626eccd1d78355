"""Dates as an archive's keeper writes them: as precisely as they are known, in the usual ways."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, timedelta
from functools import cache

from sitegen.infer.dates import find_dates
from sitegen.infer.lexicon import words
from sitegen.infer.stamps import Order, declared_date
from sitegen.model import PartialDate

_DAY = timedelta(days=1)
_LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh", "ja", "ko")
_LONGEST = 80
_EDGES = (MINYEAR, MAXYEAR)
"""Years that stand for "never"; no days could be counted before the one or after the other."""
# What EDTF writes in signs, in words.
_SIGNS = (
    (re.compile(r"(\d{4})(?:-[xu]{2}){1,2}"), r"\1"),
    (re.compile(r"(\d{4}-\d\d)-[xu]{2}"), r"\1"),
    (re.compile(r"(\d{3})[xu]"), r"\g<1>0s"),
    (re.compile(r"(\d{4})-21"), r"spring \1"),
    (re.compile(r"(\d{4})-22"), r"summer \1"),
    (re.compile(r"(\d{4})-23"), r"autumn \1"),
    (re.compile(r"(\d{4})-24"), r"winter \1"),
    (re.compile(r"(\d{4})-(q[1-4])"), r"\2 \1"),
    (re.compile(r"(\d{4})-(\d{4})"), r"\1/\2"),
)
_OPEN_END = re.compile(r"\.\.(?=/)|(?<=/)\.\.")


def keeper_date(value: str, language: str = "en", order: Order = "unknown") -> PartialDate | None:
    """The days that are meant; None if that cannot be told.

    Beside what metadata states: a month, season or decade in words, "c. 1950", "before 1950",
    spans ("A/B", "A..B", "between A and B"), EDTF's signs ("195X", "1950~"), and "undated".
    """
    plain = value.strip().casefold()[:_LONGEST]
    if plain in words("keeper", "unknown"):
        return PartialDate()
    plain = plain.rstrip("?~%")
    for pattern, told in _SIGNS:
        if found := pattern.fullmatch(plain):
            plain = found.expand(told)
    plain = _without(plain, "about")
    for name in ("before", "after"):
        date = _without(plain, name)
        if date != plain:
            return _beyond(_simple(date, language, order), before=name == "before")
    ends = _ends(plain, language, order)
    return _span(*ends) if ends else _simple(plain, language, order)


def _beyond(when: PartialDate | None, *, before: bool) -> PartialDate | None:
    """All days before, or after, a date."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    if before:
        return PartialDate(None, when.earliest - _DAY, "interval")
    return PartialDate(when.latest + _DAY, None, "interval")


def _ends(plain: str, language: str, order: Order) -> tuple[PartialDate, PartialDate] | None:
    """The ends of a span that is written out; one of them may be open."""
    ends = _between().split(_OPEN_END.sub("", _without(plain, "from")))
    if len(ends) != 2 or not any(ends) or any(0 < len(end) < 4 for end in ends):
        return None
    first, last = (_simple(end, language, order) if end else PartialDate() for end in ends)
    return (first, last) if first and last else None


def _span(first: PartialDate, last: PartialDate) -> PartialDate | None:
    if first.earliest and last.latest and first.earliest > last.latest:
        return None
    return PartialDate(first.earliest, last.latest, "interval")


def _simple(plain: str, language: str, order: Order) -> PartialDate | None:
    """A day, month, season, year, … as metadata has it, or as a text would say it."""
    when = declared_date(plain, order) or _spoken(plain, language)
    ends = (when.earliest, when.latest) if when else ()
    return None if any(end and end.year in _EDGES for end in ends) else when


def _spoken(plain: str, language: str) -> PartialDate | None:
    """A date as a text would say it, in any language; the article's own goes before."""
    code = language.partition("-")[0]
    for spoken in dict.fromkeys((code, *_LANGUAGES)):
        for found in find_dates(plain, None, spoken):
            if found.when and (found.start, found.end) == (0, len(plain)):
                return found.when
    return None


def _without(plain: str, name: str) -> str:
    """A date without the words that lead to it."""
    led = _led_by(name).match(plain)
    return plain[led.end() :] if led else plain


@cache
def _led_by(name: str) -> re.Pattern[str]:
    """Words that stand before a date, at the very beginning."""
    return re.compile(rf"(?:{_any_of(name)})(?:\s+|(?=\d))")


@cache
def _between() -> re.Pattern[str]:
    """What stands between the ends of a span."""
    return re.compile(rf"\s*(?:\.\.|/|–|—)\s*|\s+(?:-|{_any_of('between')})\s+")


def _any_of(name: str) -> str:
    longest_first = sorted(words("keeper", name), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("_", r"\s") for word in longest_first)
