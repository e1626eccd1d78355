"""Numbered lists that the article has begun: "1. A lamp", paragraphs, "2. A kettle", and so on.

The further down a long list, the less its lines look like what the article began with; but a count
that goes on is one list, and what stands between its numbers is told under them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.clean.shape import Shape

_NUMBER = re.compile(
    r"\W{0,2}(?:no\.? ?)?(\d{1,3})(?:[.):]|\s?[-–—])?\s+\S|#?(\d{1,3})[.):]?$"
)  # "3. A lamp", "#3: a lamp", "No. 3 – a lamp", "3 A lamp"; "3." above it
_FEWEST = 4
"""Numbers of a list."""
_BEGUN = 3
"""Numbers by which it shows whether the article begins it."""
_FURTHEST = 60
"""Lines from one number to the next."""
_ROOMY = 1.5
"""Lines a number, from which something is told under each: a list of links has one."""
_LIFT, _ENOUGH = 4.0, 1.0
"""What a line of the list gains, up to where it is more likely the article's than not."""
_MOST = 4.0
"""What one of the first numbers can say at most."""


def counting_on(shapes: Sequence[Shape], values: Sequence[float]) -> list[float]:
    """The scores, raised from the first to the last number of lists that the article begins."""
    result = [*values]
    for places in _counts(shapes):
        first, last = places[0], places[-1]
        begun = sum([max(-_MOST, min(_MOST, values[place])) for place in places[:_BEGUN]])
        if begun > 0 and last - first >= _ROOMY * len(places):
            for place in range(first, last + 1):
                if not shapes[place].hard and result[place] < _ENOUGH:
                    result[place] = min(result[place] + _LIFT, _ENOUGH)
    return result


def _counts(shapes: Sequence[Shape]) -> Iterator[list[int]]:
    """The places of each count: from one or two upwards, or from anywhere down."""
    numbers = [
        (place, int(found[1] or found[2]))
        for place, shape in enumerate(shapes)
        if shape.digits and (found := _NUMBER.match(shape.folded))
    ]
    if len(numbers) < _FEWEST:
        return
    for step in (1, -1):
        open_counts: dict[int, list[int]] = {}  # by the number that would go on with it
        for place, number in numbers:
            places = open_counts.pop(number, [])
            if places and place - places[-1] > _FURTHEST:
                yield from _long_enough(places)
                places = []
            longer = [*places, place]
            known = open_counts.get(number + step, ())
            if (places or step < 0 or number <= 2) and len(known) < max(len(longer), _BEGUN):
                open_counts[number + step] = longer
        for places in open_counts.values():
            yield from _long_enough(places)


def _long_enough(places: list[int]) -> Iterator[list[int]]:
    if len(places) >= _FEWEST:
        yield places
