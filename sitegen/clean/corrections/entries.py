"""What an article of a text sets below its paragraphs line by line: the rows of a table, and lines
that begin with what they tell of ("Referee: A. Holm").

One by one they look like a menu.  That they follow the article, and one another, tells.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from sitegen.clean.corrections.home import ELSEWHERE
from sitegen.clean.records import Piece
from sitegen.clean.shape import Shape

_LEFT, _UNLIKELY = 0.5, -2.0
"""What is made of the score of a line, and what scores less is not raised."""
_FEWEST = 3
"""Rows of a table, and labelled lines one below the other."""
_HEADING, _STRANGE = 6, 2
"""Words of the longest heading above them, and how many such lines may stand between them."""
_BOX = 6
"""Lines of a box of the page that stand between them, at most."""
_LONGEST, _NAMES = 10, 0.8
"""Words of a labelled line without a number, and the share with a capital in one that only says who
did what: a credit."""
_LABEL = 30
"""Characters of the longest label."""
_LABELLED = re.compile(rf"[^\W\d_][^\d:：,;.!?|]{{1,{_LABEL - 2}}}[:：]\s?(?!//)[^\s/]")
_LINKED = 0.5


def with_entries(
    pieces: Sequence[Piece], shapes: Sequence[Shape], values: Sequence[float], said: Container[int]
) -> list[float]:
    """The scores with those of rows and labelled lines raised that follow the article.

    ``said`` are the places of lines that are the page's; a few may stand between.
    """
    result = [*values]
    like = sum([s.separator or ":" in s.folded[:_LABEL] or "：" in s.folded for s in shapes])
    if like < _FEWEST:
        return result
    for run in _runs(pieces, shapes, values, said):
        for place in run.places if run.entries >= _FEWEST else ():
            result[place] = max(result[place], _LEFT)
    return result


class _Run:
    """Entries that follow one another, with the headings above them."""

    def __init__(self) -> None:
        self.places: list[int] = []
        self.entries = 0
        self.strange: list[int] = []
        """Lines since the last entry that are none."""
        self.box = 0
        """Lines of the page since then."""

    def add(self, place: int, piece: Piece, shape: Shape) -> None:
        headed = not self.box and (not self.places or piece.kind == "table_row")
        self.places += [*(self.strange if headed else ()), place]
        self.entries += not _is_credit(piece, shape)
        self.strange, self.box = [], 0


def _runs(
    pieces: Sequence[Piece], shapes: Sequence[Shape], values: Sequence[float], said: Container[int]
) -> Iterator[_Run]:
    """The runs that begin below a line of the article."""
    run: _Run | None = None
    for place, (piece, shape) in enumerate(zip(pieces, shapes, strict=True)):
        if run and (place in said or shape.hard):
            run.box += 1
        elif run and values[place] > _UNLIKELY and _is_entry(piece, shape):
            run.add(place, piece, shape)
        elif values[place] > 0:
            if run:
                yield run
            run = _Run()
        elif run and run.box:
            run.box += 1
        elif run and _like_heading(shape):
            run.strange.append(place)
        elif run:
            run.box = _BOX + 1
        if run and (run.box > _BOX or len(run.strange) > _STRANGE):
            yield run
            run = None
    if run:
        yield run


def _is_entry(piece: Piece, shape: Shape) -> bool:
    if piece.links > _LINKED or piece.region & ELSEWHERE:
        return False
    if piece.kind == "table_row":
        return not shape.hits
    if shape.families or shape.call or not (shape.digits or shape.words <= _LONGEST):
        return False
    return _LABELLED.match(shape.folded) is not None


def _is_credit(piece: Piece, shape: Shape) -> bool:
    return piece.kind != "table_row" and not shape.digits and shape.capitals >= _NAMES


def _like_heading(shape: Shape) -> bool:
    return shape.words <= _HEADING and not (shape.terminal or shape.hits or shape.times)
