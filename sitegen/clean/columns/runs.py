"""What the first scores of a document say: the run of the article, and each piece's place in it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate

from sitegen.clean.columns.bags import Topic, bags_of
from sitegen.clean.columns.lists import announcers
from sitegen.clean.columns.places import FAR
from sitegen.clean.shape import Shape

Row = tuple[float, ...]


RUN = (
    *(f"score {offset:+d}" for offset in range(-3, 4)),
    "fading before", "fading after", "fading least", "mean around", "mass before", "mass after",
    "in run", "after start", "before end", "run share", "mean score", "best score",
)  # fmt: skip
RUN_TOPIC = ("run's words", "run's topic", "announcer")
_REACH = 8
_SURE = 30.0
"""No score counts for more."""
_BEYOND = (-4.0, -4.0, -4.0)
"""The scores of what stands before the first piece, and after the last."""


def run_features(
    scores: Sequence[float],
    shapes: Sequence[Shape],
    places: Sequence[int] | None = None,
    *,
    topic: bool = True,
    bags: Sequence[int] = (),
) -> list[Row]:
    """What the first scores of all pieces say about those at ``places``, or all.

    ``RUN``, and what ``RUN_TOPIC`` names besides if ``topic``; ``bags`` as with ``rows_of``.
    """
    count = len(scores)
    if not count:
        return []
    kept = [
        1 / (1 + math.exp(-(score if -_SURE < score < _SURE else math.copysign(_SURE, score))))
        for score in scores
    ]
    start, end = _best_run(kept)
    ahead, behind = _fading(kept), _fading(kept[::-1])[::-1]
    sums = list(accumulate(kept, initial=0.0))
    padded_sums = [*[0.0] * _REACH, *sums, *[sums[-1]] * _REACH]
    total = sum(kept) or 1.0
    whole = (end - start) / count, total / count, max(kept)
    padded = [*_BEYOND, *scores, *_BEYOND]
    chosen = range(count) if places is None else places
    result: list[Row] = []
    for i in chosen:
        before, after = ahead[i], behind[i]
        since, until = float(i - start), float(end - i)
        result.append((
            *padded[i : i + 7],
            before, after, before if before <= after else after,
            (padded_sums[i + 2 * _REACH + 1] - padded_sums[i]) / (2 * _REACH + 1),
            sums[i] / total, (total - sums[i] - kept[i]) / total,
            1.0 if start <= i < end else 0.0,
            since if -FAR < since < FAR else math.copysign(FAR, since),
            until if -FAR < until < FAR else math.copysign(FAR, until), *whole,
        ))  # fmt: skip
    if not topic:
        return result
    topics = _topics(scores, shapes, bags or bags_of(shapes), range(start, end), chosen)
    told = announcers(scores, shapes)
    return [(*row, *more, told[i]) for i, row, more in zip(chosen, result, topics, strict=True)]


def _topics(
    scores: Sequence[float],
    shapes: Sequence[Shape],
    bags: Sequence[int],
    run: range,
    places: Iterable[int],
) -> list[tuple[float, float]]:
    """How much the pieces at ``places`` speak of what the run's likely pieces speak of."""
    likely = {place for place in run if scores[place] > 0}
    topic = Topic([bags[place] for place in likely])
    return [topic.of(bags[i], len(shapes[i].content), own=i in likely) for i in places]


def _fading(kept: Sequence[float]) -> list[float]:
    """A mean of the pieces before each, the nearest counting most."""
    result, value = [], 0.0
    for share in kept:
        result.append(value)
        value = value * 0.7 + share * 0.3
    return result


def _best_run(kept: Iterable[float]) -> tuple[int, int]:
    best, start, total, span = 0.0, 0, 0.0, (0, 0)
    for place, share in enumerate(kept):
        if total <= 0:
            start, total = place, 0.0
        total += share - 0.3
        if total > best:
            best, span = total, (start, place + 1)
    return span
