"""The timeline: overview, years, months, days, days of the year, and the undated shelf."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen.model import Tag
from sitegen.views.base import DateView, EventView, Link, Page, SiteView, Teaser
from sitegen.views.calendar import LONGEST, UNDATED, Calendar, event_key, part_route, span_of
from sitegen.views.catalogue import Catalogue
from sitegen.views.density import Density, density
from sitegen.views.paging import Piece, piece_links, pieces, teaser_links

_LEADS = 60
"""Most years of which the overview says more than how much there is."""
_PIECE = LONGEST // 2
"""Entries of the older pieces of a list; the newest has up to twice as many."""
_SHELF = 30
"""The same, for articles with their summaries."""


class Entry(Struct, frozen=True, gc=False):
    """A line of the timeline: something published, or something that happened."""

    sort: str
    span: str
    event: EventView | None = None
    article: Teaser | None = None


class Section(Struct, frozen=True, gc=False):
    """The entries of a month or day; without entries, a link to where they are."""

    span: str
    """``2024-04``, ``2024-04-10``, or empty for what is known less exactly."""
    route: str
    articles: int
    events: int
    entries: tuple[Entry, ...]


class SpanView(Struct, frozen=True, gc=False):
    """A year, month or day."""

    span: str
    within: tuple[Link, ...]
    """The larger spans, largest first; names are spans."""
    articles: int
    events: int
    chart: Density
    sections: tuple[Section, ...]
    earlier: Link
    later: Link
    on: str
    """The page of this day in all years, for a day."""
    parts: tuple[Piece, ...] = ()
    """Links to all parts, if there are several."""
    number: int = 1
    """Which part this is."""


class TagTimelineView(Struct, frozen=True, gc=False):
    name: str
    route: str
    """Of the tag."""
    articles: int
    events: int
    sections: tuple[Section, ...]
    """By year."""
    pieces: tuple[Piece, ...] = ()
    number: int = 0
    """0 for the newest piece."""


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


class DayOfYearView(Struct, frozen=True, gc=False):
    day: str
    """``04-10``."""
    entries: tuple[Entry, ...]
    earlier: str
    later: str
    parts: tuple[Piece, ...] = ()
    number: int = 1


class DaysView(Struct, frozen=True, gc=False):
    """Every day of the year; ``months`` has a tuple of (day, count) for each month."""

    months: tuple[tuple[tuple[str, int], ...], ...]


def timeline_pages(made: Catalogue, site: SiteView) -> Iterator[Page]:
    """All pages under ``timeline/``."""
    calendar = made.calendar
    entries = sorted(
        _entries(made.event_views.values(), made.teasers.values()), key=lambda entry: entry.sort
    )
    spans: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for size in (4, 7, 10):
            if len(entry.span) >= size:
                spans[entry.span[:size]].append(entry)
    yield _overview(made, spans, site)
    yield from _undated(made, site)
    for size in (4, 7, 10):
        keys = sorted(key for key in spans if len(key) == size)
        if size == 10:
            keys = [key for key in keys if calendar.has_day(key)]
        for index, key in enumerate(keys):
            earlier = keys[index - 1] if index else ""
            later = keys[index + 1] if index + 1 < len(keys) else ""
            view = _span(key, spans[key], earlier, later, calendar)
            for number, part in enumerate(_in_parts(view, calendar.route(key)), 1):
                yield Page(part_route(calendar.route(key), number), "span.html", part, site=site)
    yield from _days_of_year(entries, site)


def tag_timeline(
    tag: Tag,
    route: str,
    own_route: str,
    events: list[EventView],
    made: Catalogue,
    site: SiteView,
) -> Iterator[Page]:
    """Articles and events of a tag, in pieces where there are very many."""
    teasers = made.teasers_of(tag.articles)
    found = sorted(_entries(events, teasers), key=lambda entry: entry.sort, reverse=True)
    parts = pieces(found, _PIECE)
    links = piece_links(own_route, [[_date(entry) for entry in part] for part in parts])
    for index, part in enumerate(parts):
        years: dict[str, list[Entry]] = defaultdict(list)
        for entry in reversed(part):
            years[entry.span[:4]].append(entry)
        sections = tuple(
            Section(year, made.calendar.route(year), 0, 0, tuple(years[year])) for year in years
        )
        number = len(parts) - index if index else 0
        view = TagTimelineView(tag.name, route, len(teasers), len(events), sections, links, number)
        page = links[index].route if links else own_route
        yield Page(page, "tag-timeline.html", view, site=site)


def _date(entry: Entry) -> DateView:
    if entry.event:
        return entry.event.when
    return entry.article.date if entry.article else DateView()


def _entries(events: Iterable[EventView], teasers: Iterable[Teaser]) -> Iterator[Entry]:
    for event in events:
        if span := span_of(event.when):
            yield Entry(event_key(event.when, event.id), span, event)
    for teaser in teasers:
        if span := span_of(teaser.date):
            yield Entry(f"{span}b{teaser.date.latest}{teaser.route}", span, None, teaser)


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


def _span(
    span: str, entries: list[Entry], earlier: str, later: str, calendar: Calendar
) -> SpanView:
    articles = [entry.article.date for entry in entries if entry.article]
    events = [entry.event.when for entry in entries if entry.event]
    chart = Density((), 1.0)
    if len(span) == 4:
        chart = density(articles, events, "month", calendar.route, (f"{span}-01", f"{span}-12"))
    return SpanView(
        span=span,
        within=tuple(
            Link(span[:size], calendar.route(span[:size])) for size in (4, 7) if size < len(span)
        ),
        articles=len(articles),
        events=len(events),
        chart=chart,
        sections=tuple(_sections(span, entries, calendar)),
        earlier=Link(earlier, calendar.route(earlier) if earlier else ""),
        later=Link(later, calendar.route(later) if later else ""),
        on=day_route(span[5:]) if len(span) == 10 else "",
    )


def _in_parts(view: SpanView, route: str) -> Iterator[SpanView]:
    """A page, and others for what is too much of it of one day or known less exactly."""
    whole = [one for one in view.sections if not one.span]
    parts = _parted(whole[0].entries) if whole else [()]
    links = _part_links(route, len(parts))
    first = [replace(one, entries=parts[0]) if not one.span else one for one in view.sections]
    yield replace(view, sections=tuple(first), parts=links)
    for number, entries in enumerate(parts[1:], 2):
        section = replace(whole[0], entries=entries)
        yield replace(view, chart=Density((), 1.0), sections=(section,), parts=links, number=number)


def _parted(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """Entries in parts of a length that a page can bear, and so that an event's can be told."""
    return [
        tuple(entries[start : start + LONGEST]) for start in range(0, len(entries) or 1, LONGEST)
    ]


