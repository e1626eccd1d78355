"""Text -> tokens with their signs: the prefilter that finds where a time may be spoken of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import repeat

from msgspec import Struct

from sitegen.infer.cutting import Cut, chunked, cut, cut_by

from . import numeric
from .language import OTHER, Language
from .pattern import BREAK

BETWEEN = "\n\n"
"""What stands between two passages; no expression crosses it."""
# Scripts that put no blanks between words.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_NUMBERS = rf"{numeric.SHAPE}|\d+(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)*"
# Words first: there are most of them, and of what no alternative takes each is tried.
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"  # looked up faster than "any letter"
_TOKENS = re.compile(
    rf"([{_LATIN}]{{2,}}+(?![^\W\d_])|[^\W\d_]{{2,}}|[aApP]\.[mM]\.?|[^\W\d_]|(?=\d)(?:{_NUMBERS}))"
)
_CHARACTERS = re.compile(rf"([{_UNSPACED}]|[^\W\d_{_UNSPACED}]+|(?=\d)(?:{_NUMBERS}))")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[-/]\d\d")
_PLAIN_GAPS = {
    "": "+", " ": " ", "\n": " ", "\u00a0": " ", ".": "·", ",": ";", "/": "/", ":": ":",
    "'": "'", "’": "'", "‘": "'", " '": "'", " ’": "'", " ‘": "'", "-": "-", "–": "-", "—": "-",
    "‑": "-", "‐": "-", "(": "(", " (": "(", ")": ")", ") ": ")", "&": "&",
}  # fmt: skip


class Tokens(Struct, gc=False):
    """The words of some passages; ``words``, ``gaps`` and ``signs`` have the same length."""

    text: str
    words: list[str]
    """In lower case."""
    gaps: list[str]
    """What stands before each, as one character."""
    signs: str
    passages: list[Cut]
    firsts: list[int]
    """The number of the first word of each passage, …"""
    places: list[int]
    """… and where the passage begins."""

    def start(self, index: int) -> int:
        """Where a word begins."""
        i = bisect_right(self.firsts, index) - 1
        return self.places[i] + self.passages[i].starts[index - self.firsts[i]]

    def end(self, index: int) -> int:
        """The place behind a word."""
        i = bisect_right(self.firsts, index) - 1
        number = index - self.firsts[i]
        return (
            self.places[i] + self.passages[i].starts[number] + len(self.passages[i].words[number])
        )


def tokenise(texts: Sequence[str | Cut], language: Language) -> Tokens:
    """All words and numbers of some passages, in one pass; linear in their length."""
    chunks = [chunked(text) for text in texts]
    passages = [
        cut_by(one.text, _CHARACTERS) if language.unspaced else cut(one, _TOKENS) for one in chunks
    ]
    words: list[str] = []
    surface: list[str] = []
    between: list[str] = []
    gap = ""
    odd: list[int] = []
    firsts: list[int] = []
    places: list[int] = []
    at = 0
    for passage in passages:
        firsts.append(len(words))
        places.append(at)
        at += len(passage.text) + len(BETWEEN)
        odd += [len(words) + i for i in passage.odd]
        words += passage.lower
        surface += passage.words
        gap += passage.gaps[0]
        if passage.words:
            between.append(gap)
            between += passage.gaps[1:-1]
            gap = passage.gaps[-1]
        gap += BETWEEN
    between.append(gap)
    gaps = list(map(_Gaps(_PLAIN_GAPS).__getitem__, between))
    gaps[0] = BREAK
    gaps.pop()  # what stands behind the last
    signs = _signs(words, surface, between, odd, language)
    _strip_full_stops(signs, between, gaps, language)
    text = BETWEEN.join([passage.text for passage in passages])
    return Tokens(text, words, gaps, signs, passages, firsts, places)


def _signs(
    words: list[str], surface: list[str], between: list[str], odd: list[int], language: Language
) -> str:
    """The signs of words with what stands between them; only ``odd`` ones may be numbers."""
    signs = list(map(language.sign_of.get, words, repeat(OTHER)))
    for i in odd:
        if signs[i] == OTHER and surface[i][0].isdecimal():
            around = between[i], between[i + 1], "".join(surface[i + 1 : i + 2])
            signs[i] = _digit_sign(surface[i], *around, language)
    joined = "".join(signs)
    small = [
        i
        for found in language.caseless.finditer(joined)
        if surface[i := found.start()] in language.cased
    ]
    for i in small:
        signs[i] = language.cased[surface[i]]
    return "".join(signs) if small else joined


class _Gaps(dict[str, str]):
    """What stands between two tokens -> its character, each worked out once a text."""

    def __missing__(self, gap: str) -> str:
        character = self[gap] = gap_character(gap)
        return character


def gap_character(gap: str) -> str:
    """One character for what stands between two tokens."""
    plain = _PLAIN_GAPS.get(gap)
    if plain is not None:
        return plain
    if len(gap) > 40 or gap.count("\n") > 1:
        return BREAK
    bare = " ".join(gap.split())
    if not bare:
        return " "
    if bare in ("-", "--", "–", "—"):
        return "="
    if bare == ",":
        return ","
    if bare == ".":
        return "."
    return _PLAIN_GAPS.get(bare, BREAK)


def _digit_sign(word: str, before: str, after: str, following: str, language: Language) -> str:
    """What a number could be, by its size, what touches it, and the next word."""
    kinds = language.digit_signs
    if len(word) == 2 and word.isdecimal():
        if following == "s" and after in ("", "'", "’") and word[1] == "0":
            return kinds["decade"]
        if before[-1:] in ("'", "’", "‘"):
            return kinds["short"]
    if not word.isdecimal() and "," not in word:
        return _shape_sign(word, before, after, language)
    if before.rstrip()[-1:] in ("$", "£", "€", "¥", "#", "№", "+"):
        return OTHER if after[:1] == "%" else kinds["count"]
    if after[:1] == "%" or len(word) > 12:
        return kinds["count"] if len(word) <= 12 else OTHER
    if "," in word:
        return kinds["count"]
    if len(word) == 8 and numeric.is_eight_digits(word):
        return _shape_sign(word, before, after, language)
    value = int(word)
    if len(word) == 4 and 1000 <= value <= 2199:
        return kinds["year"]
    if len(word) > 2:
        return kinds["count"]
    if len(word) == 1 and value:
        return kinds["to9"]
    for limit, kind in ((0, "zero"), (12, "to12"), (24, "to24"), (31, "to31"), (59, "to59")):
        if value <= limit:
            return kinds[kind]
    return kinds["to99"]


def _strip_full_stops(signs: str, between: list[str], gaps: list[str], language: Language) -> None:
    """The full stop of an abbreviation belongs to the word: "Nov. 1" has a blank between."""
    for found in language.abbreviated.finditer(signs):
        following = found.end()
        if following < len(gaps) and between[following].startswith("."):
            gaps[following] = gap_character(between[following][1:])


def _shape_sign(word: str, before: str, after: str, language: Language) -> str:
    """Digits with marks among them: a date, a decimal fraction, or nothing of ours."""
    kinds = language.digit_signs
    if before[-1:] in ("$", "£", "€", "¥", "#", "№", "/", ".", ":") or after[:1] == "%":
        return OTHER
    if numeric.parse(word, language.numeric_order):
        return kinds["numeric"]
    if word.count(".") == 1 and word.replace(".", "").isdecimal():
        return kinds["dotted"]
    return kinds["years"] if _YEARS.fullmatch(word) else OTHER
