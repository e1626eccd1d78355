"""Sentences told with something left out between subject and verb, or before a condition."""

from __future__ import annotations

import re

from sitegen.collate.pieces import FIRST_WORD, Piece, is_verb, lexicon
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


def around(sentence: str, pieces: list[Piece], place: int, end: int) -> str:
    """Subject and verb of a long sentence with something between them, which is left out.

    "On 4 May the council … approved a plan"; "Mara Lund … brought a gift on 4 May"; "The board …
    fell on 4 May".  "" for other sentences.
    """
    if place == 0:
        return _verb_later(sentence, pieces, end)
    subject = sentence[pieces[0].start : pieces[0].end]
    if not _is_subject(subject):
        return ""
    told = sentence[pieces[place].start : pieces[place].end]
    first, _, rest = told.partition(" ")
    if place == 1 and pieces[1].lead == "relative" and first in _WHO and _verb_first(rest):
        return _joined(subject, rest, end - pieces[1].start - len(first) - 1)
    long = pieces[place].end - pieces[0].start > LONGEST
    if long and place > 1 and pieces[place].lead in ("comma", "") and _verb_first(told):
        return _joined(subject, told, end - pieces[place].start)
    return ""


def _verb_later(sentence: str, pieces: list[Piece], end: int) -> str:
    """For a date that stands with the subject: the verb behind what is said of that."""
    subject = sentence[pieces[0].start : pieces[0].end]
    if _has_verb(subject) or len(sentence[end : pieces[0].end].split()) < _SUBJECT_WORDS:
        return ""
    parts = ((one, sentence[one.start : one.end]) for one in pieces[2:] if one.lead == "comma")
    verb, told = next((pair for pair in parts if _verb_first(pair[1])), (None, ""))
    short = verb is None or verb.end - pieces[0].start <= LONGEST
    if short or not _is_aside(sentence, pieces[1]):
        return ""
    return _joined(subject, told, 1)


def _joined(subject: str, told: str, least: int) -> str:
    """Both, the second cut where it is too long; "" if what is wanted of it has no room."""
    if "“" in subject or '"' in subject or subject.count("(") > subject.count(")"):
        return ""
    if len(subject) + len(told) > LONGEST:
        cut = last_phrase(told, LONGEST - len(subject))
        if cut < least:
            return ""
        told = told[:cut].rstrip(" ,") + " …"
    return finished(f"{subject} … {told}")


def _is_subject(text: str) -> bool:
    """Whether a sentence begins with somebody of whom something is said in between."""
    word = FIRST_WORD.match(text)
    if word is None or word[1].casefold() in lexicon()["fronted"] or _has_verb(text):
        return False
    return not word[1].endswith("ing")


def _verb_first(text: str) -> bool:
    return is_verb(text.split(" ", 1)[0])


def _has_verb(text: str) -> bool:
    return any(map(is_verb, text.split()))


def _is_aside(sentence: str, piece: Piece) -> bool:
    """Whether a piece says more about the words before it: "the body in which …", "who …"."""
    word = FIRST_WORD.match(sentence, piece.start)
    return piece.lead == "relative" or (word is not None and word[1] in _ARTICLES)
