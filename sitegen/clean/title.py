"""Where the title of a page stands, by what the page states."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.clean.records import Segmented
from sitegen.clean.shape import Shape, content_of

_LONGEST = 40
"""Words of a title."""


def title_words(segmented: Segmented) -> frozenset[str]:
    """The words of content that the title has, as the page states it or heads it."""
    titles = [s.value for s in segmented.statements if s.field == "title"][:3]
    titles += [piece.text for piece in segmented.pieces if piece.tag == "h1"][:2]
    return frozenset[str]().union(*(content_of(title[:200]) for title in titles))


def title_place(
    segmented: Segmented, shapes: Sequence[Shape], words: frozenset[str]
) -> tuple[int, int]:
    """Where the title stands (-1: nowhere) and how surely: 2 stated and headed, 1 one of both."""
    if not segmented.structured:
        return -1, 0
    best, found = -1, 0.0
    for place, (piece, shape) in enumerate(zip(segmented.pieces, shapes, strict=True)):
        if shape.words > _LONGEST or not (piece.level or words):
            continue
        common = len(shape.content & words) / max(len(words), len(shape.content), 1)
        value = common + (0.6 if piece.level == 1 else 0.2 if piece.level else 0)
        if value > found and value >= 0.6:
            best, found = place, value
    return best, 2 if found > 1.2 else 1 if best >= 0 else 0
