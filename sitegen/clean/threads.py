"""Readers' comments below an article in plain text: lines that head a comment, again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.clean.lexicon import START
from sitegen.clean.records import word_set
from sitegen.clean.shape import Shape

_HEAD = re.compile(
    r"\b(?:says|said|wrote|writes|replied|responds?)(?: on .{4,40})?:?$|\bago\b\W{0,3}$|^reply\b"
    r"|\bpermalink\b|\bat \d{1,2}:\d{2}|\bvotes?\b.{0,12}$|^(?:up|down)vote\b"
)
_HEADING = word_set(
    "says said wrote writes replied respond responds ago reply permalink at vote votes upvote"
    " downvote"
)
"""Words that ``_HEAD`` cannot do without."""
_COUNTED = re.compile(r"^\W*\d[\d,.]*\s+(?:comments?|responses?|replies|thoughts)\b")
_ARTICLE = 60
"""Words of prose that must have been read before a comment can follow."""
_APART = 12
"""Pieces between two heads of one thread, at most."""
_FEWEST = 4


def threads(shapes: Sequence[Shape]) -> list[int]:
    """Places that belong to a thread of comments."""
    heads = [place for place, shape in enumerate(shapes) if _heads(shape)]
    found: list[int] = []
    start = 0
    for i, place in enumerate(heads):
        last = i + 1 == len(heads) or heads[i + 1] - place > _APART
        if not last:
            continue
        group = heads[start : i + 1]
        start = i + 1
        begin, end = group[0], min(len(shapes), group[-1] + 3)
        if len(group) >= _FEWEST and _after_article(shapes, begin):
            before = range(max(0, begin - 4), begin)
            opening = [place for place in before if _speaks_of_comments(shapes[place])]
            if opening or any(_speaks_of_comments(shapes[place]) for place in group):
                found += range(min([begin, *opening]), end)
    return found


def _heads(shape: Shape) -> bool:
    """Whether a line looks like the name, date or buttons of a comment."""
    if shape.words > 14:
        return False
    if shape.families.get("comments", 0) >= START:
        return True
    return not _HEADING.isdisjoint(shape.vocabulary) and _HEAD.search(shape.folded) is not None


def _speaks_of_comments(shape: Shape) -> bool:
    return shape.words <= 14 and (
        shape.families.get("comments", 0) >= START or _COUNTED.match(shape.folded) is not None
    )


def _after_article(shapes: Sequence[Shape], begin: int) -> bool:
    return sum(shape.words for shape in shapes[:begin] if shape.prose) >= _ARTICLE
