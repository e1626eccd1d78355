"""What a line looks like and says, whatever stands around it."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter

from sitegen.clean.lexicon import lexicon, matches
from sitegen.clean.marks import marks, times, untypographic, words_of
from sitegen.clean.records import word_set
from sitegen.clean.strengths import hard_hit, page_hits, strengths
from sitegen.text import folded as text_folded

_TERMINAL = re.compile(r"[.!?…。！？؟।][\"'”’»」』)\]\d]{0,4}$")
_UNSPACED = (("\u0e00", "\u0e7f"), ("\u3040", "\u30ff"), ("\u3400", "\ufaff"))
"""Scripts whose characters are counted instead of words, from the first to the last of each."""
_DURATION = re.compile(r"\W*\d{1,2}:\d{2}(?::\d{2})?(?:\s*/\s*\d{1,2}:\d{2}(?::\d{2})?)?\W*")
_FILE_NAME = re.compile(
    r"[\w.-]+\.(?:jpe?g|png|gif|webp|svg|mp[34]|pdf)|[a-z0-9]+(?:_[a-z0-9]+)+", re.I
)
_ALT_WORDS = word_set("photo icon logo image thumbnail avatar placeholder banner")
_CREDIT_TAIL = re.compile(
    r"[(\[][^()\[\]]{0,80}(?:[a-zA-Z.] ?/ ?[A-Z][a-zA-Z]|\b(?:[Vv]ia|[Gg]etty|GETTY|Reuters|REUTERS"
    r"|AFP|AP|EPA|[Pp]hoto|PHOTO)\b)[^()\[\]]{0,60}[)\]]\W{0,3}$"
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\w|\b@\w{3}", re.I)
_SEPARATOR = re.compile(r"[|›»•·>/](?:(?<=\|)|(?<=\s.)(?=\s))")
_SEPARATORS = "|›»•·>/"
_CLOSING = " \"'”’)]»"
_OPEN_QUOTES = "\"“”‘«„「『'"
_UNSPACED_FROM = "\u0e00"
ENDED, DATED = 1, 2
_NO_LETTERS: frozenset[str] = frozenset()
_SHORT = 300
_TELLING = 4
"""Letters of a word of content, at least."""
_LONG, _MANY = 120, 8
"""Words and sentences at which counting stops."""


class Shape:
    """A line's measures; plain attributes, since one is made for every line."""

    __slots__ = (
        "_mark", "_measures", "_times", "_tokens", "address", "alt", "begins_low", "call",
        "capitals", "chars", "colon", "content", "credit_tail", "digits", "duration", "families",
        "file_name", "folded", "function", "hard", "hits", "length", "letters", "media",
        "opens_quote", "pauses", "prose", "question", "reader", "sentences", "separator",
        "shouts", "strengths", "terminal", "told", "trails", "vocabulary", "words",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        folded = text_folded(text)  # there is no needless white space, and no invisible mark
        plain = untypographic(folded)
        tokens = words_of(plain)
        vocabulary = set(tokens)
        known = lexicon()
        count = len(tokens)
        short = len(text) < _SHORT
        self.folded = folded
        self.vocabulary = vocabulary
        self.chars = len(text)
        letters = _letters(folded, plain)
        words = count + (_unspaced(folded, letters) // 2 if letters else 0)
        self.words = words
        self.length = words if words < _LONG else _LONG
        self.letters = self.chars / (words or 1)
        self.terminal = _TERMINAL.search(text[-8:]) is not None
        self.trails = text[-8:].rstrip(_CLOSING).endswith(("...", "…"))
        self.question = text[-1:] in "?？؟"
        self.colon = text[-1:] in ":："
        sentences, pauses, capitals, digits = marks(text)
        self.sentences = sentences if sentences < _MANY else _MANY
        self.pauses = pauses / (words or 1)
        self.begins_low = text[:1].islower()
        self.opens_quote = text[:1] in _OPEN_QUOTES
        self.capitals = capitals / (count or 1)
        self.shouts = text.isupper() and self.chars > 3
        self.digits = digits / (self.chars or 1)
        strange = vocabulary - known.function
        self.function = (len(vocabulary) - len(strange)) / (len(vocabulary) or 1)
        self.content = frozenset([word for word in strange if len(word) >= _TELLING])
        telling = known.telling & vocabulary
        self.reader = len(known.reader & telling) / (words or 1)
        self.call = bool(tokens) and tokens[0] in known.call
        self.families = matches(folded, tokens, telling, letters)
        self.duration = short and _DURATION.fullmatch(text) is not None
        self.file_name = count < 12 and " " not in text and _FILE_NAME.fullmatch(text) is not None
        self.alt = 0 < count <= 5 and tokens[-1] in _ALT_WORDS and not self.terminal
        self.media = self.duration or self.file_name or self.alt
        self.credit_tail = text[-3:].find(")") >= 0 and _CREDIT_TAIL.search(text[-160:]) is not None
        self._tokens = tokens if short else ()
        self._times = self._mark = -1
        self._measures: tuple[float, ...] = ()
        maybe = "@" in folded or "http" in folded or "www." in folded
        self.address = maybe and _ADDRESS.search(folded) is not None
        self.separator = short and _is_parted(text)
        self.prose = words >= 8 and (sentences > 0 or words >= 25)
        self.hard = hard_hit(self.families)
        self.hits = page_hits(self.families)
        self.strengths = strengths(self.families)
        self.told: tuple[int, int] | None = None
        """What its single words tell, once ``words.told`` was asked."""

    @property
    def times(self) -> int:
        """Dates and times of day in a short line; counted when they are asked for."""
        if self._times < 0:
            # What is not ASCII may be folded into digits.
            dated = self.digits > 0 or not self.folded.isascii()
            dates = self.folded if dated else ""
            self._times = times(dates, self._tokens) if self._tokens else 0
        return self._times

    @property
    def measures(self) -> tuple[float, ...]:
        """The numbers that ``MEASURES`` names."""
        if not self._measures:
            self._measures = tuple(map(float, _measured(self)))
        return self._measures

    @property
    def mark(self) -> int:
        """What the line looks like, roughly, as one number; ``ENDED`` and ``DATED`` are bits."""
        if self._mark < 0:
            first = self.folded[:1]
            kind = 0 if first.isdigit() else 1 if self.begins_low else 2 if first.isalpha() else 3
            marks = ENDED * self.terminal + DATED * (self.times > 0)
            marks += 4 * (self.digits > 0) + 8 * (self.pauses > 0)
            self._mark = marks + 16 * kind + 64 * (min(self.words, 47) // 8)
        return self._mark


MEASURES = {
    "words": "length",
    "letters a word": "letters",
    "terminal": "terminal",
    "sentences": "sentences",
    "pauses": "pauses",
    "capitals": "capitals",
    "digits": "digits",
    "function words": "function",
    "begins low": "begins_low",
    "opens quote": "opens_quote",
    "question": "question",
    "colon": "colon",
    "shouts": "shouts",
    "media name": "media",
    "credit tail": "credit_tail",
    "times": "times",
    "address": "address",
    "separator": "separator",
    "reader words": "reader",
    "call": "call",
}
"""The numbers of a line that the trained labeller sees, whatever stands around it: the
attributes of its shape."""
_measured = attrgetter(*MEASURES.values())


def _unspaced(folded: str, letters: frozenset[str]) -> int:
    """How many characters are of scripts without blanks; ``letters`` are the line's characters."""
    some = {
        c for c in letters
        if c >= _UNSPACED_FROM and any(first <= c <= last for first, last in _UNSPACED)
    }  # fmt: skip
    return sum(map(some.__contains__, folded)) if some else 0


def _letters(folded: str, plain: str) -> frozenset[str]:
    """A line's characters if it may hold phrases of other than words between blanks, else none.

    ``plain`` is the line without curly quotes and dashes.
    """
    if plain.isascii() and (folded is plain or not any(sign in plain for sign in lexicon().signs)):
        return _NO_LETTERS
    letters = frozenset(folded)
    return letters if max(letters) >= _UNSPACED_FROM else _NO_LETTERS


def _is_parted(text: str) -> bool:
    """Whether a mark between blanks parts a line, or a bar."""
    # Most lines have none of the marks, which is told much faster one by one.
    return any(mark in text for mark in _SEPARATORS) and _SEPARATOR.search(text) is not None


@lru_cache(maxsize=16_384)
def _short_shape(text: str) -> Shape:
    return Shape(text)


def shape_of(text: str) -> Shape:
    """The shape of a line; short lines are remembered, since they recur across an archive."""
    return _short_shape(text) if len(text) < 120 else Shape(text)


@lru_cache(maxsize=1024)
def content_of(text: str) -> frozenset[str]:
    """The words of content of a line, as its shape has them, where nothing else is asked for."""
    strange = {*words_of(text_folded(text))} - lexicon().function
    return frozenset([word for word in strange if len(word) >= _TELLING])
