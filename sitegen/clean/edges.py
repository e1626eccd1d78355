"""Lines at the head and the tail of an article that sign it, date it or frame it.

Between the paragraphs the same words may be the article's; before the first and after the last
they hardly ever are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.clean.lexicon import START
from sitegen.clean.shape import Shape
from sitegen.model import Label

_LONGEST = 14
_BRACKETED = re.compile(r"(?:\[[^\[\]]{1,40}\]\s*)+")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s{0,2}(?:©\s?)?(?:19|20)\d\d\b|(?:©|\(c\))\s?\w")
_SIGNED: tuple[tuple[str, Label], ...] = (("byline", "byline"), ("stamp", "stamp"))

Finding = tuple[int, float, str, Label | None]
"""Place, how much the line's score falls, the rule in words, the family."""


def edges(shapes: Sequence[Shape], prose: Sequence[int]) -> Iterator[Finding]:
    """What the rules say of the lines before the first paragraph and after the last.

    ``prose`` are the places of the paragraphs.
    """
    if not prose:  # verse, a list: there is no telling where it begins
        return
    for place in (*range(prose[0]), *range(prose[-1] + 1, len(shapes))):
        found = _at_edge(shapes[place])
        if found:
            yield place, 9.0, *found


def _at_edge(shape: Shape) -> tuple[str, Label] | None:
    if shape.prose or shape.words > _LONGEST:
        return None
    if _COPYRIGHT.match(shape.folded):
        return "notice of copyright", "legal"
    if _BRACKETED.fullmatch(shape.folded):
        return "words in brackets at the edge", "navigation"
    if shape.terminal:
        return None
    for family, label in _SIGNED:
        if shape.families.get(family, 0) >= START:
            return f"{family} at the edge", label
    if shape.times >= 2 and shape.words <= 8:
        return "date line at the edge", "stamp"
    return None
