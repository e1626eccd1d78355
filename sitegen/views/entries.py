"""Lines of the timeline, by themselves and in the parts that pages can bear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sitegen.views.base import DateView, EventView, Teaser
from sitegen.views.calendar import LONGEST, event_key, part_route, span_of
from sitegen.views.paging import Piece


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


def entries_of(events: Iterable[EventView], teasers: Iterable[Teaser]) -> Iterator[Entry]:
    """What is known to a year at least, published or happened."""
    for event in events:
        if span := span_of(event.when):
            yield Entry(event_key(event.when, event.id), span, event)
    for teaser in teasers:
        if span := span_of(teaser.date):
            yield Entry(f"{span}b{teaser.date.latest}{teaser.route}", span, None, teaser)


def date_of(entry: Entry) -> DateView:
    """When something was published or happened."""
    if entry.event:
        return entry.event.when
    return entry.article.date if entry.article else DateView()


def parted(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """Entries in parts of a length that a page can bear, and so that an event's can be told."""
    return [
        tuple(entries[start : start + LONGEST]) for start in range(0, len(entries) or 1, LONGEST)
    ]


def part_links(route: str, count: int) -> tuple[Piece, ...]:
    """Links to all parts of a page; none if it is whole."""
    if count < 2:
        return ()
    return tuple(Piece(n, part_route(route, n), "", "") for n in range(1, count + 1))
