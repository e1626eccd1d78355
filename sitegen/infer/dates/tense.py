"""Whether a sentence speaks of what was or of what is to come."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from .context import Match
from .language import Language

PAST, UNKNOWN, FUTURE = -1, 0, 1
_LEFT, _RIGHT, _GOVERNS = 24, 14, 4


class Cue(Struct, frozen=True):
    direction: int
    distance: int
    """In tokens; negative to the left."""

    @property
    def governs(self) -> bool:
        """It is the verb that the date belongs to: "said on Friday"."""
        return -_GOVERNS <= self.distance < 0


NO_CUE = Cue(UNKNOWN, 99)


@lru_cache(maxsize=16)
def _lexicon(code: str, future: str, past: str, auxiliary: str) -> dict[str, int]:
    words = dict.fromkeys(past.split(), PAST)
    words.update(dict.fromkeys(future.split(), FUTURE))
    return words


def cue_of(match: Match) -> Cue:
    """The nearest word that tells, before the date or, if there is none, after it."""
    before = _look_left(match)
    if before.direction and abs(before.distance) <= _GOVERNS:
        return before
    after = _look_right(match)
    if not before.direction:
        return after
    if after.direction and _clause_between(match, before):
        return after
    return before


def _words_of(language: Language) -> dict[str, int]:
    tense = language.settings.get("tense", {})
    return _lexicon(
        language.code, tense.get("future", ""), tense.get("past", ""), tense.get("auxiliary", "")
    )


def _look_left(match: Match) -> Cue:
    tokens, known = match.tokens, _words_of(match.language)
    for i in range(match.begin - 1, max(match.begin - 1 - _LEFT, -1), -1):
        if tokens.gaps[i + 1] in ".!" and _ends_sentence(match, i):
            break
        direction = _direction(match, i, known)
        if direction:
            return Cue(direction, i - match.begin)
    return NO_CUE


def _look_right(match: Match) -> Cue:
    tokens, known = match.tokens, _words_of(match.language)
    for i in range(match.end, min(match.end + _RIGHT, len(tokens.words))):
        if tokens.gaps[i] in ".!" and _ends_sentence(match, i - 1):
            break
        direction = _direction(match, i, known)
        if direction:
            return Cue(direction, i - match.end + 1)
    return NO_CUE


def _ends_sentence(match: Match, i: int) -> bool:
    """Whether a sentence ends after token i: a full stop or another mark that no pattern crosses."""
    between = match.tokens.text[match.tokens.ends[i] : match.tokens.starts[i + 1]]
    return "\n\n" in between or any(mark in between for mark in ".!?;。")


def _direction(match: Match, i: int, known: dict[str, int]) -> int:
    words = match.tokens.words
    word = words[i]
    direction = known.get(word)
    if direction is None:
        if len(word) < 5 or not word.endswith("ed"):
            return UNKNOWN
        direction = PAST
    if direction == PAST and i and words[i - 1] in ("be", "to"):
        return UNKNOWN  # "to be delivered": the verb before it tells
    if word in ("may", "march") and match.tokens.text[match.tokens.starts[i]].isupper():
        return UNKNOWN
    return direction


def _clause_between(match: Match, cue: Cue) -> bool:
    """A new clause begins between the word that told and the date."""
    words = match.tokens.words[match.begin + cue.distance + 1 : match.begin]
    return any(word in ("that", "when", "which", "who", "whether", "and", "but") for word in words)
