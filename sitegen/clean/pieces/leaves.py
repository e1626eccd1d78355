"""Texts that were pages of paper: numbers of pages and running heads stand around form feeds.

Programs that make text of a PDF put a form feed between its pages.  What stands at the edges of
pages again and again is not the text's, and a paragraph may go on behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from itertools import takewhile

from sitegen.clean.records import Piece
from sitegen.text import fold_space, folded

Row = tuple[int, str, bool]
"""As in ``lines``: line number, text, and whether a blank line stands before it."""

FEED = "\f"
_ASIDE = "leaf"
"""The hint of a piece that is the number of a page or a running head."""
_EDGE = 3
"""Lines of a running head or foot, at most."""
_LONGEST, _SHORTEST = 90, 12
"""Characters of one, and of the shortest that is known by beginning like the title."""
_NUMBER = re.compile(
    r"\W{0,3}(?:page|p\.|seite|s\.|página|pág\.|pagina|pag\.|strona|sida|sivu|sayfa|стр\.|страница"
    r"|صفحة|第)?\s{0,3}(\d{1,4})(?:\s{0,3}(?:/|of|von|sur|de|di|van|av|z|из|من)\s{0,3}\d{1,4})?"
    r"[\W页頁]{0,3}"
)
_DIGITS = re.compile(r"\d+")
_OPEN = re.compile(r"[\w,;’'-]$")


def set_apart(
    body: str, first_line: int, rows: Sequence[Row]
) -> tuple[list[Row], Mapping[int, Sequence[Row]]]:
    """The article's rows, and those around form feeds that are not, by what number of rows stands
    before them.

    A paragraph that goes on behind them has no blank line within it any more.
    """
    leaves = _leaves(body, first_line, rows)
    numbers, heads = _numbers(leaves), _running(leaves)
    own: list[Row] = []
    apart: defaultdict[int, list[Row]] = defaultdict(list)
    for number, leaf in enumerate(leaves):
        odd = {r[0] for r in _edges(leaf) if r[0] in numbers or _key(r[1]) in heads}
        # What recurs on top of the first page may be the title, which stays.
        top = _odd_ones(leaf, odd) if number else 0
        foot = _odd_ones(leaf[top:][::-1], odd)
        apart[len(own)] += leaf[:top]
        begun = bool(own)
        for line, text, blank in leaf[top : len(leaf) - foot]:
            broken = begun and _OPEN.search(own[-1][1]) is not None
            own.append((line, text, blank and not broken))
            begun = False
        apart[len(own)] += leaf[len(leaf) - foot :]
    return own, apart


def _odd_ones(leaf: Sequence[Row], odd: Container[int]) -> int:
    """How many rows a page begins with that are not the article's."""
    return sum(1 for _ in takewhile(lambda row: row[0] in odd, leaf))


def put_back(
    pieces: Sequence[Piece], own: Sequence[Row], apart: Mapping[int, Sequence[Row]]
) -> tuple[Piece, ...]:
    """The pieces that were made of the article's rows, and behind each what was set apart there."""
    result = [*pieces]
    for before in sorted(apart, reverse=True):
        line = own[before - 1][0] if before else 0
        place = bisect_right(result, line, key=lambda piece: piece.line)
        result[place:place] = [
            Piece(fold_space(text), number, gap=True, hint=_ASIDE)
            for number, text, _ in apart[before]
        ]
    return tuple(result)


def outside(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """For each piece why it is outside the article, or nothing; empty if none is."""
    if not any(piece.hint == _ASIDE for piece in pieces):
        return ()
    return tuple("head or number of a page" if piece.hint == _ASIDE else "" for piece in pieces)


def _leaves(body: str, first_line: int, rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each page."""
    lines = enumerate(body.split("\n"), first_line)
    # A form feed stands at the beginning of a page's first line, or at the end of the last.
    opens = [line + (not raw.lstrip(" ").startswith(FEED)) for line, raw in lines if FEED in raw]
    leaves: list[list[Row]] = [[]]
    upcoming = iter([*opens, 0])
    opening = next(upcoming)
    for row in rows:
        while opening and row[0] >= opening:
            leaves.append([])
            opening = next(upcoming)
        leaves[-1].append(row)
    return [leaf for leaf in leaves if leaf]


def _edges(leaf: Sequence[Row]) -> list[Row]:
    """The rows of which a running head and a foot may consist."""
    return [row for row in (*leaf[:_EDGE], *leaf[_EDGE:][-_EDGE:]) if len(row[1]) <= _LONGEST]


def _numbers(leaves: Sequence[Sequence[Row]]) -> frozenset[int]:
    """The lines that are the number of their page and nothing else: numbers that go on."""
    found = [
        (row[0], int(told[1]) - place)
        for place, leaf in enumerate(leaves)
        for row in _edges(leaf)
        if (told := _NUMBER.fullmatch(folded(row[1].strip())))
    ]
    first, _ = Counter(first for _, first in found).most_common(1)[0] if found else (0, 0)
    return frozenset(line for line, number in found if number == first)


def _running(leaves: Sequence[Sequence[Row]]) -> frozenset[str]:
    """What stands at the edges of more than one page, or of one and begins as the title does."""
    seen = Counter(key for leaf in leaves for key in {_key(row[1]) for row in _edges(leaf)})
    title = _key(" ".join([row[1] for row in leaves[0][:_EDGE]])) if leaves else ""
    return frozenset(
        key for key, count in seen.items()
        if key and (count > 1 or (len(key) >= _SHORTEST and title.startswith(key)))
    )  # fmt: skip


def _key(text: str) -> str:
    """A line without the number of its page."""
    return fold_space(_DIGITS.sub("", folded(text))).strip(" |-–—·•")
