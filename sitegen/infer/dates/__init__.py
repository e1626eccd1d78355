"""Finds the words of a text that name a time, and works out which days they mean.

The grammar of a language is a file in ``languages/``: word classes, and patterns over them that
name a function.  The functions know nothing of any one language.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sitegen.model import PartialDate

from .calendar import interval
from .context import Speech
from .found import FoundDate
from .language import load
from .tagger import found_dates

__all__ = ["FoundDate", "find_dates", "find_dates_in", "interval"]


def find_dates(
    text: str, reference: PartialDate | date | None, language: str = "en"
) -> list[FoundDate]:
    """The dates of a text, in order; ``reference`` is when it was published."""
    grammar = load(language) or load("en")
    assert grammar is not None
    day, year = _known(reference)
    return found_dates(text, grammar, Speech(day, year))


def find_dates_in(
    paragraphs: Sequence[str], reference: PartialDate | date | None, language: str = "en"
) -> list[list[FoundDate]]:
    """The dates of each paragraph, with the earlier paragraphs in mind."""
    return [find_dates(paragraph, reference, language) for paragraph in paragraphs]


def _known(reference: PartialDate | date | None) -> tuple[date | None, int | None]:
    if isinstance(reference, date):
        return reference, reference.year
    if reference is None or reference.earliest is None or reference.latest is None:
        return None, None
    day = reference.earliest if reference.earliest == reference.latest else None
    year = reference.earliest.year
    return day, year if year == reference.latest.year else None
