"""Word diff of two versions of a story, and the quotations that they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from sitegen.text import normalised

_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|[぀-ヿ㐀-鿿]|[^\w\s]|\s+")
_QUOTED = re.compile(
    r"“([^“”]{12,600})”|\"([^\"]{12,600})\"|「([^「」]{6,400})」|«([^«»]{12,600})»"
)
_MOST_TOKENS = 6000
_CONTEXT = 24


class Piece(Struct, frozen=True):
    kind: str
    """``same``, ``left`` (only in the first), ``right`` (only in the second), ``gap``."""
    text: str


class Lone(Struct, frozen=True):
    """What only some of the versions have."""

    words: str
    versions: tuple[int, ...]


class Quotation(Struct, frozen=True):
    text: str
    versions: tuple[int, ...]

    @property
    def shared(self) -> bool:
        """Whether more than one version has it."""
        return len(self.versions) > 1


def compare(left: Sequence[str], right: Sequence[str]) -> tuple[Piece, ...]:
    """The two texts in one: what both have, what only one has; long agreement shortened."""
    first, second = _tokens(left), _tokens(right)
    if max(len(first), len(second)) > _MOST_TOKENS:
        return ()
    matcher = SequenceMatcher(None, [t.casefold() for t in first], [t.casefold() for t in second],
                              autojunk=True)  # fmt: skip
    pieces: list[Piece] = []
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            pieces.extend(_same(first[a:b]))
            continue
        if b > a:
            pieces.append(Piece("left", "".join(first[a:b])))
        if d > c:
            pieces.append(Piece("right", "".join(second[c:d])))
    return tuple(pieces)


def _tokens(paragraphs: Sequence[str]) -> list[str]:
    tokens: list[str] = []
    for paragraph in paragraphs:
        tokens.extend(_TOKEN.findall(paragraph))
        tokens.append("\n")
    return tokens[:-1]


def _same(tokens: list[str]) -> list[Piece]:
    if len(tokens) <= 3 * _CONTEXT:
        return [Piece("same", "".join(tokens))]
    head, tail = tokens[:_CONTEXT], tokens[-_CONTEXT:]
    return [Piece("same", "".join(head)), Piece("gap", ""), Piece("same", "".join(tail))]


def quotations(texts: Sequence[Sequence[str]]) -> tuple[Quotation, ...]:
    """What is quoted, and in which versions (from 1); those that most versions have first."""
    shown: dict[str, str] = {}
    where: dict[str, list[int]] = {}
    for number, paragraphs in enumerate(texts, 1):
        for paragraph in paragraphs:
            for groups in _QUOTED.findall(paragraph):
                words = next(group for group in groups if group)
                key = re.sub(r"\W+", " ", normalised(words)).strip()
                shown.setdefault(key, words)
                versions = where.setdefault(key, [])
                if number not in versions:
                    versions.append(number)
    found = [Quotation(shown[key], tuple(where[key])) for key in shown]
    return tuple(sorted(found, key=lambda one: -len(one.versions)))


_NUMBER = re.compile(
    r"(?<![\w.,])[$€£¥]?\d{1,3}(?:[.,]\d{1,3}){0,4}(?:\s?(?:%|percent|per cent))?(?!\w)"
)


def lone_numbers(texts: Sequence[Sequence[str]]) -> tuple[Lone, ...]:
    """Numbers that not all versions have."""
    found = [[m[0] for paragraph in text for m in _NUMBER.finditer(paragraph)] for text in texts]
    return lone(found)


def lone(found: Sequence[Sequence[str]]) -> tuple[Lone, ...]:
    """What not all lists have, in order of appearance, with the lists (from 1) that have it."""
    where: dict[str, list[int]] = {}
    for number, words in enumerate(found, 1):
        for word in dict.fromkeys(words):
            where.setdefault(word, []).append(number)
    return tuple(Lone(w, tuple(v)) for w, v in where.items() if len(v) < len(found))
