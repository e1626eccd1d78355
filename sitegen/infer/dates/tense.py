"""Whether a sentence speaks of what was or of what is to come."""

from __future__ import annotations

from itertools import pairwise

from .context import Cue, Match

PAST, UNKNOWN, FUTURE = -1, 0, 1
_LEFT, _RIGHT = 24, 14
_SUBJECT = 4  # tokens in which "On Thursday" has its verb
_NEAR_INFINITIVE = 5  # tokens from "agreed" to the date, in "agreed to meet again on"


_MAYBE = FUTURE + 1  # a sentence may also tell of the past in the present tense
_HAD = PAST - 1  # it was to come: "had been planned for December"


_NO_CUE = Cue(UNKNOWN, 99)
_AHEAD = Cue(FUTURE, -1)


def cue_of(match: Match) -> Cue:
    """The nearest word that tells, before the date or, if there is none, after it."""
    if match.cue is None:
        match.cue = _cue_of(match)
    return match.cue


def _cue_of(match: Match) -> Cue:
    if _follows_is(match) or _precedes_is(match) or _is_put_off(match) or _is_deadline(match):
        return _AHEAD
    if _is_of_event_before(match):
        return Cue(PAST, -1)
    before = _look_left(match)
    if _goes_on_until(match, before):
        return _AHEAD
    if _follows_until(match):
        if _lasted(match) or _happened_then(match):
            return Cue(PAST, -1)
        after = _NO_CUE if before.direction else cue_after(match)
        return after if after.direction == PAST else _AHEAD
    after = cue_after(match)
    if before.direction and before.governs:
        return after if after.direction and _next_clause_begins_after(match, before) else before
    if not before.direction or (after.direction and _clause_begins_after(match, before)):
        return after
    return before


def conjoins(match: Match) -> bool:
    """Whether "that" in front of a date begins a clause: "knew that December would be warm"."""
    lists = match.language.lists
    if match.all_words()[0] not in lists["CLAUSE"] or match.capital_at(match.begin):
        return False
    return match.word_before() in lists["REPORTING"]


def _follows_until(match: Match) -> bool:
    """Whether "until" or the like stands within three words before the date."""
    words = match.tokens.words[max(match.begin - 3, 0) : match.begin]
    return not match.language.lists["UNTIL"].isdisjoint(words)


def _lasted(match: Match) -> bool:
    """As in "the talks lasted until Monday"."""
    words = match.tokens.words[max(match.begin - 6, 0) : match.begin]
    return not match.language.lists["LASTED"].isdisjoint(words)


def _happened_then(match: Match) -> bool:
    """As in "it was not until Monday that", "it wasn't until 2019 that"."""
    lists, words = match.language.lists, match.tokens.words
    places = range(max(match.begin - 3, 2), match.begin)
    return any(words[i] in lists["UNTIL"] and words[i - 1] in lists["NOTBEFORE"] for i in places)


def _follows_is(match: Match) -> bool:
    """As in "the deadline is Monday", "the talks are on Friday"."""
    lists = match.language.lists
    place = match.begin - 1 - (match.word_before() in lists["ISON"])
    return match.gap_before() == " " and place >= 0 and match.tokens.words[place] in lists["IS"]


def _is_of_event_before(match: Match) -> bool:
    """As in "is due in court after his arrest on Friday"."""
    lists = match.language.lists
    words = match.tokens.words[max(match.begin - 5, 0) : match.begin]
    if not words or words[-1] not in lists["ON"]:
        return False
    after, possessors = lists["AFTEREVENT"], lists["POSSESSORS"]
    return any(one in after and other in possessors for one, other in pairwise(words))


def _precedes_is(match: Match) -> bool:
    """As in "Thursday is the last day for bids", "On Thursday the shops are closed"."""
    if not match.has("WD"):
        return False
    if match.gap_before() in ".!" or match.word_before() in match.language.lists["CLAUSE"]:
        return match.precedes("IS")
    leads = match.follows("ON") and match.tokens.gaps[match.begin - 1] in ".!"
    if not leads or match.gap_after() not in " ;":
        return False
    return _first_verb_is(match)


