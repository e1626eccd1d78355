"""How common words are in news at large, for archives too small to tell."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

UNLISTED = 0.006
"""Share of texts that hold a word which is not listed."""


def share(term: str) -> float:
    """Share of news texts that hold a term (see ``shares.txt``)."""
    return _shares().get(term, UNLISTED)


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
