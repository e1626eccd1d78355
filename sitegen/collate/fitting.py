"""A stretch of a sentence, cut to a length that can be read at a glance."""

from __future__ import annotations

import re

from msgspec import Struct

from sitegen.collate.pieces import has_verb, is_verb, lexicon
from sitegen.collate.wording import LONGEST, PHRASE, WHOLE, dressed

_COMMA = re.compile(r",\s|[،、，]\s?")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_THAT = re.compile(r"\sthat\s")
_SHARE = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d) in (?:ten|\d)")
_LATER = re.compile(
    r"(?<!such)(?<!known)(?<!same)(?<!well)(?<!soon)(?<!long)(?<!much)"
    r"(?<!just)(?<!even)(?<!only)(?<!not)\s"
    r"(?=(?:as|while|when|where|after|before|because|although|which|who) )"
)
_THAT_WHO = 5
"""Words from "that" on in which there is to be a verb."""
_LIST_ITEM = 5
"""Words of a piece that may be no more than an item of a list."""


class Stretch(Struct, frozen=True):
    """A part of the sentence."""

    first: int
    last: int
    least: int
    """It may not end before this."""


def fitted(sentence: str, stretch: Stretch, start: int, end: int) -> str:
    """A stretch of the sentence, cut between phrases where it is too long."""
    first, last = stretch.first, stretch.last
    before = after = ""
    if last - first > LONGEST:
        last, after = _shortened(sentence, first, last, max(end, stretch.least))
    if last - first > WHOLE:
        stated = [cut.end() for cut in _THAT.finditer(sentence, first, start)]
        near = [at for at in stated if last - at <= WHOLE and _states(sentence, at)]
        found = _front_phrase(sentence, max(first, last - LONGEST), start)
        if near:
            first = near[0]
        elif found and found.start() > first:
            first, before = found.end(), "… "
    return before + dressed(sentence, first, last, capital=not before) + after


def _states(sentence: str, at: int) -> bool:
    """Whether "that" in front of a place leads over to what was said or found."""
    before, behind = sentence[:at].split()[-2:-1], sentence[at:].split(maxsplit=1)[:1]
    said = before and (is_verb(before[0]) or before[0] in lexicon()["reporting"])
    return bool(said and behind and not is_verb(behind[0]))


def _front_phrase(sentence: str, low: int, high: int) -> re.Match[str] | None:
    """The first phrase from a place on; "nine in ten" is none."""
    found = (one for one in PHRASE.finditer(sentence, low, high))
    return next((one for one in found if not _SHARE.search(sentence, low, one.end() + 4)), None)


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
    phrases = [cut.start() for cut in PHRASE.finditer(sentence, end, last)]
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
    if breaks_off(text):
        return False
    return last not in lexicon()["units"] and any(
        is_verb(word) or word in lexicon()["reporting"] for word in words
    )


def breaks_off(text: str) -> bool:
    """Whether what was said is yet to come: "found that teens", "the day, however, is"."""
    words = text.rstrip(" ,").split()
    if words and words[-1].casefold() in lexicon()["copulas"]:
        return True
    stated = [i for i in range(max(1, len(words) - _THAT_WHO), len(words)) if words[i] == "that"]
    if not stated or not is_verb(words[stated[-1] - 1]):
        return False
    return not any(map(has_verb, words[stated[-1] + 1 :]))
