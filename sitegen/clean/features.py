"""Pieces -> rows of numbers: what the trained labeller sees of each piece.

Own measures first, then the words it shares with others, its place and its neighbours, and the
document as a whole; where there is HTML, its structure.  All are plain counts and shares, so
that a row can be read.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from sitegen.clean.places import FAR, MARKS, PLACE, mark_columns, place_columns
from sitegen.clean.records import Piece, Segmented
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.runs import RUN, Row, capped, run_features
from sitegen.clean.shape import MEASURES, Shape
from sitegen.clean.strengths import FAMILIES
from sitegen.clean.structure import STRUCTURE, structure_columns
from sitegen.clean.title import title_place, title_words

__all__ = ["RUN", "Row", "names", "rows_of", "run_features"]

_SHARED = (
    "repeats site", "repeats elsewhere", "told twice", "known words", "topical", "title words",
)  # fmt: skip
_TITLE = ("after title", "title found", "told as title")
_WHOLE = ("pieces", "prose share", "hard share", "gap share", "mean words", "longest", "low share")


def names(structured: bool) -> tuple[str, ...]:
    """What the columns are."""
    own = (*MEASURES, "gap", "list item", *FAMILIES, *_SHARED)
    plain = (*own, *PLACE, *MARKS, *_TITLE, *_WHOLE)
    return (*plain, *STRUCTURE) if structured else plain


def rows_of(
    segmented: Segmented,
    shapes: Sequence[Shape],
    repeats: DocumentRepeats,
    wanted: Sequence[str] = (),
) -> list[Row]:
    """One row a piece, of the columns that are wanted, or else of all in the order of ``names``."""
    if not shapes:
        return []
    pieces = segmented.pieces
    words = title_words(segmented)
    title, found = title_place(segmented, shapes, words)
    count = len(shapes)
    columns: list[Sequence[float]] = [
        *zip(*[shape.measures for shape in shapes], strict=True),
        [float(piece.gap) for piece in pieces],
        [float(piece.kind == "list_item") for piece in pieces],
        *zip(*[shape.strengths for shape in shapes], strict=True),
        *_shared_columns(shapes, words, repeats),
        *place_columns(pieces, shapes, repeats),
        *mark_columns(shapes),
        *_title_columns(shapes, title, found),
        *[(value,) * count for value in _whole(pieces, shapes)],
    ]
    if segmented.structured:
        columns += structure_columns(segmented, shapes, title)
    if wanted:
        known = dict(zip(names(segmented.structured), columns, strict=True))
        columns = [known[name] for name in wanted]
    # Numbers of one type alone are what the trees compare fastest.
    return list(zip(*columns, strict=True))


def _shared_columns(
    shapes: Sequence[Shape], title: frozenset[str], repeats: DocumentRepeats
) -> list[Sequence[float]]:
    """What the pieces have in common with others: ``_SHARED``."""
    told = Counter([shape.folded for shape in shapes])
    counts: Counter[str] = Counter()
    for shape in shapes:
        if shape.prose:
            counts.update(shape.content)
    # Of a paragraph's own words each is counted once by itself.
    others = capped({word: count - 1 for word, count in counts.items() if count > 1})
    everywhere = capped(counts)
    known, topical = [], []
    for shape in shapes:
        content = shape.content
        size = len(content) or 1
        topics = others if shape.prose else everywhere
        shared = topics.keys() & content
        known.append(len(shared) / size)
        topical.append(sum([topics[word] for word in shared]) / size)
    none = (0.0,) * len(shapes)
    return [
        [*map(float, repeats.site)] or none,
        [*map(float, repeats.elsewhere)] or none,
        [told[shape.folded] - 1.0 for shape in shapes],
        known,
        topical,
        [len(s.content & title) / (len(s.content) or 1) for s in shapes] if title else none,
    ]


def _title_columns(shapes: Sequence[Shape], title: int, found: int) -> list[Sequence[float]]:
    count = len(shapes)
    if title < 0:
        return [(0.0,) * count] * len(_TITLE)
    folded = shapes[title].folded
    return [
        [max(-FAR, min(FAR, float(place - title))) for place in range(count)],
        (float(found),) * count,
        [float(shape.folded == folded) for shape in shapes],
    ]


def _whole(pieces: Sequence[Piece], shapes: Sequence[Shape]) -> Sequence[float]:
    count = len(shapes) or 1
    words = sum([s.words for s in shapes]) or 1
    return (
        math.log1p(count),
        sum([s.words for s in shapes if s.prose]) / words,
        sum([s.hard > 0 for s in shapes]) / count,
        sum([piece.gap for piece in pieces]) / count,
        words / count,
        float(min(200, max((s.words for s in shapes), default=0))),
        sum([s.begins_low for s in shapes]) / count,
    )
