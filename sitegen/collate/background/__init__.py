"""How common words are in news at large, for archives too small to tell."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

MIXED = 0.05
UNLISTED = 0.006
"""Share of texts that hold a word which is not listed."""


def share(term: str) -> float:
    """Share of news texts that hold a term (see ``shares.txt``).

    Of the pairs of characters that stand for Japanese words, those with a particle or an ending
    are taken for common.
    """
    listed = _shares().get(term)
    if listed is not None:
        return listed
    return (
        MIXED if len(term) == 2 and ("぀" <= term[0] <= "ゟ" or "぀" <= term[1] <= "ゟ") else UNLISTED
    )


@lru_cache(maxsize=1)
def _shares() -> dict[str, float]:
    text = files("sitegen.collate.background").joinpath("shares.txt").read_text("utf-8")
    shares: dict[str, float] = {}
    now = UNLISTED
    for line in text.splitlines():
        if line.startswith("@"):
            now = float(line[1:])
        elif not line.startswith("#"):
            shares.update(dict.fromkeys(line.split(), now))
    return shares
