"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re

from sitegen.collate.words import abbreviations

_END = re.compile(
    r"[.!?…]{1,3}[”\"’»)\]]{0,3}(?=\s+[“\"‘«(\[]{0,2}[^\W_a-zß-ÿ])|[。！？]+[」』”’）)]*"
)
_BEFORE = re.compile(r"([^\s“\"‘«(\[]{1,20})$")
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
    before = _BEFORE.search(text[max(0, found.start() - 20) : found.start()])
    word = before.group(1) if before else ""
    return not (_INITIALS.fullmatch(word) or word.casefold() in abbreviations())
