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
_DIGITS = b"0123456789"
_MONTHS = word_set("jan feb mar apr may jun jul aug sep oct nov dec")
_LONGEST_MONTH = 9
# Years, times of day, dates in digits; what follows their first digit.
_TIME = re.compile(
    r"\d(?:(?<!\w\d)(?:(?:(?<=1)9|(?<=2)0)\d\d\b|\d?[:.]\d{2}\b|\d?\s?[ap]\.?m\b"
    r"|\d{0,3}[./-]\d{1,2}[./-]\d{1,4}\b)|[年月日])"
)


def words_of(folded: str) -> list[str]:
    """The words of a line, as ``\\w+`` finds them."""
    if not folded.isascii():
        plain = folded
        for mark in _TYPOGRAPHIC:
            plain = plain.replace(mark, " ")
        if not plain.isascii():
            return _WORD.findall(folded)
        folded = plain
    return folded.encode().translate(_BLANKED).decode().split()


def sentences(text: str) -> int:
    """Ends of sentences."""
    return len(_INNER_END.findall(text))


def pauses(text: str) -> int:
    """Commas, colons and semicolons."""
    if text.isascii():
        return text.count(",") + text.count(";") + text.count(":")
    return len(_PAUSE.findall(text))


def capitals(text: str) -> int:
    """Words that begin with a capital."""
    return len(_CAPITAL.findall(text))


def digits(text: str) -> int:
    """Digits of whatever script."""
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _DIGITS))
    return len(_DIGIT.findall(text))


def times(folded: str, words: Sequence[str]) -> int:
    """Years, months, dates and times of day."""
    months = [word for word in words if word[:3] in _MONTHS]
    named = sum(
        len(word) <= _LONGEST_MONTH and word.isascii() and word.isalpha() for word in months
    )
    return named + len(_TIME.findall(folded))
