"""What a rule's function may ask: the words, the reference, what was said before."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct, field

from .language import Language, Rule
from .lexer import Tokens
from .pattern import Fit

_GOVERNS = 4
_SENTENCE_END = re.compile(r"[.!?。！？]\s+(?=[^\W\da-z])|[!?。！？]")


class Speech(Struct, gc=False):
    """What is known while a text is read, from its first word to its last."""

    day: date | None
    """The day it was written; None when unknown."""
    year: int | None
    """The year it was written, when that much is known."""
    last: str | None = None
    """The calendar value spoken of last."""
    last_at: int = 0
    """The token behind it."""
    last_day: str | None = None
    """The same, for the last that was a day."""
    last_day_at: int = 0
    last_part: str | None = None
    """The same, for the last quarter or half year."""
    last_part_at: int = 0
    history: int = 0
    """Whether the text tells of years long past: see ``history.py``."""
    lent: bool = False
    """Whether the year of the expression at hand is that of another date in an undated text."""
    years: dict[int, int] = field(default_factory=dict)
    """How often each year was spoken of, by weight."""
    days: dict[tuple[int, int], int] = field(default_factory=dict)
    """Month and day of each day spoken of -> its year."""


class Cue(Struct, frozen=True, gc=False):
    """A word that tells, and where it stands."""

    direction: int
    distance: int
    """From the date, in tokens; negative to the left."""
    sure: bool = True
    """Not so for "would" and "could", which also tell of the past, and for "had planned"."""

    @property
    def governs(self) -> bool:
        """It is the verb that the date belongs to: "said on Friday"."""
        return -_GOVERNS <= self.distance < 0


class Match(Struct, gc=False):
    """A rule that fits the words from one token to another, and where it stands."""

    tokens: Tokens
    language: Language
    rule: Rule
    found: Fit
    begin: int
    """Index of the first token."""
    end: int
    """Index behind the last token."""
    speech: Speech
    cue: Cue | None = None
    """Which way the sentence looks, once somebody asked."""

    @property
    def argument(self) -> str:
        """What the rule tells its function."""
        return self.rule.argument

    # ---- the words inside ----

    def has(self, name: str) -> bool:
        """Whether a group of the pattern took part."""
        return name in self.found.groups

    def words(self, name: str) -> list[str]:
        """The words that a group matched, in lower case."""
        first, behind = self.found.groups.get(name, (0, 0))
        return self.tokens.words[self.begin + first : self.begin + behind]

    def word(self, name: str) -> str:
        words = self.words(name)
        return words[0] if words else ""

    def value(self, name: str) -> str:
        """What the group's word stands for in the class of that name, "" if not matched."""
        return self.language.values[name.rstrip("0123456789")].get(self.word(name), "")

    def all_words(self) -> list[str]:
        return self.tokens.words[self.begin : self.end]

    def first_value(self, *names: str) -> str:
        """What the first word that belongs to one of the classes stands for, "" if none does."""
        for word in self.all_words():
            for name in names:
                value = self.language.values.get(name, {}).get(word)
                if value is not None:
                    return value
        return ""

    def begins_with(self, *names: str) -> bool:
        """Whether one of these groups took the first word."""
        return any(self.found.groups.get(name, (1,))[0] == 0 for name in names)

    def is_long(self) -> bool:
        """More than one word."""
        return self.end - self.begin > 1

    # ---- the words around ----

    def word_before(self, distance: int = 1) -> str:
        """A word in front of the match, "" at the beginning of the text."""
        i = self.begin - distance
        return self.tokens.words[i] if i >= 0 else ""

    def word_after(self) -> str:
        return self.tokens.words[self.end] if self.end < len(self.tokens.words) else ""

    def gap_before(self) -> str:
        return self.tokens.gaps[self.begin]

    def gap_after(self) -> str:
        return self.tokens.gaps[self.end] if self.end < len(self.tokens.words) else "!"

    def follows(self, name: str) -> bool:
        """Whether a word of one of the language's lists stands right in front."""
        return self.gap_before() in " (" and self.word_before() in self.language.lists[name]

    def precedes(self, name: str) -> bool:
        """Whether a word of one of the language's lists stands right behind."""
        return self.gap_after() == " " and self.word_after() in self.language.lists[name]

    def since_last(self, last: int = 0) -> str:
        """The text since the date spoken of last, or since another token."""
        tokens, last = self.tokens, last or self.speech.last_at
        if not 0 < last <= self.begin:
            return ""
        return tokens.text[tokens.end(last - 1) : tokens.start(self.begin)]

    def continues_sentence(self, last: int = 0) -> bool:
        """Whether the date spoken of last, or another token, stands in the same sentence."""
        between = self.since_last(last)
        return "\n" not in between and not _SENTENCE_END.search(between)

    def capital_at(self, index: int) -> bool:
        """Whether a token of the text begins with a capital."""
        return self.tokens.text[self.tokens.start(index)].isupper()

    def is_title_word(self) -> bool:
        """Whether the last word has a capital in the midst of a sentence."""
        return self.tokens.gaps[self.end - 1] == " " and self.capital_at(self.end - 1)

    def begins_with_preposition(self) -> bool:
        """As in "following Thursday's game"; not "on following Thursday"."""
        first = self.tokens.words[self.begin]
        return first in self.language.lists["PREPOSITION"] and not self.follows("ON")

    def is_last_of_clause(self) -> bool:
        """Whether a mark stands behind, or nothing."""
        return self.gap_after() != " "

    def is_attribute(self) -> bool:
        """Whether a noun seems to follow: "the June 30 vote", "a Christmas tree"."""
        after = self.word_after()
        joins = after in self.language.lists["JOINS"] or after in self.language.tense
        return self.gap_after() == " " and not joins
