"""Words of a block with what the finder of names must know of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import compress
from operator import ne

from msgspec import Struct

from sitegen.infer.cutting import Cut, chunked, cut
from sitegen.infer.names.cues import cues

# One group, so that splitting at it gives gaps and words in turn.
_TOKEN = re.compile(
    r"(\w++(?![.'’&]\w)"  # most words: nothing else can be meant here
    r"|(?:[A-Z]\.){2,5}(?:[A-Z](?![\w]))?|[A-Z]\.[A-Z](?!\w)"  # U.S., U.S, J.P.
    r"|[A-Z]&[A-Z](?!\w)"  # P&G
    r"|[dl](?=['’][A-ZÀ-Þ])"  # l'Allemagne
    r"|\w+(?:['’]\w+|[.&]\w+){0,4})",  # O'Leary, Detik.com, AT&T
    re.UNICODE,
)
_FIRMS = frozenset(("Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Bros."))
"""Their stop may end a sentence as well."""
_CURRENCY = ("$", "£", "€", "¥")
"""After letters they make a currency: "US$"."""
# A word after one of these may be capitalised only because a sentence begins.
_SENTENCE_GAP = re.compile(r"[.!?:;]['\"”’)\]]*\s|[“\"‘«]|``|''|(?:^|\s)[-–—•*·|]\s|\n|—|…")
_USUAL_GAP = 4
"""Characters of a gap up to which it is remembered what it says."""


class Words(Struct, frozen=True):
    """The words of a text, in order: one list for each thing to know of them."""

    text: list[str]
    """Without the possessive: "Japan"."""
    raw: list[str]
    """With it, apostrophe made plain: "Japan's"."""
    start: list[int]
    gap: list[str]
    """What stands between the word before and this one."""
    capitals: list[int]
    """Numbers of the words that begin with a capital."""
    special: list[int]
    """Numbers of the words that are more than small letters."""
    size: int
    """How many there are."""

    def end(self, index: int) -> int:
        """Where ``text`` ends."""
        return self.start[index] + len(self.text[index])

    def capital(self, index: int) -> bool:
        return self.text[index][0].isupper()

    def initial(self, index: int) -> bool:
        """Begins a sentence or a quotation, so that its capital says little."""
        raw, gap = self.raw[index], self.gap[index]
        if raw.isalpha() and not raw[0].isupper():
            return False
        if index == 0:
            return True
        # A firm's "Co." may have swallowed the stop, but then a line's end says nothing.
        if gap == " " or (self.raw[index - 1] in _FIRMS and not gap.strip()):
            return False
        return _opens(gap) if len(gap) <= _USUAL_GAP else _SENTENCE_GAP.search(gap) is not None


@lru_cache(maxsize=1024)
def _opens(gap: str) -> bool:
    """Whether a sentence or quotation may begin after a gap."""
    return _SENTENCE_GAP.search(gap) is not None


def tokens(text: str | Cut) -> Words:
    """The words of a text."""
    read = cut(chunked(text), _TOKEN)
    found, bare, gaps = read.words.copy(), read.words.copy(), read.gaps.copy()
    special = _special(read)
    dropped: list[int] = []
    for i in special:
        word, behind = found[i], gaps[i + 1]
        if behind == " " and word.isalpha():
            continue  # as most
        if behind[:1] in _CURRENCY and (word[0].isupper() or not word.isalpha()):
            dropped.append(i)
        elif behind[:1] == "." and _keeps_stop(word, behind):
            found[i] = bare[i] = f"{word}."
            gaps[i + 1] = behind[1:]
        elif not word.isalpha():
            found[i] = word.replace("’", "'")
            bare[i] = found[i].removesuffix("'s")
    gaps.pop()  # what stands behind the last
    if dropped:
        return _without(
            dropped, read.text, Words(bare, found, read.starts, gaps, [], [], len(found))
        )
    capitals = [i for i in special if found[i][0].isupper()]
    return Words(bare, found, read.starts, gaps, capitals, special, len(found))


def _special(read: Cut) -> list[int]:
    """Numbers of the words that are more than small letters."""
    places = list(compress(range(len(read.words)), map(ne, read.words, read.lower)))
    marked = [i for i in read.odd if not read.words[i].isalpha()]
    return sorted({*places, *marked}) if marked else places


def _without(dropped: list[int], text: str, words: Words) -> Words:
    """The words without some, which become parts of gaps."""
    left = sorted(set(range(words.size)).difference(dropped))
    ends = [0, *(words.start[i] + len(words.raw[i]) for i in left)]
    start = [words.start[i] for i in left]
    raw = [words.raw[i] for i in left]
    return Words(
        [words.text[i] for i in left],
        raw,
        start,
        [text[end:begin] for end, begin in zip(ends, start, strict=False)],
        [i for i, word in enumerate(raw) if word[0].isupper()],
        list(range(len(left))),
        len(left),
    )


def _keeps_stop(word: str, behind: str) -> bool:
    """Whether the full stop belongs to the word: "Mr.", "Inc.", an initial as in "John F."."""
    if word in cues().abbreviations:
        return True
    return len(word) == 1 and word.isupper() and behind[1:2] == " "


def shouted(words: Words) -> bool:
    """Whether a block is set in capitals, so that they say nothing."""
    loud = _spelled(word for i in words.special if (word := words.text[i]).isupper())
    if not loud:
        return False
    letters = _spelled(words.text)
    return letters >= 3 and loud > 0.7 * letters


def _spelled(words: Iterable[str]) -> int:
    """How many words have several characters, all of them letters."""
    return len([word for word in words if len(word) > 1 and word.isalpha()])


def title_cased(words: Words) -> bool:
    """Whether nearly every longer word of a headline has a capital."""
    long = [word for word in words.text if len(word) > 3 and word.isalpha()]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)
