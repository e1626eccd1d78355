"""Tags, sources and stories: their pages and their indexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from sitegen.model import Source, Story, Tag
from sitegen.views.articles import EventView, event_view
from sitegen.views.base import Link, Page, SiteView, Teaser
from sitegen.views.catalogue import Catalogue
from sitegen.views.density import Density, density

KINDS = ("person", "place", "organisation", "topic")


class TagView(Struct, frozen=True):
    name: str
    kind: str
    slug: str
    mentions: int
    aliases: tuple[str, ...]
    description: str
    articles: tuple[Teaser, ...]
    events: tuple[EventView, ...]
    together: tuple[Link, ...]
    sources: tuple[Link, ...]
    chart: Density
    feed: str


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
    articles: tuple[Teaser, ...]
    roles: tuple[tuple[str, int], ...]
    tags: tuple[Link, ...]
    chart: Density
    kept: int
    words: int
    feed: str


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
        shown = event_view(event, made)
        for slug in event.tags:
            events.setdefault(slug, []).append(shown)
    for tag in made.archive.tags:
        if route := made.route("tag", tag.slug):
            view = _tag(tag, made, tuple(events.get(tag.slug, ())))
            yield Page(route, "tag.html", view, site=site)


def _of_kind(kind: str, tags: list[Tag], made: Catalogue) -> tuple[Link, ...]:
    links = (made.tags[tag.slug] for tag in tags if tag.kind == kind)
    return tuple(sorted(links, key=lambda link: (link.name.casefold(), link.route)))


def _tag(tag: Tag, made: Catalogue, events: tuple[EventView, ...]) -> TagView:
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
        articles=teasers,
        events=events,
        together=_most(beside, made, 16),
        sources=_sources(teasers),
        chart=density([one.date for one in teasers], [one.when for one in events], "year"),
        feed=made.route("tag", tag.slug).removesuffix(".html") + ".atom",
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
        view = _source(source, made)
        days = [d for one in view.articles for d in (one.date.earliest, one.date.latest) if d]
        link = Link(source.name, made.route("source", source.slug), "", len(view.articles))
        lines.append(
            SourceLine(link, view.roles, min(days, default="")[:4], max(days, default="")[:4])
        )
        if link.route:
            yield Page(link.route, "source.html", view, site=site)
    lines.sort(key=lambda line: (-line.link.count, line.link.name.casefold()))
    yield Page("sources/index.html", "sources.html", SourceIndexView(tuple(lines)), site=site)


def _source(source: Source, made: Catalogue) -> SourceView:
    teasers = made.teasers_of(source.articles)
    articles = [made.articles[name] for name in source.articles if name in made.articles]
    roles = Counter(role for name, role in source.roles if name in made.articles)
    tags = Counter(s for one in articles for s in made.archive.article_tags.get(one.id, ()))
    kept = sum(one.clean.kept for one in articles) / max(1, len(articles))
    return SourceView(
        name=source.name,
        slug=source.slug,
        articles=teasers,
        roles=tuple(sorted(roles.items(), key=lambda item: (-item[1], item[0]))),
        tags=_most(tags, made, 16),
        chart=density([one.date for one in teasers], (), "year"),
        kept=round(kept * 100),
        words=sum(one.words for one in articles),
        feed=made.route("source", source.slug).removesuffix(".html") + ".atom",
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
        )
        for one in story.versions
        if one.article in made.teasers
    )
    return StoryView(story.title, story.slug, story.reason, versions)
