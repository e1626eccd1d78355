"""A line's measures as numbers for the trained labeller, whatever stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sitegen.clean.records import word_set

if TYPE_CHECKING:
    from sitegen.clean.shape import Shape

_GROUPS = (
    ("share", "newsletter", "cookies", "login"), ("paywall", "advertisement"), ("comments",),
    ("related",), ("read_more",), ("legal",), ("navigation", "tags"), ("promotion",), ("media",),
    ("byline",), ("stamp",), ("caption",), ("credit",),
)  # fmt: skip
_GROUP_OF = {family: place for place, group in enumerate(_GROUPS) for family in group}
_NO_FAMILIES = (0.0,) * len(_GROUPS)
_HARD = word_set(
    "share newsletter cookies login paywall advertisement comments related read_more legal "
    "navigation tags promotion media"
)

MEASURES = (
    "words", "letters a word", "terminal", "sentences", "pauses", "capitals", "digits",
    "function words", "begins low", "opens quote", "question", "colon", "shouts", "media name",
    "credit tail", "times", "address", "separator", "reader words", "call",
)  # fmt: skip
FAMILIES = tuple(f"family {group[0]}" for group in _GROUPS)


def measures_of(s: Shape) -> tuple[float, ...]:
    """The numbers that ``MEASURES`` names."""
    words = s.words or 1
    row = (
        min(s.words, 120), s.chars / words, s.terminal, min(s.sentences, 8), s.pauses / words,
        s.capitals, s.digits, s.function, s.begins_low, s.opens_quote, s.question, s.colon,
        s.shouts, s.duration or s.file_name or s.alt, s.credit_tail, s.times, s.address,
        s.separator, s.reader / words, s.call,
    )  # fmt: skip
    return tuple(map(float, row))


def strengths(families: Mapping[str, int]) -> tuple[float, ...]:
    """The numbers that ``FAMILIES`` names: how strongly a phrase of each group shows."""
    if not families:
        return _NO_FAMILIES
    found = [0] * len(_GROUPS)
    for family, how in families.items():
        group = _GROUP_OF[family]
        found[group] = max(found[group], how)
    return tuple(map(float, found))


def hard_hit(families: Mapping[str, int]) -> int:
    """The strongest sign of a family that is never part of an article."""
    if not families:
        return 0
    return max((how for family, how in families.items() if family in _HARD), default=0)
