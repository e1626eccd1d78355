"""Lists that a line with a colon announces: "The tour's dates:", "What you need:".

Their lines look like a menu's or like headlines; whether they are of the article depends on
whether the line is that announced them.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.clean.columns.places import FAR
from sitegen.clean.shape import Shape

ANNOUNCED = ("since colon", "announced")
_ANNOUNCING = 4
"""Words of the shortest line that announces a list."""
_PARAGRAPH = 25
"""Words of a paragraph that ends one."""
_UNKNOWN = 4.0
"""No score of the announcing line counts for more; below zero, that there is none."""


def announced_columns(shapes: Sequence[Shape]) -> tuple[list[float], list[float]]:
    """How far back the last line with a colon is, and whether no paragraph came since."""
    since, announced = [], []
    far, open_list = FAR, False
    for shape in shapes:
        since.append(far)
        announced.append(float(open_list))
        if _announces(shape):
            far, open_list = 1.0, True
        else:
            far = far + 1.0 if far < FAR else FAR
            open_list = open_list and not _ends(shape)
    return since, announced


def announcers(scores: Sequence[float], shapes: Sequence[Shape]) -> list[float]:
    """For each piece the score of the line that announced its list."""
    result, score = [], -_UNKNOWN
    for value, shape in zip(scores, shapes, strict=True):
        result.append(score)
        if _announces(shape):
            score = max(-_UNKNOWN, min(_UNKNOWN, value))
        elif _ends(shape):
            score = -_UNKNOWN
    return result


def _announces(shape: Shape) -> bool:
    return shape.colon and shape.words >= _ANNOUNCING


def _ends(shape: Shape) -> bool:
    return shape.prose and shape.words >= _PARAGRAPH
