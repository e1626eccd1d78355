"""Ornaments between paragraphs ("* * *", "___") go with what they part."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.clean.marks import is_break
from sitegen.clean.records import Piece

_SURE = 3.0


def with_breaks(pieces: Sequence[Piece], scores: list[float], title: int) -> list[float]:
    """The scores, with those of breaks by what is kept around them.

    A break inside the article is the article's, however many others have the same, but only one
    where all between two is gone; beyond its ends only if nothing else is there.  What underlines
    a title (at this place) parts nothing.
    """
    breaks = {place for place, piece in enumerate(pieces) if is_break(piece.text)}
    if not breaks:
        return scores
    texts = [place for place in range(len(pieces)) if place not in breaks]
    kept = [place for place in texts if scores[place] > 0 and place != title] or [len(pieces)]
    first = -1 if texts[:1] == kept[:1] else kept[0]
    last = len(pieces) if texts[-1:] == kept[-1:] else kept[-1]
    result, parted = [*scores], False
    for place in range(len(pieces)):
        if place in breaks:
            inside = first < place < last
            result[place] = _SURE if inside and not parted else -_SURE
            parted = parted or inside
        elif scores[place] > 0:
            parted = False
    return result
