"""The timeline of a tag."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from sitegen.model import Tag
from sitegen.views.base import EventView, Page, SiteView
from sitegen.views.calendar import LONGEST
from sitegen.views.catalogue import Catalogue
from sitegen.views.entries import Entry, Section, date_of, entries_of
from sitegen.views.paging import Piece, piece_links, pieces

_PIECE = LONGEST // 2
"""Entries of the older pieces of a list; the newest has up to twice as many."""


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
    found = sorted(entries_of(events, teasers), key=lambda entry: entry.sort, reverse=True)
    parts = pieces(found, _PIECE)
    links = piece_links(own_route, [[date_of(entry) for entry in part] for part in parts])
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
