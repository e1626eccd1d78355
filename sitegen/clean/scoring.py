"""How much each piece looks like the article: above zero speaks for it, below against.

Two small forests of decision trees: the first judges each piece by itself and its neighbours,
the second again, knowing how the first judged the pieces around it.  In a page the first is that
of ``glance``.  Their trees are data (``model/*.json``); sums of logarithms of odds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from sitegen.clean.columns.bags import bags_of
from sitegen.clean.columns.features import names, rows_of, run_features, run_names
from sitegen.clean.columns.words import known_share
from sitegen.clean.corrections.counted import counting_on
from sitegen.clean.corrections.spans import in_stretches
from sitegen.clean.forest import Forest, read_forests
from sitegen.clean.records import Segmented
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.shape import Shape

_LEAN_WHOLE, _LEAN_CUT, _LEAN_UNSURE = 0.5, 1.1, 2.0
"""What is added to the scores of whole pages and of cut texts, and by how much more in doubt."""
_BELIEVED, _UNLIKELY = 0.8, -5.0
"""By how much scores are toned down to tell of doubt, and below which a piece tells nothing."""
_HARDLY = 0.25
"""Where the best choice of pieces comes to so little, nothing is like an article."""
_LEAN_STRANGE, _STRANGE = 1.5, 0.3
"""What is added where the words tell nothing: in languages with so small a share known."""
_HOPELESS, _SURE = -3.5, 3.5
"""What scores less at first, or more and has no phrase of the page, is not judged again."""
BOLDER = 2.0
"""How much further from zero the second judgement of such pieces is, more or less."""
_WHOLE_PAGE = 0.8
"""Share of the words that look like the article from which a text is no whole page any more."""
_MANY = 12
"""Pieces from which a page has stretches."""


def scores(segmented: Segmented, shapes: Sequence[Shape], repeats: DocumentRepeats) -> list[float]:
    """One score a piece: the logarithm of the odds that it is of the article."""
    if not shapes:
        return []
    columns, first, second = forests(segmented.structured)
    bags = () if segmented.structured else bags_of(shapes)
    rows = rows_of(segmented, shapes, repeats, columns, bags)
    values = [first(row) for row in rows] if first else [*segmented.glances]
    unsure = undecided(values, shapes)
    context = run_features(values, shapes, unsure, topic=not segmented.structured, bags=bags)
    again = [value * BOLDER for value in values]
    for place, more in zip(unsure, context, strict=True):
        again[place] = second(rows[place] + more)
    return leaning(segmented.structured, shapes, again)


def undecided(first: Sequence[float], shapes: Sequence[Shape]) -> list[int]:
    """The places that are judged again."""
    return [
        place for place, (value, shape) in enumerate(zip(first, shapes, strict=True))
        if _HOPELESS < value < _SURE or (value >= _SURE and shape.families)
    ]  # fmt: skip


def leaning(structured: bool, shapes: Sequence[Shape], values: Sequence[float]) -> list[float]:
    """The scores raised: in doubt, keep, and in texts all the more, above all if cut before.

    In texts numbered lists go on besides, and in that of a whole page the article is found as
    stretches.
    """
    if structured:
        lean = _LEAN_UNSURE * _doubt(values, shapes)
        return [value + lean for value in values]
    values = counting_on(shapes, values)
    if known_share(shapes) < _STRANGE:
        values = [value + _LEAN_STRANGE for value in values]
    words = sum([shape.words for shape in shapes]) or 1
    likely = sum([s.words for s, value in zip(shapes, values, strict=True) if value > 0])
    lean = _LEAN_UNSURE * _doubt(values, shapes)
    if likely > _WHOLE_PAGE * words:
        return [value + (_LEAN_CUT + lean) for value in values]
    raised = [value + (_LEAN_WHOLE + lean) for value in values]
    return in_stretches(raised, shapes) if len(raised) >= _MANY else raised


def _doubt(values: Sequence[float], shapes: Sequence[Shape]) -> float:
    """How far the best choice of pieces is from sure: 0 where it is, or where there is no article.

    The choice with the highest F1 to be expected holds all pieces that are more likely than half
    of that F1 (Lipton, Elkan and Naryanaswamy 2014): the logarithm of the odds against those.
    """
    likely = sorted(
        [
            (1 / (1 + math.exp(-_BELIEVED * (value if value < 30.0 else 30.0))), shape.words)
            for value, shape in zip(values, shapes, strict=True)
            if value > _UNLIKELY
        ],
        reverse=True,
    )
    hoped = sum([share * size for share, size in likely])
    best = right = words = 0.0
    for share, size in likely:
        right += share * size
        words += size
        reached = right / (words + hoped or 1)
        if reached > best:
            best = reached
    return math.log((1 - best) / best) if best > _HARDLY else 0.0


@cache
def forests(structured: bool) -> tuple[list[str], Forest | None, Forest]:
    """The columns that the model sees, and its two forests.

    Where there is structure there is no first one: pages are judged at a glance.
    """
    name = "html" if structured else "text"
    model = read_forests(name)
    run = run_names(structured)
    columns = model["features"][: -len(run)]
    if model["features"] != [*columns, *run] or not {*columns} <= {*names(structured)}:
        raise ValueError(f"model/{name}.json was trained on other features: train it again")
    return columns, model.get("first"), model["second"]
