"""Collate: what only the whole collection can tell.  Articles in, an ``Archive`` out."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.collate.duplicates import without_duplicates
from sitegen.collate.likeness import Comparison
from sitegen.collate.neighbours import narrow_dates
from sitegen.collate.order import newest_first
from sitegen.collate.related import make_related
from sitegen.collate.routes import assign_routes
from sitegen.collate.sources import make_sources
from sitegen.collate.stories import make_stories
from sitegen.collate.survey import Survey, survey
from sitegen.collate.tags import tags
from sitegen.collate.timeline import make_events
from sitegen.config import CollateConfig
from sitegen.memory import NONE, Memory
from sitegen.model import Archive, Article

__all__ = ["Survey", "collate", "narrow_dates", "survey"]


def collate(
    articles: Sequence[Article],
    settings: CollateConfig,
    texts: Survey | None = None,
    memory: Memory = NONE,
) -> Archive:
    """The archive that a collection of articles makes.

    The order of the input does not matter.  Time and memory grow linearly.  ``texts`` is the
    articles' survey, if it has been made already; dates may have changed since.
    """
    texts = texts or survey(articles, memory)
    standing, duplicates = without_duplicates(articles, texts.place_of)
    ordered = newest_first(standing)
    compared = Comparison(standing, texts, memory)
    stories = make_stories(compared)
    grouped = () if settings.stories == "keep" else stories
    named, article_tags = tags(ordered, settings)
    sources = make_sources(ordered)
    routes, collisions = assign_routes(ordered, named, sources, stories)
    return Archive(
        articles=ordered,
        tags=named,
        sources=sources,
        events=make_events(ordered, named, memory),
        stories=stories,
        related=make_related(compared, grouped, settings.related, settings.stories == "hide"),
        article_tags=article_tags,
        routes=routes,
        duplicates=duplicates,
        collisions=collisions,
    )
