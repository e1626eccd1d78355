"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re

from sitegen.collate.words import abbreviations

# It begins with one set of characters, so that the text between is passed over quickly.
_END = re.compile(
    r"[.!?…。！？](?:"
    r"(?<=[.!?…])[.!?…]{0,2}[”\"’»)\]]{0,3}(?=\s+[“\"‘«(\[]{0,2}[^\W_a-zß-ÿ])"
    r"|(?<=[。！？])[。！？]*[」』”’）)]*)"
)
_BREAK = re.compile(r"[\s“\"‘«(\[]")
_WINDOW = 20
"""Characters of a word before a full stop that are looked at."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.){0,4}[^\W\d_]")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end, without white space around them."""
    ends = [found.end() for found in _END.finditer(text) if _ends(text, found)]
    spans = []
    start = 0
    for end in [*ends, len(text)]:
        piece = text[start:end]
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            spans.append((start + left, start + len(piece.rstrip())))
        start = end
    return spans


def _ends(text: str, found: re.Match[str]) -> bool:
    """Whether a mark ends a sentence, from the word before it."""
    if found.group() != ".":
        return True
    at = found.start()
    word = text[max(0, at - _WINDOW) : at].rpartition(" ")[2]
    if word.isalpha() and len(word) > 1:  # as most
        return word.casefold() not in abbreviations()
    word = _BREAK.split(word)[-1]
    return not (_INITIALS.fullmatch(word) or word.casefold() in abbreviations())
