"""Lines of plain text that go on with the article: verses with one another, and the sentences that
follow its last paragraph, up to the first line that is the page's.

One by one verses and the last sentences of an article, which are short, look like headlines.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from sitegen.clean.corrections.programmes import in_programmes
from sitegen.clean.corrections.sections import in_sections, in_tables
from sitegen.clean.corrections.verse import verses
from sitegen.clean.lexicon import LINE
from sitegen.clean.shape import Shape

_LEAST, _MOST = 6, 20
"""Words of a sentence that is surely one, and of one that is taken for a headline."""
_BROAD = 40
"""Characters of one that is surely one, where words are long."""
_LONGEST, _DOUBT = 60, -1.0
"""Words of one that the trees were in doubt about: of what score it may be."""
_UNLIKELY = -3.0
"""What scores less is not raised."""
_LEFT = 0.5
"""What is made of the score of one that is."""
_FEW = 2
"""Sentences that are no list of teasers."""
_LONG = 500
"""Words of a text that is long enough to be known for what it is."""
_HOPELESS, _ALIKE = -4.0, 1.5
"""What the likeliest sentence scores at least, and how much less others that are raised with it."""
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
    result = in_programmes(shapes, verses(shapes, values, said), said)
    result = something_left(shapes, result, said)
    kept = sum([shape.words for shape, value in zip(shapes, values, strict=True) if value > 0])
    if kept > _CUT * sum([shape.words for shape in shapes]):
        return result
    result = leading_up(shapes, result, said)
    going, between = False, 0
    for place, shape in enumerate(shapes):
        if result[place] > 0:
            going, between = going or shape.prose, 0
        elif going and (place in said or shape.hard):
            between += 1
            ends = any(shape.families.get(family, 0) == LINE for family in _ENDS)
            going = between <= _BOX and not ends
        elif going:
            going = result[place] > _UNLIKELY and _tells(shape, result[place])
            if going:
                result[place], between = _LEFT, 0
    tabled = in_tables(shapes, result)
    sectioned = in_sections(shapes, tabled, said)
    return in_tables(shapes, sectioned) if sectioned != tabled else sectioned


def leading_up(
    shapes: Sequence[Shape], values: Sequence[float], said: Container[int]
) -> list[float]:
    """The scores with those of sentences raised that stand right above the first line that is left.

    Only if that is none: above a paragraph they tell of a picture, but no article begins with a
    list.
    """
    result = [*values]
    first = next((place for place, value in enumerate(values) if value > 0), 0)
    if any(shape.prose for shape in shapes[first : first + 1]):
        return result
    for place in range(first - 1, -1, -1):
        shape = shapes[place]
        if place in said or shape.hard or values[place] <= _DOUBT:
            break
        if _tells(shape, values[place]):
            for below in range(place, first):
                result[below] = max(result[below], _LEFT)
    return result


def something_left(
    shapes: Sequence[Shape], values: Sequence[float], said: Container[int]
) -> list[float]:
    """The scores, raised if no paragraph would be left: the likeliest sentences are, then.

    In languages of which little is known even a whole article may look like its page.
    """
    if any(value > 0 and shape.prose for shape, value in zip(shapes, values, strict=True)):
        return [*values]
    likely = [
        place for place, shape in enumerate(shapes)
        if shape.prose and shape.terminal and place not in said and not shape.hard
    ]  # fmt: skip
    best = max([values[place] for place in likely], default=_HOPELESS)
    follow = sum(below - place == 1 for place, below in pairwise(likely))
    # Teasers stand below a headline each.
    if best <= _HOPELESS or (len(likely) > _FEW and follow * 2 < len(likely)):
        return [*values]
    chosen = {place for place in likely if values[place] > best - _ALIKE}
    if sum(shapes[place].words for place in chosen) > _LONG:
        return [*values]
    return [max(v, _LEFT) if place in chosen else v for place, v in enumerate(values)]


def _tells(shape: Shape, value: float) -> bool:
    """Whether a line is a sentence that speaks neither to the reader nor of the page."""
    return (
        shape.terminal and (shape.words >= _LEAST or shape.chars >= _BROAD)
        and shape.words <= (_LONGEST if value > _DOUBT else _MOST)
        and not (shape.question or shape.begins_low or shape.trails)
        and not (shape.call or shape.reader or shape.address or shape.families)
    )  # fmt: skip
