"""Adjectives of countries that name a language: "to learn Spanish", "a letter in Polish"."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.infer.names.candidates import Candidate
from sitegen.infer.names.cues import cues
from sitegen.infer.names.reading import Block

_INTO = frozenset(("in", "into"))
_CLOSE = (" ", "-", "\u00a0")


def is_language(candidate: Candidate, blocks: Sequence[Block]) -> bool:
    """Whether the words around an adjective make it the name of a language."""
    entry = candidate.entry
    if entry is None or entry.form != "adjective" or candidate.last - candidate.first > 1:
        return False
    words, known = blocks[candidate.block + 1].words, cues()
    before = words.text[candidate.first - 1].lower() if candidate.first else ""
    after = words.text[candidate.last] if candidate.last < words.size else ""
    close = bool(after) and words.gap[candidate.last] in _CLOSE
    if before in known.before_language or (close and after in known.after_language):
        return True
    alone = not close or after in known.function_words
    return before in _INTO and alone
