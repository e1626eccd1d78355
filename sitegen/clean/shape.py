"""What a line looks like and says, whatever stands around it."""

from __future__ import annotations

import re

from sitegen.clean.lexicon import lexicon, matches
from sitegen.text import count_words, normalised

_WORD = re.compile(r"\w+")
_TERMINAL = re.compile(r"[.!?…。！？؟।]['\"”’»」』)\]\d]{0,4}$")
_INNER_END = re.compile(r"[.!?…。！？؟।]['\"”’»」』)\]]{0,2}(?:\s|$)|[。！？]")
_PAUSE = re.compile(r"[,;:、，；：،؛]")
_DURATION = re.compile(r"\W*\d{1,2}:\d{2}(?::\d{2})?(?:\s*/\s*\d{1,2}:\d{2}(?::\d{2})?)?\W*")
_FILE_NAME = re.compile(
    r"[\w.-]+\.(?:jpe?g|png|gif|webp|svg|mp[34]|pdf)|[a-z0-9]+(?:_[a-z0-9]+)+", re.I
)
_ALT_WORDS = frozenset("photo icon logo image thumbnail avatar placeholder banner".split())
_CREDIT_TAIL = re.compile(
    r"[(\[][^()\[\]]{0,80}(?:/|\bvia\b|\bgetty\b|\breuters\b|\bafp\b|\bap\b|photo)[^()\[\]]{0,60}[)\]]\W*$",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b", re.I)
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\b|\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b",
    re.I,
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|\b@\w{3,}", re.I)
_SEPARATOR = re.compile(r"\s[|›»•·>/]\s|\|")
_OPEN_QUOTE = "\"“”‘«„「『'"


class Shape:
    """A line's measures; plain attributes, since one is made for every line."""

    __slots__ = (
        "address", "alt", "begins_low", "capitals", "chars", "clock", "colon", "content",
        "credit_tail", "digits", "duration", "families", "file_name", "folded", "function",
        "inside", "line_hit", "month", "opens_quote", "pauses", "prose", "question", "separator",
        "sentences", "shouts", "start_hit", "terminal", "words", "year",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        folded = normalised(text)
        tokens = _WORD.findall(folded)
        self.folded = folded
        self.chars = len(text)
        short = self.chars < 400
        ascii_words = len(tokens)
        self.words = ascii_words if folded.isascii() else max(ascii_words, count_words(text) if short else self.chars // 6)
        self.terminal = _TERMINAL.search(text[-12:]) is not None
        self.question = text.endswith(("?", "？", "؟"))
        self.colon = text.endswith((":", "："))
        self.sentences = len(_INNER_END.findall(text))
        self.pauses = len(_PAUSE.findall(text))
        first = next((c for c in text if c.isalpha()), "")
        self.begins_low = first.islower()
        self.opens_quote = text[:1] in _OPEN_QUOTE
        upper = sum(word[0].isupper() for word in _WORD.findall(text[:400]))
        self.capitals = upper / max(1, len(_WORD.findall(text[:400])))
        self.shouts = text.isupper() and self.chars > 3
        self.digits = sum(c.isdigit() for c in text[:200]) / max(1, min(200, self.chars))
        known = lexicon().function_words
        self.function = sum(word in known for word in tokens) / max(1, ascii_words)
        self.content = {word for word in tokens if len(word) > 3 and word not in known}
        found = matches(folded, tokens)
        self.families = found
        self.line_hit = any(how == "line" for _, how in found)
        self.start_hit = any(how == "start" for _, how in found)
        self.inside = any(how == "inside" for _, how in found)
        self.duration = short and _DURATION.fullmatch(text) is not None
        self.file_name = short and _FILE_NAME.fullmatch(text) is not None
        self.alt = ascii_words <= 5 and bool(tokens) and tokens[-1] in _ALT_WORDS and not self.terminal
        self.credit_tail = _CREDIT_TAIL.search(text[-160:]) is not None
        self.year = short and _YEAR.search(text) is not None
        self.clock = short and _CLOCK.search(text) is not None
        self.month = short and _MONTH.search(text) is not None
        self.address = _ADDRESS.search(text) is not None
        self.separator = _SEPARATOR.search(text) is not None
        self.prose = self.words >= 8 and (self.terminal or self.sentences > 0 or self.words >= 25)
