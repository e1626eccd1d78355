"""Tags that may be one: names that differ by spelling, a plural, a first name or a letter."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from sitegen.model import Tag

_ALIKE = 0.88
"""Share of letters in common, in order, from which two names are suspected."""
_CROWD = 40
"""A word that more names have says nothing about any two of them."""
# British and American spelling; the longer ending first.
_SPELLINGS = (("isation", "ization"), ("ence", "ense"), ("our", "or"), ("tre", "ter"))


class NearNames(Struct, frozen=True):
    """Two tags of a kind that may be one, the one with more articles first."""

    name: str
    other: str
    kind: str
    articles: tuple[int, int]
    reason: str


def near_names(tags: Sequence[Tag]) -> tuple[NearNames, ...]:
    """Suspected doubles among tags, those with most articles first."""
    found = {}
    for one, other in _candidates(tags):
        reason = _reason(one.name, other.name)
        if reason:
            first, second = sorted((one, other), key=lambda tag: (-len(tag.articles), tag.name))
            counts = (len(first.articles), len(second.articles))
            found[first.slug, second.slug] = NearNames(
                first.name, second.name, first.kind, counts, reason
            )
    return tuple(sorted(found.values(), key=lambda it: (-sum(it.articles), it.name, it.other)))


def _candidates(tags: Sequence[Tag]) -> Iterator[tuple[Tag, Tag]]:
    """Pairs of a kind that share a word, or a beginning; far fewer than all pairs."""
    groups: defaultdict[tuple[str, str], list[Tag]] = defaultdict(list)
    for tag in tags:
        words = _folded(tag.name).split()
        for mark in {*words, _folded(tag.name)[:4] + "…"}:
            groups[tag.kind, mark].append(tag)
    for group in groups.values():
        if len(group) <= _CROWD:
            for number, one in enumerate(group):
                yield from ((one, other) for other in group[number + 1 :])


def _reason(one: str, other: str) -> str:
    """Why two names may mean the same; empty if nothing speaks for it."""
    first, second = _folded(one), _folded(other)
    if _spelled_alike(first) == _spelled_alike(second):
        return "another spelling"
    if first.rstrip("s") == second.rstrip("s"):
        return "a plural"
    words, others = first.split(), second.split()
    if len(words) != len(others) and (words[-1:] == others or others[-1:] == words):
        return "the last name alone"
    if words[-1:] != others[-1:] and words[:-1] == others[:-1] and len(words) > 1:
        return ""  # North Korea and North Dakota
    if SequenceMatcher(None, first, second).ratio() >= _ALIKE and not _numbered(first, second):
        return "almost the same letters"
    return ""


def _numbered(first: str, second: str) -> bool:
    """Whether they differ in a number, as treaties and divisions do."""
    return [c for c in first if c.isdigit()] != [c for c in second if c.isdigit()]


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("-", " ").replace(".", "")
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _spelled_alike(name: str) -> str:
    for british, american in _SPELLINGS:
        name = name.replace(british, american)
    return name.replace(" ", "")
