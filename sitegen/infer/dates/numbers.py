"""Numbers written in words: "two and a half", "twenty-five", "a couple of"."""

from __future__ import annotations

from collections.abc import Sequence

from .context import Match
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


def amount(match: Match) -> float | None:
    """How many units a match speaks of: 1 if it gives no number, None if it does not say."""
    count = count_of(match.words("N"), match.language) if match.has("N") else 1.0
    if count and match.value("UNIT").startswith("2"):
        return 2 * count  # a fortnight is two weeks
    return count


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


def year_in_words(words: Sequence[str], language: Language) -> int | None:
    """nineteen eighty-six, two thousand and five, seventeen hundred thirty-three."""
    values = language.values
    numbers = [
        int(values[name][word])
        for word in words
        for name in ("SMALL", "TENS", "BIG")
        if word in values[name]
    ]
    if not numbers:
        return None
    first, rest = numbers[0], numbers[1:]
    if 1000 in rest:
        year = first * 1000 + sum(rest[1:])
    elif 100 in rest:
        year = first * 100 + sum(rest[1:])
    else:
        year = first * 100 + sum(rest) if rest and rest[0] >= 10 else 0
    return year if 1500 <= year <= 2100 else None
