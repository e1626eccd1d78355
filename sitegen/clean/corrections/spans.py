"""The pieces of an article follow each other: scores that take their neighbours' side into account.

Of all ways to divide a page into stretches that are the article's and stretches that are not,
each change of side costs a little; a piece's new score is by how much the best division that
keeps it is better than the best that drops it (max-marginals of a chain of two states).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from sitegen.clean.shape import Shape

_CHANGE = 0.3
"""What a change of side costs."""
_MOST = 2.0
"""What one piece can say for or against itself at most, before its length counts."""


def in_stretches(values: Sequence[float], shapes: Sequence[Shape]) -> list[float]:
    """The scores after each piece has been weighed with those around it."""
    own = [
        _within(value, _MOST) * (0.3 + 0.35 * math.log1p(shape.words / 4))
        for value, shape in zip(values, shapes, strict=True)
    ]
    ahead = _best(own)
    behind = _best(own[::-1])[::-1]
    return [value + a + b for value, a, b in zip(own, ahead, behind, strict=True)]


def _best(own: Sequence[float]) -> list[float]:
    """By how much all pieces before each would rather have it in the article than not."""
    result, lead = [], 0.0
    for value in own:
        lead = _within(lead, _CHANGE)
        result.append(lead)
        lead += value
    return result


def _within(value: float, most: float) -> float:
    return most if value > most else -most if value < -most else value
