"""Weekdays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from .calendar import shift_days, shift_months
from .calendar import unit_of as unit_of_value
from .choose import weekday_near, year_near
from .context import Match
from .found import Meaning
from .numbers import count_of, ordinal_of
from .reading import (
    at,
    dated,
    day_near,
    day_number,
    first_day,
    month_number,
    part_of,
    spoken_near,
    step_of,
    year_of,
)
from .tense import PAST, conjoins, cue_of

_LIST = 24  # tokens between two weekdays of a list


def weekday(match: Match) -> Meaning | None:
    """Friday, last Friday, Tuesday morning; the argument is "past", "coming" or nothing."""
    if _is_name(match) or conjoins(match) or match.begins_with_preposition():
        return None
    number = weekday_number(match)
    if _goes_on_recurring(match):
        return Meaning(f"XXXX-WXX-{number}" + part_of(match), "vague")
    told = match.word_before() in match.language.lists["DEFINITE"] and match.precedes("WHEN")
    day = None if told else _weekday_meant(match, number)  # "the Monday when the money changed"
    return Meaning((day.isoformat() if day else f"XXXX-WXX-{number}") + part_of(match))


def _goes_on_recurring(match: Match) -> bool:
    """The Thursday of "every Tuesday and Thursday"."""
    lists, words, at = match.language.lists, match.tokens.words, match.begin
    joined = at > 2 and match.gap_before() == " " and words[at - 1] in lists["ANDOR"]
    another = joined and words[at - 2] in match.language.values["WD"]
    return bool(another) and words[at - 3] in lists["EACH"]


def weekday_number(match: Match) -> int:
    """1 (Monday) to 7."""
    return int(match.value("WD") or match.value("WDABBR"))


def _is_name(match: Match) -> bool:
    """As in "Bloody Sunday", "The Sunday Times", "Sun Microsystems"."""
    if match.has("WDABBR") and match.word("WDABBR") in match.language.cased:
        return True
    if match.follows("DAYNAME"):
        return True
    return match.precedes("DAYPAPER") and match.capital_at(match.end)


def _weekday_meant(match: Match, number: int) -> date | None:
    written, step = match.speech.day, step_of(match)
    if beside := _date_beside(match, number):
        return beside
    told = first_day(day_near(match, 200)) if match.has("ANA") else None
    if told or (match.has("ANA") and not step):
        return _weekday_told(told, number, step or 0) if told else None
    some = match.follows("SOMEDAY") and (not match.is_attribute() or _on_some_day(match))
    some = some and match.word_before(2) not in match.language.values["ANA"]  # "that one Tuesday"
    if written is None or some:  # "on a Friday" says not which
        return None
    back = (written.isoweekday() - number) % 7
    monday = written - timedelta(days=written.weekday())
    if match.argument == "coming":
        return shift_days(written, -back % 7 or 7)
    if match.argument == "past":
        return shift_days(written, -(back or 7))
    if week := _week_just_named(match):
        return shift_days(week, number - 1)
    if step is None:
        beside = _end_of_range(match, number) or _next_of_several(match, written, number)
        return beside or weekday_near(match, number)
    if step == 0:
        cue = cue_of(match)
        return shift_days(written, -back if cue.direction == PAST and cue.governs else -back % 7)
    if step < 0 and written.weekday() > 4:  # at the weekend, the week that ends is the last one
        return shift_days(written, -(back or 7))
    return shift_days(monday, 7 * step + number - 1)


def _on_some_day(match: Match) -> bool:
    """As in "on a Sunday watching sports"; not in "in a Sunday statement"."""
    return match.word_before(2) in match.language.lists["ONDAY"]


def _weekday_told(told: date, number: int, step: int) -> date | None:
    """That Saturday: the one spoken of, if it was one; the following Friday: the first after."""
    ahead = (number - told.isoweekday()) % 7
    if step == 0:
        return None if ahead else told
    return shift_days(told, (ahead or 7) if step > 0 else ahead - 7)


def _date_beside(match: Match, number: int) -> date | None:
    """The date of "Thursday (Nov. 16)" and "Nov. 16, a Thursday", if it is such a weekday."""
    day = first_day(day_near(match, 4))
    between = match.tokens.words[match.speech.last_day_at : match.begin]
    if not match.language.lists["BESIDE"].issuperset(between):
        day = None
    if match.gap_after() == "(":
        day = _date_in_brackets(match) or day
    return day if day and day.isoweekday() == number else None


def _date_in_brackets(match: Match) -> date | None:
    words, written = match.tokens.words[match.end : match.end + 2], match.speech.day
    month = int(match.language.values["MONTH"].get(words[0], 0))
    if not month or len(words) < 2 or not words[1].isdecimal() or written is None:
        return None
    years = (written.year, written.year - 1, written.year + 1)
    found = [dated(year, month, int(words[1])) for year in years]
    days = [date.fromisoformat(meaning.value) for meaning in found if meaning]
    return min(days, key=lambda day: abs(day - written)) if days else None


def _next_of_several(match: Match, written: date, number: int) -> date | None:
    """The Wednesday of "on Tuesday or Wednesday", or of a list of what is to come."""
    first = first_day(day_near(match, _LIST))
    if first is None or not match.continues_sentence():
        return None
    ahead = (number - first.isoweekday()) % 7
    joined = match.word_before() in match.language.lists["ANDOR"] and match.gap_before() == " "
    if joined and match.word_before(2) in match.language.values["WD"]:
        return shift_days(first, ahead) if ahead == 1 else None
    to_come = first > written and match.follows("ON") and cue_of(match).direction != PAST
    return shift_days(first, ahead) if to_come and 1 <= ahead <= 3 else None


def _week_just_named(match: Match) -> date | None:
    """The Monday of the week in "next week, possibly Tuesday"."""
    last = spoken_near(match, 3)
    if not last or unit_of_value(last) != "W" or step_of(match) is not None:
        return None
    return first_day(last) if match.tokens.gaps[match.speech.last_at] == "," else None


def _end_of_range(match: Match, number: int) -> date | None:
    """The Thursday of "from Monday to Thursday": the first one after the Monday."""
    before = match.word_before(2)
    if not match.follows("RANGE") or before not in match.language.values["WD"]:
        return None
    first = first_day(day_near(match, 3))
    return shift_days(first, (number - first.isoweekday()) % 7) if first else None


def weekday_of_week(match: Match) -> Meaning | None:
    """Monday of next week; the argument, if any, is the step."""
    written, number = match.speech.day, weekday_number(match)
    step = int(match.argument) if match.argument else step_of(match) or 0
    if written is None:
        return Meaning(f"XXXX-WXX-{number}")
    monday = written - timedelta(days=written.weekday())
    return at(shift_days(monday, 7 * step + number - 1), "D")


def weekday_of_month(match: Match) -> Meaning | None:
    """Tuesday the 11th: of the nearest month whose 11th is a Tuesday."""
    written, number = match.speech.day, day_number(match)
    if number is None or number > 31 or (not match.has("THE") and match.precedes("COUNTED")):
        return None
    if written is None:
        return Meaning(f"XXXX-XX-{number:02}")
    for months in sorted(range(-12, 13), key=lambda m: (abs(m), -m)):
        there = shift_months(written.replace(day=1), months)
        day = shift_days(there, number - 1) if there else None
        if there and day and day.month == there.month and day.isoweekday() == weekday_number(match):
            return Meaning(day.isoformat())
    return None


def nth_weekday(match: Match) -> Meaning | None:
    """The first Monday in October; the third Tuesday of each month recurs."""
    number, weekday = ordinal_of(match.words("O"), match.language), weekday_number(match)
    month = month_number(match)
    if not month:
        return Meaning(f"XXXX-WXX-{weekday}", "vague")
    year = year_of(match) or year_near(match, month)
    if year is None or number is None or not -1 <= number <= 5:
        return Meaning(f"XXXX-WXX-{weekday}")
    day = nth_of_month(year, month, weekday, number)
    return Meaning(day.isoformat()) if day else None


def nth_of_month(year: int, month: int, weekday: int, number: int) -> date | None:
    """The day of a month that is its nth such weekday (-1: its last)."""
    first = date(year, month, 1)
    if number < 0:
        following = shift_months(first, 1)
        last = following and shift_days(following, -1)
        return last and shift_days(last, -((last.isoweekday() - weekday) % 7))
    day = shift_days(first, (weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    return day if day and day.month == month else None


def weekdays_ago(match: Match) -> Meaning | None:
    """Two Saturdays ago: the second one back."""
    written, count = match.speech.day, count_of(match.words("N"), match.language)
    name = match.value("WDS")
    if written is None or not count or count != int(count) or not name.isdecimal():
        return Meaning(f"XXXX-WXX-{name}")
    number = int(name)
    back = (written.isoweekday() - number) % 7 or 7
    day = shift_days(written, -back - 7 * (int(count) - 1))
    return Meaning(day.isoformat()) if day else None


def weekdays(match: Match) -> Meaning | None:
    """Mondays, every Friday, Saturday nights."""
    part = match.first_value("PART", "PARTS")
    open_day = f"XXXX-WXX-{match.value('WDS') or match.value('WD')}"
    return Meaning(f"{open_day}T{part}" if part else open_day, "vague")


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "weekday": weekday,
    "weekday_of_week": weekday_of_week,
    "weekday_of_month": weekday_of_month,
    "nth_weekday": nth_weekday,
    "weekdays_ago": weekdays_ago,
    "weekdays": weekdays,
}
