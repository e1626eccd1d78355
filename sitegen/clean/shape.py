"""What a line looks like and says, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from unicodedata import normalize

from sitegen.clean.lexicon import lexicon, matches
from sitegen.clean.marks import marks, times, untypographic, words_of
from sitegen.clean.records import word_set
from sitegen.clean.strengths import hard_hit, strengths

_TERMINAL = re.compile(r"[.!?…。！？؟।][\"'”’»」』)\]\d]{0,4}$")
_UNSPACED = r"[぀-ヿ㐀-鿿豈-﫿฀-๿]"  # compiled when it is first needed, which takes long
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
_CLOSING = " \"'”’)]»"
_OPEN_QUOTES = "\"“”‘«„「『'"
_UNSPACED_FROM = "\u0e00"
_NO_LETTERS: frozenset[str] = frozenset()
_SHORT = 300


class Shape:
    """A line's measures; plain attributes, since one is made for every line."""

    __slots__ = (
        "_measures", "_times", "_tokens", "address", "alt", "begins_low", "call", "capitals",
        "chars", "colon", "content", "credit_tail", "digits", "duration", "families", "file_name",
        "folded", "function", "hard", "opens_quote", "pauses", "prose", "question", "reader",
        "sentences", "separator", "shouts", "strengths", "terminal", "told", "trails",
        "vocabulary", "words",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        folded = _folded(text)
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
        self.words = count + (len(re.findall(_UNSPACED, folded)) // 2 if letters else 0)
        self.terminal = _TERMINAL.search(text[-8:]) is not None
        self.trails = text[-8:].rstrip(_CLOSING).endswith(("...", "…"))
        self.question = text[-1:] in "?？؟"
        self.colon = text[-1:] in ":："
        self.sentences, self.pauses, capitals, digits = marks(text)
        self.begins_low = text[:1].islower()
        self.opens_quote = text[:1] in _OPEN_QUOTES
        self.capitals = capitals / max(1, count)
        self.shouts = text.isupper() and self.chars > 3
        self.digits = digits / max(1, self.chars)
        self._measures: tuple[float, ...] = ()
        strange = vocabulary - known.function
        self.function = (len(vocabulary) - len(strange)) / max(1, len(vocabulary))
        self.content = frozenset([word for word in strange if len(word) > 3])
        self.reader = len(known.reader & vocabulary)
        self.call = bool(tokens) and tokens[0] in known.call
        self.families = matches(folded, tokens, vocabulary, letters)
        self.duration = short and _DURATION.fullmatch(text) is not None
        self.file_name = count < 12 and " " not in text and _FILE_NAME.fullmatch(text) is not None
        self.alt = 0 < count <= 5 and tokens[-1] in _ALT_WORDS and not self.terminal
        self.credit_tail = text[-3:].find(")") >= 0 and _CREDIT_TAIL.search(text[-160:]) is not None
        self._tokens = tokens if short else ()
        self._times = -1
        maybe = "@" in folded or "http" in folded or "www." in folded
        self.address = maybe and _ADDRESS.search(folded) is not None
        self.separator = short and _SEPARATOR.search(text) is not None
        self.prose = self.words >= 8 and (self.sentences > 0 or self.words >= 25)
        self.hard = hard_hit(self.families)
        self.strengths = strengths(self.families)
        self.told: tuple[int, int] | None = None
        """What its single words tell, once ``words.told`` was asked."""

    @property
    def measures(self) -> tuple[float, ...]:
        """The numbers that ``MEASURES`` names."""
        if not self._measures:
            self._measures = tuple([float(measure(self)) for measure in MEASURES.values()])
        return self._measures

    @property
    def times(self) -> int:
        """Dates and times of day in a short line; counted when they are asked for."""
        if self._times < 0:
            self._times = times(self.folded, self._tokens) if self._tokens else 0
        return self._times


MEASURES: dict[str, Callable[[Shape], float]] = {
    "words": lambda s: min(s.words, 120),
    "letters a word": lambda s: s.chars / (s.words or 1),
    "terminal": attrgetter("terminal"),
    "sentences": lambda s: min(s.sentences, 8),
    "pauses": lambda s: s.pauses / (s.words or 1),
    "capitals": attrgetter("capitals"),
    "digits": attrgetter("digits"),
    "function words": attrgetter("function"),
    "begins low": attrgetter("begins_low"),
    "opens quote": attrgetter("opens_quote"),
    "question": attrgetter("question"),
    "colon": attrgetter("colon"),
    "shouts": attrgetter("shouts"),
    "media name": lambda s: s.duration or s.file_name or s.alt,
    "credit tail": attrgetter("credit_tail"),
    "times": attrgetter("times"),
    "address": attrgetter("address"),
    "separator": attrgetter("separator"),
    "reader words": lambda s: s.reader / (s.words or 1),
    "call": attrgetter("call"),
}
"""The numbers of a line that the trained labeller sees, whatever stands around it."""


def _folded(text: str) -> str:
    """As ``normalised``, for text without needless white space and invisible marks."""
    return text.lower() if text.isascii() else normalize("NFKC", text).casefold()


def _letters(folded: str, plain: str) -> frozenset[str]:
    """A line's characters if it may hold phrases of other than words between blanks, else none.

    ``plain`` is the line without curly quotes and dashes.
    """
    if plain.isascii() and (folded is plain or not any(sign in plain for sign in lexicon().signs)):
        return _NO_LETTERS
    letters = frozenset(folded)
    return letters if max(letters) >= _UNSPACED_FROM else _NO_LETTERS


@lru_cache(maxsize=16_384)
def _short_shape(text: str) -> Shape:
    return Shape(text)


def shape_of(text: str) -> Shape:
    """The shape of a line; short lines are remembered, since they recur across an archive."""
    return _short_shape(text) if len(text) < 120 else Shape(text)
