"""How far lines speak of the same thing as the lines around them, and look like them.

The paragraphs of one article share names and terms with those next to them; teasers of other
stories, set one below the other, do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from sitegen.clean.columns.bags import in_row
from sitegen.clean.shape import DATED, ENDED, Shape

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


def cohesion_columns(shapes: Sequence[Shape], bags: Sequence[int]) -> list[Column]:
    """What ``COHESION`` names, of at least one piece; ``bags`` as ``bags_of`` gives them."""
    told, order = _told(shapes)
    near = _shared(shapes, bags, told, order, _NEAR)
    around = _shared(shapes, bags, told, order, _AROUND)
    common = [0, *accumulate([near[place] for place in told])]
    sizes = [0, *accumulate([len(shapes[place].content) for place in told])]
    mean = []
    for at in order:
        low, high = max(0, at - _MEAN), min(len(told), at + _MEAN + 1)
        mean.append((common[high] - common[low]) / (sizes[high] - sizes[low] or 1))
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
    shapes: Sequence[Shape],
    bags: Sequence[int],
    told: Sequence[int],
    order: Sequence[int],
    reach: int,
) -> list[int]:
    """How many words each piece has in common with those that say something within reach."""
    held = [bags[place] for place in told]
    beyond = [0] * reach
    near = in_row([*beyond, *held, 0, *beyond], 2 * reach + 1)
    result = [0] * len(bags)
    for place, bag in enumerate(bags):
        if bag:
            of_any, of_two = near[order[place]]
            # What says something stands among the others itself.
            others = of_two if shapes[place].words >= _TOLD else of_any
            result[place] = (bag & others).bit_count()
    return result


def _beside(shapes: Sequence[Shape]) -> list[Column]:
    """Shares of the lines right before and after each: alike, with a date, digits, full stops."""
    marks = [shape.mark for shape in shapes]
    times = [0, *accumulate([mark & DATED > 0 for mark in marks])]
    digits = [0.0, *accumulate([shape.digits for shape in shapes])]
    ended = [0, *accumulate([mark & ENDED for mark in marks])]
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
