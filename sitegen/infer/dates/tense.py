"""Whether a sentence speaks of what was or of what is to come."""

from __future__ import annotations

from msgspec import Struct

from .context import Match

PAST, UNKNOWN, FUTURE = -1, 0, 1
_LEFT, _RIGHT, _GOVERNS = 24, 14, 4


class Cue(Struct, frozen=True):
    """A word that tells, and where it stands."""

    direction: int
    distance: int
    """From the date, in tokens; negative to the left."""
    sure: bool = True
    """Not so for "would" and "could", which also tell of the past."""

    @property
    def governs(self) -> bool:
        """It is the verb that the date belongs to: "said on Friday"."""
        return -_GOVERNS <= self.distance < 0


_NO_CUE = Cue(UNKNOWN, 99)
_AHEAD = Cue(FUTURE, -1)


def cue_of(match: Match) -> Cue:
    """The nearest word that tells, before the date or, if there is none, after it."""
    if _follows_is(match) or _is_put_off(match):
        return _AHEAD
    before = _look_left(match)
    if _follows_until(match):
        after = _NO_CUE if before.direction else _look_right(match)
        return after if after.direction == PAST else _AHEAD
    if before.direction and before.governs:
        return before
    after = _look_right(match)
    if not before.direction or (after.direction and _clause_begins_after(match, before)):
        return after
    return before


def _follows_until(match: Match) -> bool:
    """Whether "until" or the like stands within three words before the date."""
    words = match.tokens.words[max(match.begin - 3, 0) : match.begin]
    return not match.language.lists["UNTIL"].isdisjoint(words)


def _follows_is(match: Match) -> bool:
    """As in "the deadline is Monday", "the talks are on Friday"."""
    lists = match.language.lists
    place = match.begin - 1 - (match.word_before() in lists["ON"])
    return match.gap_before() == " " and place >= 0 and match.tokens.words[place] in lists["IS"]


def _is_put_off(match: Match) -> bool:
    """As in "was moved from Tuesday to Friday", "then to June"."""
    lists, words = match.language.lists, match.tokens.words
    if match.word_before() not in lists["PUTOFFTO"]:
        return False
    return not lists["PUTOFF"].isdisjoint(words[max(match.begin - 7, 0) : match.begin])


def _look_left(match: Match) -> Cue:
    for i in range(match.begin - 1, max(match.begin - 1 - _LEFT, -1), -1):
        if _sentence_ends_after(match, i):
            break
        if direction := _direction(match, i):
            return Cue(min(direction, FUTURE), i - match.begin, direction <= FUTURE)
    return _NO_CUE


def _look_right(match: Match) -> Cue:
    for i in range(match.end, min(match.end + _RIGHT, len(match.tokens.words))):
        if _sentence_ends_after(match, i - 1):
            break
        if direction := _direction(match, i):
            return Cue(min(direction, FUTURE), i - match.end + 1, direction <= FUTURE)
    return _NO_CUE


def _sentence_ends_after(match: Match, i: int) -> bool:
    tokens = match.tokens
    if tokens.gaps[i + 1] not in ".!":
        return False
    between = tokens.text[tokens.ends[i] : tokens.starts[i + 1]]
    return "\n\n" in between or any(mark in between for mark in ".!?;。！？")


def _direction(match: Match, i: int) -> int:
    """Of one word: PAST, UNKNOWN, FUTURE, or more than that if it is not sure."""
    words, gaps, language = match.tokens.words, match.tokens.gaps, match.language
    word, before = words[i], words[i - 1] if i else ""
    if gaps[i] == "-" or gaps[i + 1 : i + 2] == ["-"]:
        return UNKNOWN  # "merry-go-round", "long-awaited"
    if before in language.lists["THAN"]:
        return UNKNOWN  # "better than expected"
    if word in language.values["MONTH"] and match.capital_at(i):
        return UNKNOWN  # May is no verb
    direction = _of_two_words(match, i, before)
    if direction is None:
        direction = language.tense.get(word)
    if direction is None:
        direction = PAST if _ends_like_past(match, i) else UNKNOWN
    if direction == PAST and before in language.lists["AUXILIARY"]:
        return UNKNOWN  # "to be delivered": the verb before it tells
    return direction


def _of_two_words(match: Match, i: int, before: str) -> int | None:
    """Of words that tell only with the one beside them; None for all others."""
    words, lists = match.tokens.words, match.language.lists
    following = "".join(words[i + 1 : i + 2])
    if words[i] in lists["AHEADTO"]:  # "set for Friday", but "set a record on Friday"
        return FUTURE if following in lists["TOFOR"] else UNKNOWN
    if words[i] in lists["PRESENT"] and before not in lists["INFINITIVE"]:
        return FUTURE  # "talks resume Monday", but not "they failed to meet"
    if words[i] in lists["BACK"] and following in lists["ON"]:
        # "back in May", but not "I go back in May"
        return None if match.language.tense.get(before) == FUTURE else PAST
    return None


def _ends_like_past(match: Match, i: int) -> bool:
    """Announced; not "need" or "the United States"."""
    word, language = match.tokens.words[i], match.language
    if len(word) < 5 or not word.endswith(language.past_endings):
        return False
    return word not in language.lists["NOPAST"] and not match.capital_at(i)


def _clause_begins_after(match: Match, cue: Cue) -> bool:
    """A new clause begins between the word that told and the date."""
    words = match.tokens.words[match.begin + cue.distance + 1 : match.begin]
    return not match.language.lists["CLAUSE"].isdisjoint(words)
