"""Where a piece stands: in the document, between its neighbours, after the signs of families."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
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
_STARTS = {
    name: [(f"{name} {offset:+d}", offset + 2) for offset in (-2, -1, 1, 2)] for name in _NEAR
}
"""For what is known of neighbours, its columns, and where they start among all pieces and edges."""
_MARKERS = (
    ("comments",), ("related", "read_more"), ("newsletter", "share"), ("legal", "cookies"),
    ("byline", "stamp"),
)  # fmt: skip
_MARKER_BITS = {family: 1 << place for place, group in enumerate(_MARKERS) for family in group}
MARKS = tuple(f"{way} {group[0]}" for group in _MARKERS for way in ("since", "until"))
_EDGES = {"hard": -1.0, "short": 1.0}
"""What stands in for a neighbour beyond the first piece and the last, where it is not 0."""


def place_columns(
    pieces: Sequence[Piece],
    shapes: Sequence[Shape],
    repeats: DocumentRepeats,
    wanted: Container[str],
) -> dict[str, Column]:
    """Of what ``PLACE`` names, by name, what is wanted and what comes with it."""
    count = len(shapes)
    words = [float(s.words) if s.words < _MOST_WORDS else float(_MOST_WORDS) for s in shapes]
    prose = [w if s.prose else 0.0 for w, s in zip(words, shapes, strict=True)]
    hard_before = list(accumulate([s.hard > 0 for s in shapes], initial=0))
    all_hard = hard_before[-1]
    known: dict[str, Column] = {
        "place": [place / count for place in range(count)],
        "hard before": [before / (place or 1) for place, before in enumerate(hard_before[:-1])],
        "hard after": [
            (all_hard - through) / (count - place - 1 or 1)
            for place, through in enumerate(hard_before[1:])
        ],
    }
    known["words before"], known["words after"] = _shares(words)
    known["prose before"], known["prose after"] = _shares(prose)
    if "to prose before" in wanted:
        known["to prose before"] = distances(prose)
    if "to prose after" in wanted:
        known["to prose after"] = distances(prose[::-1])[::-1]
    if "best near" in wanted:
        best = [0.0, 0.0, 0.0, *prose, 0.0, 0.0, 0.0]
        known["best near"] = list(map(max, *[best[at : at + count] for at in (0, 1, 2, 4, 5, 6)]))
    return known | _neighbours(pieces, shapes, words, repeats, wanted)


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
    wanted: Container[str],
) -> dict[str, Column]:
    """Of what ``_NEAR`` names of the two pieces before each and the two after, what is wanted."""
    count = len(shapes)
    own: dict[str, Callable[[], Column]] = {
        "words": lambda: words,
        "terminal": lambda: [1.0 if s.terminal else 0.0 for s in shapes],
        "hard": lambda: [float(s.hard) for s in shapes],
        "links": lambda: [piece.links for piece in pieces],
        "repeats": lambda: [*map(float, repeats.site or (0,) * count)],
        "short": lambda: [1.0 if w < 5 else 0.0 for w in words],
    }
    known: dict[str, Column] = {}
    for name, measured in own.items():
        near = [(column, start) for column, start in _STARTS[name] if column in wanted]
        if near:
            edge = _EDGES.get(name, 0.0)
            padded = [edge, edge, *measured(), edge, edge]
            known |= {column: padded[start : start + count] for column, start in near}
    if any(column in wanted for column, _ in _STARTS["same"]):
        where = [None, None, *[(p.container, p.region) for p in pieces], None, None]
        next_ = [1.0 if one == other else 0.0 for one, other in pairwise(where)]
        second = [
            1.0 if one == other else 0.0 for one, other in zip(where, where[2:], strict=False)
        ]
        same = second[:count], next_[1 : count + 1], next_[2 : count + 2], second[2:]
        known |= {column: one for (column, _), one in zip(_STARTS["same"], same, strict=True)}
    return known


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
