"""Sentences that go on with an article in plain text, up to the first line that is the page's.

One by one the last sentences of an article, which are short, look like the headlines below them.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from sitegen.clean.lexicon import LINE
from sitegen.clean.shape import Shape

_LEAST, _MOST = 6, 20
"""Words of a sentence that is surely one, and of one that is taken for a headline."""
_UNLIKELY = -3.0
"""What scores less is not raised."""
_LEFT = 0.5
"""What is made of the score of one that is."""
_BOX = 6
"""Lines of a box of the page between two paragraphs, at most."""
_CUT = 0.8
"""Share of the words that are kept from which a text was cut before, and ends where it ends."""
_ENDS = ("related", "comments")
"""What the headings of that stand below an article are of."""


def going_on(shapes: Sequence[Shape], values: Sequence[float], said: Container[int]) -> list[float]:
    """The scores with those of sentences raised that follow a paragraph of the article.

    ``said`` are the places of lines of which a rule knows that they are the page's; a few of them
    may stand between.
    """
    result = [*values]
    kept = sum([shape.words for shape, value in zip(shapes, values, strict=True) if value > 0])
    if kept > _CUT * sum([shape.words for shape in shapes]):
        return result
    going, between = False, 0
    for place, shape in enumerate(shapes):
        if result[place] > 0:
            going, between = going or shape.prose, 0
        elif going and (place in said or shape.hard > 1):
            between += 1
            ends = any(shape.families.get(family, 0) == LINE for family in _ENDS)
            going = between <= _BOX and not ends
        elif going:
            going = result[place] > _UNLIKELY and _tells(shape)
            if going:
                result[place], between = _LEFT, 0
    return result


def _tells(shape: Shape) -> bool:
    """Whether a line is a sentence that speaks neither to the reader nor of the page."""
    return (
        shape.terminal and _LEAST <= shape.words <= _MOST
        and not (shape.question or shape.begins_low or shape.trails)
        and not (shape.call or shape.reader or shape.address or shape.families)
    )  # fmt: skip
