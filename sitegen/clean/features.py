"""Pieces -> rows of numbers: what the trained labeller sees of each piece.

Own measures first, then the words it shares with others, its place and its neighbours, and the
document as a whole; where there is HTML, its structure.  All are plain counts and shares, so
that a row can be read.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from sitegen.clean.places import FAR, MARKS, PLACE, mark_rows, place_rows
from sitegen.clean.records import Piece, Segmented
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.runs import RUN, Row, capped, run_features
from sitegen.clean.shape import MEASURES, Shape
from sitegen.clean.strengths import FAMILIES
from sitegen.clean.structure import STRUCTURE, structure_rows
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


def rows_of(segmented: Segmented, shapes: Sequence[Shape], repeats: DocumentRepeats) -> list[Row]:
    """One row a piece, in the order of ``names``."""
    pieces = segmented.pieces
    words = title_words(segmented)
    title, found = title_place(segmented, shapes, words)
    whole = _whole(pieces, shapes)
    structure: Sequence[Sequence[float]] = [()] * len(shapes)
    if segmented.structured:
        structure = structure_rows(segmented, shapes, title)
    parts = zip(
        pieces,
        shapes,
        _shared_rows(shapes, words, repeats),
        place_rows(pieces, shapes, repeats),
        mark_rows(shapes),
        _title_rows(shapes, title, found),
        structure,
        strict=True,
    )
    # Numbers of one type alone are what the trees compare fastest.
    return [
        [
            *shape.measures, float(piece.gap), float(piece.kind == "list_item"), *shape.strengths,
            *shared, *place, *marks, *at_title, *whole, *inner,
        ]
        for piece, shape, shared, place, marks, at_title, inner in parts
    ]  # fmt: skip


def _shared_rows(
    shapes: Sequence[Shape], title: frozenset[str], repeats: DocumentRepeats
) -> list[Sequence[float]]:
    """For each piece what it has in common with others: ``_SHARED``."""
    told = Counter([shape.folded for shape in shapes])
    site = [*map(float, repeats.site)] or [0.0] * len(shapes)
    elsewhere = [*map(float, repeats.elsewhere)] or [0.0] * len(shapes)
    counts: Counter[str] = Counter()
    for shape in shapes:
        if shape.prose:
            counts.update(shape.content)
    # Of a paragraph's own words each is counted once by itself.
    others = capped({word: count - 1 for word, count in counts.items() if count > 1})
    everywhere = capped(counts)
    result: list[Sequence[float]] = []
    for place, shape in enumerate(shapes):
        content = shape.content
        size = len(content) or 1
        topical = others if shape.prose else everywhere
        known = topical.keys() & content
        result.append((
            site[place], elsewhere[place], told[shape.folded] - 1.0,
            len(known) / size, sum([topical[word] for word in known]) / size,
            len(content & title) / size if title else 0.0,
        ))  # fmt: skip
    return result


def _title_rows(shapes: Sequence[Shape], title: int, found: int) -> list[Sequence[float]]:
    if title < 0:
        return [(0.0, 0.0, 0.0)] * len(shapes)
    folded, surely = shapes[title].folded, float(found)
    return [
        (max(-FAR, min(FAR, float(place - title))), surely, float(shape.folded == folded))
        for place, shape in enumerate(shapes)
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
