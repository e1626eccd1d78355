"""The main heading of a page, and letting go of all that stands above it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING

from sitegen.clean.shape import content_of
from sitegen.model import Statement

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_TITLES = 3
"""Titles stated by a page that are believed to be its own."""
_ALIKE = 0.6
_MOST_HEADINGS = 8
_NAME = re.compile(r"<([a-z][^\s/>]*+)")


def stated_words(statements: Iterable[Statement]) -> frozenset[str]:
    """The words of content of the titles that a page states."""
    titles = [one.value for one in statements if one.field == "title"][:_TITLES]
    return frozenset[str]().union(*(content_of(title[:200]) for title in titles))


def main_heading(headings: Sequence[str], words: frozenset[str]) -> int:
    """Which of the headings has the most of the stated title's words; -1 if none has many."""
    best, found = -1, _ALIKE
    for number, heading in enumerate(headings) if words else ():
        content = content_of(heading)
        common = len(content & words) / max(len(words), len(content))
        if common > found:
            best, found = number, common
    return best


def cut_above(tree: LexborHTMLParser, words: frozenset[str], inline: Container[str]) -> bool:
    """Takes out of the tree what stands above its main heading, if that is found.

    Only where each heading holds but text and ``inline`` elements, so that it is one piece.
    """
    headings = tree.tags("h1")
    if not words or len(headings) > _MOST_HEADINGS:
        return False
    if not all(_is_one_piece(heading, inline) for heading in headings):
        return False
    number = main_heading([heading.text() for heading in headings], words)
    if number >= 0:
        _cut(headings[number])
    return number >= 0


def _is_one_piece(heading: LexborNode, inline: Container[str]) -> bool:
    names = _NAME.findall(heading.html or "")
    return all(name in inline for name in names[1:])


def _cut(heading: LexborNode) -> None:
    """Removes whatever stands before the heading, in its parent and all around that."""
    node: LexborNode | None = heading
    while node is not None and node.tag != "html":
        before = node.prev
        while before is not None:
            earlier = before.prev
            before.decompose()
            before = earlier
        node = node.parent
