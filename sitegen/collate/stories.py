"""Stories: the same report told by several articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from sitegen.collate.order import age_key
from sitegen.collate.profile import Profile
from sitegen.collate.space import Space
from sitegen.model import Article, Story, Version
from sitegen.text import short_digest, slug

CANDIDATES = 12


class Agreement(Struct, frozen=True):
    """What two articles have in common, each from 0 to 1."""

    cosine: float
    shingles: float
    """Of the shorter one's runs of five words, the share that the other has."""
    numbers: float
    quotations: int


def agreement(one: Profile, other: Profile, cosine: float) -> Agreement:
    """What two profiles have in common."""
    small, large = sorted((one.shingles, other.shingles), key=len)
    shared = len(small & large) / max(1, len(small))
    fewer, more = sorted((one.numbers, other.numbers), key=len)
    return Agreement(cosine, shared, len(fewer & more) / len(fewer) if fewer else 0.5, 0)


def same_story(found: Agreement) -> float:
    """How surely two articles tell one story; at 0.5 and above they do."""
    if found.shingles >= 0.5:
        return 0.5 + found.shingles / 2
    return found.cosine


def make_stories(
    articles: Sequence[Article], profiles: Sequence[Profile], space: Space
) -> tuple[Story, ...]:
    """All groups of two or more articles that tell one story, in order of their first version."""
    leader = list(range(len(articles)))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for index, one in enumerate(profiles):
        for other, cosine in space.nearest(index, CANDIDATES):
            if same_story(agreement(one, profiles[other], cosine)) >= 0.5:
                low, high = sorted((find(index), find(other)))
                leader[high] = low
    groups: dict[int, list[int]] = {}
    for index in range(len(articles)):
        groups.setdefault(find(index), []).append(index)
    return tuple(
        _story(group, articles, profiles, space) for group in groups.values() if len(group) > 1
    )


def _story(
    group: list[int], articles: Sequence[Article], profiles: Sequence[Profile], space: Space
) -> Story:
    first, *others = sorted(group, key=lambda index: age_key(articles[index]))
    versions = [Version(articles[first].id, 1.0, "first")]
    for index in others:
        found = agreement(profiles[first], profiles[index], space.cosine(first, index))
        versions.append(_version(articles[index].id, found))
    title = next(
        (
            articles[i].title.value
            for i in [first, *others]
            if articles[i].title.method != "derived"
        ),
        articles[first].title.value,
    )
    identity = short_digest(articles[first].id)
    return Story(identity, f"{slug(title)}-{identity[:4]}", title, tuple(versions), "tell the same")


def _version(article: str, found: Agreement) -> Version:
    if found.shingles >= 0.9:
        return Version(article, max(found.cosine, found.shingles), "copy")
    if found.shingles >= 0.5:
        return Version(article, max(found.cosine, found.shingles), "near-duplicate")
    return Version(article, found.cosine, "retelling")


def story_of(stories: Sequence[Story]) -> Mapping[str, str]:
    """Article id -> id of its story."""
    return {version.article: story.id for story in stories for version in story.versions}
