"""Stories that several articles tell: their pages and their index."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sitegen.model import Story
from sitegen.views.base import CommonView, Link, Page, SiteView, Teaser, common_view
from sitegen.views.catalogue import Catalogue
from sitegen.views.density import Density, density, fitting_unit

_INLINE = 4
"""Versions of which any two are compared on the story's own page, at most."""
_MOST_COMPARED = 20
"""Versions of which any two are compared at all."""


class StoryVersion(Struct, frozen=True, gc=False):
    teaser: Teaser
    label: str
    """The source, with a number where one source has several versions."""
    relation: str
    likeness: int
    common: CommonView
    """With the first version."""
    paragraphs: tuple[str, ...]
    names: tuple[str, ...]
    """People, places and organisations that it names."""


class PairGroup(Struct, frozen=True, gc=False):
    """A version, and the later ones that it is compared with on pages of their own."""

    number: int
    """From 1."""
    label: str
    others: tuple[Link, ...]
    """``count`` is the number of the other version."""


class StoryView(Struct, frozen=True, gc=False):
    title: str
    slug: str
    common: CommonView
    versions: tuple[StoryVersion, ...]
    chart: Density
    """When the versions were published, and when happened what they tell of."""
    pairs: tuple[PairGroup, ...]
    """Comparisons on pages of their own; none where the story's page has them all."""


class PairView(Struct, frozen=True, gc=False):
    """Two versions of a story."""

    story: Link
    first: StoryVersion
    second: StoryVersion


class StoryLine(Struct, frozen=True, gc=False):
    title: str
    route: str
    versions: tuple[Teaser, ...]


class StoryIndexView(Struct, frozen=True, gc=False):
    stories: tuple[StoryLine, ...]


def story_pages(made: Catalogue, site: SiteView) -> Iterator[Page]:
    """The story index and every story's page."""
    lines = []
    for story in made.archive.stories:
        route = made.route("story", story.slug)
        view = _story(story, made)
        if route and len(view.versions) > 1:
            lines.append(StoryLine(view.title, route, tuple(v.teaser for v in view.versions)))
            yield Page(route, "story.html", view, site=site)
            yield from _pair_pages(view, route, site)
    lines.sort(key=lambda line: (-len(line.versions), line.title.casefold(), line.route))
    if lines:  # else nothing leads to it
        yield Page("stories/index.html", "stories.html", StoryIndexView(tuple(lines)), site=site)


def _labels(teasers: list[Teaser]) -> list[str]:
    names = [one.source.name or one.title for one in teasers]
    return [
        f"{name} ({names[: index + 1].count(name)})" if names.count(name) > 1 else name
        for index, name in enumerate(names)
    ]


def _story(story: Story, made: Catalogue) -> StoryView:
    told = [one for one in story.versions if one.article in made.teasers]
    labels = _labels([made.teasers[one.article] for one in told])
    versions = tuple(
        StoryVersion(
            teaser=made.teasers[one.article],
            label=label,
            relation=one.relation,
            likeness=round(one.likeness * 100),
            common=common_view(one.common),
            paragraphs=tuple(block.text for block in made.articles[one.article].clean.blocks),
            names=tuple(
                subject.name
                for subject in made.articles[one.article].subjects
                if subject.kind != "topic"
            ),
        )
        for one, label in zip(told, labels, strict=True)
    )
    title = story.title or versions[0].teaser.title
    common = common_view(story.common)
    pairs = tuple(_pairs(versions, made.route("story", story.slug)))
    return StoryView(title, story.slug, common, versions, _chart(versions, made), pairs)


def _pairs(versions: tuple[StoryVersion, ...], route: str) -> Iterator[PairGroup]:
    """Where to compare any two of many versions; of very many, each with the first and the next."""
    count = len(versions)
    if count <= _INLINE:
        return
    for one in range(count - 1):
        last = count if count <= _MOST_COMPARED or one == 0 else one + 2
        others = tuple(
            Link(versions[other].label, _pair_route(route, one, other), count=other + 1)
            for other in range(one + 1, last)
            if (one, other) != (0, 1)  # which the story's own page has
        )
        yield PairGroup(one + 1, versions[one].label, others)


def _pair_route(route: str, one: int, other: int) -> str:
    return f"{route.removesuffix('.html')}/{one + 1}-{other + 1}.html"


def _pair_pages(view: StoryView, route: str, site: SiteView) -> Iterator[Page]:
    story = Link(view.title, route)
    for group in view.pairs:
        for link in group.others:
            first, second = view.versions[group.number - 1], view.versions[link.count - 1]
            yield Page(link.route, "compare.html", PairView(story, first, second), site=site)


def _chart(versions: tuple[StoryVersion, ...], made: Catalogue) -> Density:
    ids = {event.id for one in versions for event in made.events.get(one.teaser.id, ())}
    published = [one.teaser.date for one in versions]
    happened = [made.event_views[one].when for one in sorted(ids)]
    unit = fitting_unit([*published, *happened])
    return density(published, happened, unit, made.calendar.route)
