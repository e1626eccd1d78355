"""Two versions of a story side by side, and what only some of several versions have.

Paragraphs are matched first, by the words that they share and in order (the alignment of Needleman
and Wunsch); then the words inside each pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from sitegen.text import normalised

_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|[぀-ヿ㐀-鿿]|[^\w\s]|\s+")
_WORD = re.compile(r"\w{4,}|[぀-ヿ㐀-鿿]{2}")
_QUOTED = re.compile(
    r"“([^“”]{12,600})”|\"([^\"]{12,600})\"|「([^「」]{6,400})」|«([^«»]{12,600})»"
)
_NUMBER = re.compile(
    r"(?<![\w.,])[$€£¥]?\d{1,4}(?:[.,]\d{1,3}){0,4}(?:\s?(?:%|percent|per cent))?(?!\w)"
)
_MOST_PARAGRAPHS = 250
_MOST_CHARACTERS = 60_000
_ALIKE = 0.2
"""Share of words from which two paragraphs count as the same passage."""
_SHORTEST_RUN = 3
"""Fewer words than these in common, between differences, are chance."""


class Piece(Struct, frozen=True):
    text: str
    same: bool


class Row(Struct, frozen=True):
    """A passage of both versions, or of one."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    same: int = 0
    """For passages that are equal: how many paragraphs this row stands for."""


class Quotation(Struct, frozen=True):
    text: str
    versions: tuple[int, ...]

    @property
    def shared(self) -> bool:
        """Whether more than one version has it."""
        return len(self.versions) > 1


class Lone(Struct, frozen=True):
    """What only some of the versions have."""

    words: str
    versions: tuple[int, ...]


def compare(left: Sequence[str], right: Sequence[str]) -> tuple[Row, ...]:
    """The two texts row by row; nothing if they are too long for that."""
    if max(len(left), len(right)) > _MOST_PARAGRAPHS:
        return ()
    if sum(map(len, left)) + sum(map(len, right)) > _MOST_CHARACTERS:
        return ()
    return tuple(_folded([_row(left, right, a, b) for a, b in _aligned(left, right)]))


def _aligned(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of paragraphs in order; -1 where one has no counterpart."""
    first = [set(_WORD.findall(normalised(text))) for text in left]
    second = [set(_WORD.findall(normalised(text))) for text in right]
    best = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for a in range(len(first) - 1, -1, -1):
        for b in range(len(second) - 1, -1, -1):
            pair = _likeness(first[a], second[b])
            best[a][b] = max(best[a + 1][b], best[a][b + 1], pair + best[a + 1][b + 1])
    pairs, a, b = [], 0, 0
    while a < len(first) or b < len(second):
        pair = _likeness(first[a], second[b]) if a < len(first) and b < len(second) else 0.0
        if pair and best[a][b] == pair + best[a + 1][b + 1]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif a < len(first) and best[a][b] == best[a + 1][b]:
            pairs.append((a, -1))
            a += 1
        else:
            pairs.append((-1, b))
            b += 1
    return pairs


def _likeness(first: set[str], second: set[str]) -> float:
    """The share of common words in the shorter; 0 for what is not alike."""
    shorter = min(len(first), len(second))
    share = len(first & second) / shorter if shorter else 0.0
    return share if share >= _ALIKE else 0.0


def _row(left: Sequence[str], right: Sequence[str], a: int, b: int) -> Row:
    if a < 0:
        return Row((), (Piece(right[b], False),))
    if b < 0:
        return Row((Piece(left[a], False),), ())
    if left[a] == right[b]:
        return Row((Piece(left[a], True),), (), same=1)
    return _words(left[a], right[b])


def _words(left: str, right: str) -> Row:
    first, second = _TOKEN.findall(left), _TOKEN.findall(right)
    matcher = SequenceMatcher(
        None, [t.casefold() for t in first], [t.casefold() for t in second], autojunk=False
    )
    ours, theirs = [False] * len(first), [False] * len(second)
    for a, b, size in matcher.get_matching_blocks():
        whole = size in (len(first), len(second))
        if whole or sum(token.isalnum() for token in first[a : a + size]) >= _SHORTEST_RUN:
            ours[a : a + size] = [True] * size
            theirs[b : b + size] = [True] * size
    return Row(tuple(_pieces(first, ours)), tuple(_pieces(second, theirs)))


def _pieces(tokens: list[str], same: list[bool]) -> Iterator[Piece]:
    start = 0
    for end in range(1, len(tokens) + 1):
        if end == len(tokens) or same[end] != same[start]:
            yield Piece("".join(tokens[start:end]), same[start])
            start = end


def _folded(rows: list[Row]) -> Iterator[Row]:
    """Long stretches without a difference are told by their number only."""
    run: list[Row] = []
    for row in [*rows, Row((), ())]:
        if row.same:
            run.append(row)
            continue
        if len(run) > 2:
            yield Row((), (), same=len(run))
        else:
            yield from run
        run = []
        if row.left or row.right:
            yield row


def quotations(texts: Sequence[Sequence[str]]) -> tuple[Quotation, ...]:
    """What is quoted, and in which versions (from 1); those that most versions have first."""
    shown: dict[str, str] = {}
    where: dict[str, list[int]] = {}
    for number, paragraphs in enumerate(texts, 1):
        for paragraph in paragraphs:
            for groups in _QUOTED.findall(paragraph):
                words = next(group for group in groups if group)
                key = re.sub(r"\W+", " ", normalised(words)).strip()
                # A comma at the end is of the sentence around it: “We share it,” he said.
                shown.setdefault(key, words.rstrip(" ,"))
                versions = where.setdefault(key, [])
                if number not in versions:
                    versions.append(number)
    found = [Quotation(shown[key], tuple(where[key])) for key in shown]
    return tuple(sorted(found, key=lambda one: -len(one.versions)))


def lone_numbers(texts: Sequence[Sequence[str]]) -> tuple[Lone, ...]:
    """Numbers that not all versions have."""
    found = [[m[0] for paragraph in text for m in _NUMBER.finditer(paragraph)] for text in texts]
    return lone(found)


def lone(found: Sequence[Sequence[str]]) -> tuple[Lone, ...]:
    """What not all lists have, in order of appearance, with the lists (from 1) that have it."""
    shown: dict[str, str] = {}
    where: dict[str, dict[int, None]] = {}
    for number, words in enumerate(found, 1):
        for word in words:
            key = word.rstrip(".").casefold()
            shown.setdefault(key, word)
            where.setdefault(key, {})[number] = None
    return tuple(Lone(shown[key], tuple(v)) for key, v in where.items() if len(v) < len(found))
