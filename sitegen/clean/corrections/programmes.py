"""Programmes: what is on, where, at what time of day, for how much.

Line by line they look like headlines with their stamps, which a page has indeed: there the time
stands alone, or before the headline.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import accumulate

from sitegen.clean.lexicon import LINE
from sitegen.clean.shape import Shape

_LEFT, _UNLIKELY = 0.5, -2.0
"""What is made of the score of a line, and what scores less is not raised."""
_WORDS, _APART, _FEWEST = range(3, 15), 4, 5
"""Words of a line with a time of day, lines from one to the next at most, and such lines."""
_TIMES = 3
"""Different ones with a time of day."""
_CLOCK = re.compile(r"\b\d{1,2}(?:[.:h]\d{2}(?!\d)|\s?[ap]\.?m\b)")
_PLACED = re.compile(
    r"(?<=[^\d:.,h])(?:\d{1,2}(?:[.:h]\d{2}(?!\d)|\s?[ap]\.?m\b)|\d{1,4}\s?(?:€|euros?\b)|[$£€¥]\s?\d)"
)
"""A time of day, or a price, behind the words for what is on or where."""
_BEGUN = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)(?: uhr)?[ :–—-]+\S{2,} \S")
_NEAR, _CHRONICLE = 3, 6
"""Lines from one that begins with a time of day to the next, and how many are a chronicle."""
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[/.-]\d{1,2}[/.-]\d")


def in_programmes(
    shapes: Sequence[Shape], values: Sequence[float], said: Container[int]
) -> list[float]:
    """The scores with those raised of lines around times of day without a date.

    In a page, whose lines are among those ``said``, the times stand behind other words.
    """
    paged = any(shape.hits for shape in shapes)
    is_timed = _is_placed if paged else _is_timed
    timed = [
        place for place, shape in enumerate(shapes)
        if shape.digits and shape.words in _WORDS and place not in said and is_timed(shape)
    ]  # fmt: skip
    result = chronicled(shapes, values) if paged else [*values]
    if len(timed) < _FEWEST:
        return result
    between = [*accumulate(place not in said for place in range(len(shapes)))]
    start = 0
    for end in range(1, len(timed) + 1):
        if end < len(timed) and between[timed[end]] - between[timed[end - 1]] <= _APART:
            continue
        times = {shapes[place].folded for place in timed[start:end] if _has_time(shapes[place])}
        if end - start >= _FEWEST and len(times) >= _TIMES:
            for place in range(max(0, timed[start] - 1 - paged), timed[end - 1] + 1):
                if result[place] > _UNLIKELY:
                    result[place] = max(result[place], _LEFT)
        start = end
    return result


def chronicled(shapes: Sequence[Shape], values: Sequence[float]) -> list[float]:
    """The scores with those raised of lines that begin with times of day, each later than the last.

    The news beside an article are told from the newest on.
    """
    result = [*values]
    if sum([shape.folded[:1].isdigit() for shape in shapes]) < _CHRONICLE:
        return result
    run: list[int] = []
    last = -1
    for place, shape in enumerate([*shapes, None]):
        found = _BEGUN.match(shape.folded) if shape and shape.digits else None
        minute = int(found[1]) * 60 + int(found[2]) if found else -1
        ends = shape is None or shape.families.get("related", 0) == LINE or -1 < minute < last
        if run and (ends or place - run[-1] > _NEAR):
            if len(run) >= _CHRONICLE:
                for own in run:
                    result[own] = max(result[own], _LEFT)
            run = []
        if found:
            run.append(place)
            last = minute
    return result


def _is_timed(shape: Shape) -> bool:
    return not shape.duration and _has_time(shape) and not _DATE.search(shape.folded)


def _has_time(shape: Shape) -> bool:
    return _CLOCK.search(shape.folded) is not None


def _is_placed(shape: Shape) -> bool:
    if shape.families:
        return False
    words = shape.folded[0].isalpha() and _PLACED.search(shape.folded) is not None
    return words and not _DATE.search(shape.folded)
