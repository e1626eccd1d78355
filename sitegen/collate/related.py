"""What to read next: the best few other articles, each with its reason in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from math import exp, sqrt

from msgspec import Struct

from sitegen.collate.likeness import Comparison
from sitegen.collate.phrases import date_in_words, in_words
from sitegen.collate.profile import Profile, body_of
from sitegen.collate.shared import (
    Frequencies,
    date_key,
    telling_dates,
    telling_names,
    telling_words,
)
from sitegen.collate.words import read
from sitegen.model import Article, Common, PartialDate, Related, Story

LEAST = 0.08
"""A lower score is no relation."""
SHARED_DATES = 0.25
"""What dates in common add to the likeness of words, as a share of it."""
SAME_TIME = 0.15
"""What publication at the same time adds."""
FADING = 200.0
"""Days after which that is down to a third."""
MOST = 3
"""Things that a reason names."""
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
TRIES = 20
"""Words of a text that are looked at for the written form of a term."""


class Collection(Struct, frozen=True):
    """The articles, and which of them tell which story."""

    compared: Comparison
    story_of: Mapping[str, Story]
    """By the ids of its versions."""
    place_of: Mapping[str, int]
    """By id."""


def make_related(
    compared: Comparison, stories: Sequence[Story], limit: int, firsts_only: bool = False
) -> dict[str, tuple[Related, ...]]:
    """Article id -> the most related others, best first.

    Versions of its own story are not among them, and of another story one at most: the most
    related one, or the first if ``firsts_only``.
    """
    collection = Collection(
        compared,
        {version.article: story for story in stories for version in story.versions},
        {article.id: place for place, article in enumerate(compared.articles)},
    )
    return {
        article.id: tuple(_related(collection, place, limit, firsts_only))
        for place, article in enumerate(compared.articles)
    }


def _related(
    collection: Collection, place: int, limit: int, firsts_only: bool
) -> Iterable[Related]:
    one = collection.compared.articles[place]
    own = collection.story_of.get(one.id)
    seen = {own.id} if own else set()
    told = f"{body_of(one)}\n{one.title.value}"
    chosen = 0
    for score, other in _ranked(collection.compared, place):
        if chosen >= limit or score < LEAST:
            return
        story = collection.story_of.get(collection.compared.articles[other].id)
        if story is not None:
            if story.id in seen:
                continue
            seen.add(story.id)
            if firsts_only:
                other = collection.place_of[story.versions[0].article]
        common = _common(collection.compared, place, other, told)
        if common == Common():
            continue  # nothing that a reader could be told
        chosen += 1
        article = collection.compared.articles[other].id
        yield Related(article, round(score, 4), _reason(common), common)


def _ranked(compared: Comparison, place: int) -> list[tuple[float, int]]:
    """The neighbours by likeness of words, raised by dates in common, best first."""
    scored = []
    one = compared.profiles[place]
    for other, cosine in zip(*compared.survey.nearest(place), strict=True):
        two = compared.profiles[other]
        dates = min(2.0, _shared_dates(compared.frequencies, one, two))
        together = exp(-_days_apart(one.published, two.published) / FADING)
        scored.append((cosine * (1 + SHARED_DATES * dates + SAME_TIME * together), other))
    scored.sort(key=lambda item: (-item[0], item[1]))
    return scored


def _shared_dates(frequencies: Frequencies, one: Profile, other: Profile) -> float:
    """How many dates both speak of, common ones for less; and the other's day of publication."""
    shared = sorted(one.dates & other.dates, key=date_key)
    spoken = sum(1 / sqrt(frequencies.of_date[when]) for when in shared)
    published = (other.published in one.dates) + (one.published in other.dates)
    return spoken + (0 if shared else published)


def _days_apart(one: PartialDate, other: PartialDate) -> float:
    if one.earliest is None or other.earliest is None:
        return FADING * 3
    return abs((one.earliest - other.earliest).days)


# ---- the reason -------------------------------------------------------------------------------


def _reason(common: Common) -> str:
    """ "shares Rahm Emanuel, US Forces Japan, and 10 April 2024"."""
    days = [date_in_words(common.day)] if common.day else []
    return "shares " + in_words([*common.names, *days, *(f"“{one}”" for one in common.words)])


def _common(compared: Comparison, place: int, other: int, told: str) -> Common:
    """What two articles have in common; ``told`` is all that the first one says."""
    one, two = compared.profiles[place], compared.profiles[other]
    days = telling_dates(one, two, compared.frequencies)[:1]
    names = telling_names(one, two, compared.frequencies)[: MOST - len(days)]
    words: list[str] = []
    if len(names) + len(days) < 2:
        alike = compared.survey.space.shared_terms(place, other)
        lower = told.lower()
        lower = lower if len(lower) == len(told) else told
        called = _called(compared.articles[place], one.names.keys() & two.names.keys())
        words = [_as_written(word, told, lower) for word in telling_words(called, alike)[:2]]
    return Common(tuple(names), next(iter(days), None), tuple(words))


def _called(article: Article, names: Set[str]) -> Iterator[str]:
    """All forms under which an article names some of its subjects."""
    yield from names
    for subject in article.subjects:
        if subject.name in names:
            yield from subject.forms


def _as_written(term: str, body: str, lower: str) -> str:
    """How a text first writes one of its terms; ``lower`` is the text in lower case."""
    stem = term[: max(3, len(term) - 2)].lower()
    at = -1
    for _ in range(TRIES):
        at = lower.find(stem, at + 1)
        if at < 0:
            break
        found = _WORD.match(body, at)
        if found and (at == 0 or not body[at - 1].isalnum()) and read(found[0]).terms == (term,):
            return found[0]
    return term
