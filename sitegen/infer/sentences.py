"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.infer.lexicon import words

# A full stop, question or exclamation mark, with the closing quotes and brackets after it; or a
# blank line.  Marks of scripts without spaces end a sentence wherever they stand.
_END = re.compile(
    r"(?P<wide>[。！？｡]+[」』”’）)]*)"
    r"|(?P<mark>[.!?…؟۔।]+)(?P<close>[\"'”’»)\]]{0,3})(?=\s|$)"
    r"|(?P<blank>\n[ \t]*\n)"
)
_SPACE = re.compile(r"\s*")
_LAST_WORD = re.compile(r"[^\s(\[“\"‘«]*$")
_NEXT_WORD = re.compile(r"[\s“\"‘«'(\[¿¡—–-]*(\w*)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]", re.UNICODE)
# Longest word before a full stop that is looked at; keeps the work linear.
_WINDOW = 40


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences, in code points, without white space around them.

    Made for one paragraph of prose: a line break is a blank, a blank line ends a sentence.
    """
    start = _skip_space(text, 0)
    for end in _END.finditer(text):
        if end.start() < start or not _ends(text, end):
            continue
        yield start, end.start() if end["blank"] else end.end()
        start = _skip_space(text, end.end())
    rest = text[start:].rstrip()
    if rest:
        yield start, start + len(rest)


def _skip_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _ends(text: str, end: re.Match[str]) -> bool:
    """Whether a mark ends its sentence, from the words on both sides of it."""
    if end["blank"]:
        return True
    if end["wide"]:
        # A quoted sentence goes on: 「…。」と述べた.
        return not (
            end["wide"][-1] in "」』”" and text[end.end() : end.end() + 1] in ("と", "とい")
        )
    following = _NEXT_WORD.match(text, end.end())
    word = following[1] if following else ""
    if not word:
        return True
    if word[0].islower():
        return False
    if end["mark"] != "." or end["close"]:
        return True
    return _full_stop_ends(_word_before(text, end.start()), word)


def _word_before(text: str, at: int) -> str:
    window = text[max(0, at - _WINDOW) : at]
    word = window.rpartition(" ")[2]
    if word.isalpha():  # as most
        return word.casefold()
    found = _LAST_WORD.search(window)
    return found[0].casefold() if found else ""


def _full_stop_ends(before: str, following: str) -> bool:
    """Whether "before. Following" are two sentences."""
    if before in words("abbreviations", "either"):
        return following.casefold() in words("abbreviations", "starters")
    if before in words("abbreviations", "before_a_name"):
        return False
    if before in words("abbreviations", "before_a_number"):
        return not following[0].isdigit()
    if before.isdigit() and len(before) <= 2:
        return following.casefold() not in words("abbreviations", "months_after_ordinal")
    if _INITIAL.fullmatch(before):
        return len(before) > 1 and following.casefold() in words("abbreviations", "starters")
    return True
