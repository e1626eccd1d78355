"""Long lists in pieces whose addresses stay.

Pieces are counted from the oldest, and the list's own page shows the newest, so that a new article
changes that page alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

from sitegen.views.base import DateView, Teaser

T = TypeVar("T")
SIZE = 100


class Piece(Struct, frozen=True, gc=False):
    """A link to a part of a long list."""

    number: int
    """From 1, the oldest; 0 is the list's own page."""
    route: str
    first: str
    last: str
    """Years, or empty where nothing is dated."""


def pieces(items: Sequence[T], size: int = SIZE) -> tuple[tuple[T, ...], ...]:
    """The newest piece first; all but that have the same length.  Items are newest first."""
    older = max(0, len(items) // size - 1)
    newest = len(items) - older * size
    starts = range(newest, len(items), size)
    return (tuple(items[:newest]), *(tuple(items[start : start + size]) for start in starts))


def teaser_links(route: str, parts: Sequence[Sequence[Teaser]]) -> tuple[Piece, ...]:
    """Links to the pieces of a list of articles; none when it is a single piece."""
    return piece_links(route, [[one.date for one in part] for part in parts])


def piece_links(route: str, parts: Sequence[Sequence[DateView]]) -> tuple[Piece, ...]:
    """Links to the pieces of a list, of which each one's dates are given."""
    if len(parts) < 2:
        return ()
    stem = route.removesuffix(".html")
    links = []
    for index, part in enumerate(parts):
        number = len(parts) - index if index else 0
        years = [day[:4] for one in part for day in (one.earliest, one.latest) if day]
        first, last = min(years, default=""), max(years, default="")
        links.append(Piece(number, f"{stem}/{number}.html" if number else route, first, last))
    return tuple(links)