def _first_verb_is(match: Match) -> bool:
    """Whether "is" comes soon behind the date, with no comma, "which" or other verb before it."""
    tokens, lists, tense = match.tokens, match.language.lists, match.language.tense
    for i in range(match.end, min(match.end + _SUBJECT, len(tokens.words))):
        word = tokens.words[i]
        if word in lists["IS"]:
            return True
        if word in tense or word in lists["RELATIVE"] or (i > match.end and tokens.gaps[i] != " "):
            return False
    return False


def _is_put_off(match: Match) -> bool:
    """As in "was moved from Tuesday to Friday", "then to June", "next: Sunday, at Rome"."""
    lists, words = match.language.lists, match.tokens.words
    if match.gap_before() == ":" and match.word_before() in lists["COMING"]:
        return True
    if match.word_before() not in lists["PUTOFFTO"]:
        return False
    return not lists["PUTOFF"].isdisjoint(words[max(match.begin - 7, 0) : match.begin])


def _is_deadline(match: Match) -> bool:
    """As in "a trial date of March 2 was set"."""
    lists = match.language.lists
    return match.word_before() in lists["OF"] and match.word_before(2) in lists["DEADLINE"]


def _goes_on_until(match: Match, before: Cue) -> bool:
    """As in "approved a bill to keep it open through June", but not "the year through June"."""
    if match.word_before() not in match.language.lists["THROUGH"]:
        return False
    values, words = match.language.values, match.tokens.words
    lead = match.word_before(2)
    measured = lead in values["UNIT"] or lead in values["UNITS"] or lead in values["MONTH"]
    ranges = match.language.lists["FROM"].isdisjoint(words[max(match.begin - 6, 0) : match.begin])
    return not measured and ranges and before.direction == PAST and not before.governs


def _cue(direction: int, distance: int) -> Cue:
    return Cue(max(PAST, min(direction, FUTURE)), distance, PAST <= direction <= FUTURE)


def _look_left(match: Match) -> Cue:
    gaps = match.tokens.gaps
    for i in range(match.begin - 1, max(match.begin - 1 - _LEFT, -1), -1):
        if gaps[i + 1] in ".!" and _sentence_ends_after(match, i):
            break
        if _may_tell(match, i) and (direction := _direction(match, i)):
            return _cue(direction, i - match.begin)
    return _NO_CUE


def cue_after(match: Match) -> Cue:
    """The nearest word that tells behind the date, in its sentence."""
    gaps = match.tokens.gaps
    for i in range(match.end, min(match.end + _RIGHT, len(match.tokens.words))):
        if gaps[i] in ".!" and _sentence_ends_after(match, i - 1):
            break
        if _may_tell(match, i) and (direction := _direction(match, i)):
            return _cue(direction, i - match.end + 1)
    return _NO_CUE


def _sentence_ends_after(match: Match, i: int) -> bool:
    tokens = match.tokens
    if _is_abbreviated(match, i):
        return False
    between = tokens.text[tokens.end(i) : tokens.start(i + 1)]
    return "\n\n" in between or any(mark in between for mark in ".!?;。！？")


def _is_abbreviated(match: Match, i: int) -> bool:
    """As in "the U.N. council", "Gov. Smith"."""
    word = match.tokens.words[i]
    if match.tokens.gaps[i + 1] != "." or not match.language.lists["TITLE"]:
        return False
    return (len(word) == 1 and word.isalpha()) or word in match.language.lists["TITLE"]


def _may_tell(match: Match, i: int) -> bool:
    word, language = match.tokens.words[i], match.language
    return word in language.telling or word.endswith(language.past_endings)


def _direction(match: Match, i: int) -> int:
    """Of one word: PAST, UNKNOWN, FUTURE, or more than that if it is not sure."""
    words, gaps, language = match.tokens.words, match.tokens.gaps, match.language
    word, before = words[i], words[i - 1] if i else ""
    if i > 1 and before in language.lists["NOT"]:
        before = words[i - 2]
    if gaps[i] == "-" or gaps[i + 1 : i + 2] == ["-"]:
        return UNKNOWN  # "merry-go-round", "long-awaited"
    if before in language.lists["THAN"]:
        return UNKNOWN  # "better than expected"
    if word in language.values["MONTH"] and match.capital_at(i):
        return UNKNOWN  # May is no verb
    if word in language.lists["WONT"] and gaps[i + 1 : i + 2] == ["'"]:
        return FUTURE
    direction = _of_infinitive(match, i, before)
    if direction is None:
        direction = _of_two_words(match, i, before)
    if direction is None:
        direction = language.tense.get(word)
    if direction is None:
        direction = PAST if _ends_like_past(match, i) else UNKNOWN
    if direction == PAST and before in language.lists["AUXILIARY"]:
        return UNKNOWN  # "to be delivered", "would cut": the verb before it tells
    if direction == FUTURE and _was_to_come(match, i, before):
        return _HAD
    return direction


