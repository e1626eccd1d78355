"""A short, readable clause of a sentence around a date, in the sentence's own words.

A sentence that is short enough stands as it is.  A long one is cut at the borders of its clauses,
keeping the one that holds the date and what that needs to be understood.  Only where a clause alone
is too long is it cut between phrases, and an ellipsis says so.
"""

from __future__ import annotations

import re

from sitegen.collate.asides import around, possible
from sitegen.collate.fitting import Stretch, breaks_off, fitted
from sitegen.collate.pieces import (
    FIRST_WORD,
    OPENING,
    Piece,
    after_word,
    cut_up,
    has_verb,
    is_verb,
    lexicon,
)
from sitegen.collate.wording import (
    LONGEST,
    SHORTEST,
    WHOLE,
    closed,
    dressed,
    finished,
    last_phrase,
)

_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,40}(?: ?\([^()]{2,40}\))?|\([A-Z][^()]{1,30}\))"
    r"\s{0,2}(?:—|–|--|-(?= ))\s{0,2}"
)

_FACTUAL = ("after", "as", "once")
"""What stands behind these has happened, whatever was said before."""


def clause(sentence: str, start: int, end: int, lone: bool = True) -> str:
    """The clause that holds the characters ``start`` to ``end`` of a sentence.

    ``lone``: no other event is read from the sentence, so that it may stand whole.
    """
    dateline = _DATELINE.match(sentence)
    offset = dateline.end() if dateline and dateline.end() <= start else 0
    if lone and len(sentence) - offset <= LONGEST:
        return dressed(sentence, offset, len(sentence))
    pieces = cut_up(sentence, offset)
    place = next(
        (i for i, piece in enumerate(pieces) if piece.start <= start < piece.end), len(pieces) - 1
    )
    told = _attributed(sentence, pieces, place) or around(sentence, pieces, place, end)
    if told:
        return told
    return fitted(sentence, _needed(sentence, pieces, place, start), start, end)


def _needed(sentence: str, pieces: list[Piece], place: int, start: int) -> Stretch:
    """What the piece with the date needs to be understood."""
    piece = pieces[place]
    led_over = _led_over(sentence, piece, start)
    if led_over is not None:
        return Stretch(led_over, piece.end, start)
    low = place
    while low > 0 and _leans_back(sentence, pieces, low):
        low -= 1
    if piece.lead == "depends" and piece.end - pieces[low].start > LONGEST:
        at = possible(sentence, pieces[place - 1].start, piece) if place else None
        if at is not None:
            return Stretch(at, piece.end, start)
        low = place
    main = _main(sentence, pieces) if low == 0 else 0
    high = _completed(pieces, low, max(place, main))
    low, high = _with_verb(sentence, pieces, low, high)
    first = pieces[low].start
    word = FIRST_WORD.match(sentence, first)
    factual = low > 0 and pieces[low].lead == "depends" and word and word[1] in _FACTUAL
    loose = (
        factual
        or pieces[low].lead in ("opens", "quote")
        or (low > 0 and _opens(sentence, pieces[low]))
    )
    if loose and sentence[first] not in OPENING:
        first = after_word(sentence, first)
    if low > 0 and pieces[high].end - first < SHORTEST:
        first = pieces[low - 1].start
    least = pieces[main].start + SHORTEST if main > place else start
    return Stretch(first, pieces[high].end, least)


def _with_verb(sentence: str, pieces: list[Piece], low: int, high: int) -> tuple[int, int]:
    """The first and last piece, once they have a verb and do not break off: "X, however, is"."""

    def said() -> str:
        return sentence[pieces[low].start : pieces[high].end]

    while high + 1 < len(pieces) and (breaks_off(said()) or not has_verb(said())):
        high += 1
    if low > 0 and _is_adverbial(sentence, pieces[low]) and not has_verb(said()):
        low -= 1
    return low, high


