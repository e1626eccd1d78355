"""The pages of years, months and days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from sitegen.views.base import Link, Page, SiteView
from sitegen.views.calendar import Calendar, part_route
from sitegen.views.days import day_route
from sitegen.views.density import Density, density
from sitegen.views.entries import Entry, Section, part_links, parted
from sitegen.views.paging import Piece


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


def by_span(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Year, month or day -> its entries."""
    spans: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for size in (4, 7, 10):
            if len(entry.span) >= size:
                spans[entry.span[:size]].append(entry)
    return spans


def span_pages(spans: dict[str, list[Entry]], calendar: Calendar, site: SiteView) -> Iterator[Page]:
    """A page for each year and month, and for the days that have one."""
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
    parts = parted(whole[0].entries) if whole else [()]
    links = part_links(route, len(parts))
    first = [replace(one, entries=parts[0]) if not one.span else one for one in view.sections]
    yield replace(view, sections=tuple(first), parts=links)
    for number, entries in enumerate(parts[1:], 2):
        section = replace(whole[0], entries=entries)
        yield replace(view, chart=Density((), 1.0), sections=(section,), parts=links, number=number)


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
