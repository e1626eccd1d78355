"""A map of the collection: what goes together, who is where and when, and the years of each tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import log, sqrt

from msgspec import Struct

from sitegen.views.base import DateView, Link, Page, SiteView
from sitegen.views.calendar import span_of
from sitegen.views.catalogue import Catalogue

_MOST = {"person": 9, "organisation": 6, "place": 9, "topic": 6}
"""Tags of each kind in the drawing; whatever an archive is full of, the others are seen too."""
_PARTNERS = 3
"""Arcs that a tag at least has, if it goes together with so many."""
_ROW = 26
"""Height of a line of the drawing, in CSS pixels: a target that a finger can hit."""
_COLUMNS = 8
"""Places of the table of who is where, at most."""
_WHO = ("person", "organisation")
_MONTHS = 12
"""Months that articles may be spread over and still be counted by month."""


class Node(Struct, frozen=True, gc=False):
    """A line of the drawing: a tag, or the name of the kind that begins."""

    kind: str
    tag: Link | None = None


class Arc(Struct, frozen=True, gc=False):
    """Two tags that go together; ``path`` is drawn from the line of names to the right."""

    first: Link
    second: Link
    count: int
    path: str
    width: float
    reach: int
    """How far the arc goes to the right."""


class Cell(Struct, frozen=True, gc=False):
    period: str
    count: int
    size: float
    """Of the circle's radius, 0 to 1."""


class TimeRow(Struct, frozen=True, gc=False):
    tag: Link
    cells: tuple[Cell, ...]


class Meeting(Struct, frozen=True, gc=False):
    """Articles about both somebody and a place."""

    count: int
    size: float
    """Of the circle's radius, 0 to 1."""
    first: str
    """The years that they are from; empty if none is dated."""
    last: str


class MeetingRow(Struct, frozen=True, gc=False):
    tag: Link
    cells: tuple[Meeting | None, ...]


class MapView(Struct, frozen=True, gc=False):
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    height: int
    reach: int
    """How far the widest arc goes to the right."""
    places: tuple[Link, ...]
    meetings: tuple[MeetingRow, ...]
    """Who is where: a row for a person or organisation, a cell for each of the places."""
    periods: tuple[str, ...]
    """Months, years, or the first years of decades."""
    decades: bool
    rows: tuple[TimeRow, ...]


def map_page(made: Catalogue, site: SiteView) -> Page:
    """``tags/map.html``."""
    slugs = _top(made)
    nodes = tuple(_nodes(made, slugs))
    heights = {
        node.tag.route: _ROW // 2 + _ROW * line for line, node in enumerate(nodes) if node.tag
    }
    arcs = _arcs(made, slugs, heights)
    periods, decades = _periods(made)
    places, meetings = _meetings(made, slugs)
    view = MapView(
        nodes=nodes,
        arcs=arcs,
        height=_ROW * len(nodes),
        reach=max((arc.reach for arc in arcs), default=0),
        places=places,
        meetings=meetings,
        periods=periods,
        decades=decades,
        rows=_rows(made, slugs, periods, decades),
    )
    return Page("tags/map.html", "map.html", view, site=site)


def _top(made: Catalogue) -> list[str]:
    """The tags with most articles of each kind, people first."""
    listed = [tag for tag in made.archive.tags if tag.listed]
    listed.sort(key=lambda tag: (-len(tag.articles), tag.slug))
    return [
        tag.slug
        for kind, most in _MOST.items()
        for tag in [tag for tag in listed if tag.kind == kind][:most]
    ]


def _nodes(made: Catalogue, slugs: list[str]) -> Iterator[Node]:
    before = ""
    for slug in slugs:
        tag = made.tags[slug]
        if tag.kind != before:
            yield Node(tag.kind)
        yield Node(tag.kind, tag)
        before = tag.kind


# ---- what goes together ------------------------------------------------------------------------


def _arcs(made: Catalogue, slugs: list[str], heights: dict[str, int]) -> tuple[Arc, ...]:
    """The strongest bonds of each tag, the most frequent first."""
    counted = _together(made, slugs)
    chosen: set[tuple[str, str]] = set()
    for slug in slugs:
        own = [pair for pair in counted if slug in pair]
        own.sort(key=lambda pair: (-_bond(pair, counted[pair], made), pair))
        chosen.update(own[:_PARTNERS])
    most = max((counted[pair] for pair in chosen), default=1)
    return tuple(
        _arc(made.tags[pair[0]], made.tags[pair[1]], counted[pair], most, heights)
        for pair in sorted(chosen, key=lambda pair: (-counted[pair], pair))
    )


