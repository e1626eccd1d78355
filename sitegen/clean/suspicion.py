"""Signs that a document is not an article."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.clean.records import LabelledLine, Segmented
from sitegen.model import CleanText

_LITTLE = 30


def warnings_of(
    segmented: Segmented, labelled: Sequence[LabelledLine], kept_words: int
) -> tuple[str, ...]:
    """What looks wrong, in words; empty for an ordinary article."""
    found = []
    if kept_words < _LITTLE:
        found.append("hardly any text")
    return tuple(found)


def suspicion(text: CleanText) -> str:
    """Why a text is probably no article at all; empty if it probably is one."""
    grave = (one for one in text.warnings if one.startswith(("hardly any", "looks like")))
    return next(grave, "")
