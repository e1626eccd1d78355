"""Tags, sources and stories: their pages and their indexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from sitegen.model import Source, Story, Tag
from sitegen.views.base import EventView, Link, Page, SiteView, Teaser
from sitegen.views.catalogue import Catalogue
from sitegen.views.density import Density, density
from sitegen.views.paging import Piece, piece_links, pieces

_EVENTS = 12
"""Most events that a tag's page lists; the timeline has all."""
KINDS = ("person", "place", "organisation", "topic")


class TagView(Struct, frozen=True):
    name: str
    kind: str
    slug: str
    mentions: int
    aliases: tuple[str, ...]
    description: str
    count: int
    articles: tuple[Teaser, ...]
    events: tuple[EventView, ...]
    more_events: int
    """How many events are left to the timeline."""
    together: tuple[Link, ...]
    sources: tuple[Link, ...]
    chart: Density
    feed: str
    pieces: tuple[Piece, ...]


class PieceView(Struct, frozen=True):
    """An older part of a long list of articles."""

    name: str
    kind: str
    route: str
    """Of the whole list's own page."""
    number: int
    articles: tuple[Teaser, ...]
    pieces: tuple[Piece, ...]


class TagGroup(Struct, frozen=True):
    kind: str
    tags: tuple[Link, ...]


class TagIndexView(Struct, frozen=True):
    groups: tuple[TagGroup, ...]
    count: int
    unlisted: int


class SourceView(Struct, frozen=True):
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


class SourceLine(Struct, frozen=True):
    link: Link
    roles: tuple[tuple[str, int], ...]
    first: str
    last: str


class SourceIndexView(Struct, frozen=True):
    sources: tuple[SourceLine, ...]


class StoryVersion(Struct, frozen=True):
    teaser: Teaser
    relation: str
    likeness: int
    paragraphs: tuple[str, ...]
    names: tuple[str, ...]
    """People, places and organisations that it names."""


class StoryView(Struct, frozen=True):
    title: str
    slug: str
    reason: str
    versions: tuple[StoryVersion, ...]


class StoryLine(Struct, frozen=True):
    title: str
    route: str
    versions: tuple[Teaser, ...]


class StoryIndexView(Struct, frozen=True):
    stories: tuple[StoryLine, ...]


def tag_pages(made: Catalogue, site: SiteView) -> Iterator[Page]:
    """The tag index and every tag's page."""
    listed = [tag for tag in made.archive.tags if tag.listed]
    groups = tuple(TagGroup(kind, _of_kind(kind, listed, made)) for kind in KINDS)
    index = TagIndexView(
        tuple(group for group in groups if group.tags),
        len(listed),
        len(made.archive.tags) - len(listed),
    )
    yield Page("tags/index.html", "tags.html", index, site=site)
    events: dict[str, list[EventView]] = {}
    for event in made.archive.events:
        for slug in event.tags:
            events.setdefault(slug, []).append(made.event_views[event.id])
    for tag in made.archive.tags:
        if route := made.route("tag", tag.slug):
            parts = pieces(made.teasers_of(tag.articles))
            links = piece_links(route, parts)
            view = _tag(tag, made, tuple(events.get(tag.slug, ())), parts[0], links)
            yield Page(route, "tag.html", view, site=site)
            yield from _older(tag.name, tag.kind, route, parts, links, site)


def _older(
    name: str,
    kind: str,
    route: str,
    parts: tuple[tuple[Teaser, ...], ...],
    links: tuple[Piece, ...],
    site: SiteView,
) -> Iterator[Page]:
    for part, link in list(zip(parts, links, strict=False))[1:]:
        view = PieceView(name, kind, route, link.number, part, links)
        yield Page(link.route, "piece.html", view, site=site)


def _of_kind(kind: str, tags: list[Tag], made: Catalogue) -> tuple[Link, ...]:
    links = (made.tags[tag.slug] for tag in tags if tag.kind == kind)
    return tuple(sorted(links, key=lambda link: (link.name.casefold(), link.route)))


def _tag(
    tag: Tag,
    made: Catalogue,
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
        description=tag.description.value if tag.description else "",
        count=len(teasers),
        articles=newest,
        events=events[-_EVENTS:],
        more_events=max(0, len(events) - _EVENTS),
        together=_most(beside, made, 16),
        sources=_sources(teasers),
        chart=density(
            [one.date for one in teasers],
            [one.when for one in events],
            "year",
            made.calendar.route,
        ),
        feed=made.route("tag", tag.slug).removesuffix(".html") + ".atom" if tag.listed else "",
        pieces=links,
    )


def _most(counted: Counter[str], made: Catalogue, limit: int) -> tuple[Link, ...]:
    best = sorted(counted, key=lambda slug: (-counted[slug], slug))[:limit]
    return tuple(
        Link(made.tags[slug].name, made.tags[slug].route, made.tags[slug].kind, counted[slug])
        for slug in best
        if slug in made.tags
    )


def _sources(teasers: tuple[Teaser, ...]) -> tuple[Link, ...]:
    counted = Counter(one.source for one in teasers if one.source.name)
    best = sorted(counted, key=lambda link: (-counted[link], link.name))
    return tuple(Link(link.name, link.route, "", counted[link]) for link in best)


def source_pages(made: Catalogue, site: SiteView) -> Iterator[Page]:
    """The source index and every source's page."""
    lines = []
    for source in made.archive.sources:
        route = made.route("source", source.slug)
        parts = pieces(made.teasers_of(source.articles))
        links = piece_links(route, parts)
        view = _source(source, made, parts[0], links)
        dates = [one.date for part in parts for one in part]
        days = [day for date in dates for day in (date.earliest, date.latest) if day]
        link = Link(source.name, route, "", len(dates))
        lines.append(
            SourceLine(link, view.roles, min(days, default="")[:4], max(days, default="")[:4])
        )
        if route:
            yield Page(route, "source.html", view, site=site)
            yield from _older(source.name, "source", route, parts, links, site)
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
        tags=_most(tags, made, 16),
        chart=density([one.date for one in teasers], (), "year", made.calendar.route),
        kept=round(kept * 100),
        words=sum(one.words for one in articles),
        feed=made.route("source", source.slug).removesuffix(".html") + ".atom",
        pieces=links,
    )


def story_pages(made: Catalogue, site: SiteView) -> Iterator[Page]:
    """The story index and every story's page."""
    lines = []
    for story in made.archive.stories:
        route = made.route("story", story.slug)
        view = _story(story, made)
        if route and len(view.versions) > 1:
            lines.append(StoryLine(story.title, route, tuple(v.teaser for v in view.versions)))
            yield Page(route, "story.html", view, site=site)
    lines.sort(key=lambda line: (-len(line.versions), line.title.casefold(), line.route))
    yield Page("stories/index.html", "stories.html", StoryIndexView(tuple(lines)), site=site)


def _story(story: Story, made: Catalogue) -> StoryView:
    versions = tuple(
        StoryVersion(
            teaser=made.teasers[one.article],
            relation=one.relation,
            likeness=round(one.likeness * 100),
            paragraphs=tuple(block.text for block in made.articles[one.article].clean.blocks),
            names=tuple(
                subject.name
                for subject in made.articles[one.article].subjects
                if subject.kind != "topic"
            ),
        )
        for one in story.versions
        if one.article in made.teasers
    )
    return StoryView(story.title, story.slug, story.reason, versions)
