"""What templates may see: ``plan`` turns an archive into pages, each with a flat, frozen view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from sitegen.config import Config
from sitegen.memory import NONE, Memory
from sitegen.model import Archive, Outcome
from sitegen.text import safe_url
from sitegen.views import rights
from sitegen.views.about import about_page
from sitegen.views.again import Planned, page_again
from sitegen.views.articles import article_pages, tombstones
from sitegen.views.base import Link, Page, Raw, SiteView, direction
from sitegen.views.catalogue import Catalogue, catalogue
from sitegen.views.data import data_pages
from sitegen.views.doubts import doubts
from sitegen.views.feeds import feed_pages, sitemap_page
from sitegen.views.home import home_page, not_found_page, robots_page, search_page
from sitegen.views.overview import map_page
from sitegen.views.redirects import redirect_pages
from sitegen.views.relations import relation_pages
from sitegen.views.sources import source_pages
from sitegen.views.stories import story_pages
from sitegen.views.tags import names_page, tag_pages
from sitegen.views.timeline import timeline_pages
from sitegen.views.written import WrittenPage, written_views

__all__ = ["Page", "Plan", "Planned", "Raw", "WrittenPage", "page_again", "plan"]


_OWN = frozenset({"index.html", "search.html", "about-this-collection.html"})
"""Routes that no hand-written page may take; one that asks for it is planned last."""


@dataclass
class Plan:
    """Every file of the site that is made of the archive, in a stable order.

    To be gone through once: the pages are made while they are taken.
    """

    indexed: Iterator[Page]
    """The pages that belong in the search index."""
    others: Iterator[Page]
    warnings: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Page]:
        yield from self.indexed
        yield from self.others


def plan(
    archive: Archive,
    outcomes: Sequence[Outcome],
    config: Config,
    written: Sequence[WrittenPage] = (),
    memory: Memory = NONE,
) -> Plan:
    """The site of an archive."""
    public, decided, withheld = rights.apply(archive, config.rights)
    language, policy = config.archive.language, config.collate.stories
    made = catalogue(public, decided, language, memory, policy)
    site = site_view(config, written, public)
    memory.keep(Planned(made, site))
    mapped: list[tuple[str, str]] = []
    by_hand = [one for one in written if one.route not in _OWN]
    clashing = [one for one in written if one.route in _OWN]

    def html(*pages: Iterator[Page]) -> Iterator[Page]:
        for page in chain(*pages):
            mapped.append((page.route, _modified(page)))
            yield page

    def others() -> Iterator[Page]:
        yield from html(_overviews(made, outcomes, site), written_views(clashing, site))
        yield from redirect_pages(public, config.collate.tags, [route for route, _ in mapped], site)
        yield from tombstones(withheld, site)
        yield from feed_pages(made, site)
        yield from data_pages(made, outcomes, site.base_url)
        yield from relation_pages(made)
        yield from names_page(made)
        yield sitemap_page(mapped, site)
        yield from robots_page(site)
        yield not_found_page(site)

    indexed = html(article_pages(made, site), written_views(by_hand, site))
    return Plan(indexed, others(), doubts(archive, config.rights))


def _overviews(made: Catalogue, outcomes: Sequence[Outcome], site: SiteView) -> Iterator[Page]:
    """The pages that lead to articles."""
    yield home_page(made, site)
    yield from tag_pages(made, site)
    yield map_page(made, site)
    yield from timeline_pages(made, site)
    yield from story_pages(made, site)
    yield from source_pages(made, site)
    yield about_page(made, outcomes, site)
    if site.search:
        yield search_page(made, site)


def _modified(page: Page) -> str:
    published = getattr(page.view, "published", None)
    return published.earliest if published and published.precision == "day" else ""


def site_view(config: Config, written: Sequence[WrittenPage], archive: Archive) -> SiteView:
    """What every page knows of the site."""
    about, theme = config.archive, config.theme
    pages = sorted(written, key=lambda one: (one.order, one.title.casefold(), one.route))
    links = ((name, safe_url(address)) for name, address in theme.links.items())
    return SiteView(
        title=about.title,
        description=about.description,
        language=about.language,
        direction=direction(about.language),
        base_url=safe_url(about.base_url) or "",
        keeper=about.keeper,
        contact=about.contact,
        logo=theme.logo,
        accent=theme.accent,
        footer=theme.footer,
        footer_links=tuple(Link(name, address) for name, address in links if address),
        navigation=tuple(Link(one.title, one.route) for one in pages if one.navigation),
        search=config.search.enabled,
        stories=bool(archive.stories),
        articles=len(archive.articles),
        rights=config.rights.statement,
    )
