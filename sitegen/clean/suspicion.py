"""Signs that a document is not an article."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.clean.records import LabelledLine, Segmented

_LITTLE = 30


def warnings_of(
    segmented: Segmented, labelled: Sequence[LabelledLine], kept_words: int
) -> tuple[str, ...]:
    """What looks wrong, in words; empty for an ordinary article."""
    found = []
    if kept_words < _LITTLE:
        found.append("hardly any text")
    return tuple(found)
