"""Tags that may be one: the list that a keeper goes through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from sitegen.collate.aliases import key
from sitegen.model import Tag

_SHORTEST = 6
"""Letters of a name from which one letter more or less may be a slip."""
_MANY = 20
"""Tags that share a key and have nothing in common but a common word."""


class Suspect(Struct, frozen=True, order=True):
    """Two tags of one kind that may mean the same; ``name`` is that with more articles."""

    name: str
    other: str
    reason: str


def suspects(tags: Sequence[Tag]) -> tuple[Suspect, ...]:
    """Pairs of tags that may be one, by name.  Time grows with the tags, not with their pairs."""
    found: dict[tuple[str, str], Suspect] = {}
    for reason, groups in (
        ("differ in blanks and hyphens only", _grouped(tags, _squeezed)),
        ("have the same words in another order", _grouped(tags, _reordered)),
        ("differ in one letter", _grouped(tags, _without_a_letter)),
        ("may be short for it", _grouped(tags, _shortenings)),
    ):
        for group in groups:
            for one, other in combinations(group, 2):
                if one.kind == other.kind and _apart(one, other, reason):
                    found.setdefault((one.slug, other.slug), Suspect(one.name, other.name, reason))
    return tuple(sorted(found.values()))


def _grouped(tags: Iterable[Tag], keys: Callable[[Tag], Iterable[str]]) -> Iterator[list[Tag]]:
    """Tags that share a key, the most used first."""
    by_key: dict[str, dict[str, Tag]] = defaultdict(dict)
    for tag in tags:
        for one in keys(tag):
            by_key[one][tag.slug] = tag
    for _, group in sorted(by_key.items()):
        if 1 < len(group) <= _MANY:
            yield sorted(group.values(), key=lambda tag: (-len(tag.articles), tag.name))


def _squeezed(tag: Tag) -> Iterator[str]:
    yield _letters(tag.name)


def _reordered(tag: Tag) -> Iterator[str]:
    """ "Kishida Fumio", as Japanese papers write it; two people may well be called so."""
    words = key(tag.name, tag.kind).split()
    if len(words) > 1:
        yield " ".join(sorted(words))


def _without_a_letter(tag: Tag) -> Iterator[str]:
    """The name, and the name with each of its letters left out."""
    letters = _letters(tag.name)
    if len(letters) >= _SHORTEST:
        yield letters
        for place in range(len(letters)):
            yield letters[:place] + letters[place + 1 :]


def _shortenings(tag: Tag) -> Iterator[str]:
    """What the name may be cut to: its first word or two, its initials, initial and surname."""
    words = key(tag.name, tag.kind).split()
    yield " ".join(words)
    if tag.kind == "person" and len(words) > 1:
        yield f"{words[0][0]} {words[-1]}"
    if tag.kind == "organisation" and len(words) > 1:
        yield words[0]
        yield "".join(word[0] for word in words)


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _apart(one: Tag, other: Tag, reason: str) -> bool:
    """Whether a shared key means something: two long names that begin alike do not."""
    if reason != "may be short for it":
        return True
    first, second = (key(tag.name, tag.kind) for tag in (one, other))
    return min(len(first.split()), len(second.split())) == 1 or one.kind == "person"
