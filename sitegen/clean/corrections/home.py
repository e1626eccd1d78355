"""Short texts in pages: poems, recipes, lists of dates, which have no paragraphs to be told by.

They stand below the title in an element of their own, or each line in one, all in another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from sitegen.clean.lexicon import LINE, START
from sitegen.clean.pieces.regions import BIT
from sitegen.clean.records import Piece, Segmented
from sitegen.clean.shape import Shape

ELSEWHERE = sum(
    BIT[name]
    for name in ("aside", "nav", "footer", "related", "share", "comments", "newsletter",
                 "promotion", "advertisement", "menu")
)  # fmt: skip
"""What the markup calls things that are not the article's, wherever they stand."""
LEFT = 1.0
"""What is made of the score of what is the article's at last."""

_ITEMS = ("li", "tr")
_LINKED = 0.3
"""Share of links from which a line counts as one."""
_HOME, _HOMELY = 0.5, 3.5
"""How much the next element has of the unlinked words that the article's has, at most, and what
its lines gain."""
_BRIEF = 200
"""Words of a short text; of longer ones the paragraphs tell what is beside them."""
_MOSTLY, _DEEP = 0.6, 40
"""Share of all unlinked words that the element around all lines holds, and how far up it is."""
_KNOWN = 0.9
_BELOW = (("related", LINE), ("comments", START))
"""What begins below an article, and how surely a line is of it."""
_DOUBT = 5.0
"""A line that scores so far below nothing is left there; others come to ``LEFT`` at least."""


def at_home(
    segmented: Segmented, shapes: Sequence[Shape], values: Sequence[float], title: int
) -> list[float]:
    """The scores with those of a poem, a recipe, a list of dates raised: it stands below the title
    in an element of its own, but has no paragraphs that would tell the article from its page.
    """
    found = words_found(shapes, values)
    if title < 0 or found > _BRIEF:
        return [*values]
    pieces = segmented.pieces
    plain = [
        place > title and not (_marked(shape) or piece.links > _LINKED or piece.region & ELSEWHERE)
        for place, (piece, shape) in enumerate(zip(pieces, shapes, strict=True))
    ]
    own = _in_one_element(segmented, shapes, plain) or _in_many(segmented, shapes, plain, found)
    return [
        max(value + _HOMELY, LEFT) if place in own and value > -_DOUBT else value
        for place, value in enumerate(values)
    ]


def _marked(shape: Shape) -> bool:
    """Whether a line begins with or is a phrase of pages; a sentence may begin "By ferry"."""
    return shape.hits > 0 or (
        not shape.terminal and any(how >= START for how in shape.families.values())
    )


def _in_one_element(
    segmented: Segmented, shapes: Sequence[Shape], plain: Sequence[bool]
) -> frozenset[int]:
    """The plain lines of the element that has far more words in them than any other, if one has."""
    words: dict[int, int] = {}
    homes = [_home(segmented.parents, piece) for piece in segmented.pieces]
    for home, shape in compress(zip(homes, shapes, strict=True), plain):
        words[home] = words.get(home, 0) + shape.words
    most, next_most, *_ = [*sorted(words.values(), reverse=True), 0, 0]
    if not most or next_most > _HOME * most or most > _BRIEF:
        return frozenset()
    return frozenset(
        place for place in compress(range(len(homes)), plain) if words[homes[place]] == most
    )


def _in_many(
    segmented: Segmented, shapes: Sequence[Shape], plain: Sequence[bool], known: int
) -> frozenset[int]:
    """The same where each line has an element of its own, all in one: up to what follows below.

    ``known`` are the words that are found already: if they are most, the others are not alike.
    """
    words: dict[int, int] = {}
    above = [_ancestors(segmented.parents, piece.container) for piece in segmented.pieces]
    for elements, shape in compress(zip(above, shapes, strict=True), plain):
        for element in elements:
            words[element] = words.get(element, 0) + shape.words
    total = sum([shape.words for shape in compress(shapes, plain)])
    home = max([one for one, count in words.items() if count >= _MOSTLY * total], default=0)
    if not home or words[home] > _BRIEF or known > _KNOWN * words[home]:
        return frozenset()
    found, read = set(), 0
    for place, (elements, shape) in enumerate(zip(above, shapes, strict=True)):
        ends = any(shape.families.get(family, 0) >= how for family, how in _BELOW)
        if ends and read * 2 >= words[home]:
            break
        if plain[place] and home in elements:
            found.add(place)
            read += shape.words
    return frozenset(found)


def _ancestors(parents: Sequence[int], element: int) -> list[int]:
    """An element and those around it, the innermost first; of a deep page not all."""
    found: list[int] = []
    while element and len(found) < _DEEP:
        found.append(element)
        element = parents[element]
    return found


def _home(parents: Sequence[int], piece: Piece) -> int:
    """The element in which a piece stands, or its list or table does."""
    if piece.tag not in _ITEMS:
        return piece.container
    return parents[piece.outer] if piece.tag == "tr" and piece.outer else piece.outer


def words_found(shapes: Sequence[Shape], values: Sequence[float]) -> int:
    """Words of all that is taken for the article's."""
    return sum([shape.words for shape, value in zip(shapes, values, strict=True) if value > 0])
