"""Signs that a document is not an article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sitegen.clean.records import LabelledLine
from sitegen.compiled import table
from sitegen.model import CleanText
from sitegen.resources import PACKAGE
from sitegen.text import normalised, rough_count

_LITTLE = 25
_SHORT = 150
_STUB = 250
_LISTED = 15
_LINK_FAMILIES = frozenset(("related", "teaser", "navigation", "tags", "repeat", "read_more"))


def warnings_of(labelled: Sequence[LabelledLine]) -> tuple[str, ...]:
    """What looks wrong, in words; empty for an ordinary article."""
    kept = [line.text for line in labelled if line.label in ("body", "subhead")]
    words = rough_count("\n".join(kept))
    found = []
    if words < _LITTLE:
        found.append("hardly any text")
    if words < _SHORT and _is_error(labelled):
        found.append("looks like an error page")
    if words < _STUB and any(line.label == "paywall" for line in labelled):
        found.append("looks like a paywall stub")
    if _is_index(labelled, kept, words):
        found.append("looks like an index page")
    return tuple(found)


def suspicion(text: CleanText) -> str:
    """Why a text is probably no article at all; empty if it probably is one."""
    grave = (one for one in text.warnings if one.startswith(("hardly any", "looks like")))
    return next(grave, "")


def _is_error(labelled: Sequence[LabelledLine]) -> bool:
    """Whether the few lines that are no menu speak of an error."""
    lines = [normalised(line.text[:200]) for line in labelled if line.label in _SPEAKING]
    return any(phrase in line for line in lines for phrase in _signs()["error"])


_SPEAKING = frozenset(("title", "body", "subhead", "cookies", "teaser", "related"))


def _is_index(labelled: Sequence[LabelledLine], kept: Sequence[str], words: int) -> bool:
    """Whether headlines of other pages outweigh by far what is said at length."""
    listed = [line for line in labelled if line.label in _LINK_FAMILIES]
    headlines = sum(25 <= len(line.text) <= 160 for line in listed)
    if headlines < _LISTED or words >= 20 * headlines:
        return False
    return sum(rough_count(text) >= 40 for text in kept) < 2


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    signs = table(PACKAGE / "clean" / "lexicons" / "signs.toml")
    return {name: tuple(map(normalised, phrases)) for name, phrases in signs.items()}
