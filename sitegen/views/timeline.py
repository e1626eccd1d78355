"""The timeline: its overview, the undated shelf, and all that stands below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from sitegen.views.base import EventView, Link, Page, SiteView, Teaser
from sitegen.views.calendar import UNDATED, Calendar, span_of
from sitegen.views.catalogue import Catalogue
from sitegen.views.days import days_of_year
from sitegen.views.density import Density, density
from sitegen.views.entries import Entry, entries_of
from sitegen.views.paging import Piece, pieces, teaser_links
from sitegen.views.spans import by_span, span_pages

_LEADS = 60
"""Most years of which the overview says more than how much there is."""
_SHELF = 30
"""Articles with their summaries of the older pieces of the shelf; the newest has up to twice."""


class YearLine(Struct, frozen=True, gc=False):
    year: str
    route: str
    articles: int
    events: int
    tags: tuple[Link, ...]
    lead: Link
    """What happened that most articles tell of, and its place on the timeline."""


class TimelineView(Struct, frozen=True, gc=False):
    chart: Density
    years: tuple[YearLine, ...]
    undated: int
    articles: int
    events: int


class UndatedView(Struct, frozen=True, gc=False):
    articles: tuple[Teaser, ...]
    events: tuple[EventView, ...]
    pieces: tuple[Piece, ...]
    number: int
    count: int


def timeline_pages(made: Catalogue, site: SiteView) -> Iterator[Page]:
    """All pages under ``timeline/``."""
    entries = sorted(
        entries_of(made.event_views.values(), made.teasers.values()), key=lambda entry: entry.sort
    )
    spans = by_span(entries)
    yield _overview(made, spans, site)
    yield from _undated(made, site)
    yield from span_pages(spans, made.calendar, site)
    yield from days_of_year(entries, site)


def _overview(made: Catalogue, spans: dict[str, list[Entry]], site: SiteView) -> Page:
    years = sorted(key for key in spans if len(key) == 4)
    view = TimelineView(
        chart=density(made.dates, made.event_dates, "year", made.calendar.route),
        years=tuple(
            _line(year, spans[year], made.calendar, len(years) <= _LEADS) for year in years
        ),
        undated=sum(not span_of(one.date) for one in made.teasers.values()),
        articles=len(made.teasers),
        events=len(made.event_views),
    )
    return Page("timeline/index.html", "timeline.html", view, site=site)


def _line(year: str, entries: list[Entry], calendar: Calendar, leading: bool) -> YearLine:
    counted = Counter(tag for entry in entries if entry.event for tag in entry.event.tags)
    best = sorted(counted, key=lambda tag: (-counted[tag], tag.name))[: 4 if leading else 0]
    articles = sum(entry.article is not None for entry in entries)
    lead = _lead(entries) if leading else Link("")
    events = len(entries) - articles
    return YearLine(year, calendar.route(year), articles, events, tuple(best), lead)


def _lead(entries: list[Entry]) -> Link:
    """Of what happened, what most articles tell of; the most exactly dated, then the first."""
    told = [one.event for one in entries if one.event and not one.event.planned]
    if not told:
        return Link("")
    most = max(told, key=lambda event: (len(event.reports), len(event.when.code)))
    return Link(most.text, most.timeline)


def _undated(made: Catalogue, site: SiteView) -> Iterator[Page]:
    teasers = [one for one in made.teasers.values() if not span_of(one.date)]
    events = tuple(one for one in made.event_views.values() if not span_of(one.when))
    parts = pieces(teasers, _SHELF)
    links = teaser_links(UNDATED, parts)
    for index, part in enumerate(parts):
        number = len(parts) - index if index else 0
        view = UndatedView(part, () if index else events, links, number, len(teasers))
        yield Page(links[index].route if links else UNDATED, "undated.html", view, site=site)
