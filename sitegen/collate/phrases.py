"""Small pieces of English for reasons."""

from __future__ import annotations

from collections.abc import Sequence


def in_words(things: Sequence[str]) -> str:
    """ "a", "a and b", "a, b, and c"."""
    if len(things) < 3:
        return " and ".join(things)
    return ", ".join(things[:-1]) + ", and " + things[-1]


def counted(count: int, noun: str) -> str:
    """ "1 number", "2 numbers"."""
    return f"{count} {noun}" + ("" if count == 1 else "s")
