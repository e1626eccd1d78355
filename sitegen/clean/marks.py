"""What a line is made of: words, ends of sentences, pauses, capitals, digits, dates and times.

The patterns begin with a set of characters wherever they can, since the search then skips to
the next candidate without trying the pattern at every character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.clean.records import word_set

_WORD = re.compile(r"\w+")
_BLANKED = bytes(
    c if chr(c).isascii() and (chr(c).isalnum() or c == 95) else 32 for c in range(256)
)
"""ASCII with a blank for whatever is no part of a word."""
_TYPOGRAPHIC = "’“”—–‘"
"""What most lines have that are not ASCII."""
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀĂĄĆČŚŠŻŽА-ЯЁΑ-Ω](?<!\w\w)")
_INNER_END = re.compile(r"[.!?…。！？؟।](?:(?<=[。！？؟।])|[\"'”’»)\]]{0,2}(?=\s|$))")
_PAUSE = re.compile(r"[,;:、，；：،؛]")
_DIGIT = re.compile(r"\d")
_ORNAMENT = re.compile(r"[⁂❖※❦☙]|(?:[*#~_=+·•–—◆◇-]\s{0,3}){3,40}")


def _kind(character: str) -> str:
    """What a character of the Western scripts is to ``marks``."""
    if character.isalnum() or character == "_":
        return "A" if _CAPITAL.match(character) else "0" if character.isdecimal() else "a"
    for kind, characters in ((",", ",;:"), (".", ".!?"), ("q", "\"'»)]")):
        if character in characters:
            return kind
    return " " if character.isspace() else "-"


_KINDS = bytes(ord(_kind(chr(c))) for c in range(256))
_STAND_INS = (("’", "'"), ("“", "#"), ("”", '"'), ("—", "-"), ("–", "-"), ("‘", "#"), ("…", "."))
"""What most lines have that is not in Latin-1, and what is of the same kind."""
_IN_WORDS = bytes(c if c == ord("A") else ord("a") if c in b"a0" else ord(" ") for c in range(256))
_MONTHS = word_set("jan feb mar apr may jun jul aug sep oct nov dec")
_LONGEST_MONTH = 9
# Years, times of day, dates in digits; what follows their first digit.
_TIME = re.compile(
    r"\d(?:(?<!\w\d)(?:(?:(?<=1)9|(?<=2)0)\d\d\b|\d?[:.]\d{2}\b|\d?\s?[ap]\.?m\b"
    r"|\d{0,3}[./-]\d{1,2}[./-]\d{1,4}\b)|[年月日])"
)


def is_break(text: str) -> bool:
    """Whether a line is an ornament that parts the paragraphs of an article."""
    return not text[:1].isalnum() and _ORNAMENT.fullmatch(text) is not None


def untypographic(folded: str) -> str:
    """A line with blanks for curly quotes and dashes."""
    if not folded.isascii():
        for mark in _TYPOGRAPHIC:
            folded = folded.replace(mark, " ")
    return folded


def words_of(folded: str) -> list[str]:
    """The words of a line, as ``\\w+`` finds them."""
    folded = untypographic(folded)
    if not folded.isascii():
        return _WORD.findall(folded)
    return folded.encode().translate(_BLANKED).decode().split()


def marks(text: str) -> tuple[int, int, int, int]:
    """Ends of sentences, pauses, words that begin with a capital, and digits."""
    plain = text
    if not text.isascii():
        for mark, stand_in in _STAND_INS:
            plain = plain.replace(mark, stand_in)
    try:
        raw = plain.encode("latin-1")
    except UnicodeEncodeError:
        return (
            len(_INNER_END.findall(text)),
            len(_PAUSE.findall(text)),
            len(_CAPITAL.findall(text)),
            len(_DIGIT.findall(text)),
        )
    kinds = raw.translate(_KINDS) + b" "
    ends = kinds.count(b". ")
    if b".q" in kinds:
        ends += kinds.count(b".q ") + kinds.count(b".qq ")
    words = b" " + kinds.translate(_IN_WORDS)
    return ends, kinds.count(b","), words.count(b" A"), kinds.count(b"0")


def times(folded: str, words: Sequence[str]) -> int:
    """Years, months, dates and times of day."""
    months = [word for word in words if word[:3] in _MONTHS]
    named = sum(
        len(word) <= _LONGEST_MONTH and word.isascii() and word.isalpha() for word in months
    )
    return named + len(_TIME.findall(folded))
