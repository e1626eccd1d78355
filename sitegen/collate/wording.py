"""How long a clause may be, and the last touch to one that was cut out of its sentence."""

from __future__ import annotations

import re

LONGEST = 140
"""Characters of a clause, as a rule."""
WHOLE = 165
"""Characters of a clause that could only be shortened inside a phrase."""
SHORTEST = 24
"""Characters without which a piece says too little."""

PHRASE = re.compile(r"\s(?=(?:to|for|with|in|by|at|from|into|against|over|despite|under) )|,\s")

_LOOSE = " ,;:—–-"
_DANGLING = re.compile(r"[\s,]+(?:and|but|or|some of|of|the|a|an)$")
_LINKS = ("and", "but", "or", "of", "the", "a", "an")
"""Words with which a stretch does not end, as the pattern has them."""
_LONGEST_STOP = 4
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.|Jr\.|Sr\.|Inc\.|Co\.|Ltd\.|[ap]\.m\.)$")


def last_phrase(text: str, room: int) -> int:
    """Where the last phrase ends that fits into so many characters; 0 if none does."""
    return max((cut.start() for cut in PHRASE.finditer(text) if cut.start() <= room), default=0)


def dressed(sentence: str, first: int, last: int, capital: bool = True) -> str:
    """A stretch of a sentence as text of its own."""
    text = sentence[first:last]
    quoted = sentence[:first].count("“") > sentence[:first].count("”")
    return finished(("“" if quoted else "") + text.strip(), capital)


def finished(text: str, capital: bool = True) -> str:
    """With closed quotation marks, a capital at the beginning and no full stop."""
    text = text.strip(_LOOSE)
    if text.endswith(_LINKS):
        text = _DANGLING.sub("", text).strip(_LOOSE)
    text = closed(text)
    if text.endswith((".”", ",”")):
        text = text[:-2] + "”"
    text = text.removesuffix("。")
    if text.endswith(".") and not _ABBREVIATED.search(text, max(0, len(text) - _LONGEST_STOP)):
        text = text[:-1]
    at = next((i for i, character in enumerate(text) if character.isalnum()), 0)
    return text[:at] + text[at].upper() + text[at + 1 :] if capital and text else text


def closed(text: str) -> str:
    """With every quotation mark and bracket that is open closed, and none closed that is not."""
    for opening, closing in (("“", "”"), ("«", "»"), ("「", "」")):
        if text.count(opening) > text.count(closing):
            text = text.rstrip(".,") + closing
    if text.count('"') % 2:
        text = text[1:] if text.startswith('"') and text.count('"') == 1 else text + '"'
    if text.count("(") > text.count(")"):
        text = text[1:] if text.startswith("(") else text + ")"
    elif text.count(")") > text.count("("):
        text = text.removesuffix(".").removesuffix(")")
    return text
