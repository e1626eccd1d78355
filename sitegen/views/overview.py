"""A map of the collection: which tags go together, and when each is in the papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from sitegen.views.base import Link, Page, SiteView
from sitegen.views.calendar import span_of
from sitegen.views.catalogue import Catalogue

_NODES = 28
_PAIRS = 60
_ROW = 26
"""Height of a line of the drawing, in CSS pixels: a target that a finger can hit."""
_KINDS = ("person", "organisation", "place", "topic")


class Node(Struct, frozen=True, gc=False):
    """A tag in the drawing."""

    tag: Link
    y: int


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


class MapView(Struct, frozen=True, gc=False):
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    height: int
    reach: int
    """How far the widest arc goes to the right."""
    periods: tuple[str, ...]
    """Years, or the first years of decades."""
    decades: bool
    rows: tuple[TimeRow, ...]


def map_page(made: Catalogue, site: SiteView) -> Page:
    """``tags/map.html``."""
    slugs = _top(made)
    nodes = tuple(Node(made.tags[slug], _ROW // 2 + _ROW * n) for n, slug in enumerate(slugs))
    arcs = _arcs(made, slugs, nodes)
    periods, decades = _periods(made)
    view = MapView(
        nodes=nodes,
        arcs=arcs,
        height=_ROW * len(nodes),
        reach=max((arc.reach for arc in arcs), default=0),
        periods=periods,
        decades=decades,
        rows=_rows(made, slugs, periods, decades),
    )
    return Page("tags/map.html", "map.html", view, site=site)


def _top(made: Catalogue) -> list[str]:
    """The tags with most articles, people first, then what they belong to and where they are."""
    listed = [tag for tag in made.archive.tags if tag.listed]
    best = sorted(listed, key=lambda tag: (-len(tag.articles), tag.slug))[:_NODES]
    best.sort(key=lambda tag: (_KINDS.index(tag.kind), -len(tag.articles), tag.slug))
    return [tag.slug for tag in best]


def _arcs(made: Catalogue, slugs: list[str], nodes: tuple[Node, ...]) -> tuple[Arc, ...]:
    places = {slug: index for index, slug in enumerate(slugs)}
    counted: Counter[tuple[int, int]] = Counter()
    for tags in made.archive.article_tags.values():
        found = sorted(places[slug] for slug in tags if slug in places)
        counted.update(combinations(found, 2))
    best = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_PAIRS]
    most = best[0][1] if best else 1
    return tuple(
        Arc(nodes[a].tag, nodes[b].tag, count, _path(nodes[a].y, nodes[b].y),
            round(1 + 5 * count / most, 1), _bend(nodes[a].y, nodes[b].y) * 3 // 4 + 8)
        for (a, b), count in best
    )  # fmt: skip


def _path(top: int, bottom: int) -> str:
    bend = _bend(top, bottom)
    return f"M0 {top}C{bend} {top} {bend} {bottom} 0 {bottom}"


def _bend(top: int, bottom: int) -> int:
    return 20 + (bottom - top) * 2 // 3


def _periods(made: Catalogue) -> tuple[tuple[str, ...], bool]:
    """The years that articles are dated in; decades when they are many."""
    years = sorted({int(span[:4]) for when in made.dates if (span := span_of(when))})
    if not years:
        return (), False
    if years[-1] - years[0] < 24:
        return tuple(f"{year:04}" for year in range(years[0], years[-1] + 1)), False
    decades = range(years[0] // 10 * 10, years[-1] + 1, 10)
    return tuple(f"{decade:04}" for decade in decades), True


def _rows(
    made: Catalogue, slugs: list[str], periods: tuple[str, ...], decades: bool
) -> tuple[TimeRow, ...]:
    size = 3 if decades else 4
    counts: list[list[int]] = []
    for slug in slugs:
        spans = (span_of(one.date)[:size] for one in made.teasers_of(made.tagged[slug]))
        counted = Counter(spans)
        counts.append([counted[period[:size]] for period in periods])
    most = max((count for row in counts for count in row), default=0) or 1
    return tuple(
        TimeRow(made.tags[slug], tuple(_cells(periods, row, most)))
        for slug, row in zip(slugs, counts, strict=True)
    )


def _cells(periods: tuple[str, ...], counts: list[int], most: int) -> Iterator[Cell]:
    """The area of a circle, not its width, is what the eye compares."""
    for period, count in zip(periods, counts, strict=True):
        yield Cell(period, count, round((count / most) ** 0.5, 2))
