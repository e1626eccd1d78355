"""What tags and sources have in common: long lists of articles, and what stands beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from sitegen.views.base import Link, Page, SiteView, Teaser
from sitegen.views.catalogue import Catalogue
from sitegen.views.paging import Piece


class PieceView(Struct, frozen=True, gc=False):
    """An older part of a long list of articles."""

    name: str
    kind: str
    route: str
    """Of the whole list's own page."""
    number: int
    articles: tuple[Teaser, ...]
    pieces: tuple[Piece, ...]


def older_pages(
    name: str,
    kind: str,
    route: str,
    parts: tuple[tuple[Teaser, ...], ...],
    links: tuple[Piece, ...],
    site: SiteView,
) -> Iterator[Page]:
    """The older pieces of a long list."""
    for part, link in list(zip(parts, links, strict=False))[1:]:
        view = PieceView(name, kind, route, link.number, part, links)
        yield Page(link.route, "piece.html", view, site=site)


def most_common(counted: Counter[str], made: Catalogue, limit: int) -> tuple[Link, ...]:
    """Links to the tags counted most, with their counts."""
    best = sorted(counted, key=lambda slug: (-counted[slug], slug))[:limit]
    return tuple(
        Link(made.tags[slug].name, made.tags[slug].route, made.tags[slug].kind, counted[slug])
        for slug in best
        if slug in made.tags
    )


def sources_of(teasers: tuple[Teaser, ...]) -> tuple[Link, ...]:
    """The sources of articles, with their counts."""
    counted = Counter(one.source for one in teasers if one.source.name)
    best = sorted(counted, key=lambda link: (-counted[link], link.name))
    return tuple(Link(link.name, link.route, "", counted[link]) for link in best)
