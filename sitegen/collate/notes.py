"""What comparing and the timeline need of one article, read from it alone.

It is read where the article was made, on all processors, and kept with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from sitegen.collate.duplicates import text_key
from sitegen.collate.profile import reading
from sitegen.collate.reports import Report, reports
from sitegen.model import Article


class Notes(Struct, frozen=True):
    """About 10 kB an article of 600 words."""

    article: str
    text: str
    """Equal for articles of the same text."""
    terms: dict[str, int]
    """With how often the article has them; see ``profile.reading``."""
    numbers: frozenset[str]
    reports: tuple[Report, ...]
    """What it tells of dated happenings, by the dates that it was read with."""


def take_notes(article: Article) -> Notes:
    """The notes on an article."""
    terms, numbers = reading(article)
    return Notes(article.id, text_key(article), terms, numbers, tuple(reports(article)))


def dated_anew(notes: Notes, article: Article) -> Notes:
    """The notes on the same article with other dates."""
    return replace(notes, reports=tuple(reports(article)))


def notes_on(articles: Iterable[Article]) -> dict[str, Notes]:
    """Article id -> notes."""
    return {article.id: take_notes(article) for article in articles}
