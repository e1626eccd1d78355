"""What to read next: the best few other articles, each with its reason in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp, log, sqrt

from sitegen.collate.background import share
from sitegen.collate.phrases import date_in_words, in_words
from sitegen.collate.profile import Profile, body_of
from sitegen.collate.space import Neighbours
from sitegen.collate.words import read
from sitegen.model import Article, PartialDate, Related, Story

LEAST = 0.08
"""A lower score is no relation."""
SHARED_DATES = 0.25
"""What dates in common add to the likeness of words, as a share of it."""
SAME_TIME = 0.15
"""What publication at the same time adds."""
FADING = 200.0
"""Days after which that is down to a third."""
_PUNCTUATION = "“”\"‘’'«»()[].,;:!?…—–-"


class Collection:
    """The articles and how many of them have each name and date.

    Memory: a number for each name and date of the archive.
    """

    def __init__(
        self, articles: Sequence[Article], profiles: Sequence[Profile], stories: Sequence[Story]
    ) -> None:
        self.articles, self.profiles = articles, profiles
        self.with_name = Counter(name for one in profiles for name in one.names)
        self.with_date = Counter(when for one in profiles for when in one.dates)
        self.story_of = {one.article: story for story in stories for one in story.versions}
        self.place_of = {article.id: place for place, article in enumerate(articles)}


def make_related(
    collection: Collection, neighbours: Sequence[Neighbours], limit: int, firsts_only: bool = False
) -> dict[str, tuple[Related, ...]]:
    """Article id -> the most related others, best first.

    Versions of its own story are not among them, and of another story one at most: the most
    related one, or the first if ``firsts_only``.
    """
    return {
        article.id: tuple(_related(collection, place, neighbours[place], limit, firsts_only))
        for place, article in enumerate(collection.articles)
    }


def _related(
    collection: Collection, place: int, near: Neighbours, limit: int, firsts_only: bool
) -> Iterable[Related]:
    own = collection.story_of.get(collection.articles[place].id)
    seen = {own.id} if own else set()
    chosen = 0
    for score, other in _ranked(collection, place, near):
        if chosen >= limit or score < LEAST:
            return
        story = collection.story_of.get(collection.articles[other].id)
        if story is not None:
            if story.id in seen:
                continue
            seen.add(story.id)
            if firsts_only:
                other = collection.place_of[story.versions[0].article]
        chosen += 1
        article = collection.articles[other].id
        yield Related(article, round(score, 4), _reason(collection, place, other))


def _ranked(collection: Collection, place: int, near: Neighbours) -> list[tuple[float, int]]:
    """The neighbours by likeness of words, raised by dates in common, best first."""
    scored = []
    for other, cosine in zip(*near, strict=True):
        one, two = collection.profiles[place], collection.profiles[other]
        dates = min(2.0, _shared_dates(collection, one, two))
        together = exp(-_days_apart(one.published, two.published) / FADING)
        scored.append((cosine * (1 + SHARED_DATES * dates + SAME_TIME * together), other))
    scored.sort(key=lambda item: (-item[0], item[1]))
    return scored


def _shared_dates(collection: Collection, one: Profile, other: Profile) -> float:
    """How many dates both speak of, common ones for less; and the other's day of publication."""
    shared = one.dates & other.dates
    spoken = sum(1 / sqrt(collection.with_date[when]) for when in sorted(shared, key=_date_key))
    published = (other.published in one.dates - shared) + (one.published in other.dates - shared)
    return spoken + published


def _days_apart(one: PartialDate, other: PartialDate) -> float:
    if one.earliest is None or other.earliest is None:
        return FADING * 3
    return abs((one.earliest - other.earliest).days)


def _date_key(when: PartialDate) -> tuple[int, int]:
    """Days before months, then by time."""
    if when.earliest is None or when.latest is None:
        return (10**6, 0)
    return ((when.latest - when.earliest).days, when.earliest.toordinal())


# ---- the reason -------------------------------------------------------------------------------


def _reason(collection: Collection, place: int, other: int) -> str:
    """ "shares Rahm Emanuel, US Forces Japan, and 10 April 2024"."""
    one, two = collection.profiles[place], collection.profiles[other]
    days = _telling_dates(collection, one, two)
    names = _telling_names(collection, one, two)[: 3 - len(days)]
    things = [*names, *(date_in_words(when) for when in days)]
    if len(things) < 2:
        words = _telling_words(one, two)
        things += [f"“{_as_written(word, collection.articles[place])}”" for word in words]
    return "shares " + in_words(things[:3])


def _telling_names(collection: Collection, one: Profile, other: Profile) -> list[str]:
    """Names of both, the rare and often named first."""
    size = len(collection.articles)

    def weight(name: str) -> float:
        rarity = log((size + 1) / collection.with_name[name]) + 0.1
        central = 1 + (name in one.central) + (name in other.central)
        return central * rarity * log(1 + min(one.names[name], other.names[name]))

    return sorted(one.names.keys() & other.names.keys(), key=lambda name: (-weight(name), name))


def _telling_dates(collection: Collection, one: Profile, other: Profile) -> list[PartialDate]:
    """The rarest day that both speak of, if it is not everywhere in the archive."""
    shared = [when for when in one.dates & other.dates if when.precision == "day"]
    most = max(5, len(collection.articles) // 10)
    rare = [when for when in shared if collection.with_date[when] <= most]
    return sorted(rare, key=lambda when: (collection.with_date[when], _date_key(when)))[:1]


def _telling_words(one: Profile, other: Profile) -> list[str]:
    """Terms of both, rare in news and often used, that no name in common holds."""
    named = {
        term
        for name in one.names.keys() & other.names.keys()
        for chunk in name.split()
        for term in read(chunk).terms
    }

    def weight(term: str) -> float:
        return -log(share(term)) * log(1 + min(one.terms[term], other.terms[term]))

    shared = (
        term
        for term in one.terms.keys() & other.terms.keys() - named
        if term.isalpha() and (len(term) > 3 or not term.isascii())
    )
    return sorted(shared, key=lambda term: (-weight(term), term))[:2]


def _as_written(term: str, article: Article) -> str:
    """How an article mostly writes one of its terms."""
    text = f"{body_of(article)} {article.title.value}"
    written = Counter(
        chunk.strip(_PUNCTUATION).removesuffix("’s").removesuffix("'s")
        for chunk in text.split()
        if read(chunk).terms == (term,)
    )
    return min(written, key=lambda form: (-written[form], form), default=term)
