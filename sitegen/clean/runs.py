"""What the first scores of a document say: the run of the article, and each piece's place in it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from sitegen.clean.lists import announcers
from sitegen.clean.places import FAR
from sitegen.clean.shape import Shape

Row = Sequence[float]


RUN = (
    *(f"score {offset:+d}" for offset in range(-3, 4)),
    "fading before", "fading after", "fading least", "mean around", "mass before", "mass after",
    "in run", "after start", "before end", "run share", "mean score", "best score",
)  # fmt: skip
RUN_TOPIC = ("run's words", "run's topic", "announcer")
_REACH = 8
OFTEN = 4
"""No word is counted more often: it would not tell more."""
_BEYOND = (-4.0, -4.0, -4.0)
"""The scores of what stands before the first piece, and after the last."""


def run_features(
    scores: Sequence[float],
    shapes: Sequence[Shape],
    places: Sequence[int] | None = None,
    *,
    topic: bool = True,
) -> list[Row]:
    """What the first scores of all pieces say about those at ``places``, or all.

    ``RUN``, and what ``RUN_TOPIC`` names besides if ``topic``.
    """
    count = len(scores)
    if not count:
        return []
    kept = [1 / (1 + math.exp(-max(-30.0, min(30.0, s)))) for s in scores]
    start, end = _best_run(kept)
    ahead, behind = _fading(kept), _fading(kept[::-1])[::-1]
    sums = list(accumulate(kept, initial=0.0))
    total = sum(kept) or 1.0
    whole = (end - start) / count, total / count, max(kept)
    padded = [*_BEYOND, *scores, *_BEYOND]
    chosen = range(count) if places is None else places
    result: list[Row] = []
    for i in chosen:
        around = sums[min(count, i + _REACH + 1)] - sums[max(0, i - _REACH)]
        result.append([
            *padded[i : i + 7],
            ahead[i], behind[i], min(ahead[i], behind[i]), around / (2 * _REACH + 1),
            sums[i] / total, (total - sums[i] - kept[i]) / total,
            float(start <= i < end), max(-FAR, min(FAR, float(i - start))),
            max(-FAR, min(FAR, float(end - i))), *whole,
        ])  # fmt: skip
    if not topic:
        return result
    topics = _topics(scores, shapes, start, end, chosen)
    told = announcers(scores, shapes)
    return [(*row, *more, told[i]) for i, row, more in zip(chosen, result, topics, strict=True)]


def _topics(
    scores: Sequence[float], shapes: Sequence[Shape], start: int, end: int, places: Iterable[int]
) -> Iterator[tuple[float, float]]:
    """How much the pieces at ``places`` speak of what the run speaks of: ``RUN_TOPIC``."""
    counts = _run_words(scores, shapes, start, end)
    others = counted_besides(counts)
    for i in places:
        content = shapes[i].content
        size = len(content) or 1
        if start <= i < end and scores[i] > 0:
            known = others.keys() & content
            yield len(known) / size, sum([others[word] for word in known]) / size
        else:
            known = counts.keys() & content
            yield len(known) / size, sum([min(counts[word], OFTEN) for word in known]) / size


def counted_besides(counts: Mapping[str, int]) -> dict[str, int]:
    """How often each word is counted besides the once of a piece that has it, if it is at all.

    No word is counted more often than tells anything.
    """
    return {
        word: count - 1 if count <= OFTEN else OFTEN for word, count in counts.items() if count > 1
    }


def _run_words(
    scores: Sequence[float], shapes: Sequence[Shape], start: int, end: int
) -> Counter[str]:
    """In how many of the best run's likely pieces each word of content stands."""
    words: Counter[str] = Counter()
    for place in range(start, end):
        if scores[place] > 0:
            words.update(shapes[place].content)
    return words


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
