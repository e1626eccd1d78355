"""The words of a document's lines as bags: bits of whole numbers, compared many at a time.

A bag has a bit for each word that other lines of the document have, too; the others do not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

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


def of_any(bags: Iterable[int]) -> int:
    """The words of any of the bags."""
    return reduce(or_, bags, 0)


def of_two(bags: Iterable[int]) -> int:
    """The words of two of the bags, or more."""
    once = again = 0
    for bag in bags:
        again |= once & bag
        once |= bag
    return again


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
