"""Sentences told with something left out between subject and verb, or before a condition."""

from __future__ import annotations

import re

from sitegen.collate.pieces import FIRST_WORD, Piece, after_word, is_verb
from sitegen.collate.wording import LONGEST, finished, last_phrase

_MAY = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Tt]he [a-z]+|[A-Z]\w+) (?:may|might|could|would|will)\b"
)
_WHO = ("who", "which")
_ARTICLES = ("the", "a", "an")
_SUBJECT_WORDS = 2
"""Words behind the date that may be the subject of a sentence."""


def possible(sentence: str, first: int, piece: Piece) -> int | None:
    """Where "he may leave", of which a condition says when, begins; near enough to it."""
    found = list(_MAY.finditer(sentence, max(first, piece.end - LONGEST), piece.start))
    return found[-1].start() if found else None


def around(sentence: str, pieces: list[Piece], place: int, start: int, end: int) -> str:
    """Subject and verb of a sentence with something between them, which is left out.

    "On 4 May the council … approved a plan"; "Mara Lund … brought a gift on 4 May".
    """
    piece = pieces[place]
    words = sentence[piece.start : piece.end].split()
    if piece.lead == "relative" and place == 1 and words[0] in _WHO and is_verb(words[1]):
        subject = sentence[pieces[0].start : pieces[0].end]
        told = sentence[after_word(sentence, piece.start) : piece.end]
        whole = not _has_verb(subject) and len(subject) + len(told) < LONGEST
        return finished(f"{subject} … {told}") if whole else ""
    subject = sentence[piece.start : piece.end]
    if place > 0 or _has_verb(subject) or len(sentence[end : piece.end].split()) < _SUBJECT_WORDS:
        return ""
    verb = next((i for i in range(1, len(pieces)) if _begins_with_verb(sentence, pieces[i])), 0)
    if verb < 2 or not _is_aside(sentence, pieces[1]):
        return ""
    told = sentence[pieces[verb].start : pieces[verb].end]
    if len(subject) + len(told) > LONGEST:
        told = told[: last_phrase(told, LONGEST - len(subject))].rstrip(" ,")
        told = f"{told} …" if told else ""
    return finished(f"{subject} … {told}") if told else ""


def _has_verb(text: str) -> bool:
    return any(map(is_verb, text.split()))


def _begins_with_verb(sentence: str, piece: Piece) -> bool:
    word = FIRST_WORD.match(sentence, piece.start)
    return piece.lead == "comma" and word is not None and is_verb(word[1])


def _is_aside(sentence: str, piece: Piece) -> bool:
    """Whether a piece says more about the words before it: "the body in which …", "who …"."""
    word = FIRST_WORD.match(sentence, piece.start)
    return piece.lead == "relative" or (word is not None and word[1] in _ARTICLES)
