"""The first sentence or two of an article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from sitegen.infer.lexicon import words
from sitegen.infer.place import without_dateline
from sitegen.infer.sentences import sentences
from sitegen.infer.site import key
from sitegen.model import Block

_LIMIT = 240
_ENOUGH = 100
# A first paragraph shorter than this is prose only if it ends like a sentence.
_PROSE = 60
_STOPS = '.!?…。！？”"’'
_CLAUSE_MARKS = ",;:—–、，；："


def summary(blocks: Sequence[Block], title: str = "", limit: int = _LIMIT) -> str:
    """Whole sentences up to ``limit`` characters; a long first one is cut at a clause.

    A first block that repeats the title is passed over.
    """
    kinds = ("paragraph", "quote", "list_item")
    heading = key(title)
    paragraphs = (b.text for b in blocks if b.kind in kinds and key(b.text) != heading)
    first = next(paragraphs, "")
    prose = (p for p in chain((first,), paragraphs) if len(p) >= _PROSE or (p and p[-1] in _STOPS))
    return _of_paragraph(without_dateline(next(prose, first)[: 4 * limit]), limit)


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
        cut = _before_function_words(head, head.rfind(" "))
    if cut < limit // 3:
        cut = limit - 1
    return head[:cut].rstrip(_CLAUSE_MARKS + " -") + "…"


def _before_function_words(head: str, cut: int) -> int:
    """The place to cut so that no "between the" is left hanging."""
    while cut > 0:
        start = head.rfind(" ", 0, cut)
        if head[start + 1 : cut].casefold() not in words("hanging", "words"):
            return cut
        cut = start
    return cut
