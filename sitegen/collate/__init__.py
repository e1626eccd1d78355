"""Collate: what only the whole collection can tell.  Articles in, an ``Archive`` out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitegen.collate.duplicates import without_duplicates
from sitegen.collate.likeness import Comparison
from sitegen.collate.neighbours import narrow_dates
from sitegen.collate.notes import Notes, dated_anew, notes_on, take_notes
from sitegen.collate.order import newest_first
from sitegen.collate.related import make_related
from sitegen.collate.routes import assign_routes
from sitegen.collate.sources import make_sources
from sitegen.collate.space import Neighbours
from sitegen.collate.stories import make_stories
from sitegen.collate.survey import Survey, survey
from sitegen.collate.tags import tags
from sitegen.collate.timeline import make_events
from sitegen.config import CollateConfig
from sitegen.memory import NONE, Memory
from sitegen.model import Archive, Article

__all__ = [
    "Neighbours",
    "Notes",
    "Survey",
    "collate",
    "dated_anew",
    "narrow_dates",
    "notes_on",
    "survey",
    "take_notes",
]


def collate(
    articles: Sequence[Article],
    settings: CollateConfig,
    notes: Mapping[str, Notes] | None = None,
    texts: Survey | None = None,
    memory: Memory = NONE,
) -> Archive:
    """The archive that a collection of articles makes.

    The order of the input does not matter.  Time and memory grow linearly.  ``notes`` are those on
    the articles as they are (by id), and ``texts`` is their survey, if they have been made already.
    """
    notes = notes or notes_on(articles)
    texts = texts or survey(notes)
    standing, duplicates = without_duplicates(articles, texts.place_of)
    ordered = newest_first(standing)
    compared = Comparison(standing, texts, memory)
    stories = make_stories(compared)
    grouped = () if settings.stories == "keep" else stories
    named, article_tags, tag_reasons = tags(ordered, settings)
    sources = make_sources(ordered)
    routes, collisions = assign_routes(ordered, named, sources, stories)
    told = (report for article in ordered for report in notes[article.id].reports)
    return Archive(
        articles=ordered,
        tags=named,
        sources=sources,
        events=make_events(told, named, memory),
        stories=stories,
        related=make_related(compared, grouped, settings.related, settings.stories == "hide"),
        article_tags=article_tags,
        routes=routes,
        duplicates=duplicates,
        collisions=collisions,
        tag_reasons=tag_reasons,
    )
