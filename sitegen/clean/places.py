"""Where a piece stands: in the document, between its neighbours, after the signs of families."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from sitegen.clean.records import Piece
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.shape import Shape

Column = Sequence[float]

_MOST_WORDS = 60
FAR = 30.0
"""No distance is counted further."""
_NEAR = ("words", "terminal", "hard", "links", "repeats", "short", "same")
PLACE = (
    "place", "words before", "words after", "prose before", "prose after", "to prose before",
    "to prose after", "hard before", "hard after", "best near",
    *(f"{name} {offset:+d}" for offset in (-2, -1, 1, 2) for name in _NEAR),
)  # fmt: skip
_MARKERS = (
    ("comments",), ("related", "read_more"), ("newsletter", "share"), ("legal", "cookies"),
    ("byline", "stamp"),
)  # fmt: skip
_MARKER_BITS = {family: 1 << place for place, group in enumerate(_MARKERS) for family in group}
MARKS = tuple(f"{way} {group[0]}" for group in _MARKERS for way in ("since", "until"))
_EDGES = (0.0, 0.0, -1.0, 0.0, 0.0, 1.0)
"""What stands in for a neighbour beyond the first piece and the last."""


def place_columns(
    pieces: Sequence[Piece], shapes: Sequence[Shape], repeats: DocumentRepeats
) -> list[Column]:
    """Of all pieces what ``PLACE`` names."""
    count = len(shapes)
    words = [float(s.words) if s.words < _MOST_WORDS else float(_MOST_WORDS) for s in shapes]
    prose = [w if s.prose else 0.0 for w, s in zip(words, shapes, strict=True)]
    hard = [s.hard > 0 for s in shapes]
    best = [0.0, 0.0, 0.0, *prose, 0.0, 0.0, 0.0]
    around = [best[at : at + count] for at in (0, 1, 2, 4, 5, 6)]
    hard_before = list(accumulate(hard, initial=0))
    all_hard = hard_before[-1]
    return [
        [place / count for place in range(count)],
        *_shares(words),
        *_shares(prose),
        distances(prose),
        distances(prose[::-1])[::-1],
        [before / (place or 1) for place, before in enumerate(hard_before[:-1])],
        [
            (all_hard - through) / (count - place - 1 or 1)
            for place, through in enumerate(hard_before[1:])
        ],
        list(map(max, *around)),
        *_neighbours(pieces, shapes, words, repeats),
    ]


def _shares(values: Sequence[float]) -> tuple[Column, Column]:
    """The share of the whole that stands before each, and after it."""
    sums = list(accumulate(values, initial=0.0))
    total = sum(values) or 1
    return [before / total for before in sums[:-1]], [1 - through / total for through in sums[1:]]


def _neighbours(
    pieces: Sequence[Piece],
    shapes: Sequence[Shape],
    words: Sequence[float],
    repeats: DocumentRepeats,
) -> list[Column]:
    """Of all pieces what ``_NEAR`` names of the two before them and the two after them."""
    count = len(shapes)
    site = repeats.site or (0,) * count
    known = (
        words, [1.0 if s.terminal else 0.0 for s in shapes], [float(s.hard) for s in shapes],
        [piece.links for piece in pieces], [*map(float, site)],
        [1.0 if w < 5 else 0.0 for w in words],
    )  # fmt: skip
    padded = [[edge, edge, *one, edge, edge] for one, edge in zip(known, _EDGES, strict=True)]
    where = [None, None, *[(p.container, p.region) for p in pieces], None, None]
    next_ = [1.0 if one == other else 0.0 for one, other in pairwise(where)]
    second = [1.0 if one == other else 0.0 for one, other in zip(where, where[2:], strict=False)]
    same = second[:count], next_[1 : count + 1], next_[2 : count + 2], second[2:]
    columns: list[Column] = []
    for start, alike in zip((0, 1, 3, 4), same, strict=True):
        columns += [one[start : start + count] for one in padded]
        columns.append(alike)
    return columns


def distances(marked: Sequence[float]) -> list[float]:
    """For each piece, how many back the nearest marked one is, at most ``FAR``."""
    result, far = [], FAR
    for value in marked:
        result.append(far)
        far = 1.0 if value else far + 1.0 if far < FAR else FAR
    return result


def mark_columns(shapes: Sequence[Shape]) -> list[Column]:
    """How far back and ahead the nearest sign of some families is: what ``MARKS`` names."""
    bits = [_marker_bits(shape) if shape.families else 0 for shape in shapes]
    columns: list[Column] = []
    for place in range(len(_MARKERS)):
        here = [value >> place & 1 for value in bits]
        if any(here):
            columns += distances(here), distances(here[::-1])[::-1]
        else:
            columns += (FAR,) * len(here), (FAR,) * len(here)
    return columns


def _marker_bits(shape: Shape) -> int:
    value = 0
    for family, how in shape.families.items():
        if how > 1:
            value |= _MARKER_BITS.get(family, 0)
    return value
