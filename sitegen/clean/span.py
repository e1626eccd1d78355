"""The article's span in a page: the run of pieces with the greatest sum of scores."""

from __future__ import annotations

from collections.abc import Sequence


def article_span(scores: Sequence[float]) -> tuple[int, int]:
    """Start and end (exclusive) of the run with the greatest sum; (0, 0) if none is positive."""
    best, start, total, span = 0.0, 0, 0.0, (0, 0)
    for place, value in enumerate(scores):
        if total <= 0:
            start, total = place, 0.0
        total += value
        if total > best:
            best, span = total, (start, place + 1)
    return span
