"""Weekends, and weeks by number or by a day in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from .calendar import shift_days
from .choose import year_near
from .context import Match
from .found import Meaning, Role
from .numbers import ordinal_of
from .reading import at, dated, day_number, first_day, month_number, spoken_near, step_of, year_of
from .tense import FUTURE, PAST, cue_of
from .weeks import nth_of_month

_SATURDAY = 5


def weekend_of_month(match: Match) -> Meaning | None:
    """The last weekend of May: by its Saturday."""
    number, month = ordinal_of(match.words("O"), match.language), month_number(match)
    year = year_of(match) or year_near(match, month)
    day = nth_of_month(year, month, 6, number) if year and number else None
    return Meaning(f"{at(day, 'W').value}-WE") if day else Meaning("XXXX-WXX-WE")


def _is_any(match: Match) -> bool:
    """A weekend of no certain week: "its first weekend", "a quiet weekend"."""
    words = match.tokens.words[max(match.begin - 2, 0) : match.begin]
    some = not match.language.lists["SOMEDAY"].isdisjoint(words)
    return some or match.word_before() in match.language.values["ORDW"]


def weekend(match: Match) -> Meaning | None:
    """This weekend: the value is the week's, with -WE; "its first weekend" is any."""
    written = match.speech.day
    if match.begins_with("WEEKEND") and _is_any(match):
        return None
    base = first_day(spoken_near(match, 60)) if match.argument == "that" else written
    base = base or written
    if base is None:
        return Meaning("XXXX-WXX-WE")
    day = shift_days(base - timedelta(days=base.weekday()), 7 * _weekend_step(match, base))
    if day is None:
        return None
    named = match.is_long()  # "his weekend cottage" speaks of no certain one
    return Meaning(f"{at(day, 'W').value}-WE", None if named else "minor", spoken=named)


def weekend_told(match: Match) -> Meaning | None:
    """The following weekend: counted from what was told last."""
    told, step = first_day(spoken_near(match, 60)), step_of(match) or 0
    if told is None:
        return Meaning("XXXX-WXX-WE")
    day = shift_days(told - timedelta(days=told.weekday()), 7 * step)
    # Of a day before Saturday, the weekend that follows is that of its own week.
    if step > 0 and told.weekday() < _SATURDAY:
        day = told
    return Meaning(f"{at(day, 'W').value}-WE", "minor")


def _weekend_step(match: Match, written: date) -> int:
    if match.argument == "past":
        return -1
    if match.argument == "that":
        return 0
    step, direction = step_of(match), cue_of(match).direction
    if step is None:
        early = written.weekday() < (5 if direction == PAST else 3)
        return -1 if early and direction != FUTURE else 0
    if step == 0 and written.weekday() < 2 and direction == PAST:
        return -1
    return step


def week_number(match: Match) -> Meaning | None:
    """Week 31, of this or another year."""
    written, number = match.speech.day, match.word("NUM")
    year = year_of(match) or (written.year + (step_of(match) or 0) if written else None)
    if year is None or len(number) > 2 or not 1 <= int(number) <= 53:
        return None
    role: Role | None = None if year_of(match) or match.has("DEIC") else "minor"
    return Meaning(f"{year:04}-W{int(number):02}", role)  # it may be one of a season of games


def week_of(match: Match) -> Meaning | None:
    """The week of March 3."""
    month, number = month_number(match), day_number(match)
    year = year_of(match) or year_near(match, month, number)
    meaning = dated(year, month, number)
    if meaning is None:
        return None
    return at(date.fromisoformat(meaning.value) if year else None, "W")


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "weekend": weekend,
    "weekend_told": weekend_told,
    "weekend_of_month": weekend_of_month,
    "week_number": week_number,
    "week_of": week_of,
}
