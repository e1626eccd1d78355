"""Finds the words of a text that name a time, and works out which days they mean.

The grammar of a language is a file in ``languages/``: word classes, and patterns over them that
name a function.  The functions know nothing of any one language.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from msgspec.structs import replace

from sitegen.infer.cutting import Cut
from sitegen.model import PartialDate

from .calendar import interval
from .found import FoundDate
from .language import load
from .lexer import BETWEEN
from .tagger import found_dates

__all__ = ["FoundDate", "find_dates", "find_dates_in", "interval"]


def find_dates(
    text: str, reference: PartialDate | date | None, language: str = "en"
) -> list[FoundDate]:
    """The dates of a text, in order; ``reference`` is when it was published.

    Without a reference, or with one that is no single day, dates that are counted from it are
    resolved as far as that is safe: an open value such as ``XXXX-WXX-5`` and no ``when`` otherwise.
    """
    return _found([text], reference, language)


def _found(
    passages: Sequence[str | Cut], reference: PartialDate | date | None, language: str
) -> list[FoundDate]:
    """The dates of passages, in order, with their places in the whole text."""
    grammar = load(language) or load("en")
    assert grammar is not None
    return found_dates(passages, grammar, _usable(reference))


def _usable(reference: PartialDate | date | None) -> PartialDate:
    """The reference as an interval; unknown if it is too near the ends of the calendar to count."""
    if isinstance(reference, date):
        reference = PartialDate(reference, reference, "day")
    ends = [day for day in (reference.earliest, reference.latest) if day] if reference else []
    if reference is None or not all(100 <= day.year <= 9900 for day in ends):
        return PartialDate()
    return reference


def find_dates_in(
    paragraphs: Sequence[str | Cut],
    reference: PartialDate | date | None,
    language: str = "en",
) -> list[list[FoundDate]]:
    """The dates of each paragraph, read one after the other: "that day" may be an earlier one's."""
    texts = (one if isinstance(one, str) else one.text for one in paragraphs)
    starts = list(accumulate((len(text) + len(BETWEEN) for text in texts), initial=0))
    result: list[list[FoundDate]] = [[] for _ in paragraphs]
    for found in _found(paragraphs, reference, language):
        at = bisect_right(starts, found.start) - 1
        shift = starts[at]
        result[at].append(replace(found, start=found.start - shift, end=found.end - shift))
    return result
