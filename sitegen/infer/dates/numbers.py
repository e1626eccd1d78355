"""Numbers written in words: "two and a half", "twenty-five", "a couple of"."""

from __future__ import annotations

from collections.abc import Sequence

from .language import Language

UNKNOWN = "X"
"""Several, few, some: how many is not said."""


def count_of(words: Sequence[str], language: Language) -> float | None:
    """What a run of number words adds up to; None when it does not say how many."""
    values = language.values
    if any(word in values["SOME"] for word in words):
        return None
    total = 0.0
    for word in words:
        if word in values["BIG"]:
            total = (total or 1) * int(values["BIG"][word])
            continue
        known = (values[name].get(word) for name in ("SMALL", "TENS", "HALF"))
        spelled = next((value for value in known if value), None)
        if spelled:
            total += float(spelled)
        elif word[0].isdecimal():
            total += float(word.replace(",", ""))
    return total or 1.0


def ordinal_of(words: Sequence[str], language: Language) -> int | None:
    """first -> 1, twenty-third -> 23, last -> -1, 3rd -> 3; None when there is none."""
    total = 0
    for word in words:
        if word.isdecimal():
            total += int(word)
            continue
        for name in ("ORDW", "TENS", "LASTORD", "SMALL"):
            if word in language.values[name]:
                total += int(language.values[name][word])
                break
    return total or None


def year_in_words(words: Sequence[str], language: Language) -> int | None:
    """nineteen eighty-six, two thousand and five, seventeen hundred thirty-three."""
    values = language.values
    numbers = [
        int(values[name][word])
        for word in words
        for name in ("SMALL", "TENS", "BIG")
        if word in values[name]
    ]
    if len(numbers) < 2:
        return None
    first, second, rest = numbers[0], numbers[1], numbers[2:]
    if second in (100, 1000):
        year = first * second + sum(rest)
    else:
        year = first * 100 + second + sum(rest) if second >= 10 else 0
    return year if 1500 <= year <= 2100 else None


def han_number(words: Sequence[str], language: Language) -> int:
    """二十八 -> 28, 一九七二 -> 1972: tens are named, or digits stand side by side."""
    digits = language.values["HAN"]
    if not any(word in language.values["HANTEN"] for word in words):
        return int("".join(digits[word] for word in words))
    total, last = 0, 0
    for word in words:
        if word in digits:
            last = int(digits[word])
        else:
            total, last = (last or 1) * 10, 0
    return total + last


def in_digits(count: float | None) -> str:
    """For a TIMEX3 duration: 2, 2.5, X."""
    if count is None:
        return UNKNOWN
    return str(int(count)) if count == int(count) else f"{count:g}"
