"""Text -> tokens with their signs: the prefilter that finds where a time may be spoken of."""

from __future__ import annotations

import re
from itertools import accumulate, compress, repeat
from operator import itemgetter

from msgspec import Struct

from . import numeric
from .language import OTHER, Language
from .pattern import BREAK

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
_ENDS = frozenset(".,;:?!)]”’\"'")
_PLAIN_GAPS = {
    "": "+", " ": " ", "\n": " ", "\u00a0": " ", ".": "·", ",": ";", "/": "/", ":": ":",
    "'": "'", "’": "'", "‘": "'", " '": "'", " ’": "'", " ‘": "'", "-": "-", "–": "-", "—": "-",
    "‑": "-", "‐": "-", "(": "(", " (": "(", ")": ")", ") ": ")", "&": "&",
}  # fmt: skip


class Tokens(Struct, gc=False):
    """The words of a text; all lists have the same length."""

    text: str
    words: list[str]
    """In lower case."""
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    """What stands before each, as one character."""
    signs: str


def tokenise(text: str, language: Language) -> Tokens:
    """All words and numbers of a text, in one pass; linear in its length."""
    pieces = _CHARACTERS.split(text) if language.unspaced else _pieces(text)
    bounds = list(accumulate(map(len, pieces)))
    surface = pieces[1::2]
    words = list(map(str.lower, surface))
    starts, ends = bounds[0:-1:2], bounds[1::2]
    gaps = list(map(_Gaps(_PLAIN_GAPS).__getitem__, pieces[0::2]))
    gaps[0] = BREAK
    gaps.pop()  # what stands behind the last
    places, cased = range(len(surface)), language.cased
    signs = list(map(language.sign_of.get, words, repeat(OTHER)))
    for i in compress(places, map(cased.__contains__, surface)):
        signs[i] = cased[surface[i]] if signs[i] != OTHER else OTHER
    for i in compress(places, map(str.isdecimal, map(itemgetter(0), surface))):
        if signs[i] == OTHER:
            signs[i] = _digit_sign(surface[i], pieces[2 * i : 2 * i + 4], language)
    joined = "".join(signs)
    _strip_full_stops(joined, pieces, gaps, language)
    return Tokens(text, words, starts, ends, gaps, joined)


def _pieces(text: str) -> list[str]:
    """As ``_TOKENS`` splits a text: what stands between its words, and these, in turn.

    The many that stand between blanks, or have one mark behind them, need no pattern.
    """
    pieces: list[str] = []
    gap = ""
    for chunk in text.split(" "):
        whole = chunk.isalpha()
        word = chunk if whole else chunk[:-1]
        if whole or (word.isalpha() and chunk[-1] in _ENDS):
            pieces += (gap, word)
            gap = " " if whole else f"{chunk[-1]} "
        elif chunk:
            parts = _TOKENS.split(chunk)
            parts[0] = gap + parts[0]
            pieces += parts[:-1]
            gap = f"{parts[-1]} "
        else:
            gap += " "
    pieces.append(gap[:-1])
    return pieces


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


def _digit_sign(word: str, around: list[str], language: Language) -> str:
    """What a number could be, by its size and what touches it (gap, itself, gap, word)."""
    kinds = language.digit_signs
    before, after = around[0], around[2]
    if len(word) == 2 and word.isdecimal():
        if around[3:] == ["s"] and after in ("", "'", "’") and word[1] == "0":
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


def _strip_full_stops(signs: str, pieces: list[str], gaps: list[str], language: Language) -> None:
    """The full stop of an abbreviation belongs to the word: "Nov. 1" has a blank between."""
    for found in language.abbreviated.finditer(signs):
        following = found.end()
        if following < len(gaps) and pieces[2 * following].startswith("."):
            gaps[following] = gap_character(pieces[2 * following][1:])


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
