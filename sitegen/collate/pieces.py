"""A sentence cut at the borders of its clauses."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from sitegen.collate.words import rows

OPENING = ("“", '"', "«", "「")
FIRST_WORD = re.compile(r"[“\"‘(]*([^\W_]+(?:[-’'][^\W_]+)*)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
_DAY = re.compile(r".*\d(?:st|nd|rd|th)?")
_MARKS = '.,;:!?()[]“”"‘'
_PAST = re.compile(r"[a-zà-þ]\w{2,}ed")
_SUBJECT = re.compile(r"(?:the|a|an|its|his|her|their|it|he|she|they|two|three|[A-ZÀ-Þ]\w*)")


class Piece(Struct, frozen=True):
    """Words between two borders."""

    start: int
    end: int
    lead: str
    """How it begins: the kind of its first word (see ``clauses.txt``), "and", "participle",
    "quote", "comma" for a piece that only a comma sets off, or "" where something new begins."""


def cut_up(sentence: str, offset: int) -> list[Piece]:
    """A sentence cut at all its borders."""
    pieces = []
    at, lead = offset, ""
    for cut in _cut().finditer(sentence, offset):
        kind = _lead(sentence, cut)
        if kind is None or cut.start() <= at:
            continue
        pieces.append(Piece(at, cut.start(), lead))
        at, lead = cut.end(), kind
    return [*pieces, Piece(at, len(sentence), lead)]


@lru_cache(maxsize=1)
def _cut() -> re.Pattern[str]:
    """Matches wherever a sentence may be cut."""
    known = lexicon()
    words = sorted({"and", "but"} | known["opens"] | known["depends"])
    return re.compile(
        r"(?P<strong>\s*[;:]\s+|\s*—\s*(?=\w)|\s–\s|\s--?\s)"
        r"|(?P<comma>,[”\"’]?\s+|[、，]|،\s*)"
        rf"|(?P<word>\s)(?=(?:{'|'.join(words)})\s)"
    )


def _lead(sentence: str, cut: re.Match[str]) -> str | None:
    """How the piece after a cut begins; None if the cut is none."""
    if cut["comma"] and _YEAR.match(sentence, cut.end()) and _ends_day(sentence, cut.start()):
        return None  # "April 10, 2024"
    words = sentence[cut.end() : cut.end() + 80].split()[:7]
    first = words[0].strip("‘(,") if words else ""
    if cut["strong"]:
        return "relative" if first in lexicon()["relative"] else ""
    following = words[1] if len(words) > 1 else ""
    if cut["comma"] and (first[:1] in OPENING or (first == "and" and following[:1] in OPENING)):
        return "quote"
    if first in ("and", "but", "or"):
        if is_verb(following):
            return "and"
        if cut["comma"] and _SUBJECT.fullmatch(following):
            return "opens" if any(map(is_verb, words[2:])) else "comma"
        return "comma" if cut["comma"] else None
    kind = _kind(first)
    if kind == "depends" and not cut["comma"] and not _SUBJECT.fullmatch(following):
        return None
    if not cut["comma"] and _word_before(sentence, cut.start()) in lexicon()["units"]:
        return None
    if not cut["comma"] and (kind == "relative" or _is_role(sentence, cut, first, following)):
        return None
    if kind:
        return "participle" if following.endswith("ing") and kind == "opens" else kind
    if not cut["comma"]:
        return None
    return "participle" if first.endswith("ing") and first[:1].islower() else "comma"


def _kind(word: str) -> str:
    """ "opens", "depends" or "relative" for a word that begins a clause, else ""."""
    return next((kind for kind in ("opens", "depends", "relative") if word in lexicon()[kind]), "")


def _ends_day(sentence: str, at: int) -> bool:
    """Whether a year may go on with what ends here: "April 10", "November 2nd", "May"."""
    word = _word_before(sentence, at)
    return word in lexicon()["months"] or _DAY.fullmatch(word) is not None


def _word_before(sentence: str, at: int) -> str:
    words = sentence[max(0, at - 12) : at].split()
    return words[-1].casefold() if words else ""


def _is_role(sentence: str, cut: re.Match[str], first: str, following: str) -> bool:
    """Whether "as" leads to what somebody is, or to an example: "as a guest", "such as the …"."""
    before = sentence[max(0, cut.start() - 5) : cut.start()]
    return first == "as" and (following in ("a", "an") or before.endswith(" such"))


def is_verb(word: str) -> bool:
    """Whether a word looks like a finite verb."""
    return word in lexicon()["verbs"] or _PAST.fullmatch(word) is not None


def has_verb(sentence: str) -> bool:
    """Whether a sentence has a word that may be its verb, in the present too."""
    known = lexicon()
    chunks = sentence.replace("’", " ").replace("'", " ").split()
    words = [chunk if chunk.isalpha() else chunk.strip(_MARKS) for chunk in chunks]
    if not (known["verbs"].isdisjoint(words) and known["present"].isdisjoint(words)):
        return True
    return any(word.endswith("ed") and is_verb(word) for word in words)


@lru_cache(maxsize=1)
def lexicon() -> dict[str, frozenset[str]]:
    """The words at which a sentence can be cut, by kind (``clauses.txt``)."""
    return {kind: frozenset(words) for kind, words in rows("clauses.txt").items()}


def after_word(sentence: str, at: int) -> int:
    """Where the next word begins."""
    blank = sentence.find(" ", at)
    return blank + 1 if blank >= 0 else at
