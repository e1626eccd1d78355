"""A length of time in front of a date: "two weeks after March 8" is neither now nor March 8."""

from __future__ import annotations

import re

from msgspec.structs import replace

from .calendar import interval, shifted, value_of
from .found import FoundDate
from .language import Language

_LENGTH = re.compile(r"P(\d{1,4})(DE|[DWMY])")
_FARTHEST = 24  # characters between the two


def with_offsets(text: str, found: list[FoundDate], language: Language) -> list[FoundDate]:
    """The same dates; such a length also says when, and the date it leans on is a minor one."""
    result = list(found)
    for i in range(len(found) - 1):
        length, base = found[i], found[i + 1]
        direction = _direction(text[length.end : base.start], language)
        reads = _LENGTH.fullmatch(length.value) if direction else None
        if not reads or base.when is None or base.when.precision != "day":
            continue
        day = base.when.earliest and shifted(
            base.when.earliest, reads[2], direction * int(reads[1])
        )
        if day:
            result[i] = replace(length, when=interval(value_of(day, reads[2])), role="event")
            result[i + 1] = replace(base, role="minor")
    return result


def _direction(between: str, language: Language) -> int:
    """1 for "after the", -1 for "before", 0 for any other words."""
    words = between.lower().split() if len(between) <= _FARTHEST else []
    if not 1 <= len(words) <= 2:
        return 0
    return (words[0] in language.lists["OFFSET_AFTER"]) - (
        words[0] in language.lists["OFFSET_BEFORE"]
    )
