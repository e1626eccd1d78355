"""Whether "today" is the day of writing or the time that we live in."""

from __future__ import annotations

from .context import Match
from .tense import FUTURE, PAST, UNKNOWN, cue_after, cue_of

_SHORT = 3  # letters of "was" and "its"
_CLAUSE, _SENTENCE = 6, 10  # tokens before the word in which others tell of lasting states


def means_these_days(match: Match) -> bool:
    """As in "the government of today", "it is still in force today", "Today it decides".

    With a verb that tells of the past or of what is to come it is a day: "said today".
    """
    lists = match.language.lists
    if match.follows("OF") or match.follows("LASTINGLY"):
        return True
    if not lists["LASTINGLY"]:  # of other languages we do not know the verbs
        return match.has("DAYWORD") and match.gap_before() in ".!" and match.gap_after() == ","
    if not match.has("DAYWORD"):
        return False
    if match.precedes("THAN") or _is_state(match) or _is_of_all_time(match):
        return True
    if match.gap_after() == "'" and match.word_after() in lists["POSSESSIVE"]:
        return cue_after(match).direction != PAST  # "today's young people"
    before = match.tokens.words[max(match.begin - _SENTENCE, 0) : match.begin]
    cue = cue_of(match)
    if match.gap_before() == "," and not match.is_last_of_clause():
        return not cue_after(match).direction  # ", founded in 1950, today employs"
    if cue.direction == PAST and cue.governs:
        return False
    if _precedes_present(match) and cue_of(match).direction != FUTURE:
        return True
    if match.is_last_of_clause() and match.gap_before() == " ":
        lasting = not lists["LASTINGLY"].isdisjoint(before)
        return lasting or cue.direction == UNKNOWN or cue.distance > 0  # another clause's verb
    return not cue.direction or _in_clause_of_present(match)


def _is_of_all_time(match: Match) -> bool:
    """As in "people today who", "Today, wherever you go", "what we have today"."""
    lists, words = match.language.lists, match.tokens.words
    if match.precedes("WHOM"):
        return True
    behind = words[match.end : match.end + _CLAUSE]
    if match.gap_before() in ".!" and not lists["ANYBODY"].isdisjoint(behind):
        return True
    return match.word_before() in lists["HAVE"] or _has_thing(match)


def _has_thing(match: Match) -> bool:
    """As in "nations today have an endless list"; not in "today have met"."""
    following = match.tokens.words[match.end + 1 : match.end + 2]
    return match.precedes("HAVE") and not match.language.lists["THING"].isdisjoint(following)


def _is_state(match: Match) -> bool:
    """As in "is today a museum"; not in "the vote is today"."""
    following = match.word_after() not in match.language.lists["ON"]
    return match.follows("IS") and match.gap_after() == " " and following


def _precedes_present(match: Match) -> bool:
    """As in "every exercise today goes back to it"."""
    word, endings = match.word_after(), match.language.plural_endings
    return match.gap_after() == " " and len(word) > _SHORT and word.endswith(endings or ("\n",))


def _in_clause_of_present(match: Match) -> bool:
    """As in "those who walk past it today were not born"."""
    lists, words = match.language.lists, match.tokens.words
    before = words[max(match.begin - _CLAUSE, 0) : match.begin]
    return cue_of(match).distance > 0 and not lists["RELATIVE"].isdisjoint(before)
