"""Everything that views look up, made once: teasers, links, who tells what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Literal

from msgspec.structs import replace

from sitegen.memory import NONE, Memory
from sitegen.model import Archive, Article, Event, Source, Story
from sitegen.text import normalised, safe_url
from sitegen.views.base import (
    DateView,
    EventView,
    Link,
    Teaser,
    date_view,
    direction,
    guess_date,
    source_name,
)
from sitegen.views.calendar import Calendar
from sitegen.views.text.crossing import page_key

Policy = Literal["group", "hide", "keep"]
_SAME_PAGE = 2
"""Articles that may have been taken from one page, now and later."""


@dataclass
class Catalogue:
    """The public archive with its indexes."""

    archive: Archive
    rights: dict[str, str]
    language: str
    """Of the interface."""
    memory: Memory = NONE
    articles: dict[str, Article] = field(default_factory=dict)
    teasers: dict[str, Teaser] = field(default_factory=dict)
    tags: dict[str, Link] = field(default_factory=dict)
    sources: dict[str, Link] = field(default_factory=dict)
    """By the name as an article gives it, normalised."""
    stories: dict[str, Story] = field(default_factory=dict)
    """By article."""
    events: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    """By article."""
    calendar: Calendar = field(default_factory=lambda: Calendar(()))
    event_views: dict[str, EventView] = field(default_factory=dict)
    """By the event's id, in order of time; as seen from no article in particular."""

    addresses: dict[str, str] = field(default_factory=dict)
    """Where the pages are that articles were taken from, by their addresses' ``page_key``."""
    tagged: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The articles of each tag."""
    policy: Policy = "group"

    @property
    def dates(self) -> list[DateView]:
        """When the articles were published."""
        return [one.date for one in self.teasers.values()]

    @property
    def event_dates(self) -> list[DateView]:
        """When the events happened."""
        return [one.when for one in self.event_views.values()]

    def route(self, kind: str, name: str) -> str:
        """The route of an article, tag, source or story; empty if it has none."""
        return self.archive.routes.get(f"{kind}:{name}", "")

    def source(self, name: str) -> Link:
        """The link to a source by its name."""
        return self.sources.get(normalised(name), Link(name)) if name else Link("")

    def tag_links(self, slugs: Iterable[str]) -> tuple[Link, ...]:
        """Links to tags, in the given order."""
        return tuple(self.tags[slug] for slug in slugs if slug in self.tags)

    def tag_reasons(self, article: str) -> dict[str, str]:
        """Why an article has its tags, by their slugs."""
        slugs = self.archive.article_tags.get(article, ())
        return dict(zip_longest(slugs, self.archive.tag_reasons.get(article, ()), fillvalue=""))

    def teasers_of(self, names: Iterable[str]) -> tuple[Teaser, ...]:
        """Teasers of articles, in the given order."""
        return tuple(self.teasers[name] for name in names if name in self.teasers)

    def stacked(self, names: Iterable[str]) -> tuple[Teaser, ...]:
        """Teasers for a list: of the versions of a story only the first that is in the list."""
        listed = [name for name in names if name in self.teasers]
        if self.policy == "keep" or self.stories.keys().isdisjoint(listed):
            return tuple(self.teasers[name] for name in listed)
        inside = set(listed)
        return tuple(
            teaser for name in listed if (teaser := self._standing_for_others(name, inside))
        )

    def _standing_for_others(self, name: str, listed: set[str]) -> Teaser | None:
        """The teaser of an article; None if another version of its story stands in its place."""
        story, teaser = self.stories.get(name), self.teasers[name]
        versions = [one.article for one in story.versions if one.article in listed] if story else []
        if story is None or len(versions) < 2:
            return teaser
        if name != versions[0]:
            return None
        route = self.route("story", story.slug) if self.policy == "group" else ""
        return replace(teaser, versions=len(versions), story=route)


def catalogue(
    archive: Archive,
    rights: dict[str, str],
    language: str,
    memory: Memory = NONE,
    policy: Policy = "group",
) -> Catalogue:
    """Index a public archive."""
    made = Catalogue(archive, rights, language.split("-")[0].lower(), memory, policy=policy)
    for tag in archive.tags:
        made.tagged[tag.slug] = tag.articles
        made.tags[tag.slug] = Link(
            tag.name, made.route("tag", tag.slug), tag.kind, len(tag.articles)
        )
    made.articles.update((article.id, article) for article in archive.articles)
    for source in archive.sources:
        link = Link(source.name, made.route("source", source.slug), "", len(source.articles))
        for name in (source.name, *_names_of(source, made)):
            made.sources[normalised(name)] = link
    for article in archive.articles:
        made.teasers[article.id] = teaser_of(article, made)
    made.addresses.update(_addresses(made))
    for story in archive.stories:
        for version in story.versions:
            made.stories[version.article] = story
    happened = [(date_view(event.when), f"e-{event.id}") for event in archive.events]
    made.calendar = Calendar([*made.dates, *(when for when, _ in happened)], happened)
    for event in archive.events:
        made.event_views[event.id] = event_view(event, made)
        for name in dict.fromkeys(report.article for report in event.reports):
            made.events[name].append(event)
    return made


def _names_of(source: Source, made: Catalogue) -> Iterator[str]:
    """What its articles call a source: a host, a short form, its name with another "The"."""
    for name, role in source.roles:
        guess = getattr(made.articles.get(name), role, None)
        if guess is not None:
            yield guess.value


def _addresses(made: Catalogue) -> Iterator[tuple[str, str]]:
    """The addresses of articles, and their routes; one that several share is no article's own."""
    found: dict[str, list[str]] = defaultdict(list)
    for article in made.archive.articles:
        if article.url and (url := safe_url(article.url.value)) and (key := page_key(url)):
            found[key].append(article.id)
    for key, names in found.items():
        if len(names) <= _SAME_PAGE:
            yield key, made.route("article", names[0])


def event_view(event: Event, made: Catalogue) -> EventView:
    """An event as lists show it."""
    when = date_view(event.when)
    teasers = made.teasers_of(dict.fromkeys(report.article for report in event.reports))
    return EventView(
        id=f"e-{event.id}",
        when=when,
        text=event.text,
        planned=event.planned,
        timeline=made.calendar.place(when, f"e-{event.id}"),
        reports=tuple(Link(one.title, one.route, one.source.name) for one in teasers),
        tags=made.tag_links(event.tags),
    )


def teaser_of(article: Article, made: Catalogue) -> Teaser:
    """An article as lists show it."""
    language = article.language.value
    return Teaser(
        id=article.id,
        route=made.route("article", article.id),
        title=article.title.value,
        derived=article.title.method == "derived",
        date=guess_date(article.published),
        source=made.source(source_name(article)),
        summary=article.summary,
        language="" if language == "und" else language,
        direction=direction(language),
        foreign=language.split("-")[0].lower() != made.language,
        words=article.words,
    )
