"""Where a piece stands: in the document, between its neighbours, after the signs of families."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sitegen.clean.records import Piece
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.shape import Shape

Row = Sequence[float]

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
_EDGE: Row = (0.0, 0.0, -1.0, 0.0, 0.0, 1.0)
"""What stands in for a neighbour beyond the first piece and the last."""


def place_rows(
    pieces: Sequence[Piece], shapes: Sequence[Shape], repeats: DocumentRepeats
) -> list[Row]:
    """For each piece what ``PLACE`` names."""
    count = len(shapes)
    words = [float(min(s.words, 60)) for s in shapes]
    prose = [w if s.prose else 0.0 for w, s in zip(words, shapes, strict=True)]
    hard = [s.hard > 0 for s in shapes]
    all_words, all_prose, all_hard = sum(words) or 1, sum(prose) or 1, sum(hard)
    to_before = distances(prose)
    to_after = distances(prose[::-1])[::-1]
    around = _neighbours(pieces, shapes, words, repeats)
    best = [0.0, 0.0, 0.0, *prose, 0.0, 0.0, 0.0]
    result: list[Row] = []
    words_before = prose_before = 0.0
    hard_before = 0
    for i in range(count):
        result.append((
            i / count, words_before / all_words, 1 - (words_before + words[i]) / all_words,
            prose_before / all_prose, 1 - (prose_before + prose[i]) / all_prose,
            to_before[i], to_after[i], hard_before / (i or 1),
            (all_hard - hard_before - hard[i]) / (count - i - 1 or 1),
            max(best[i], best[i + 1], best[i + 2], best[i + 4], best[i + 5], best[i + 6]),
            *around[i],
        ))  # fmt: skip
        words_before += words[i]
        prose_before += prose[i]
        hard_before += hard[i]
    return result


def _neighbours(
    pieces: Sequence[Piece],
    shapes: Sequence[Shape],
    words: Sequence[float],
    repeats: DocumentRepeats,
) -> list[Row]:
    """For each piece what ``_NEAR`` names of the two before it and the two after it."""
    site = repeats.site or (0,) * len(shapes)
    near: list[Row] = [
        (w, float(s.terminal), float(s.hard), piece.links, float(r), float(w < 5))
        for w, s, piece, r in zip(words, shapes, pieces, site, strict=True)
    ]
    near = [_EDGE, _EDGE, *near, _EDGE, _EDGE]
    where = [None, None, *[(p.container, p.region) for p in pieces], None, None]
    next_ = [float(one == other) for one, other in pairwise(where)]
    second = [float(one == other) for one, other in zip(where, where[2:], strict=False)]
    return [
        (
            *near[i], second[i], *near[i + 1], next_[i + 1],
            *near[i + 3], next_[i + 2], *near[i + 4], second[i + 2],
        )
        for i in range(len(shapes))
    ]  # fmt: skip


def distances(marked: Sequence[float]) -> list[float]:
    """For each piece, how many back the nearest marked one is, at most ``FAR``."""
    result, far = [], FAR
    for value in marked:
        result.append(far)
        far = 1.0 if value else far + 1.0 if far < FAR else FAR
    return result


def mark_rows(shapes: Sequence[Shape]) -> list[Row]:
    """How far back and ahead the nearest sign of some families is: what ``MARKS`` names."""
    bits = [_marker_bits(shape) for shape in shapes]
    columns: list[Sequence[float]] = []
    for place in range(len(_MARKERS)):
        here = [value >> place & 1 for value in bits]
        if any(here):
            columns += distances(here), distances(here[::-1])[::-1]
        else:
            columns += (FAR,) * len(here), (FAR,) * len(here)
    return list(zip(*columns, strict=True))


def _marker_bits(shape: Shape) -> int:
    value = 0
    for family, how in shape.families.items():
        if how > 1:
            value |= _MARKER_BITS.get(family, 0)
    return value