def _part_links(route: str, count: int) -> tuple[Piece, ...]:
    if count < 2:
        return ()
    return tuple(Piece(n, part_route(route, n), "", "") for n in range(1, count + 1))


def _sections(span: str, entries: list[Entry], calendar: Calendar) -> Iterator[Section]:
    """By month in a year, by day in a month, all together in a day."""
    size = {4: 7, 7: 10}.get(len(span), 99)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.span[:size] if len(entry.span) >= size else ""].append(entry)
    for key in sorted(groups):
        found = groups[key]
        articles = sum(entry.article is not None for entry in found)
        hidden = bool(key) and size < 99 and calendar.is_long(span)
        own_page = len(key) == 7 or (len(key) == 10 and calendar.has_day(key))
        route = calendar.route(key) if own_page else ""
        shown = () if hidden else tuple(found)
        yield Section(key, route, articles, len(found) - articles, shown)


def day_route(day: str) -> str:
    """The page of a day of the year, ``04-10``."""
    return f"timeline/on/{day}.html"


def _days_of_year(entries: Iterable[Entry], site: SiteView) -> Iterator[Page]:
    days: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if len(entry.span) == 10:
            days[entry.span[5:]].append(entry)
    keys = sorted(days)
    for index, day in enumerate(keys):
        # The year goes round: before the first day comes the last.
        earlier, later = keys[index - 1], keys[(index + 1) % len(keys)]
        parts = _parted(days[day])
        links = _part_links(day_route(day), len(parts))
        for number, part in enumerate(parts, 1):
            view = DayOfYearView(day, part, day_route(earlier), day_route(later), links, number)
            route = part_route(day_route(day), number)
            yield Page(route, "day-of-year.html", view, site=site)
    lengths = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    months = tuple(
        tuple((day := f"{month:02}-{number:02}", len(days.get(day, ())))
              for number in range(1, length + 1))
        for month, length in enumerate(lengths, 1)
    )  # fmt: skip
    yield Page("timeline/on/index.html", "days.html", DaysView(months), site=site)
