"""The archive's order in time, where dates may be partial.

A date sorts by its earliest day: "2024" stands with 1 January 2024, so that, newest first, a bare
year comes after everything that is known to lie within it.  Of two that begin on the same day the
more precise one comes first.  A date with only a latest day sorts by that.  Undated is last.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sitegen.model import Article, PartialDate


def sort_day(when: PartialDate) -> date | None:
    """The day by which a partial date sorts; None if it is unknown."""
    return when.earliest or when.latest


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """By ``sort_day``, newest first; undated ones last; ties by origin."""
    return tuple(sorted(articles, key=_newest_key))


def age_key(article: Article) -> tuple[object, ...]:
    """Sorts articles oldest first, undated ones last; ties by origin."""
    when = article.published.value
    day = sort_day(when)
    return (day is None, day or date.max, _length(when), origin_key(article))


def _newest_key(article: Article) -> tuple[object, ...]:
    when = article.published.value
    day = sort_day(when)
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
