"""The timeline: overview, a page for each year, and the undated shelf."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from sitegen.views.articles import EventView, event_view
from sitegen.views.base import Link, Page, SiteView, Teaser
from sitegen.views.catalogue import Catalogue
from sitegen.views.density import Density, density


class Entry(Struct, frozen=True):
    """A line of the timeline: something published, or something that happened."""

    sort: str
    event: EventView | None = None
    article: Teaser | None = None


class Month(Struct, frozen=True):
    period: str
    """``2024-04``, or empty for what is only known to the year."""
    articles: int
    events: int
    entries: tuple[Entry, ...]


class YearView(Struct, frozen=True):
    year: str
    articles: int
    events: int
    chart: Density
    months: tuple[Month, ...]
    earlier: str
    later: str


class YearLine(Struct, frozen=True):
    year: str
    route: str
    articles: int
    events: int
    tags: tuple[Link, ...]


class TimelineView(Struct, frozen=True):
    chart: Density
    years: tuple[YearLine, ...]
    undated: int
    articles: int
    events: int


class UndatedView(Struct, frozen=True):
    articles: tuple[Teaser, ...]
    events: tuple[EventView, ...]


def timeline_pages(made: Catalogue, site: SiteView) -> Iterator[Page]:
    """Overview, years, undated shelf."""
    events = [event_view(event, made) for event in made.archive.events]
    teasers = list(made.teasers.values())
    dates = [one.date for one in teasers], [one.when for one in events]
    by_year = _by_year(teasers, events)
    years = sorted(year for year in by_year if year)
    undated = by_year.get("", ([], []))
    overview = TimelineView(
        chart=density(*dates, unit="year"),
        years=tuple(_line(year, *by_year[year]) for year in years),
        undated=len(undated[0]),
        articles=len(teasers),
        events=len(events),
    )
    yield Page("timeline/index.html", "timeline.html", overview, site=site)
    shelf = UndatedView(tuple(undated[0]), tuple(undated[1]))
    yield Page("timeline/undated.html", "undated.html", shelf, site=site)
    for index, year in enumerate(years):
        earlier = years[index - 1] if index else ""
        later = years[index + 1] if index + 1 < len(years) else ""
        view = _year(year, *by_year[year], earlier, later)
        yield Page(f"timeline/{year}.html", "year.html", view, site=site)


_Shelf = tuple[list[Teaser], list[EventView]]


def _by_year(teasers: list[Teaser], events: list[EventView]) -> dict[str, _Shelf]:
    shelves: dict[str, _Shelf] = defaultdict(lambda: ([], []))
    for teaser in teasers:
        shelves[(teaser.date.earliest or teaser.date.latest)[:4]][0].append(teaser)
    for event in events:
        shelves[(event.when.earliest or event.when.latest)[:4]][1].append(event)
    return shelves


def _line(year: str, teasers: list[Teaser], events: list[EventView]) -> YearLine:
    counted: dict[Link, int] = defaultdict(int)
    for event in events:
        for tag in event.tags:
            counted[tag] += 1
    best = sorted(counted, key=lambda tag: (-counted[tag], tag.name))[:4]
    return YearLine(year, f"timeline/{year}.html", len(teasers), len(events), tuple(best))


def _year(
    year: str, teasers: list[Teaser], events: list[EventView], earlier: str, later: str
) -> YearView:
    entries = [_published(one) for one in teasers] + [_happened(one) for one in events]
    months: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: entry.sort):
        months[_month(entry)].append(entry)
    return YearView(
        year=year,
        articles=len(teasers),
        events=len(events),
        chart=density([one.date for one in teasers], [one.when for one in events], "month"),
        months=tuple(_section(period, months[period]) for period in sorted(months)),
        earlier=earlier,
        later=later,
    )


def _published(teaser: Teaser) -> Entry:
    return Entry(_sort(teaser.date.earliest, teaser.date.latest) + "b" + teaser.route, None, teaser)


def _happened(event: EventView) -> Entry:
    return Entry(_sort(event.when.earliest, event.when.latest) + "a" + event.id, event)


def _sort(earliest: str, latest: str) -> str:
    """By first day; of those that begin together the more exact comes first."""
    return (earliest or latest) + (latest or "9999-12-31")


def _month(entry: Entry) -> str:
    when = entry.event.when if entry.event else entry.article.date if entry.article else None
    if when and when.earliest and when.latest and when.earliest[:7] == when.latest[:7]:
        return when.earliest[:7]
    return ""


def _section(period: str, entries: list[Entry]) -> Month:
    events = sum(entry.event is not None for entry in entries)
    return Month(period, len(entries) - events, events, tuple(entries))
