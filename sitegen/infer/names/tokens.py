"""Words of a block with what the finder of names must know of each."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,5}(?:[A-Z](?![\w]))?|[A-Z]\.[A-Z](?!\w)"  # U.S., U.S, J.P.
    r"|[A-Z]&[A-Z](?!\w)"  # P&G
    r"|[dl](?=['’][A-ZÀ-Þ])"  # l'Allemagne
    r"|\w+(?:['’]\w+|[.&]\w+){0,4}",  # O'Leary, Detik.com, AT&T
    re.UNICODE,
)
_ABBREVIATIONS = re.compile(
    r"Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Adm|Col|Capt|Maj|Lt|Sgt|Cmdr|Brig|Rev|Hon|St|Mt|Ft|Jr|Sr"
    r"|Inc|Corp|Co|Ltd|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|No"
    r"|MR|MRS|DR|ST|MT|FT|INC|CORP|LTD|GEN|SEN|GOV"
)
_CURRENCY = ("$", "£", "€", "¥")
"""After letters they make a currency: "US$"."""
# A word after one of these may be capitalised only because a sentence begins.
_SENTENCE_GAP = re.compile(r"[.!?:;]['\"”’)\]]*\s|[“\"‘«]|``|''|(?:^|\s)[-–—•*·|]\s|\n|—|…")


class Token(NamedTuple):
    text: str
    """Without the possessive: "Japan"."""
    raw: str
    """With it, apostrophe made plain: "Japan's"."""
    start: int
    end: int
    """Of ``text``."""
    gap: str
    """What stands between the word before and this one."""
    initial: bool
    """Begins a sentence or a quotation, so that its capital says little."""
    capital: bool


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        word = match.group()
        capital = word[0].isupper()
        if not capital and word.isalpha():  # the many; the rest of the loop is for the few
            found.append(Token(word, word, start, stop, text[end:start], False, False))
            end = stop
            continue
        if text[stop : stop + 1] in _CURRENCY:
            continue
        if text[stop : stop + 1] == "." and _keeps_stop(word, text, stop):
            word += "."
        gap = text[end:start]
        word = word.replace("’", "'")
        bare = word.removesuffix("'s")
        initial = not found or _SENTENCE_GAP.search(_with_stop(found[-1], gap)) is not None
        found.append(Token(bare, word, start, start + len(bare), gap, initial, capital))
        end = start + len(word)
    return found


def _keeps_stop(word: str, text: str, stop: int) -> bool:
    """Whether the full stop belongs to the word: "Mr.", "Inc.", an initial as in "John F."."""
    if _ABBREVIATIONS.fullmatch(word):
        return True
    return len(word) == 1 and word.isupper() and text[stop + 1 : stop + 2] == " "


def _with_stop(before: Token, gap: str) -> str:
    """The gap, with the stop that the word before may have swallowed where it ends a sentence."""
    if before.raw.endswith(".") and before.raw[:-1] in ("Inc", "Corp", "Co", "Ltd", "Jr", "Bros"):
        return gap if gap.strip() else ""
    return gap


def shouted(words: list[Token]) -> bool:
    """Whether a block is set in capitals, so that they say nothing."""
    letters = [token.text for token in words if token.text.isalpha() and len(token.text) > 1]
    return len(letters) >= 3 and sum(word.isupper() for word in letters) > 0.7 * len(letters)


def title_cased(words: list[Token]) -> bool:
    """Whether nearly every longer word of a headline has a capital."""
    long = [token for token in words if token.text.isalpha() and len(token.text) > 3]
    return len(long) >= 3 and sum(token.capital for token in long) > 0.7 * len(long)
