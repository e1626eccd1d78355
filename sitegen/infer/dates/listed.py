"""Days that share the month of one: "March 8, 10 and 12", "the 3rd and 4th of April 2024"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from .calendar import valid_day
from .context import Match
from .found import Meaning
from .lexer import Tokens
from .pattern import BREAK, Fit
from .reading import day_number

_COMMAS = ",;"
_TIGHT = "+-=/:'·&"
"""What stands behind a number that goes on: "10-year", "10:30"."""
_ENDS = ".,;:!?)]”’\"'\n"
_DAYS = ("to9", "to12", "to24", "to31")


class DayList(Struct, frozen=True, gc=False):
    """The days behind a first one."""

    days: tuple[tuple[int, int, int], ...]
    """Of each its first token, the one behind it, and its number."""
    year: int | None
    """What stands behind the last."""


def days_behind(match: Match) -> DayList | None:
    """The days that go on with a month and day; None if the numbers behind it may be no days."""
    first = _last_day_of(match)
    if first is None or not (match.gap_after() in _COMMAS or match.precedes("ANDOR")):
        return None
    tokens, joins = match.tokens, match.language.lists["ANDOR"]
    days: list[tuple[int, int, int]] = []
    at, joined, least = match.end, False, first
    while at < len(tokens.words) and not joined:
        if tokens.words[at] in joins and tokens.gaps[at] in " ,":
            at, joined = at + 1, True
        elif tokens.gaps[at] not in _COMMAS:
            return None
        day = _day_at(match, at, joined)
        if day is None or day[2] <= least:
            return None
        days.append(day)
        _, at, least = day
    year = _year_at(tokens, at)
    if not joined or not (year or _is_through(match, at)):
        return None
    if year:
        days[-1] = (days[-1][0], at + 1, least)
    return DayList(tuple(days), year)


def with_listed(match: Match, meaning: Meaning) -> Iterator[tuple[Match, Meaning]]:
    """A date, and the days beside it that share its month and year."""
    if match.rule.meaning == "two_days":
        joint = match.begin + match.found.groups["D"][1]
        yield _part(match, meaning, match.begin, joint, day_number(match) or 1)
        yield _part(match, meaning, joint + 1, match.end, int(meaning.value[8:]))
        return
    yield match, meaning
    behind = days_behind(match) if match.rule.meaning == "date" else None
    for begin, end, number in behind.days if behind else ():
        year, month = meaning.value[:4], int(meaning.value[5:7])
        if valid_day(int(year) if year.isdecimal() else 2000, month, number):
            yield _part(match, meaning, begin, end, number)


def _part(
    match: Match, meaning: Meaning, begin: int, end: int, number: int
) -> tuple[Match, Meaning]:
    """One day of a list, by its tokens, with the month and year of a meaning."""
    found = replace(match, found=Fit(end - begin, {}), begin=begin, end=end, cue=None)
    return found, replace(meaning, value=f"{meaning.value[:8]}{number:02}")


def _last_day_of(match: Match) -> int | None:
    """The day with which a match ends, if it names a month and no year."""
    if match.has("YEAR") or not match.has("MO"):
        return None
    _, behind = match.found.groups.get("D", match.found.groups.get("DD", (0, 0)))
    number = match.tokens.words[match.begin + behind - 1]
    if number in match.language.values["SUFFIX"]:
        number = match.tokens.words[match.begin + behind - 2]
    return int(number) if match.begin + behind == match.end and number.isdecimal() else None


def _day_at(match: Match, at: int, joined: bool) -> tuple[int, int, int] | None:
    """A day in digits, by its tokens and number; behind a comma or, when joined, a blank."""
    tokens = match.tokens
    if at >= len(tokens.words) or tokens.gaps[at] not in (" " if joined else _COMMAS):
        return None
    if tokens.signs[at] not in (match.language.digit_signs[kind] for kind in _DAYS):
        return None
    following, suffixes = tokens.words[at + 1 : at + 2], match.language.values["SUFFIX"]
    suffix = following and tokens.gaps[at + 1] == "+" and following[0] in suffixes
    return at, at + 1 + bool(suffix), int(tokens.words[at])


def _year_at(tokens: Tokens, at: int) -> int | None:
    word = tokens.words[at] if at < len(tokens.words) else ""
    if tokens.gaps[at : at + 1] not in ([","], [" "]) or not (len(word) == 4 and word.isdecimal()):
        return None
    return int(word) if 1500 <= int(word) <= 2199 else None


def _is_through(match: Match, at: int) -> bool:
    """Whether the list ends in front of a token: nothing follows that the number could count."""
    tokens, language = match.tokens, match.language
    behind = tokens.text[tokens.end(at - 1) : tokens.end(at - 1) + 1]
    if at >= len(tokens.words) or tokens.gaps[at] == BREAK:
        return behind in _ENDS
    if tokens.gaps[at] != " ":
        return tokens.gaps[at] not in _TIGHT
    told = tokens.signs[at + 1 : at + 2]
    return tokens.words[at] in language.lists["BEHINDDAYS"] and not language.triggers.match(told)
