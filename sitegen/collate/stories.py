"""Stories: one report told by several articles, as wire copy, update, or in other words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from sitegen.collate.details import shared_quotations
from sitegen.collate.likeness import Agreement, Comparison, sameness
from sitegen.collate.order import age_key
from sitegen.collate.phrases import counted, in_words
from sitegen.collate.profile import body_of
from sitegen.collate.shared import telling_names
from sitegen.model import Article, Common, Story, Version
from sitegen.text import short_digest, slug

LEAST_COSINE = 0.3
"""Below it two articles are not looked at."""
COPY, NEAR = 0.8, 0.3
"""Overlap from which a version is a copy, a near-duplicate."""
SAMPLE = 3
"""Versions of each side that are compared before two groups become one, at most."""


def make_stories(compared: Comparison) -> tuple[Story, ...]:
    """All groups of articles that tell one story, oldest first version first."""
    groups = groups_of(compared, range(len(compared.articles)))
    first_of = {_first(group, compared.articles): group for group in groups}
    ordered = sorted(first_of, key=lambda place: age_key(compared.articles[place]))
    return tuple(_story(first, first_of[first], compared) for first in ordered)


def groups_of(compared: Comparison, asked: Iterable[int]) -> list[list[int]]:
    """The places of articles that tell one story, as far as ``asked`` are among them."""
    links: dict[tuple[int, int], float] = {}
    for place in asked:
        for other, cosine in zip(*compared.survey.nearest(place), strict=True):
            pair = (min(place, other), max(place, other))
            if cosine >= LEAST_COSINE and pair not in links:
                links[pair] = sameness(compared.agreement(*pair))
    sure = sorted((-strength, *pair) for pair, strength in links.items() if strength > 0)
    return _groups(sure, compared)


def _groups(links: list[tuple[float, int, int]], compared: Comparison) -> list[list[int]]:
    """Joins what is linked, the surest first; two groups only if they agree as groups.

    Otherwise a chain of small changes would join reports of different things.
    """
    group_of: dict[int, list[int]] = {}
    voices_of: dict[int, list[int]] = {}
    for _, one, other in links:
        first = group_of.setdefault(one, [one])
        second = group_of.setdefault(other, [other])
        if first is second:
            continue
        voices = voices_of.get(first[0], [one]), voices_of.get(second[0], [other])
        if not _agree(*voices, compared):
            continue
        first += second
        voices_of[first[0]] = _fullest([*voices[0], *voices[1]], compared)
        for member in second:
            group_of[member] = first
    distinct = {min(group): sorted(group) for group in group_of.values() if len(group) > 1}
    return [distinct[key] for key in sorted(distinct)]


def _agree(one: Sequence[int], other: Sequence[int], compared: Comparison) -> bool:
    return sum(sameness(compared.agreement(a, b)) for a in one for b in other) > 0


def _fullest(places: Iterable[int], compared: Comparison) -> list[int]:
    """The longest of some versions; what is only a part of another has no say of its own."""
    chosen: list[int] = []
    for place in sorted(places, key=lambda place: (-len(compared.details(place).runs), place)):
        own = compared.details(place).runs
        if all(len(own & compared.details(it).runs) < COPY * len(own) for it in chosen):
            chosen.append(place)
    return chosen[:SAMPLE]


def _story(first: int, group: list[int], compared: Comparison) -> Story:
    others = sorted(
        (index for index in group if index != first),
        key=lambda index: age_key(compared.articles[index]),
    )
    agreements = [compared.agreement(first, index) for index in others]
    versions = [
        _version(index, found, _common(first, index, found, compared), compared)
        for index, found in zip(others, agreements, strict=True)
    ]
    # What makes it one story is told of the version most like the first.
    best = max(range(len(others)), key=lambda place: (sameness(agreements[place]), -place))
    title = _title([compared.articles[index] for index in [first, *others]])
    identity = short_digest(compared.articles[first].id)
    address = f"{slug(title)}-{identity[:4]}"
    common = versions[best].common
    oldest = Version(compared.articles[first].id, 1.0, "first")
    return Story(identity, address, title, (oldest, *versions), _reason(common), common)


def _first(group: list[int], articles: Sequence[Article]) -> int:
    """The version that the others retell.

    The earliest dated; where dates leave that open, the one whose publisher or agency the
    others name as their source, else the one that surely was there first.
    """
    certain = [when.latest for index in group if (when := articles[index].published.value).latest]
    limit = min(certain, default=None)

    def may_be_first(index: int) -> bool:
        earliest = articles[index].published.value.earliest
        return limit is None or earliest is None or earliest <= limit

    candidates = [index for index in group if may_be_first(index)]
    bodies = {index: body_of(articles[index]) for index in group}

    def surely_early(index: int) -> tuple[object, ...]:
        # Its earliest day may be a mere bound, worked out from another version.
        article = articles[index]
        latest = article.published.value.latest or date.max
        return (-_cited(index, articles, bodies), latest, *age_key(article))

    return min(candidates, key=surely_early)


def _cited(index: int, articles: Sequence[Article], bodies: Mapping[int, str]) -> int:
    """How many other versions name an article's source as theirs.

    That is its publisher, or its agency unless the article itself has the report from there.
    """
    article = articles[index]
    names = {guess.value for guess in (article.publisher,) if guess is not None}
    if article.agency is not None and article.agency.value not in bodies[index]:
        names.add(article.agency.value)
    names = {name for name in names if len(name) > 3}
    return sum(
        any(name in body for name in names) or _agency(articles[other]) in names
        for other, body in bodies.items()
        if other != index
    )


def _agency(article: Article) -> str:
    return article.agency.value if article.agency is not None else ""


def _title(versions: Sequence[Article]) -> str:
    """The first version's title, or the first that was not derived."""
    own = (article.title.value for article in versions if article.title.method != "derived")
    return next(own, versions[0].title.value)


def _version(place: int, found: Agreement, common: Common, compared: Comparison) -> Version:
    relation: Literal["copy", "near-duplicate", "retelling"] = "retelling"
    if found.overlap >= NEAR:
        relation = "copy" if found.overlap >= COPY else "near-duplicate"
    likeness = round(max(found.cosine, found.overlap), 3)
    return Version(compared.articles[place].id, likeness, relation, _reason(common), common)


def _common(first: int, other: int, found: Agreement, compared: Comparison) -> Common:
    """What a version has in common with the first."""
    own, its = compared.profiles[first], compared.profiles[other]
    names = telling_names(own, its, compared.frequencies)
    return Common(
        names=tuple(names[:3]),
        alike=round(100 * found.cosine),
        numbers=len(own.numbers & its.numbers),
        quotations=shared_quotations(compared.details(first), compared.details(other)),
    )


def _reason(common: Common) -> str:
    """ "60 % alike in their words; both name Ada Lund; 2 numbers in common"."""
    same = [
        counted(common.numbers, "number") if common.numbers else "",
        counted(common.quotations, "quotation") if common.quotations else "",
    ]
    parts = [
        f"{common.alike} % alike in their words",
        f"both name {in_words(common.names)}" if common.names else "",
        f"{in_words([part for part in same if part])} in common" if any(same) else "",
    ]
    return "; ".join(part for part in parts if part)
