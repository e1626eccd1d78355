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
    """As in "people today who", "Today, wherever you go", "what we have today", "if today".

    And in "the children are well today", "Today the sands are brown", "homes built today may".
    """
    lists, words = match.language.lists, match.tokens.words
    if match.precedes("WHOM") or match.precedes("MAY"):
        return True
    before, behind = _clause_before(match), words[match.end : match.end + _SENTENCE]
    if not lists["CONDITION"].isdisjoint(before):
        return True
    if match.gap_before() in ".!":
        anybody = not lists["ANYBODY"].isdisjoint(behind[:_CLAUSE])
        return anybody or _is_lasting(match, behind)
    if match.word_before() in lists["HAVE"] or _has_thing(match):
        return True
    if before[-1:] and before[-1] in lists["IS"]:  # "where we are today", but "the vote is today"
        return before[-2:-1] != [] and before[-2] in lists["PRONOUN"]
    state = next((i for i, word in enumerate(before) if word in lists["IS"]), None)
    return state is not None and _is_lasting(match, before[state:])


def _clause_before(match: Match) -> list[str]:
    """The words before the date that no stop or comma parts from it."""
    begin = match.begin
    while begin > max(match.begin - _SENTENCE, 0) and match.tokens.gaps[begin] == " ":
        begin -= 1
    return match.tokens.words[begin : match.begin]


def _is_lasting(match: Match, words: list[str]) -> bool:
    """Whether the first verb is "is", and of something that neither happens nor is somewhere."""
    lists, tense, endings = match.language.lists, match.language.tense, match.language.past_endings
    for i, word in enumerate(words):
        if word in lists["IS"]:
            following = words[i + 1 : i + 2]
            rest = words[i + 1 :] if match.gap_before() == " " else words[i + 1 : i + 2]
            happens = any(one in tense or one.endswith((*endings, "ing")) for one in rest)
            ahead = any(tense.get(one, 0) > 0 or one in lists["AHEADTO"] for one in rest)
            somewhere = not lists["PLACED"].isdisjoint(following)
            return not (ahead or somewhere or (happens and match.gap_before() == " "))
        if word in tense:
            return False
    return False


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
