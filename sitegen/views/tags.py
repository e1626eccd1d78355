"""Tags: their pages, and an index that stays usable when there are thousands."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sitegen.model import Tag
from sitegen.views.base import EventView, Link, Page, Raw, SiteView, Teaser
from sitegen.views.catalogue import Catalogue
from sitegen.views.density import Density, density
from sitegen.views.links import relative
from sitegen.views.lists import most_common, older_pages, sources_of
from sitegen.views.paging import Piece, pieces, teaser_links
from sitegen.views.tag_timeline import tag_timeline

KINDS = ("person", "place", "organisation", "topic")
_INDEX, _NAMES = "tags/index.html", "tags/names.js"
_EVENTS = 12
"""Most events that a tag's page lists; its timeline has more."""
_TOP = 40
_LONGEST = 300
"""Most tags of a kind that the index lists whole; of more it lists the most frequent."""


class TagView(Struct, frozen=True, gc=False):
    name: str
    kind: str
    slug: str
    mentions: int
    aliases: tuple[str, ...]
    broader: Link
    """The tag that it belongs under; without a name if there is none."""
    narrower: tuple[Link, ...]
    description: str
    described_in: Link
    """The article that says so."""
    count: int
    articles: tuple[Teaser, ...]
    events: tuple[EventView, ...]
    timeline: str
    """The page with all of them in order of time, where they are more."""
    together: tuple[Link, ...]
    sources: tuple[Link, ...]
    chart: Density
    feed: str
    pieces: tuple[Piece, ...]


class TagGroup(Struct, frozen=True, gc=False):
    """Tags of one kind."""

    kind: str
    tags: tuple[Link, ...]


class Letter(Struct, frozen=True, gc=False):
    letter: str
    tags: tuple[Link, ...]


class KindView(Struct, frozen=True, gc=False):
    """All tags of one kind: the most frequent, and by letter."""

    kind: str
    count: int
    top: tuple[Link, ...]
    letters: tuple[Letter, ...]
    route: str
    """The page with all of them, when the index has only the most frequent."""


class TagIndexView(Struct, frozen=True, gc=False):
    groups: tuple[KindView, ...]
    count: int
    unlisted: int
    names: str
    """The script with all names, when the index has only the most frequent."""


def tag_pages(made: Catalogue, site: SiteView) -> Iterator[Page]:
    """The tag index and every tag's page."""
    listed = [tag for tag in made.archive.tags if tag.listed]
    kinds = [_kind(kind, [tag for tag in listed if tag.kind == kind], made) for kind in KINDS]
    yield from _index(kinds, len(listed), len(made.archive.tags) - len(listed), site)
    narrower: dict[str, list[str]] = {}
    for tag in made.archive.tags:
        if tag.broader:
            narrower.setdefault(tag.broader, []).append(tag.slug)
    events: dict[str, list[EventView]] = {}
    for event in made.archive.events:
        for slug in event.tags:
            events.setdefault(slug, []).append(made.event_views[event.id])
    for tag in made.archive.tags:
        if route := made.route("tag", tag.slug):
            parts = pieces(made.stacked(tag.articles))
            links = teaser_links(route, parts)
            below = made.tag_links(narrower.get(tag.slug, ()))
            view = _tag(tag, made, below, tuple(events.get(tag.slug, ())), parts[0], links)
            yield Page(route, "tag.html", view, site=site)
            yield from older_pages(tag.name, tag.kind, route, parts, links, site)
            if view.timeline:
                found = events[tag.slug]
                yield from tag_timeline(tag, route, view.timeline, found, made, site)


def _index(kinds: list[KindView], count: int, unlisted: int, site: SiteView) -> Iterator[Page]:
    whole = [one for one in kinds if one.route]
    for one in whole:
        yield Page(one.route, "tags-of-kind.html", one, site=site)
    # The index leaves out what is on a page of its own.
    shown = (replace(one, letters=()) if one.route else one for one in kinds if one.count)
    index = TagIndexView(tuple(shown), count, unlisted, _NAMES if whole else "")
    yield Page(_INDEX, "tags.html", index, site=site)


def names_page(made: Catalogue) -> Iterator[Page]:
    """All names, for the search in the index: what it does not show is loaded when one types."""
    listed = [made.tags[tag.slug] for tag in made.archive.tags if tag.listed]
    if max(Counter(link.kind for link in listed).values(), default=0) > _LONGEST:
        rows = [[one.name, relative(_INDEX, one.route), one.count] for one in listed]
        yield Page(_NAMES, "", Raw(f"tagNames = {msgspec.json.encode(rows).decode()};\n"))


def timeline_route(made: Catalogue, tag: Tag) -> str:
    """Where a tag's own timeline is."""
    return made.route("tag", tag.slug).removesuffix(".html") + "/timeline.html"


def _kind(kind: str, tags: list[Tag], made: Catalogue) -> KindView:
    links = [made.tags[tag.slug] for tag in tags]
    top = sorted(links, key=lambda link: (-link.count, link.name.casefold()))[:_TOP]
    by_letter = sorted(links, key=lambda link: (_letter(link.name), link.name.casefold()))
    letters = tuple(
        Letter(letter, tuple(group))
        for letter, group in groupby(by_letter, key=lambda link: _letter(link.name))
    )
    route = f"tags/all/{kind}.html" if len(links) > _LONGEST else ""
    return KindView(kind, len(links), tuple(top), letters, route)


def _letter(name: str) -> str:
    """The letter under which an index lists a name: capital, without accent."""
    for character in unicodedata.normalize("NFKD", name):
        if character.isalpha():
            return character.upper()[:1]
    return "#"


def _tag(
    tag: Tag,
    made: Catalogue,
    narrower: tuple[Link, ...],
    events: tuple[EventView, ...],
    newest: tuple[Teaser, ...],
    links: tuple[Piece, ...],
) -> TagView:
    teasers = made.teasers_of(tag.articles)
    beside: Counter[str] = Counter()
    for name in tag.articles:
        beside.update(slug for slug in made.archive.article_tags.get(name, ()) if slug != tag.slug)
    return TagView(
        name=tag.name,
        kind=tag.kind,
        slug=tag.slug,
        mentions=max(tag.mentions, len(teasers)),
        aliases=tag.aliases,
        broader=made.tags.get(tag.broader or "", Link("")),
        narrower=narrower,
        description=tag.description.value if tag.description else "",
        described_in=_described_in(tag, made),
        count=len(teasers),
        articles=newest,
        events=events[-_EVENTS:],
        timeline=timeline_route(made, tag) if len(events) > _EVENTS else "",
        together=most_common(beside, made, 16),
        sources=sources_of(teasers),
        chart=density(
            [one.date for one in teasers],
            [one.when for one in events],
            "year",
            made.calendar.route,
        ),
        feed=made.route("tag", tag.slug).removesuffix(".html") + ".atom" if tag.listed else "",
        pieces=links,
    )


def _described_in(tag: Tag, made: Catalogue) -> Link:
    """The first of a tag's articles that says of its subject what the description says."""
    if tag.description:
        wanted = tag.description.value
        for name in tag.articles:
            for subject in made.articles[name].subjects if name in made.articles else ():
                if subject.description == wanted:
                    return Link(made.teasers[name].title, made.teasers[name].route)
    return Link("")