def _is_adverbial(sentence: str, piece: Piece) -> bool:
    """Whether a piece begins with "on" or the like in the midst of a sentence."""
    word = FIRST_WORD.match(sentence, piece.start)
    return word is not None and word[1] in lexicon()["fronted"]


def _opens(sentence: str, piece: Piece) -> bool:
    """Whether a piece behind a colon or dash begins with "when" or the like."""
    word = FIRST_WORD.match(sentence, piece.start)
    return piece.lead == "" and word is not None and word[1] in lexicon()["opens"]


def _main(sentence: str, pieces: list[Piece]) -> int:
    """The piece with which the main clause begins, after an adverbial; else 0."""
    if not _is_fronted(sentence, pieces[0]):
        return 0
    return next((i for i, piece in enumerate(pieces) if piece.lead == "comma"), 0)


def _completed(pieces: list[Piece], low: int, high: int) -> int:
    """The last piece, once what only a comma sets off is taken in, and enough is said."""
    while high + 1 < len(pieces) and (
        pieces[high + 1].lead == "comma" or pieces[high].end - pieces[low].start < SHORTEST
    ):
        high += 1
    return high


def _leans_back(sentence: str, pieces: list[Piece], place: int) -> bool:
    """Whether a piece says nothing without the one before it."""
    piece, before = pieces[place], pieces[place - 1]
    if piece.lead in ("relative", "and", "participle", "depends"):
        return True
    first = FIRST_WORD.match(sentence, piece.start)
    if not piece.lead and first is not None and is_verb(first[1]):
        return True  # "the fee – which few could pay – was due to rise"
    if piece.lead == "quote":
        return piece.end - pieces[0].start <= WHOLE
    words = sentence[before.start : before.end].split()
    if words and words[-1].casefold() in lexicon()["weekdays"]:
        return True
    # What follows a fronted adverbial is the main clause.
    return piece.lead == "comma" and not (place == 1 and _is_fronted(sentence, before))


def _is_fronted(sentence: str, piece: Piece) -> bool:
    word = FIRST_WORD.match(sentence, piece.start)
    first = word[1].casefold() if word else ""
    known = lexicon()
    if piece.lead or not first:
        return False
    if first in known["depends"] or first in known["opens"] or first.endswith("ing"):
        return True
    return first in known["fronted"] and not _ends_clause(sentence, piece)


def _ends_clause(sentence: str, piece: Piece) -> bool:
    """Whether a fronted adverbial has its main clause with it: "In 1976 it adopted a plan and"."""
    words = sentence[piece.start : piece.end].split()
    return words[-1] in ("and", "but", "or") and any(map(is_verb, words))


def _led_over(sentence: str, piece: Piece, start: int) -> int | None:
    """Where an event begins that a participle leads over to: "recalling | the earthquake of …"."""
    word = FIRST_WORD.match(sentence, piece.start)
    known = lexicon()
    if not word or word[1].casefold() not in known["recalls"]:
        return None
    at = after_word(sentence, piece.start)
    for _ in range(2):
        following = FIRST_WORD.match(sentence, at)
        if following and following[1] in known["toward"]:
            at = after_word(sentence, at)
    return at if at < start and piece.end - at >= SHORTEST else None


def _attributed(sentence: str, pieces: list[Piece], place: int) -> str:
    """ "<what was said>, X said on Friday", if the date stands with who said it."""
    piece = pieces[place]
    words = set(re.findall(r"\w+", sentence[piece.start : piece.end]))
    if place == 0 or piece.lead != "comma" or not words & lexicon()["reporting"]:
        return ""
    if _is_fronted(sentence, pieces[0]) and place == 1:
        return ""
    said = sentence[piece.start : piece.end].strip()
    room = WHOLE - len(said) - 4
    statement = sentence[pieces[0].start : pieces[place - 1].end].rstrip(' ,”"’')
    if len(statement) > room:
        cut = last_phrase(statement, room)
        if cut < SHORTEST:
            return ""
        statement = statement[:cut].rstrip(" ,") + " …"
    return finished(f"{closed(statement)}, {said}")
