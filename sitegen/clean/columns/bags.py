"""The words of a document's lines as bags: bits of whole numbers, compared many at a time.

A bag has a bit for each word that other lines of the document have, too; the others do not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitegen.clean.shape import Shape

_MOST_WORDS, _MOST_BITS = 1 << 14, 1 << 28
"""Of a document, and of all its bags together; only the longest novels share as many words."""


def bags_of(shapes: Sequence[Shape]) -> list[int]:
    """A bag for each line, of its words of content."""
    seen: set[str] = set()
    shared: set[str] = set()
    for shape in shapes:
        shared |= seen & shape.content
        seen |= shape.content
    most = min(_MOST_WORDS, _MOST_BITS // (len(shapes) or 1))
    if len(shared) > most:
        shared = set(sorted(shared)[:most])
    bits = {word: 1 << place for place, word in enumerate(shared)}
    return [sum(map(bits.__getitem__, shared & shape.content)) for shape in shapes]


def in_row(bags: Sequence[int], size: int) -> list[tuple[int, int]]:
    """For every ``size`` bags in a row the words of any of them, and those of two or more.

    A row is the end of one block of so many bags and the beginning of the next, and what those
    hold is found once (van Herk 1992).
    """
    blocks = [bags[start : start + size] for start in range(0, len(bags), size)]
    beginnings = [words for block in blocks for words in _growing(block)]
    ends = [words for block in blocks for words in _growing(block[::-1])[::-1]]
    rows = ends[: max(0, len(bags) - size + 1)]
    for start, (once, again) in enumerate(rows):
        if start % size:
            more, twice = beginnings[start + size - 1]
            rows[start] = once | more, again | twice | once & more
    return rows


def _growing(bags: Iterable[int]) -> list[tuple[int, int]]:
    """The words of any and those of two of the first bag, of the first two bags, and so on."""
    once = again = 0
    found: list[tuple[int, int]] = []
    for bag in bags:
        again |= once & bag
        once |= bag
        found.append((once, again))
    return found


class Topic:
    """What some lines speak of: the words of one or more of them, of two or more, up to five."""

    def __init__(self, bags: Iterable[int]) -> None:
        one = two = three = four = five = 0
        for bag in bags:
            five |= four & bag
            four |= three & bag
            three |= two & bag
            two |= one & bag
            one |= bag
        self._layers = one, two, three, four, five

    def of(self, bag: int, size: int, *, own: bool) -> tuple[float, float]:
        """Which share of a line's words the lines have, and how often they have its words.

        The line has ``size`` words of content.  ``own``: it is one of the lines, and its words are
        counted besides the once that it has them itself.  None is counted more than four times: it
        would not tell more.
        """
        if not bag:
            return 0.0, 0.0
        one, two, three, four, five = self._layers
        known = (bag & two).bit_count()
        told = known + (bag & three).bit_count() + (bag & four).bit_count()
        if own:
            return known / size, (told + (bag & five).bit_count()) / size
        known = (bag & one).bit_count()
        return known / size, (known + told) / size
