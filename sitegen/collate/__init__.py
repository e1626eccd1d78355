"""Collate: what only the whole collection can tell.  Articles in, an ``Archive`` out."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.collate.duplicates import without_duplicates
from sitegen.collate.likeness import survey
from sitegen.collate.neighbours import narrow_dates
from sitegen.collate.order import newest_first
from sitegen.collate.related import gather, make_related
from sitegen.collate.routes import assign_routes
from sitegen.collate.sources import make_sources
from sitegen.collate.stories import make_stories
from sitegen.collate.tags import tags
from sitegen.collate.timeline import make_events
from sitegen.config import CollateConfig
from sitegen.model import Archive, Article

__all__ = ["collate", "narrow_dates"]

NEIGHBOURS = 20
"""Other articles that each is compared with, at most."""


def collate(articles: Sequence[Article], settings: CollateConfig) -> Archive:
    """The archive that a collection of articles makes.

    The order of the input does not matter.  Time and memory grow linearly.
    """
    standing, duplicates = without_duplicates(articles)
    ordered = newest_first(standing)
    compared = survey(ordered)
    neighbours = [compared.space.nearest(place, NEIGHBOURS) for place in range(len(ordered))]
    stories = make_stories(compared, neighbours)
    grouped = () if settings.stories == "keep" else stories
    collection = gather(compared, grouped)
    named, article_tags = tags(ordered, settings)
    sources = make_sources(ordered)
    routes, collisions = assign_routes(ordered, named, sources, stories)
    return Archive(
        articles=ordered,
        tags=named,
        sources=sources,
        events=make_events(ordered, named),
        stories=stories,
        related=make_related(collection, neighbours, settings.related, settings.stories == "hide"),
        article_tags=article_tags,
        routes=routes,
        duplicates=duplicates,
        collisions=collisions,
    )
