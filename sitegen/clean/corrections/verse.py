"""Verses among the lines of a plain text: short lines in a row that go on from one to the next, or
that rhyme.

One by one they look like headlines, or like a menu.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from sitegen.clean.shape import Shape

_LEFT = 0.5
"""What is made of the score of one."""
_STANZA, _OPEN, _SMALL, _FOOT = 4, ",;:—–،、，", 0.25, 3.5
"""Verses of a stanza, what they end with in the middle of a sentence, their share of small words,
and how many words they have."""
_BULLETS = "o*+-•"
_SONG, _RHYMING, _ECHO = 8, 0.5, 4
"""Verses of a song that is known by its rhymes, how many of them have one, and how far apart two
that rhyme may stand."""
_RHYME = 2
"""Letters in which two words end alike that rhyme."""


def verses(shapes: Sequence[Shape], values: Sequence[float], said: Container[int]) -> list[float]:
    """The scores with those of verses raised."""
    result = [*values]
    start = 0
    for end in range(len(shapes) + 1):
        if end < len(shapes) and end not in said and _like_verse(shapes[end]):
            continue
        run = [shapes[place] for place in range(start, end)]
        if (len(run) >= _STANZA and _goes_on(run)) or (len(run) >= _SONG and _rhymes(run)):
            for place in range(start, end):
                result[place] = max(result[place], _LEFT)
        start = end + 1
    return result


def _like_verse(shape: Shape) -> bool:
    bullet = shape.folded[1:2] == " " and shape.folded[0] in _BULLETS
    # "Wherever they may be": a month without a number dates nothing.
    dated = shape.digits > 0 and shape.times > 0
    return 2 <= shape.words <= 10 and not (bullet or shape.families or dated)


def _goes_on(lines: Sequence[Shape]) -> bool:
    """Whether most lines begin low or end in the middle of a sentence, and have small words.

    Entries of a menu are shorter, or begin all with one sign.
    """
    low = sum(line.begins_low or line.folded[-1] in _OPEN for line in lines)
    told = len({line.folded for line in lines})
    return low * 2 >= len(lines) and told * 4 >= len(lines) * 3 and _measured(lines)


def _measured(lines: Sequence[Shape]) -> bool:
    """Whether lines have small words and some length, and do not begin all alike."""
    small = sum(line.function for line in lines)
    words = sum(line.words for line in lines)
    begun = Counter(line.folded.partition(" ")[0] for line in lines).most_common(1)[0][1]
    return small >= _SMALL * len(lines) and words >= _FOOT * len(lines) and begun * 2 <= len(lines)


def _rhymes(lines: Sequence[Shape]) -> bool:
    """Whether most lines end like one near by, in another word, and what is told again rhymes, too.

    Headlines hardly do, and end in one word again if they speak of one thing.
    """
    if not _measured(lines):
        return False
    ends = [line.folded.rstrip(_MARKS).rpartition(" ")[2] for line in lines]
    rhyming = 0
    for place, end in enumerate(ends):
        near = ends[max(0, place - _ECHO) : place] + ends[place + 1 : place + 1 + _ECHO]
        rhyming += any(end[-_RHYME:] == other[-_RHYME:] and end != other for other in near)
    return rhyming >= _RHYMING * len(lines)


_MARKS = ".,;:!?…—–-'\"’”»)"
