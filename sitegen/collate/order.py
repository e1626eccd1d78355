"""The archive's order in time, where dates may be partial.

A date sorts by its earliest day: "2024" stands with 1 January 2024, so that, newest first, a bare
year comes after everything that is known to lie within it.  Of two that begin on the same day the
more precise one comes first.  Undated is last.  A date with only a latest day sorts by that where
the keeper states it ("before 1961"); where it is but the day of a capture, or of what is announced,
it says nothing of how old an article is, which is undated here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sitegen.model import Article, Guess, PartialDate

_STATED = 0.5
"""Confidence from which a latest day is no mere bound."""


def sort_day(published: Guess[PartialDate]) -> date | None:
    """The day by which an article sorts; None if it is undated."""
    latest = published.value.latest if published.confidence >= _STATED else None
    return published.value.earliest or latest


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """By ``sort_day``, newest first; undated ones last; ties by origin."""
    return tuple(sorted(articles, key=_newest_key))


def age_key(article: Article) -> tuple[object, ...]:
    """Sorts articles oldest first, undated ones last; ties by origin."""
    when = article.published.value
    day = sort_day(article.published)
    return (day is None, day or date.max, _length(when), origin_key(article))


def _newest_key(article: Article) -> tuple[object, ...]:
    when = article.published.value
    day = sort_day(article.published)
    age = -day.toordinal() if day else 0
    return (day is None, age, _length(when), origin_key(article))


def _length(when: PartialDate) -> int:
    """Days that a partial date leaves open."""
    if when.earliest is None or when.latest is None:
        return 1_000_000
    return (when.latest - when.earliest).days


def origin_key(article: Article) -> tuple[str, int]:
    """Sorts articles by file and record."""
    origin = article.clean.document.origin
    return (origin.path, origin.record or 0)
