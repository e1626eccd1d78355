"""Lines that recur in the archive: the first pass over all documents.

Memory is bounded: a line seen once costs a few bits of a fixed filter, and only lines seen
twice get a counter.  A filter of 64 MiB takes the lines of a million articles with fewer
than one false repeat in five hundred.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from sitegen.clean.records import Segmented
from sitegen.text import digest, normalised

PROSE, ENDED = 1, 4
"""Bits of a key: the line is long enough to be a paragraph, and ends like a sentence."""
_PROSE_LENGTH = 100
_ENDS = ".!?…。！？؟।"
_CLOSING = " \"'”’»」』)]"
_OWN, _APART = 3, 2
"""Paragraphs of a document's own article, and lines between it and any that recurs."""
_CHANGED, _COPIES = 20, 3
"""Of how many lines one may differ in a copy of a text of short lines, and of how many copies."""
_STEPS = (0, 1, 2, 2, 2)
"""What so many other documents with a line come to; more come to 3."""
_SPILL = 500_000
_FILTER_BITS = 1 << 29
_STEP = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def line_key(text: str) -> int:
    """A stable 64-bit key of a piece, the same however it is capitalised; never 0."""
    folded = text.lower() if text.isascii() else normalised(text)
    key = int.from_bytes(digest(folded, 8), "big") & ~(PROSE | ENDED) | 2
    if len(folded) < _PROSE_LENGTH:
        return key
    return key | PROSE | (ENDED if folded.rstrip(_CLOSING)[-1:] in _ENDS else 0)


@lru_cache(maxsize=16_384)
def _short_key(text: str) -> int:
    return line_key(text)


def _key_of(text: str) -> int:
    """The key of a piece; those of short ones are remembered, since they recur."""
    return _short_key(text) if len(text) < _PROSE_LENGTH else line_key(text)


def line_keys(segmented: Segmented) -> tuple[int, ...]:
    """One key a piece, in order; 0 for those that are outside the article anyway."""
    if not segmented.outside:
        return tuple([_key_of(piece.text) for piece in segmented.pieces])
    pairs = zip(segmented.pieces, segmented.outside, strict=True)
    return tuple([0 if reason else _key_of(piece.text) for piece, reason in pairs])


class DocumentRepeats(Struct, frozen=True):
    """How often each piece of one document recurs elsewhere, in coarse steps.

    0: nowhere; 1: in one other document; 2: in two to four; 3: in five or more.  The steps are
    coarse so that one more article does not change what is known of all the others.
    """

    site: tuple[int, ...] = ()
    """In other documents of the same source; empty means that nothing is known."""
    elsewhere: tuple[int, ...] = ()
    """In documents of other sources."""

    def only(self, chosen: Sequence[bool]) -> DocumentRepeats:
        """Of the chosen pieces alone."""
        if not self.site:
            return self
        return DocumentRepeats(
            tuple(count for count, keep in zip(self.site, chosen, strict=True) if keep),
            tuple(count for count, keep in zip(self.elsewhere, chosen, strict=True) if keep),
        )


class Repeats:
    """Counts in how many documents each line stands, a source and overall."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._filter: bytearray | None = None
        self._counts: dict[int, int] = {}

    def add(self, source: str, keys: Iterable[int]) -> None:
        """Count one document's lines; a line counts once a document."""
        salt = _salt(source)
        for key in dict.fromkeys(keys):
            if not key:
                continue
            self._count(key)
            self._count(_mixed(key, salt))

    def of(self, source: str, keys: Iterable[int]) -> DocumentRepeats:
        """What the archive knows of a document that has been added."""
        salt = _salt(source)
        keys = tuple(keys)
        site = [self._counts.get(_mixed(key, salt), 1) - 1 for key in keys]
        overall = [self._counts.get(key, 1) - 1 for key in keys]
        elsewhere = [a - b if a > b else 0 for a, b in zip(overall, site, strict=True)]
        return DocumentRepeats(_above_twins(keys, site), _above_twins(keys, elsewhere))

    def _count(self, key: int) -> None:
        if key in self._counts:
            self._counts[key] += 1
        elif self._first_time(key):
            return
        else:
            self._counts[key] = 2

    def _first_time(self, key: int) -> bool:
        """Whether the key was not seen before; marks it as seen."""
        if self._filter is None:
            if key in self._seen:
                return False
            self._seen.add(key)
            if len(self._seen) > _SPILL:
                self._spill()
            return True
        return self._mark(key)

    def _spill(self) -> None:
        self._filter = bytearray(_FILTER_BITS // 8)
        for key in self._seen:
            self._mark(key)
        self._seen = set()

    def _mark(self, key: int) -> bool:
        """Set the key's four bits; True if one of them was not set."""
        assert self._filter is not None
        new, place = False, key
        for _ in range(4):
            bit = place % _FILTER_BITS
            if not self._filter[bit >> 3] & (1 << (bit & 7)):
                self._filter[bit >> 3] |= 1 << (bit & 7)
                new = True
            place = (place * _STEP + 1) & _MASK
            place ^= place >> 29
        return new


def _above_twins(keys: Sequence[int], counts: Sequence[int]) -> tuple[int, ...]:
    """Coarse counts, less those of copies of the whole article.

    Where most paragraphs of a document stand in another one too, that one is a copy, and its
    recurring lines say nothing; only lines that recur more often than the copies do.  But where
    some paragraphs stand together that recur nowhere, the others are the site's.
    """
    if not any(counts):
        return (0,) * len(counts)
    prose = sorted([count for key, count in zip(keys, counts, strict=True) if key & PROSE])
    if len(prose) <= 2:
        copies = _short_copies(keys, counts, prose)
    else:
        copies = prose[len(prose) * 2 // 5]
        if copies and _has_own(keys, counts):
            copies = 0
    more = [count - copies for count in counts]
    return tuple([0 if count <= 0 else _STEPS[count] if count < 5 else 3 for count in more])


def _short_copies(keys: Sequence[int], counts: Sequence[int], prose: Sequence[int]) -> int:
    """In how many other documents nearly all lines of a letter, a list, a poem stand.

    A page of another article shares its menus with this one, but hardly everything; and what
    stands in many documents is no copy.
    """
    if 0 in prose:
        return 0
    lines = sorted([count for key, count in zip(keys, counts, strict=True) if key])
    copies = lines[len(lines) // _CHANGED] if lines else 0
    return copies if copies <= _COPIES else 0


def _has_own(keys: Sequence[int], counts: Sequence[int]) -> bool:
    """Whether paragraphs that recur nowhere stand in a row, apart from those that do."""
    own, last, recurred = 0, 0, -_APART - 1
    for place, (key, count) in enumerate(zip(keys, counts, strict=True)):
        if not key & ENDED:
            continue
        if not count:
            # What adjoins a recurring paragraph may be a change in a copy.
            if own or place - recurred > _APART:
                own, last = own + 1, place
        else:
            if own >= _OWN and place - last > _APART:
                return True
            own, recurred = 0, place
    return own >= _OWN


@lru_cache(maxsize=1024)
def _salt(source: str) -> int:
    # Of another kind than a line's key, which may be the source's very name.
    return int.from_bytes(digest(source, 8, b"source"), "big")


def _mixed(key: int, salt: int) -> int:
    return ((key ^ salt) * _STEP) & _MASK
