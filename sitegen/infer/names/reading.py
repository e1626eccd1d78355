"""A title or paragraph under examination, and what can be asked of its words."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from sitegen.infer.names.cues import Cues
from sitegen.infer.names.gazetteer import Entry, Gazetteer
from sitegen.infer.names.tokens import Words


class Block(Struct, frozen=True, gc=False):
    """A title or paragraph under examination."""

    number: int
    """-1 is the title, ``i`` paragraph ``i``."""
    text: str
    words: Words
    shouted: bool
    headline: bool
    """In title case."""
    names: Gazetteer
    """The known names of its language."""


_JOINING = frozenset(("of", "for", "and"))
"""Small words inside names."""


class Reading:
    """A block with the cues and the words that need no capital (``ordinary``)."""

    def __init__(self, block: Block, cues: Cues, ordinary: Callable[[str], bool]) -> None:
        self.block = block
        self.words = block.words
        self.cues = cues
        self.ordinary = ordinary
        self._known: dict[int, tuple[int, Entry] | None] = {}

    def known(self, index: int) -> tuple[int, Entry] | None:
        """The known name that begins at a word: (how many words, what it is)."""
        if index in self._known:  # it is asked for several times
            return self._known[index]
        found = self.block.names.at(self.words, index, self.block.shouted) or self._half(index)
        self._known[index] = found
        return found

    def _half(self, index: int) -> tuple[int, Entry] | None:
        """The country that the first half of "Franco-German" means."""
        country = self.cues.compounds.get(self.words.text[index])
        if not country or self.words.gap[index + 1 : index + 2] != ["-"]:
            return None
        second = self.known(index + 1)
        if second is None or second[1].form != "adjective":
            return None
        return 1, Entry(country, "place", "adjective", country)

    def is_opener(self, index: int) -> bool:
        """Whether a capital is only that of a sentence's first word, and no name can follow.

        A short cut: it says no wherever more has to be looked at.
        """
        words, cues = self.words, self.cues
        word = words.text[index]
        if self.block.shouted or word in cues.titles or word in cues.title_phrases:
            return False
        after = index + 1
        if after < words.size and not self.is_plain(after):
            return False
        if not self.block.names.surely_unknown(words, index):
            return False
        if word in cues.months_too and self.month_as_surname(index):
            return False
        return word in cues.ordinary or (
            (words.initial(index) or self.block.headline) and self.ordinary(word)
        )

    def month_as_surname(self, index: int) -> bool:
        """Whether a month is somebody who says something: "Mrs May", "May told the House"."""
        words, cues = self.words, self.cues
        word = words.text[index]
        if word not in cues.months_too or self.ordinary(word) or word.lower() not in cues.common:
            return False  # of months only those that are ordinary words, too, are made surnames
        before = words.text[index - 1] if index else ""
        following = words.text[index + 1] if index + 1 < words.size else ""
        if index and self.adjoins(index) and before in cues.titles:
            return True
        return following in cues.verbs and before.lower() not in cues.prepositions

    def is_plain(self, index: int) -> bool:
        """Whether a word in small letters neither joins names nor begins one."""
        word = self.words.text[index]
        return word.islower() and not (
            word in _JOINING or word in self.cues.particles or self.block.names.goes_on(word)
        )

    def capital(self, index: int) -> bool:
        """Whether there is a word whose capital may be that of a name."""
        if index >= self.words.size:
            return False
        word = self.words.text[index]
        if not word[0].isupper() or (not word.isalpha() and any(map(str.isdigit, word))):
            return False
        return not (self.block.headline and self.ordinary(word))

    def adjoins(self, index: int) -> bool:
        """Whether only a blank stands before a word."""
        return self.words.gap[index] in (" ", "\u00a0")

    def possessive(self, index: int) -> bool:
        """Whether a word ends in 's."""
        return len(self.words.raw[index]) > len(self.words.text[index])

    def title_length(self, at: int) -> int:
        """Words of the title at a place; 0 if there is none."""
        if at >= self.words.size:
            return 0
        text = self.words.text
        word = text[at]
        for phrase in self.cues.title_phrases.get(word, ()):
            if tuple(text[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return int(word in self.cues.titles)
