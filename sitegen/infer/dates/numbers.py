"""Numbers written in words: "two and a half", "twenty-five", "a couple of"."""

from __future__ import annotations

from collections.abc import Sequence

from .language import Language

UNKNOWN = "X"
"""Several, few, some: how many is not said."""


def count_of(words: Sequence[str], language: Language) -> float | None:
    """What a run of number words adds up to; None when it does not say how many."""
    values = language.values
    if any(word in values.get("SOME", {}) for word in words):
        return None
    total = 0.0
    for word in words:
        if word[0].isdecimal():
            total += float(word.replace(",", ""))
        elif word in values["SMALL"]:
            total += int(values["SMALL"][word])
        elif word in values["TENS"]:
            total += int(values["TENS"][word])
        elif word in values["BIG"]:
            total = (total or 1) * int(values["BIG"][word])
        elif word == "half":
            total += 0.5
    return total or 1.0


def ordinal_of(words: Sequence[str], language: Language) -> int | None:
    """first -> 1, twenty-third -> 23, last -> -1, 3rd -> 3; None when there is none."""
    values = language.values
    total = 0
    for word in words:
        if word.isdecimal():
            total += int(word)
        else:
            for name in ("ORDW", "TENS", "LASTORD", "SMALL"):
                if word in values.get(name, {}):
                    total += int(values[name][word])
                    break
    return total or None


def in_digits(count: float | None) -> str:
    """For a TIMEX3 duration: 2, 2.5, X."""
    if count is None:
        return UNKNOWN
    return str(int(count)) if count == int(count) else f"{count:g}"
