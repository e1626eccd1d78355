"""What the functions of the rules may ask: the matched words, the reference, what was said before."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from .language import Language, Rule
from .lexer import Tokens


class Speech(Struct):
    """What is known while a text is read, from its first word to its last."""

    day: date | None
    """The day it was written; None when unknown."""
    year: int | None
    """The year it was written, when that much is known."""
    last: str | None = None
    """The calendar value spoken of last."""
    last_start: int = 0
    """The token at which it was."""


class Match(Struct):
    """A rule that fits the words from one token to another, and where it stands."""

    tokens: Tokens
    language: Language
    rule: Rule
    found: re.Match[str]
    begin: int
    """Index of the first token."""
    speech: Speech

    @property
    def end(self) -> int:
        """Index behind the last token."""
        return self.begin + self.found.end() // 2

    def has(self, name: str) -> bool:
        return name in self.found.re.groupindex and self.found.start(name) >= 0

    def words(self, name: str) -> list[str]:
        """The words that a group of the pattern matched."""
        if not self.has(name):
            return []
        first = self.begin + self.found.start(name) // 2
        return self.tokens.words[first : self.begin + self.found.end(name) // 2]

    def word(self, name: str) -> str:
        words = self.words(name)
        return words[0] if words else ""

    def value(self, name: str) -> str:
        """What the language file says that the group's word stands for, "" if not matched."""
        return self.language.values[name.rstrip("0123456789")].get(self.word(name), "")

    def all_words(self) -> list[str]:
        return self.tokens.words[self.begin : self.end]

    def word_before(self, distance: int = 1) -> str:
        """A word in front of the match, "" beyond a break."""
        i = self.begin - distance
        return self.tokens.words[i] if i >= 0 else ""

    def word_after(self) -> str:
        return self.tokens.words[self.end] if self.end < len(self.tokens.words) else ""

    def gap_before(self) -> str:
        return self.tokens.gaps[self.begin]

    def gap_after(self) -> str:
        return self.tokens.gaps[self.end] if self.end < len(self.tokens.words) else "!"


def step_of(match: Match) -> int | None:
    """-1, 0 or 1 for last, this, next, wherever they stand in the match."""
    values = match.language.values
    for word in match.all_words():
        for name in ("DEIC", "PASTDEIC", "ANA"):
            if word in values.get(name, {}):
                return int(values[name][word])
    return None


def unit_of_match(match: Match) -> str:
    """D, W, M …; a fortnight is counted in weeks."""
    return match.value("UNIT").lstrip("2")
