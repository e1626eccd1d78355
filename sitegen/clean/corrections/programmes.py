"""Programmes in texts without any phrase of a page: what is on, where, and at what time of day.

Line by line they look like headlines with their stamps, which a page has indeed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.clean.shape import Shape

_LEFT, _UNLIKELY = 0.5, -2.0
"""What is made of the score of a line, and what scores less is not raised."""
_WORDS, _APART, _FEWEST = range(3, 15), 4, 5
"""Words of a line with a time of day, lines from one to the next at most, and such lines."""
_CLOCK = re.compile(r"\b\d{1,2}(?:[.:h]\d{2}\b|\s?[ap]\.?m\b)")
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[/.-]\d{1,2}[/.-]\d")


def in_programmes(shapes: Sequence[Shape], values: Sequence[float]) -> list[float]:
    """The scores with those raised of lines around times of day without a date."""
    if any(shape.hits for shape in shapes):
        return [*values]
    timed = [place for place, shape in enumerate(shapes) if _is_timed(shape)]
    result = [*values]
    start = 0
    for end in range(1, len(timed) + 1):
        if end < len(timed) and timed[end] - timed[end - 1] <= _APART:
            continue
        if end - start >= _FEWEST:
            for place in range(max(0, timed[start] - 1), timed[end - 1] + 1):
                if result[place] > _UNLIKELY:
                    result[place] = max(result[place], _LEFT)
        start = end
    return result


def _is_timed(shape: Shape) -> bool:
    if not shape.digits or shape.words not in _WORDS or shape.duration:
        return False
    return _CLOCK.search(shape.folded) is not None and not _DATE.search(shape.folded)
