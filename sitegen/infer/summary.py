"""The first sentence or two of an article."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.infer.sentences import sentences
from sitegen.model import Block

_LIMIT = 240
_ENOUGH = 100
_CLAUSE_MARKS = ",;:—–、，；："


def summary(blocks: Sequence[Block], limit: int = _LIMIT) -> str:
    """Whole sentences up to ``limit`` characters; a long first one is cut at a clause."""
    for block in blocks:
        if block.kind == "paragraph" and any(map(str.isalpha, block.text)):
            return _of_paragraph(block.text[: 4 * limit], limit)
    return ""


def _of_paragraph(text: str, limit: int) -> str:
    end = 0
    begin = 0
    for index, (start, stop) in enumerate(sentences(text)):
        if index == 0:
            begin = start
        if stop - begin > limit or (index and end - begin >= _ENOUGH):
            break
        end = stop
    return text[begin:end] if end else shortened(text[begin:], limit)


def shortened(text: str, limit: int) -> str:
    """A text cut at a clause, else at a word, with an ellipsis; unchanged if short enough."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    cut = max(head.rfind(mark) for mark in _CLAUSE_MARKS)
    if cut < limit // 2:
        cut = head.rfind(" ")
    if cut < limit // 3:
        cut = limit - 1
    return head[:cut].rstrip(" ,;:—–、，；：-") + "…"
