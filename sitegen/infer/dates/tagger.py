"""From a text to its dates: find triggers, match the rules around them, make sense of those."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from sitegen.infer.cutting import Cut
from sitegen.model import PartialDate

from . import (
    absolute,
    anaphora,
    durations,
    eras,
    feasts,
    quarters,
    relative,
    times,
    units,
    weekends,
    weeks,
)
from .calendar import interval, is_day
from .context import Match, Speech
from .found import FoundDate, Meaning, Role
from .history import remember, tells_of
from .language import OTHER, Language, Rule, load
from .lexer import Tokens, tokenise
from .listed import with_listed
from .offsets import with_offsets
from .pattern import BREAK, Fit, Step, fit
from .tense import FUTURE, UNKNOWN, cue_of
from .yardsticks import is_yardstick

MEANINGS = {
    **absolute.MEANINGS,
    **feasts.MEANINGS,
    **eras.MEANINGS,
    **weeks.MEANINGS,
    **weekends.MEANINGS,
    **quarters.MEANINGS,
    **relative.MEANINGS,
    **units.MEANINGS,
    **anaphora.MEANINGS,
    **durations.MEANINGS,
    **times.MEANINGS,
}

_APOSTROPHES = ("'", "’", "‘")
_REACH = 9  # tokens to the left of a trigger in which its expression may begin
_OPEN_DAY = re.compile(r"XXXX-(?:WXX-\d|..-..)(?:T|$)")
"""A day of which not all is known."""
_LONGEST = 14  # tokens of an expression


def tag(tokens: Tokens, language: Language, speech: Speech) -> Iterator[tuple[Match, Meaning]]:
    """All expressions of a text in order, none overlapping another."""
    free = 0  # the first token that no expression has taken and that was not tried in vain
    for trigger in language.triggers.finditer(tokens.signs):
        at = trigger.start()
        if at < free:
            continue
        begin = _run_start(tokens, at, free)
        free = at + 1
        for start in range(begin, at + 1):
            result = _match_at(tokens, language, speech, start)
            if result and result[0].end > at:
                for match, meaning in with_listed(*result):
                    free = match.end
                    _remember(speech, match, meaning)
                    yield match, meaning
                break


def _remember(speech: Speech, match: Match, meaning: Meaning) -> None:
    """What later words may refer back to."""
    if meaning.spoken and _OPEN_DAY.match(meaning.value):
        speech.last_day = None  # "at noon" is now that day's, whichever it is
        speech.last = None if match.rule.meaning == "day" else speech.last
    first, _, last = meaning.value.partition("/")
    value = last if is_day(last) else first  # of April 8–10 the last, of 2023-24 the first
    if not meaning.spoken or not interval(value):
        return
    speech.last, speech.last_at = value, match.end
    if "-Q" in value or "-H" in value:
        speech.last_part, speech.last_part_at = value, match.end
    remember(match, value)
    if is_day(value):
        speech.last_day, speech.last_day_at = value[:10], match.end


def _run_start(tokens: Tokens, at: int, free: int) -> int:
    """The first token of the run of known words that a trigger stands in."""
    begin = at
    earliest = max(free, at - _REACH)
    while begin > earliest and tokens.gaps[begin] != BREAK and tokens.signs[begin - 1] != OTHER:
        begin -= 1
    return begin


def _match_at(
    tokens: Tokens, language: Language, speech: Speech, begin: int
) -> tuple[Match, Meaning] | None:
    """The longest match that begins here and makes sense."""
    if tokens.signs[begin] not in language.starters:
        return None
    fitting = _fitting(language.code, _encoded(tokens, begin))
    for rule, found in fitting:
        end = begin + found.end
        match = Match(tokens, language, rule, found, begin, end, speech)
        speech.lent = False
        meaning = MEANINGS[rule.meaning](match)
        if meaning and speech.lent and meaning.role is None:
            meaning = msgspec.structs.replace(meaning, role="minor")
        if meaning:
            return match, meaning
    return None


def _encoded(tokens: Tokens, begin: int) -> str:
    """Gap and sign of each token in turn, up to the first unknown word or break."""
    end = tokens.signs.find(OTHER, begin, begin + _LONGEST)
    if end < 0:
        end = begin + _LONGEST
    pairs = "".join(map(str.__add__, tokens.gaps[begin:end], tokens.signs[begin:end]))
    cut = pairs.find(BREAK, 1)
    return BREAK + (pairs[1:] if cut < 0 else pairs[1:cut])


@lru_cache(maxsize=5_000)
def _hopeful(code: str, head: str) -> tuple[tuple[int, tuple[Step, ...]], ...]:
    """Of the rules that may begin with a token, those that go on with the one behind it or end."""
    language = load(code)
    if language is None:
        return ()
    any_gap, sign = head[1:2] not in ("", " "), head[2:] or " "
    return tuple(
        (number, steps)
        for number, steps, behind in language.starters[head[0]]
        if behind is None or sign in behind[any_gap]
    )


@lru_cache(maxsize=20_000)
def _fitting(code: str, encoded: str) -> tuple[tuple[Rule, Fit], ...]:
    """The rules that fit, the longest match first; of equals, the one that the file has first.

    Kept, because the same few runs of signs come again and again.
    """
    language = load(code)
    if language is None:
        return ()
    fits = [
        (number, found)
        for number, steps in _hopeful(code, encoded[1:4])
        if (found := fit(steps, encoded))
    ]
    fits.sort(key=lambda item: (-item[1].end, item[0]))
    return tuple((language.rules[number], found) for number, found in fits)


def found_dates(
    passages: Sequence[str | Cut], language: Language, reference: PartialDate
) -> list[FoundDate]:
    """The dates of passages that were written at some time of ``reference``.

    If that is not a single day, the text is read as on its first and on its last day: what comes
    out the same either way is safe, the rest is left as open as it is without any day.
    """
    tokens = tokenise(passages, language)
    first, last = reference.earliest, reference.latest
    if first is not None and first == last:
        return _read(tokens, language, Speech(first, first.year), reference)
    year = first.year if first and last and first.year == last.year else None
    cautious = _read(tokens, language, Speech(None, year), reference)
    if first is None or last is None:
        return cautious
    ends = [
        {
            _place(found): found
            for found in _read(tokens, language, Speech(day, day.year), reference)
        }
        for day in (first, last)
    ]
    return [_safest(found, *ends) for found in cautious]


def _place(found: FoundDate) -> tuple[int, int]:
    return found.start, found.end


def _safest(
    cautious: FoundDate,
    early: dict[tuple[int, int], FoundDate],
    late: dict[tuple[int, int], FoundDate],
) -> FoundDate:
    one, other = early.get(_place(cautious)), late.get(_place(cautious))
    if one is not None and other is not None and one.value == other.value:
        if one.when == other.when:
            return one
        return msgspec.structs.replace(one, when=None, role="vague")
    return cautious


def _read(
    tokens: Tokens, language: Language, speech: Speech, reference: PartialDate
) -> list[FoundDate]:
    read = list(tag(tokens, language, speech))
    if history := tells_of(read):
        read = list(tag(tokens, language, Speech(speech.day, speech.year, history=history)))
    found = [_found(match, meaning, reference) for match, meaning in read]
    return with_offsets(tokens.text, found, language)


def _found(match: Match, meaning: Meaning, reference: PartialDate) -> FoundDate:
    tokens = match.tokens
    start = tokens.start(match.begin + meaning.first)
    if tokens.text[start - 1 : start] in _APOSTROPHES and match.begins_with("DECADE", "SHORTYEAR"):
        start -= 1
    end = tokens.end(match.end - 1 - meaning.last)
    when = meaning.when or interval(meaning.value)
    role: Role = (meaning.role or "event") if when else "vague"
    if role == "event" and (_may_recur(match, when) or is_yardstick(match, meaning.value)):
        role = "minor"
    planned = when is not None and role == "event" and _lies_ahead(match, when, reference)
    return FoundDate(start, end, tokens.text[start:end], meaning.value, when, role, planned)


def _may_recur(match: Match, when: PartialDate | None) -> bool:
    """A month or season of no year, where no verb tells: "the days are longest in June"."""
    if when is None or when.precision not in ("month", "season"):
        return False
    if match.rule.meaning not in ("date", "season") or not match.language.lists["LASTINGLY"]:
        return False  # of other languages we do not know many verbs
    if not match.found.groups.keys().isdisjoint(("YEAR", "SHORTYEAR", "DEIC")):
        return False
    return cue_of(match).direction == UNKNOWN


def _lies_ahead(match: Match, when: PartialDate, reference: PartialDate) -> bool:
    """After all that the reference covers, or not before it and spoken of as to come."""
    if match.word("EARLY") in match.language.lists["EARLIER"]:
        return False  # "the plan laid out earlier this month"
    first, last = reference.earliest, reference.latest
    if last and when.earliest and when.earliest > last:
        return True
    if first and when.latest and when.latest < first:
        return False
    return cue_of(match).direction == FUTURE
