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
_SHORTEST, _MOSTLY = 6, 0.5
"""Characters of the shortest title that is looked for as it is written, and its share of a stated
one."""
_NAME = re.compile(r"<([a-z][^\s/>]*+)")


def stated_words(statements: Iterable[Statement]) -> frozenset[str]:
    """The words of content of the titles that a page states."""
    return frozenset[str]().union(*map(content_of, stated_titles(statements)))


def stated_titles(statements: Iterable[Statement]) -> list[str]:
    """The titles that a page states."""
    return [one.value[:200] for one in statements if one.field == "title"][:_TITLES]


def main_heading(headings: Sequence[str], words: frozenset[str]) -> int:
    """Which of the headings has the most of the stated title's words; -1 if none has many."""
    best, found = -1, _ALIKE
    for number, heading in enumerate(headings) if words else ():
        content = content_of(heading)
        common = len(content & words) / max(len(words), len(content))
        if common > found:
            best, found = number, common
    return best


def told_title(headings: Sequence[str], titles: Sequence[str]) -> int:
    """Which of the headings is first told within a stated title, most of which it is; else -1.

    Where no blanks part words, a title has but one with that of the site.
    """
    for number, heading in enumerate(headings):
        told = heading.strip()
        if len(told) >= _SHORTEST and any(
            told in title and len(told) >= _MOSTLY * len(title) for title in titles
        ):
            return number
    return -1


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
