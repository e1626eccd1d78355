"""How strongly phrases of each family show in a line, as numbers for the trained labeller."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.clean.lexicon import START
from sitegen.clean.records import word_set

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

PLAIN = word_set(
    "share newsletter paywall login comments related advertisement cookies read_more "
    "promotion media legal"
)
"""Families whose whole-line phrases are no words of any article."""

FAMILIES = tuple(f"family {group[0]}" for group in _GROUPS)


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


def page_hits(families: Mapping[str, int]) -> int:
    """How many families that are never an article's show more than in passing."""
    if not families:
        return 0
    return sum([how >= START and family in PLAIN for family, how in families.items()])
