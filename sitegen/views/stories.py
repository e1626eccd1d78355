"""Stories that several articles tell: their pages and their index."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sitegen.model import Story
from sitegen.views.base import CommonView, Page, SiteView, Teaser, common_view
from sitegen.views.catalogue import Catalogue
from sitegen.views.density import Density, density, fitting_unit


class StoryVersion(Struct, frozen=True, gc=False):
    teaser: Teaser
    label: str
    """The source, with a number where one source has several versions."""
    relation: str
    likeness: int
    paragraphs: tuple[str, ...]
    names: tuple[str, ...]
    """People, places and organisations that it names."""


class StoryView(Struct, frozen=True, gc=False):
    title: str
    slug: str
    common: CommonView
    versions: tuple[StoryVersion, ...]
    chart: Density
    """When the versions were published, and when happened what they tell of."""


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
    return StoryView(title, story.slug, common, versions, _chart(versions, made))


def _chart(versions: tuple[StoryVersion, ...], made: Catalogue) -> Density:
    ids = {event.id for one in versions for event in made.events.get(one.teaser.id, ())}
    published = [one.teaser.date for one in versions]
    happened = [made.event_views[one].when for one in sorted(ids)]
    unit = fitting_unit([*published, *happened])
    return density(published, happened, unit, made.calendar.route)
