"""Finding the neighbours of all texts on all processors."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor
from contextlib import suppress
from functools import partial

from sitegen.collate import Neighbours, Survey
from sitegen.work import forked, with_shared

_STEP = 128
_WORTH_A_POOL = 512
"""Fewer are found sooner here than a pool is started."""


def find_neighbours(texts: Survey, workers: int) -> None:
    """Finds what a survey else finds when it is asked."""
    pool = forked(workers, texts) if len(texts) >= _WORTH_A_POOL else None
    if pool is None:
        return
    starts = range(0, len(texts), _STEP)
    # Should a worker be killed, the rest is found when it is asked for.
    with pool, suppress(BrokenExecutor):
        for start, found in zip(starts, pool.map(partial(with_shared, _some), starts), strict=True):
            for place, neighbours in enumerate(found, start):
                texts.know(place, neighbours)


def _some(texts: Survey, start: int) -> list[Neighbours]:
    return [texts.nearest(place) for place in range(start, min(start + _STEP, len(texts)))]
