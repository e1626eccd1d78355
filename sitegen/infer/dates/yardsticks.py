"""Dates that something is only measured from: "the worst since 1997", "more than in 2008".

Nothing is told of what happened then, so that they do not belong on a timeline.
"""

from __future__ import annotations

from .calendar import is_day
from .context import Match
from .tense import PAST

_CLAUSE = 9  # tokens: as far as "since" or "than" reaches forward to its date
_SENTENCE = 24  # tokens before "since" in which "first" or "not" makes it a record
_AMOUNT = 4  # tokens of "from 6 percent in"
_LONG_ENOUGH = 5  # letters of "worst" and "fired"; not "west" and "red"


def is_yardstick(match: Match, value: str) -> bool:
    """Whether a date is one that something is compared with, or that a state or record began."""
    if _is_told_beside(match):
        return False
    return (
        match.precedes("LEVELS")
        or _follows_since(match, value)
        or _follows_comparison(match)
        or _follows_amount(match)
    )


def _is_told_beside(match: Match) -> bool:
    """As in "since 4 March, when the budget failed"."""
    return match.gap_after() == "," and match.word_after() in match.language.lists["WHEN"]


def _follows_since(match: Match, value: str) -> bool:
    """Since 2014; since a day only if that was the last of its kind: "the first since Friday".

    "Since the law was passed in 2004" tells what happened then, and so does "the first visit
    since 2015": the last one before.
    """
    place = _last_of(match, "SINCEWORD", _CLAUSE)
    if place is None or _tells(match, place + 1) or _is_next_of_kind(match, place):
        return False
    if not is_day(value):
        return True
    begin = next((i for i in range(place, 0, -1) if match.tokens.gaps[i] in ".!"), 0)
    words = match.tokens.words[max(place - _SENTENCE, begin) : match.begin]
    return any(_tells_record(match, word) for word in words)


def _is_next_of_kind(match: Match, place: int) -> bool:
    """As in "the first visit since"; not in "for the first time since"."""
    lists, words = match.language.lists, match.tokens.words
    for i in range(place - 1, max(place - 1 - _SENTENCE, -1), -1):
        if match.tokens.gaps[i + 1] not in " -'(+":
            return False
        if words[i] in lists["NEXTOFKIND"]:
            return words[i + 1] not in lists["OCCASION"]
    return False


def _tells(match: Match, begin: int) -> bool:
    """Whether a verb of the past stands between a token and the date."""
    language, words = match.language, match.tokens.words[begin : match.begin]
    if any(language.tense.get(word) == PAST for word in words):
        return True
    return any(_has_ending(word, language.past_endings) for word in words)


def _tells_record(match: Match, word: str) -> bool:
    """First, not, largest."""
    lists = match.language.lists
    superlative = _has_ending(word, tuple(lists["MOST"])) and word not in lists["NOTMOST"]
    return superlative or word in lists["RECORD"]


def _has_ending(word: str, endings: tuple[str, ...]) -> bool:
    return len(word) >= _LONG_ENOUGH and bool(endings) and word.endswith(endings)


def _follows_comparison(match: Match) -> bool:
    """Than in 2008, as in 1953, unlike in 1989, compared with 2019."""
    lists, words = match.language.lists, match.tokens.words
    if match.word_before() in lists["LIKEDATE"]:
        return True
    if match.word_before() in lists["DAYIN"] and match.word_before(2) in lists["LIKEIN"]:
        return True
    if _last_of(match, "COMPAREDWITH", _CLAUSE) is not None:
        return True
    place = _last_of(match, "THAN", _CLAUSE)
    if place is None or words[place - 1] in lists["NOTMORE"]:
        return False
    following = words[place + 1] if place + 1 < match.begin else ""
    return not (following[:1].isdecimal() or following in lists["AMOUNTS"])


def _follows_amount(match: Match) -> bool:
    """As in "up from 6 percent in March", "against 35,000 in 2017", "by 12 percent over 2019"."""
    lists, words = match.language.lists, match.tokens.words
    if match.word_before() in lists["OVERDATE"]:
        return match.word_before(2) in lists["PERCENT"]
    if match.word_before() not in lists["DAYIN"]:
        return False
    begin = max(match.begin - 1 - _AMOUNT, 1)
    return any(
        words[place][:1].isdecimal() and words[place - 1] in lists["FROMAMOUNT"]
        for place in range(begin, match.begin - 1)
    )


def _last_of(match: Match, name: str, reach: int) -> int | None:
    """Where the last word of a list stands in the clause before the date."""
    tokens, wanted = match.tokens, match.language.lists[name]
    borders = match.language.lists["CLAUSE"]
    if wanted.isdisjoint(tokens.words[max(match.begin - reach, 0) : match.begin]):
        return None
    for place in range(match.begin - 1, max(match.begin - 1 - reach, -1), -1):
        if tokens.gaps[place + 1] not in " -'(+" or tokens.words[place] in borders:
            return None
        if tokens.words[place] in wanted:
            return place
    return None
