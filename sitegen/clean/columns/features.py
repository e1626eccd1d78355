"""Pieces -> rows of numbers: what the trained labeller sees of each piece.

Own measures first, then the words it shares with others, its place and its neighbours, and the
document as a whole; where there is HTML, its structure.  All are plain counts and shares, so
that a row can be read.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Sequence
from operator import attrgetter

from sitegen.clean.columns.bags import Topic, bags_of
from sitegen.clean.columns.cohesion import COHESION, cohesion_columns
from sitegen.clean.columns.lists import ANNOUNCED, announced_columns
from sitegen.clean.columns.places import FAR, MARKS, PLACE, mark_columns, place_columns
from sitegen.clean.columns.runs import RUN, RUN_TOPIC, Row, run_features
from sitegen.clean.columns.structure import STRUCTURE, structure_columns
from sitegen.clean.columns.words import WORDS, word_columns
from sitegen.clean.records import Piece, Segmented
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.shape import MEASURES, Shape
from sitegen.clean.strengths import FAMILIES
from sitegen.clean.title import title_place, title_words

__all__ = ["Row", "names", "rows_of", "run_features", "run_names"]

Column = Sequence[float]

_SHARED = ("repeats site", "repeats elsewhere", "told twice", "title words")
_TOPIC = ("known words", "topical")
_TITLE = ("after title", "title found", "told as title")
_WHOLE = ("pieces", "prose share", "hard share", "gap share", "mean words", "longest", "low share")


def names(structured: bool) -> tuple[str, ...]:
    """What the columns are."""
    own = (*MEASURES, "gap", "list item", *FAMILIES, *_SHARED)
    plain = (*own, *PLACE, *MARKS, *_TITLE, *_WHOLE)
    # What a page's words tell of its topic, its structure tells as well.
    return (*plain, *STRUCTURE) if structured else (*plain, *_TOPIC, *COHESION, *ANNOUNCED, *WORDS)


def run_names(structured: bool) -> tuple[str, ...]:
    """What the columns are that the first scores give."""
    return RUN if structured else (*RUN, *RUN_TOPIC)


def rows_of(
    segmented: Segmented,
    shapes: Sequence[Shape],
    repeats: DocumentRepeats,
    wanted: Sequence[str] = (),
    bags: Sequence[int] = (),
) -> list[Row]:
    """One row a piece, of the columns that are wanted, or else of all in the order of ``names``.

    ``bags`` as ``bags_of`` gives them, which are found here if they are not given.
    """
    if not shapes:
        return []
    wanted = wanted or names(segmented.structured)
    known = _columns(segmented, shapes, repeats, frozenset(wanted), bags)
    # Numbers of one type alone are what the trees compare fastest.
    return list(zip(*[known[name] for name in wanted], strict=True))


def _columns(
    segmented: Segmented,
    shapes: Sequence[Shape],
    repeats: DocumentRepeats,
    wanted: Container[str],
    bags: Sequence[int],
) -> dict[str, Column]:
    """The columns that are wanted, by their names, and those that come with them."""
    pieces = segmented.pieces
    words = title_words(segmented)
    title, found = title_place(segmented, shapes, words)
    count = len(shapes)
    known = _measure_columns(shapes, wanted)
    known |= place_columns(pieces, shapes, repeats, wanted)
    known["gap"] = [float(piece.gap) for piece in pieces]
    known["list item"] = [float(piece.kind == "list_item") for piece in pieces]
    for group, columns in (
        (FAMILIES, zip(*[shape.strengths for shape in shapes], strict=True)),
        (_SHARED, _shared_columns(shapes, words, repeats)),
        (MARKS, mark_columns(shapes)),
        (_TITLE, _title_columns(shapes, title, found)),
        (_WHOLE, [(value,) * count for value in _whole(pieces, shapes)]),
    ):
        known.update(zip(group, columns, strict=True))
    if not segmented.structured:
        bags = bags or bags_of(shapes)
        known.update(zip(_TOPIC, _topic_columns(shapes, bags), strict=True))
        known.update(zip(COHESION, cohesion_columns(shapes, bags), strict=True))
        known.update(zip(ANNOUNCED, announced_columns(shapes), strict=True))
        known.update(zip(WORDS, word_columns(shapes), strict=True))
    else:
        known |= structure_columns(segmented, shapes, title, wanted)
    return known


def _measure_columns(shapes: Sequence[Shape], wanted: Container[str]) -> dict[str, Column]:
    """Of the lines' own measures those that are wanted."""
    some = [name for name in MEASURES if name in wanted]
    if len(some) * 2 > len(MEASURES):
        columns = zip(*[shape.measures for shape in shapes], strict=True)
        return dict(zip(MEASURES, columns, strict=True))
    return {name: [*map(float, map(attrgetter(MEASURES[name]), shapes))] for name in some}


def _shared_columns(
    shapes: Sequence[Shape], title: frozenset[str], repeats: DocumentRepeats
) -> list[Column]:
    """What the pieces have in common with others: ``_SHARED``."""
    told = Counter([shape.folded for shape in shapes])
    none = (0.0,) * len(shapes)
    return [
        [*map(float, repeats.site)] or none,
        [*map(float, repeats.elsewhere)] or none,
        [told[shape.folded] - 1.0 for shape in shapes],
        [len(s.content & title) / (len(s.content) or 1) for s in shapes] if title else none,
    ]


def _topic_columns(shapes: Sequence[Shape], bags: Sequence[int]) -> tuple[Column, Column]:
    """How much of each piece's content the paragraphs speak of: ``_TOPIC``."""
    topic = Topic([bag for bag, shape in zip(bags, shapes, strict=True) if shape.prose])
    known, told = zip(
        *[
            topic.of(bag, len(shape.content), own=shape.prose)
            for bag, shape in zip(bags, shapes, strict=True)
        ],
        strict=True,
    )
    return known, told


def _title_columns(shapes: Sequence[Shape], title: int, found: int) -> list[Column]:
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
