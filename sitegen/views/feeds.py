"""Feeds of the newest articles, and the sitemap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from sitegen.views.base import DateView, Page, SiteView, Teaser
from sitegen.views.catalogue import Catalogue

_ENTRIES = 50


class FeedEntry(Struct, frozen=True, gc=False):
    id: str
    route: str
    title: str
    summary: str
    source: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str
    published: str
    """An instant, only when the day is known."""
    updated: str
    """The latest instant that the date allows; the order of the feed."""
    date: DateView
    dated: str
    """The date as precisely as it is known, W3CDTF or an ISO interval."""


class FeedView(Struct, frozen=True, gc=False):
    id: str
    title: str
    route: str
    """Of the feed itself."""
    page: str
    """Of the page that it belongs to."""
    json_route: str
    updated: str
    entries: tuple[FeedEntry, ...]


class SitemapEntry(Struct, frozen=True, gc=False):
    route: str
    modified: str


class SitemapView(Struct, frozen=True, gc=False):
    entries: tuple[SitemapEntry, ...]


def feed_pages(made: Catalogue, site: SiteView) -> Iterator[Page]:
    """The site's feeds, and one for every listed tag and every source."""
    known: dict[str, FeedEntry] = {}
    newest = list(made.teasers.values())
    yield from _pair("feed", site.title, "index.html", newest, made, site, known)
    for tag in made.archive.tags:
        if tag.listed and (route := made.route("tag", tag.slug)):
            teasers = made.teasers_of(tag.articles)
            yield _atom(route.removesuffix(".html"), tag.name, route, teasers, made, site, known)
    for source in made.archive.sources:
        if route := made.route("source", source.slug):
            teasers = made.teasers_of(source.articles)
            yield _atom(route.removesuffix(".html"), source.name, route, teasers, made, site, known)


def _pair(
    stem: str,
    title: str,
    page: str,
    teasers: Iterable[Teaser],
    made: Catalogue,
    site: SiteView,
    known: dict[str, FeedEntry],
) -> Iterator[Page]:
    view = _feed(stem, title, page, teasers, made, f"{stem}.json", known)
    yield Page(f"{stem}.atom", "feed.atom", view, site=site)
    yield Page(f"{stem}.json", "feed.json", view, site=site)


def _atom(
    stem: str,
    name: str,
    page: str,
    teasers: Iterable[Teaser],
    made: Catalogue,
    site: SiteView,
    known: dict[str, FeedEntry],
) -> Page:
    view = _feed(stem, f"{name} · {site.title}", page, teasers, made, "", known)
    return Page(f"{stem}.atom", "feed.atom", view, site=site)


def _feed(
    stem: str,
    title: str,
    page: str,
    teasers: Iterable[Teaser],
    made: Catalogue,
    json_route: str,
    known: dict[str, FeedEntry],
) -> FeedView:
    best = sorted(teasers, key=lambda one: (_latest(one.date), one.id), reverse=True)[:_ENTRIES]
    newest = tuple(_entry(teaser, made, known) for teaser in best)
    return FeedView(
        id=identifier(f"feed:{stem}"),
        title=title,
        route=f"{stem}.atom",
        page=page,
        json_route=json_route,
        updated=newest[0].updated if newest else "1970-01-01T00:00:00Z",
        entries=newest,
    )


def _latest(date: DateView) -> str:
    """The latest day on which something of that date can have been published."""
    return date.latest or date.earliest or "1970-01-01"


def identifier(name: str) -> str:
    """A name that stays when the site moves."""
    return uuid5(NAMESPACE_URL, f"sitegen:{name}").urn


def _entry(teaser: Teaser, made: Catalogue, known: dict[str, FeedEntry]) -> FeedEntry:
    """An article's entry, made once for all the feeds that it is in."""
    if teaser.id not in known:
        known[teaser.id] = _made(teaser, made)
    return known[teaser.id]


def _made(teaser: Teaser, made: Catalogue) -> FeedEntry:
    date = teaser.date
    article = made.articles[teaser.id]
    tags = made.tag_links(made.archive.article_tags.get(teaser.id, ())[:12])
    return FeedEntry(
        id=identifier(teaser.id),
        route=teaser.route,
        title=teaser.title,
        summary=teaser.summary,
        source=teaser.source.name,
        authors=article.authors.value,
        tags=tuple(tag.name for tag in tags),
        language=teaser.language,
        published=f"{date.earliest}T00:00:00Z" if date.precision == "day" else "",
        updated=f"{_latest(date)}T00:00:00Z",
        date=date,
        dated=date.code if ".." not in date.code else "",
    )


def sitemap_page(pages: Iterable[tuple[str, str]], site: SiteView) -> Page:
    """``sitemap.xml`` of the given routes and days."""
    entries = tuple(SitemapEntry(route, day) for route, day in pages)
    return Page("sitemap.xml", "sitemap.xml", SitemapView(entries), site=site)
