"""Sources: their pages and their index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from sitegen.model import Source
from sitegen.views.base import Link, Page, SiteView, Teaser
from sitegen.views.catalogue import Catalogue
from sitegen.views.density import Density, density, known_years
from sitegen.views.lists import most_common, older_pages
from sitegen.views.paging import Piece, pieces, teaser_links


class SourceView(Struct, frozen=True, gc=False):
    name: str
    slug: str
    count: int
    articles: tuple[Teaser, ...]
    roles: tuple[tuple[str, int], ...]
    tags: tuple[Link, ...]
    chart: Density
    kept: int
    words: int
    feed: str
    pieces: tuple[Piece, ...]


class SourceLine(Struct, frozen=True, gc=False):
    link: Link
    roles: tuple[tuple[str, int], ...]
    first: str
    last: str


class SourceIndexView(Struct, frozen=True, gc=False):
    sources: tuple[SourceLine, ...]


def source_pages(made: Catalogue, site: SiteView) -> Iterator[Page]:
    """The source index and every source's page."""
    lines = []
    for source in made.archive.sources:
        route = made.route("source", source.slug)
        parts = pieces(made.teasers_of(source.articles))
        links = teaser_links(route, parts)
        view = _source(source, made, parts[0], links)
        years = known_years(one.date for part in parts for one in part)
        link = Link(source.name, route, "", view.count)
        lines.append(SourceLine(link, view.roles, *(years[0], years[-1]) if years else ("", "")))
        if route:
            yield Page(route, "source.html", view, site=site)
            yield from older_pages(source.name, "source", route, parts, links, site)
    lines.sort(key=lambda line: (-line.link.count, line.link.name.casefold()))
    yield Page("sources/index.html", "sources.html", SourceIndexView(tuple(lines)), site=site)


def _source(
    source: Source, made: Catalogue, newest: tuple[Teaser, ...], links: tuple[Piece, ...]
) -> SourceView:
    teasers = made.teasers_of(source.articles)
    articles = [made.articles[name] for name in source.articles if name in made.articles]
    roles = Counter(role for name, role in source.roles if name in made.articles)
    tags = Counter(s for one in articles for s in made.archive.article_tags.get(one.id, ()))
    kept = sum(one.clean.kept for one in articles) / max(1, len(articles))
    return SourceView(
        name=source.name,
        slug=source.slug,
        count=len(teasers),
        articles=newest,
        roles=tuple(sorted(roles.items(), key=lambda item: (-item[1], item[0]))),
        tags=most_common(tags, made, 16),
        chart=density([one.date for one in teasers], (), "year", made.calendar.route),
        kept=round(kept * 100),
        words=sum(one.words for one in articles),
        feed=made.route("source", source.slug).removesuffix(".html") + ".atom",
        pieces=links,
    )
