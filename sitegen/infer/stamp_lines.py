"""Stamps among the lines of a text, weighed by where they stand to its title and body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from sitegen.infer.clues import LONGEST_STAMP, Clue, marks, read_stamp
from sitegen.infer.lexicon import words
from sitegen.infer.stamps import Order, find_stamps
from sitegen.infer.stated import line_evidence
from sitegen.model import CleanText

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
# What a day under the title may be taken for: among buttons, or where a source has many of a day.
_MISTAKEN = ("share", "repeat")
_TELLING = ("stamp", "byline", "dateline", *_MISTAKEN)
# How many words of its own a line may have and still be a stamp: a name, a place.
_OTHER_WORDS = 4
# Lines of the body that may be stamps which the cleaning left.
_FIRST, _LAST = 4, 3
# How near to title and body a stamp is the article's own.
_BEFORE, _AFTER = 15, 4
_HEAD, _LABELLED, _FOOT, _ASTRAY = 0.86, 0.75, 0.65, 0.3


class BodyPlace(Struct, frozen=True, gc=False):
    """Where title and body stand; lines, or blocks of a page."""

    title: int
    first: int
    third: int
    """Where the third paragraph begins: a standfirst may stand above the stamp."""
    last: int

    def is_head(self, line: int) -> bool:
        """Whether a line stands between the title and the first paragraphs."""
        return min(self.title, self.first - _BEFORE) <= line <= max(self.first, self.third)

    def is_foot(self, line: int) -> bool:
        return self.last < line <= self.last + _AFTER

    def trust(self, line: int, *, labelled: bool, bare: bool) -> float:
        """Trust in a stamp on a line: the head is best; elsewhere other stories have theirs."""
        if self.is_head(line):
            return _HEAD
        if labelled:
            return _LABELLED
        return _FOOT if bare and self.is_foot(line) else _ASTRAY


def line_clues(text: CleanText, order: Order) -> Iterator[Clue]:
    """Stamps, bylines and datelines that the cleaning took out, and stamps that it left."""
    place = body_place(text)
    for removal in text.removals:
        if removal.label not in _TELLING or not _may_be(removal.text):
            continue
        if removal.label in _MISTAKEN:
            if place.title < removal.line <= place.first and is_stamp(removal.text, order, 0):
                yield from _clues(removal.text, removal.line, "stamp", place, order)
        elif removal.label != "stamp" or is_stamp(removal.text, order):
            yield from _clues(removal.text, removal.line, removal.label, place, order)
    if text.title and _may_be(text.title.value) and is_stamp(text.title.value, order):
        yield from _clues(text.title.value, place.title, "stamp", place, order)
    for block in (*text.blocks[:_FIRST], *text.blocks[_FIRST:][-_LAST:]):
        if _may_be(block.text) and is_stamp(block.text, order):
            yield from _clues(block.text, block.line, "stamp", place, order)


def _clues(line: str, number: int, method: str, place: BodyPlace, order: Order) -> Iterator[Clue]:
    labelled = any(w.casefold() in marks()[0] for w in _WORD.findall(line))
    bare = is_stamp(line, order, others=0)
    for when, kind, marked in read_stamp(line, order):
        trust = place.trust(number, labelled=labelled, bare=bare)
        proof = line_evidence(line, number)
        yield Clue(when, trust, proof, method, kind, "line", labelled=marked)


def body_place(text: CleanText) -> BodyPlace:
    lines = [block.line for block in text.blocks if block.line]
    first, third, last = (lines[0], lines[:3][-1], lines[-1]) if lines else (0, 0, 0)
    where = text.title.evidence[0].where if text.title and text.title.evidence else ""
    number = _NUMBER.search(where)
    return BodyPlace(int(number[0]) if number else first, first, third, last)


def _may_be(line: str) -> bool:
    return len(line) <= LONGEST_STAMP and "(@" not in line and _DIGIT.search(line) is not None


@lru_cache(maxsize=512)
def is_stamp(line: str, order: Order, others: int = _OTHER_WORDS) -> bool:
    """Whether a line holds few other words beside a date and the words of stamps."""
    rest, end = [], 0
    for stamp in sorted(find_stamps(line, order)):
        rest.append(line[end : stamp.start])
        end = stamp.end
    if not end:
        return False
    known = _stamp_words()
    found = _WORD.findall(" ".join((*rest, line[end:])))
    own = sum(word.casefold() not in known for word in found)
    return own <= (min(others, 1) if line.rstrip().endswith((".", "!", "?")) else others)


@cache
def _stamp_words() -> frozenset[str]:
    return marks()[0] | marks()[1] | words("stamps", "beside")
