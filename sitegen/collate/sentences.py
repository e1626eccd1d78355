"""The sentence around a place in a paragraph."""

from __future__ import annotations

import re

from sitegen.collate.words import abbreviations

_END = re.compile(
    r"[.!?…]{1,3}[”\"’»)\]]{0,3}(?=\s+[“\"‘«(\[]{0,2}[^\W_a-zß-ÿ])|[。！？]+[」』”’）)]*"
)
_BEFORE = re.compile(r"([^\s“\"‘«(\[]{1,20})$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){0,4}[^\W\d_]")


def sentence_span(text: str, at: int) -> tuple[int, int]:
    """Where the sentence that holds a place begins and ends, without white space around it."""
    start, end = 0, len(text)
    for found in _END.finditer(text):
        if not _ends(text, found):
            continue
        if found.end() > at:
            end = found.end()
            break
        start = found.end()
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _ends(text: str, found: re.Match[str]) -> bool:
    """Whether a mark ends a sentence, from the word before it."""
    if found.group() != ".":
        return True
    before = _BEFORE.search(text[max(0, found.start() - 20) : found.start()])
    word = before.group(1) if before else ""
    return not (_INITIALS.fullmatch(word) or word.casefold() in abbreviations())
