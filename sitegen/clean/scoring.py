"""How much each piece looks like the article: above zero speaks for it, below against."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.clean.records import Segmented
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.shape import Shape

_HARD = frozenset(
    "share newsletter paywall login comments related advertisement legal cookies navigation"
    " read_more media tags promotion".split()
)


def scores(
    segmented: Segmented, shapes: Sequence[Shape], repeats: DocumentRepeats
) -> list[float]:
    """One score a piece."""
    result = []
    for place, (piece, shape) in enumerate(zip(segmented.pieces, shapes, strict=True)):
        score = min(shape.words, 40) / 20 if shape.prose else -0.3
        hard = max((how for family, how in shape.families.items() if family in _HARD), default=0)
        score -= (0.0, 2.5, 2.5, 4.0)[hard]
        score -= 3 * piece.links
        if repeats.site:
            score -= 2.0 * repeats.site[place]
        if shape.duration or shape.file_name or shape.alt:
            score -= 3
        result.append(score)
    return result
