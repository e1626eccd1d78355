"""How far lines speak of the same thing as the lines around them, and look like them.

The paragraphs of one article share names and terms with those next to them; teasers of other
stories, set one below the other, do not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from sitegen.clean.shape import Shape

Column = Sequence[float]

COHESION = (
    "shared near", "shared around", "cohesion around", "alike near", "times near", "digits near",
    "ended near", "trails off",
)  # fmt: skip
_TOLD = 5
"""Words from which a line says something."""
_NEAR, _AROUND, _MEAN = 3, 12, 8
"""Lines that say something, to both sides, that a line is compared with."""
_BESIDE = 4


def cohesion_columns(shapes: Sequence[Shape]) -> list[Column]:
    """What ``COHESION`` names, of at least one piece."""
    told, order = _told(shapes)
    near, around = _shared(shapes, told, order)
    held = [0, *accumulate([near[place] for place in told])]
    sizes = [0, *accumulate([len(shapes[place].content) for place in told])]
    mean = []
    for at in order:
        low, high = max(0, at - _MEAN), min(len(told), at + _MEAN + 1)
        mean.append((held[high] - held[low]) / (sizes[high] - sizes[low] or 1))
    counts = [len(shape.content) or 1 for shape in shapes]
    return [
        [count / size for count, size in zip(near, counts, strict=True)],
        [count / size for count, size in zip(around, counts, strict=True)],
        mean,
        *_beside(shapes),
        [float(shape.trails) for shape in shapes],
    ]


def _told(shapes: Sequence[Shape]) -> tuple[list[int], list[int]]:
    """The places of the lines that say something, each once, and how many stand before each."""
    told: list[int] = []
    order: list[int] = []
    seen: set[str] = set()
    for place, shape in enumerate(shapes):
        order.append(len(told))
        if shape.words >= _TOLD and shape.folded not in seen:
            seen.add(shape.folded)
            told.append(place)
    return told, order


def _shared(
    shapes: Sequence[Shape], told: Sequence[int], order: Sequence[int]
) -> tuple[list[int], list[int]]:
    """How many words of content each piece has in common with those near and around it."""
    near, around = [0] * len(shapes), [0] * len(shapes)
    stands: dict[str, list[int]] = {}
    for number, place in enumerate(told):
        for word in shapes[place].content:
            before = stands.get(word)
            if before is None:
                stands[word] = [number]
                continue
            last = before[-1]
            step = number - last
            known = last - before[-2] if len(before) > 1 else number + _AROUND
            if step <= _AROUND:
                around[place] += 1
                around[told[last]] += known > _AROUND
                near[place] += step <= _NEAR
                near[told[last]] += known > _NEAR >= step
            before.append(number)
    for place in {*range(len(shapes))}.difference(told):
        shape, at = shapes[place], order[place]
        # What is told again stands among the others itself.
        least = 1 + (shape.words >= _TOLD)
        for word in shape.content:
            numbers = stands.get(word, ())
            near[place] += _within(numbers, at, _NEAR) >= least
            around[place] += _within(numbers, at, _AROUND) >= least
    return near, around


def _within(numbers: Sequence[int], at: int, reach: int) -> int:
    """How many of the ordered numbers are no further from ``at`` than ``reach``."""
    if not numbers:
        return 0
    return bisect_right(numbers, at + reach) - bisect_left(numbers, at - reach)


def _beside(shapes: Sequence[Shape]) -> list[Column]:
    """Shares of the lines right before and after each: alike, with a date, digits, full stops."""
    timed = [shape.times > 0 for shape in shapes]
    marks = [_mark(shape, dated) for shape, dated in zip(shapes, timed, strict=True)]
    times = [0, *accumulate(timed)]
    digits = [0.0, *accumulate([shape.digits for shape in shapes])]
    ended = [0, *accumulate([shape.terminal for shape in shapes])]
    count = len(marks)
    spans = [
        (place - _BESIDE if place > _BESIDE else 0, min(count, place + _BESIDE + 1))
        for place in range(count)
    ]
    alike = [
        (marks[low:high].count(mark) - 1) / (high - low)
        for mark, (low, high) in zip(marks, spans, strict=True)
    ]
    return [
        alike,
        *[
            [(sums[high] - sums[low]) / (high - low) for low, high in spans]
            for sums in (times, digits, ended)
        ],
    ]


def _mark(shape: Shape, dated: bool) -> int:
    """What a line looks like, roughly, as one number."""
    first = shape.folded[:1]
    kind = 0 if first.isdigit() else 1 if shape.begins_low else 2 if first.isalpha() else 3
    marks = shape.terminal + 2 * dated + 4 * (shape.digits > 0) + 8 * (shape.pauses > 0)
    return marks + 16 * kind + 64 * (min(shape.words, 47) // 8)
