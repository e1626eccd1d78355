"""Lists and tables of a text whose headings say that the article set them: ingredients, results.

In a page that was made text a table may have one cell a line: short lines that tell nothing and
look like a menu.  What stands above them tells, and that nothing of the page came in between.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache

from sitegen.clean.corrections.home import ELSEWHERE
from sitegen.clean.lexicon import edgeless, whole_line
from sitegen.clean.records import Piece
from sitegen.clean.shape import Shape
from sitegen.compiled import table
from sitegen.resources import PACKAGE

_HEADING = 5
"""Words of the longest heading."""
_UNLIKELY = -4.0
"""What scores less is not raised."""
_LEFT = 0.5
"""What is made of the score of one that is."""
_LINES, _CELL = 8, 8
"""Lines of a section below its heading or a cell with digits, at most, and words of such a cell."""
_BOX = 3
"""Lines of a box of the page within a section, at most."""
_SIGNED = 3
"""Lines of a closing and of those who sign."""
_ROWS = ("tr", "li", "dt", "dd", "pre")
_NEAR = 8
"""Lines between a heading and what is the article's, at most."""
_CELLS, _CELL_WORDS, _DIGITS = 12, 4, 0.25
"""Cells of a table without a heading, words of the longest, and the share of digits in one that is
a number."""
_ROW, _COLUMNS = 9, (3, 12)
"""Cells of the smallest table that is known by its columns, and how many of those."""
_REGULAR, _MORE = 0.85, 0.12
"""Share of the cells that are like those of the next row, and how much more than by chance."""
_ABBREVIATED = 2
"""Words of a cell that may end in an abbreviation."""
_NUMBERS, _NUMBERS_BELOW = 0.42, 0.55
"""How many of the cells are numbers, within the article and below its last paragraph."""


def in_sections(
    shapes: Sequence[Shape], values: Sequence[float], said: Container[int]
) -> list[float]:
    """The scores with those raised of what stands below an article's headings.

    Up to the first line that is the page's, ``said`` or with a phrase of one; between the
    article's paragraphs a section may go on behind a few of them.
    """
    result = [*values]
    heads = {
        i: lines for i, shape in enumerate(shapes) if i not in said and (lines := _opens(shape))
    }
    last = max([_last_paragraph(shapes, values), *heads])
    far, left, box = _NEAR + 1, 0, 0
    for place, shape in enumerate(shapes):
        own = values[place] > 0
        if place in said or shape.hard:
            box += 1
            left = left if box <= _BOX and place < last else 0
            far += 1
            continue
        box = 0
        if far <= _NEAR and place in heads:
            left = heads[place]
        elif left and values[place] <= _UNLIKELY:
            left = 0
        if left:
            result[place] = max(result[place], _LEFT)
            left = _LINES if shape.digits and shape.words <= _CELL else left - 1
        far = 0 if left or (own and (shape.prose or far <= _NEAR)) else far + 1
    return result


def set_below_headings(
    pieces: Sequence[Piece], shapes: Sequence[Shape], values: Sequence[float], said: Container[int]
) -> list[float]:
    """The same in a page: of rows and items, if neither links nor their markup speak against it."""
    return [
        value if piece.tag not in _ROWS or piece.links > 0 or piece.region & ELSEWHERE else raised
        for piece, value, raised in zip(
            pieces, values, in_sections(shapes, values, said), strict=True
        )
    ]  # fmt: skip


def in_tables(shapes: Sequence[Shape], values: Sequence[float]) -> list[float]:
    """The scores with those raised of tables with one cell a line, right below the article's text.

    Many of the lines are numbers, even more where no paragraph follows: in a menu, in a list of
    headlines hardly any is.
    """
    result = [*values]
    start = 0
    last = _last_paragraph(shapes, values)
    for end in range(len(shapes) + 1):
        if end < len(shapes) and _like_cell(shapes[end]):
            continue
        if end - start >= _ROW and result[_above(shapes, start)] > 0:
            numbers = [shape.digits >= _DIGITS for shape in shapes[start:end]]
            least = (_NUMBERS if start < last else _NUMBERS_BELOW) * len(numbers)
            many = len(numbers) >= _CELLS and sum(numbers) >= least
            if many or _has_columns(numbers):
                for place in range(start, end):
                    # Times of day look like lengths of videos.
                    if values[place] > _UNLIKELY or shapes[place].duration:
                        result[place] = max(result[place], _LEFT)
        start = end + 1
    return result


def _has_columns(numbers: Sequence[bool]) -> bool:
    """Whether numbers and words take turns in rows of the same length, three of them at least.

    Two columns tell nothing: other stories are numbered, and have counts of comments.
    """
    share = sum(numbers) / len(numbers)
    chance = share**2 + (1 - share) ** 2
    for row in range(_COLUMNS[0], min(_COLUMNS[1], len(numbers) // 3) + 1):
        again = [number == below for number, below in zip(numbers, numbers[row:], strict=False)]
        if sum(again) >= max(_REGULAR, chance + _MORE) * len(again):
            return True
    return False


def _above(shapes: Sequence[Shape], place: int) -> int:
    """The place above a table, or above the lines of the page that stand between."""
    above = place - 1
    while above > 0 and place - above <= _BOX and shapes[above].hits:
        above -= 1
    return max(above, 0)


def _last_paragraph(shapes: Sequence[Shape], values: Sequence[float]) -> int:
    """The place of the article's last paragraph, 0 if it has none."""
    places = range(len(shapes) - 1, -1, -1)
    return next((i for i in places if values[i] > 0 and shapes[i].prose), 0)


def _like_cell(shape: Shape) -> bool:
    # "Orme R." ends in an abbreviation.
    ended = shape.terminal and shape.words > _ABBREVIATED
    return shape.words <= _CELL_WORDS and not (ended or shape.hits)


def _opens(shape: Shape) -> int:
    """How many lines, itself with them, a heading or the closing of a letter may begin; else 0."""
    if shape.words > _HEADING or shape.terminal:
        return 0
    line = edgeless(shape.folded).replace("’", "'")
    return _LINES if line in headings() else _SIGNED if line in closings() else 0


def headings() -> frozenset[str]:
    """Headings of lists and tables, folded."""
    return _known()["headings"]


def closings() -> frozenset[str]:
    """What letters end with, folded."""
    return _known()["closings"]


@cache
def _known() -> dict[str, frozenset[str]]:
    known = table(PACKAGE / "clean" / "corrections" / "headings.toml")
    return {
        kind: frozenset(whole_line(line) for lines in languages.values() for line in lines)
        for kind, languages in known.items()
    }