def _together(made: Catalogue, slugs: list[str]) -> Counter[tuple[str, str]]:
    """In how many articles each two of the tags are, in the order of the drawing."""
    places = {slug: index for index, slug in enumerate(slugs)}
    counted: Counter[tuple[str, str]] = Counter()
    for tags in made.archive.article_tags.values():
        found = sorted((slug for slug in tags if slug in places), key=places.__getitem__)
        counted.update(combinations(found, 2))
    return counted


def _bond(pair: tuple[str, str], count: int, made: Catalogue) -> float:
    """How much more often two tags are together than chance would have it."""
    one, other = (len(made.tagged[slug]) for slug in pair)
    return count * log(1 + count * len(made.archive.articles) / (one * other))


def _arc(one: Link, other: Link, count: int, most: int, heights: dict[str, int]) -> Arc:
    top, bottom = heights[one.route], heights[other.route]
    bend = 20 + (bottom - top) * 2 // 3
    path = f"M0 {top}C{bend} {top} {bend} {bottom} 0 {bottom}"
    return Arc(one, other, count, path, round(1 + 5 * count / most, 1), bend * 3 // 4 + 8)


# ---- who is where, and when --------------------------------------------------------------------


def _meetings(made: Catalogue, slugs: list[str]) -> tuple[tuple[Link, ...], tuple[MeetingRow, ...]]:
    """The places where those in the drawing are most, and a row for each of them."""
    people = [slug for slug in slugs if made.tags[slug].kind in _WHO]
    places = _places_of({name for slug in people for name in made.tagged[slug]}, made)
    inside = [frozenset(made.tagged[place]) for place in places]
    found = {
        slug: [[name for name in made.tagged[slug] if name in place] for place in inside]
        for slug in people
    }
    most = max((len(names) for row in found.values() for names in row), default=0)
    rows = tuple(
        MeetingRow(made.tags[slug], tuple(_meeting(names, most, made) for names in row))
        for slug, row in found.items()
        if any(row)
    )
    return made.tag_links(places), rows


def _places_of(articles: set[str], made: Catalogue) -> list[str]:
    """The places that most of some articles are about."""
    counted = Counter(
        {
            tag.slug: sum(name in articles for name in tag.articles)
            for tag in made.archive.tags
            if tag.listed and tag.kind == "place"
        }
    )
    best = sorted(counted, key=lambda slug: (-counted[slug], slug))
    return [slug for slug in best[:_COLUMNS] if counted[slug]]


def _meeting(names: list[str], most: int, made: Catalogue) -> Meeting | None:
    if not names:
        return None
    years = sorted(span[:4] for one in made.teasers_of(names) if (span := span_of(one.date))) or [
        ""
    ]
    return Meeting(len(names), _radius(len(names), most), years[0], years[-1])


# ---- the years of each tag ---------------------------------------------------------------------


def _periods(made: Catalogue) -> tuple[tuple[str, ...], bool]:
    """The years that articles are dated in; months or decades when they are few or many."""
    years = sorted({int(span[:4]) for when in made.dates if (span := span_of(when))})
    if not years:
        return (), False
    months = _months(made.dates)
    if len(years) == 1 and 1 < len(months) <= _MONTHS:
        return months, False
    if years[-1] - years[0] < 24:
        return tuple(f"{year:04}" for year in range(years[0], years[-1] + 1)), False
    decades = range(years[0] // 10 * 10, years[-1] + 1, 10)
    return tuple(f"{decade:04}" for decade in decades), True


def _months(dates: list[DateView]) -> tuple[str, ...]:
    """All months from the first to the last that an article is surely from; none if one is not."""
    spans = sorted(span for when in dates if (span := span_of(when)))
    if any(len(span) < 7 for span in spans):
        return ()
    year, first, last = spans[0][:4], int(spans[0][5:7]), int(spans[-1][5:7])
    return tuple(f"{year}-{month:02}" for month in range(first, last + 1))


def _rows(
    made: Catalogue, slugs: list[str], periods: tuple[str, ...], decades: bool
) -> tuple[TimeRow, ...]:
    size = 3 if decades else len(next(iter(periods), ""))
    counts: list[list[int]] = []
    for slug in slugs:
        spans = (span_of(one.date)[:size] for one in made.teasers_of(made.tagged[slug]))
        counted = Counter(spans)
        counts.append([counted[period[:size]] for period in periods])
    most = max((count for row in counts for count in row), default=0)
    return tuple(
        TimeRow(made.tags[slug], tuple(_cells(periods, row, most)))
        for slug, row in zip(slugs, counts, strict=True)
    )


def _cells(periods: tuple[str, ...], counts: list[int], most: int) -> Iterator[Cell]:
    for period, count in zip(periods, counts, strict=True):
        yield Cell(period, count, _radius(count, most))


def _radius(count: int, most: int) -> float:
    """The area of a circle, not its width, is what the eye compares."""
    return round(sqrt(count / (most or 1)), 2)