def _of_two_words(match: Match, i: int, before: str) -> int | None:
    """Of words that tell only with the one beside them; None for all others."""
    words, lists = match.tokens.words, match.language.lists
    following = "".join(words[i + 1 : i + 2])
    if words[i] in lists["AHEADTO"]:  # "set for Friday", but "set a record on Friday"
        ahead = following in lists["TOFOR"] or before in lists["SCHEDULED"]
        return FUTURE if ahead else UNKNOWN
    if words[i] in lists["GOES"]:  # "goes on sale", but "goes back to"
        return _MAYBE if following in lists["GOTO"] else UNKNOWN
    if words[i] in lists["PRESENT"] and before not in lists["INFINITIVE"]:
        return FUTURE  # "talks resume Monday", but not "they failed to meet"
    if words[i] in lists["PLURALPRESENT"] and i < match.begin and _is_plural(match, before):
        return FUTURE  # "polls close on Sunday", "we start Monday"
    if words[i] in lists["BACK"] and following in lists["ON"]:
        # "back in May", but not "I go back in May"
        ahead = match.language.tense.get(before) == FUTURE or before in lists["GOES"]
        return None if ahead else PAST
    return None


def _is_plural(match: Match, word: str) -> bool:
    if word in match.language.lists["PLURALPRONOUN"]:
        return True
    return len(word) > 3 and word.endswith(match.language.plural_endings or ("\n",))


def _of_infinitive(match: Match, i: int, before: str) -> int | None:
    """Of "is to appear", "talks to be held", ", to begin"; of "agreed" in "agreed to meet on"."""
    words, lists, gaps = match.tokens.words, match.language.lists, match.tokens.gaps
    if not match.begin - _LEFT // 2 <= i < match.begin - 1:
        return None
    following, beyond = words[i + 1], words[i + 2] if i + 2 < match.begin else ""
    if words[i] in lists["INTENDS"]:
        infinitive = following in lists["TO"] and beyond and beyond not in lists["DETERMINER"]
        return FUTURE if infinitive and match.begin - i <= _NEAR_INFINITIVE else None
    if words[i] not in lists["TO"] or following in lists["DETERMINER"]:
        return None
    if before in lists["SCHEDULED"] or gaps[i] in ",;":
        return FUTURE
    held = following in lists["BE"] and before not in lists["NOPLAN"]
    return FUTURE if held and not _ends_like_past(match, i - 1) else None


def _was_to_come(match: Match, i: int, before: str) -> bool:
    """As in "had been due on Friday", "had hoped to", "he predicted in May"."""
    words, lists = match.tokens.words, match.language.lists
    if before in lists["HAD"]:
        return True
    if before in lists["BEEN"] and i > 1 and words[i - 2] in lists["HAD"]:
        return True
    said = before in lists["PRONOUN"] and words[i].endswith(match.language.past_endings or ("\n",))
    return said and i < match.begin and words[i + 1] in lists["ON"]


def _ends_like_past(match: Match, i: int) -> bool:
    """Announced; not "need" or "the United States"."""
    word, language = match.tokens.words[i], match.language
    if len(word) < 5 or not word.endswith(language.past_endings):
        return False
    return word not in language.lists["NOPAST"] and not match.capital_at(i)


def _next_clause_begins_after(match: Match, cue: Cue) -> bool:
    """As in "they met, and on the 23rd they will"."""
    gaps, clause = match.tokens.gaps, match.language.lists["CLAUSE"]
    places = range(match.begin + cue.distance + 1, match.begin)
    return any(gaps[i] in ",;" and match.tokens.words[i] in clause for i in places)


def _clause_begins_after(match: Match, cue: Cue) -> bool:
    """A new clause begins between the word that told and the date."""
    words = match.tokens.words[match.begin + cue.distance + 1 : match.begin]
    return not match.language.lists["CLAUSE"].isdisjoint(words)
