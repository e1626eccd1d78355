"""A short, readable clause of a sentence around a date, in the sentence's own words.

A sentence that is short enough stands as it is.  A long one is cut at the borders of its clauses,
keeping the one that holds the date and what that needs to be understood.  Only where a clause alone
is too long is it cut between phrases, and an ellipsis says so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from sitegen.collate.words import rows

LONGEST = 140
"""Characters of a clause, as a rule."""
WHOLE = 165
"""Characters of a clause that could only be shortened inside a phrase."""
SHORTEST = 24
"""Characters without which a piece says too little."""

_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,40}(?: ?\([^()]{2,40}\))?|\([A-Z][^()]{1,30}\))"
    r"\s{0,2}(?:—|–|--|-(?= ))\s{0,2}"
)
_FIRST_WORD = re.compile(r"[“\"‘(]*([^\W_]+(?:[-’'][^\W_]+)*)")
_PAST = re.compile(r"\w{3,}ed")
_SUBJECT = re.compile(r"(?:the|a|an|its|his|her|their|it|he|she|they|two|three|[A-ZÀ-Þ]\w*)")
_COMMA = re.compile(r",\s|[،、，]\s?")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_PHRASE = re.compile(r"\s(?=(?:to|for|with|in|by|at|from|into|against|over|despite|under) )|,\s")

_LOOSE = " ,;:—–-"
_DANGLING = re.compile(r"[\s,]+(?:and|but|or)$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.|Jr\.|Sr\.|Inc\.|Co\.|Ltd\.|[ap]\.m\.)$")
_OPENING = ("“", '"', "«", "「")
_LATER = re.compile(
    r"(?<!such)\s(?=(?:as|while|when|where|after|before|because|although|which|who) )"
)
_LIST_ITEM = 5
"""Words of a piece that may be no more than an item of a list."""


class Piece(Struct, frozen=True):
    """Words between two borders."""

    start: int
    end: int
    lead: str
    """How it begins: the kind of its first word (see ``clauses.txt``), "and", "participle",
    "quote", "comma" for a piece that only a comma sets off, or "" where something new begins."""


class Stretch(Struct, frozen=True):
    """A part of the sentence."""

    first: int
    last: int
    least: int
    """It may not end before this."""


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in rows("clauses.txt").items()}


@lru_cache(maxsize=1)
def _cut() -> re.Pattern[str]:
    """Matches wherever a sentence may be cut."""
    lexicon = _lexicon()
    words = sorted({"and", "but"} | lexicon["opens"] | lexicon["depends"])
    return re.compile(
        r"(?P<strong>\s*[;:]\s+|\s*[—–]\s*(?=\w)|\s--?\s)"
        r"|(?P<comma>,[”\"’]?\s+|[、，]|،\s*)"
        rf"|(?P<word>\s)(?=(?:{'|'.join(words)})\s)"
    )


def clause(sentence: str, start: int, end: int, lone: bool = True) -> str:
    """The clause that holds the characters ``start`` to ``end`` of a sentence.

    ``lone``: no other event is read from the sentence, so that it may stand whole.
    """
    dateline = _DATELINE.match(sentence)
    offset = dateline.end() if dateline and dateline.end() <= start else 0
    if lone and len(sentence) - offset <= LONGEST:
        return _dressed(sentence, offset, len(sentence))
    pieces = _pieces(sentence, offset)
    place = next(
        (i for i, piece in enumerate(pieces) if piece.start <= start < piece.end), len(pieces) - 1
    )
    told = _attributed(sentence, pieces, place)
    if told:
        return told
    return _fitted(sentence, _needed(sentence, pieces, place, start), start, end)


def _pieces(sentence: str, offset: int) -> list[Piece]:
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


def _lead(sentence: str, cut: re.Match[str]) -> str | None:
    """How the piece after a cut begins; None if the cut is none."""
    if cut["strong"]:
        return ""
    words = sentence[cut.end() : cut.end() + 80].split()[:7]
    first = words[0].strip("‘(,") if words else ""
    following = words[1] if len(words) > 1 else ""
    if cut["comma"] and (first[:1] in _OPENING or (first == "and" and following[:1] in _OPENING)):
        return "quote"
    if first in ("and", "but", "or"):
        if _is_verb(following):
            return "and"
        if cut["comma"] and _SUBJECT.fullmatch(following):
            return "opens" if any(map(_is_verb, words[2:])) else "comma"
        return "comma" if cut["comma"] else None
    kind = _kind(first)
    if kind == "depends" and not cut["comma"] and not _SUBJECT.fullmatch(following):
        return None
    if not cut["comma"] and _word_before(sentence, cut.start()) in _lexicon()["units"]:
        return None
    if not cut["comma"] and (kind == "relative" or _is_role(sentence, cut, first, following)):
        return None
    if kind:
        return "participle" if following.endswith("ing") and kind == "opens" else kind
    if not cut["comma"]:
        return None
    return "participle" if first.endswith("ing") and first[:1].islower() else "comma"


def _word_before(sentence: str, at: int) -> str:
    words = sentence[max(0, at - 12) : at].split()
    return words[-1].casefold() if words else ""


def _is_role(sentence: str, cut: re.Match[str], first: str, following: str) -> bool:
    """Whether "as" leads to what somebody is, or to an example: "as a guest", "such as the …"."""
    before = sentence[max(0, cut.start() - 5) : cut.start()]
    return first == "as" and (following in ("a", "an") or before.endswith(" such"))


def _is_verb(word: str) -> bool:
    return word in _lexicon()["verbs"] or _PAST.fullmatch(word) is not None


def _kind(word: str) -> str:
    """ "opens", "depends" or "relative" for a word that begins a clause, else ""."""
    return next((kind for kind in ("opens", "depends", "relative") if word in _lexicon()[kind]), "")


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
        low = place
    main = _main(sentence, pieces) if low == 0 else 0
    high = _completed(pieces, low, max(place, main))
    first = pieces[low].start
    if pieces[low].lead in ("opens", "quote") and sentence[first] not in _OPENING:
        first = _after_word(sentence, first)
    if low > 0 and pieces[high].end - first < SHORTEST:
        first = pieces[low - 1].start
    least = pieces[main].start + SHORTEST if main > place else start
    return Stretch(first, pieces[high].end, least)


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
    if piece.lead == "quote":
        return piece.end - pieces[0].start <= WHOLE
    words = sentence[before.start : before.end].split()
    if words and words[-1].casefold() in _lexicon()["weekdays"]:
        return True
    # What follows a fronted adverbial is the main clause.
    return piece.lead == "comma" and not (place == 1 and _is_fronted(sentence, before))


def _is_fronted(sentence: str, piece: Piece) -> bool:
    word = _FIRST_WORD.match(sentence, piece.start)
    first = word[1].casefold() if word else ""
    lexicon = _lexicon()
    return piece.lead == "" and (
        first in lexicon["fronted"] or first in lexicon["depends"] or first in lexicon["opens"]
        or first.endswith("ing")
    )  # fmt: skip


def _led_over(sentence: str, piece: Piece, start: int) -> int | None:
    """Where an event begins that a participle leads over to: "recalling | the earthquake of …"."""
    word = _FIRST_WORD.match(sentence, piece.start)
    lexicon = _lexicon()
    if not word or word[1].casefold() not in lexicon["recalls"]:
        return None
    at = _after_word(sentence, piece.start)
    for _ in range(2):
        following = _FIRST_WORD.match(sentence, at)
        if following and following[1] in lexicon["toward"]:
            at = _after_word(sentence, at)
    return at if at < start and piece.end - at >= SHORTEST else None


def _after_word(sentence: str, at: int) -> int:
    blank = sentence.find(" ", at)
    return blank + 1 if blank >= 0 else at


def _attributed(sentence: str, pieces: list[Piece], place: int) -> str:
    """ "<what was said>, X said on Friday", if the date stands with who said it."""
    piece = pieces[place]
    words = set(re.findall(r"\w+", sentence[piece.start : piece.end]))
    if place == 0 or piece.lead != "comma" or not words & _lexicon()["reporting"]:
        return ""
    if _is_fronted(sentence, pieces[0]) and place == 1:
        return ""
    said = sentence[piece.start : piece.end].strip()
    room = WHOLE - len(said) - 4
    statement = sentence[pieces[0].start : pieces[place - 1].end].rstrip(' ,”"’')
    if len(statement) > room:
        cut = _last_phrase(statement, room)
        if cut < SHORTEST:
            return ""
        statement = statement[:cut].rstrip(" ,") + " …"
    return _finished(f"{_closed(statement)}, {said}")


def _fitted(sentence: str, stretch: Stretch, start: int, end: int) -> str:
    """A stretch of the sentence, cut between phrases where it is too long."""
    first, last = stretch.first, stretch.last
    before = after = ""
    if last - first > LONGEST:
        last, after = _shortened(sentence, first, last, max(end, stretch.least))
    if last - first > WHOLE:
        found = _PHRASE.search(sentence, max(first, last - LONGEST), start)
        if found and found.start() > first:
            first, before = found.end(), "… "
    return before + _dressed(sentence, first, last, capital=not before) + after


def _shortened(sentence: str, first: int, last: int, end: int) -> tuple[int, str]:
    """Where to end a stretch that is too long, and what shows that it was cut.

    At a later clause or before a long item of a list if one is near, else before a phrase; in
    any case not before it says what happened.
    """
    clauses = [cut.start() for cut in _LATER.finditer(sentence, end, last)]
    clauses += [
        cut.start()
        for cut in _COMMA.finditer(sentence, end, last)
        if _is_long(sentence[cut.end() : last]) or not sentence[cut.start()].isascii()
    ]
    near = [cut for cut in clauses if cut - first <= WHOLE and _tells(sentence[first:cut])]
    if near:
        return max(near), ""
    phrases = [cut.start() for cut in _PHRASE.finditer(sentence, end, last)]
    telling = [cut for cut in phrases if _tells(sentence[first:cut])] or phrases
    fitting = [cut for cut in telling if cut - first <= LONGEST] or telling[:1]
    if fitting and last - first > WHOLE:
        return max(fitting), " …"
    return last, ""


def _is_long(rest: str) -> bool:
    """Whether what follows a comma is more than an item of a list."""
    return len(_COMMA.split(rest, maxsplit=1)[0].split()) > _LIST_ITEM


def _tells(text: str) -> bool:
    """Whether a piece has a verb and does not break off inside "seven weeks after …"."""
    words = text.split()
    if not text.isascii() and not any(map(_LATIN_WORD.fullmatch, words)):
        return True
    last = words[-1].casefold() if words else ""
    return last not in _lexicon()["units"] and any(
        _is_verb(word) or word in _lexicon()["reporting"] for word in words
    )


def _last_phrase(text: str, room: int) -> int:
    """Where the last phrase ends that fits into so many characters; 0 if none does."""
    return max((cut.start() for cut in _PHRASE.finditer(text) if cut.start() <= room), default=0)


def _dressed(sentence: str, first: int, last: int, capital: bool = True) -> str:
    """A stretch of a sentence as text of its own."""
    text = sentence[first:last]
    quoted = sentence[:first].count("“") > sentence[:first].count("”")
    return _finished(("“" if quoted else "") + text.strip(), capital)


def _finished(text: str, capital: bool = True) -> str:
    """With closed quotation marks, a capital at the beginning and no full stop."""
    text = _closed(_DANGLING.sub("", text.strip(_LOOSE)).strip(_LOOSE))
    if text.endswith((".”", ",”")):
        text = text[:-2] + "”"
    text = text.removesuffix("。")
    if text.endswith(".") and not _ABBREVIATED.search(text):
        text = text[:-1]
    at = next((i for i, character in enumerate(text) if character.isalnum()), 0)
    return text[:at] + text[at].upper() + text[at + 1 :] if capital and text else text


def _closed(text: str) -> str:
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
