"""Dates counted from the day on which the text was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .calendar import shift_days, shift_months, shifted
from .choose import weekday_near, year_near
from .context import Match
from .durations import amount
from .found import Meaning, Role
from .history import month_told, year_told
from .reading import (
    at,
    counted,
    dated,
    day_number,
    first_day,
    from_written,
    month_number,
    part_of,
    spoken_near,
    step_of,
    unit_of,
    year_of,
)
from .tense import FUTURE, PAST, conjoins, cue_of
from .these_days import means_these_days


def day_word(match: Match) -> Meaning | None:
    """Today, last night, this morning; the argument is the step in days and a part of the day."""
    if match.has("DAYWORD") and (match.follows("DAYNAME") or match.gap_after() == "·"):
        return None  # USA Today, today.com
    if not match.is_long() and match.is_title_word():
        return None  # "the newsletter One Story to Read Today"
    step, part = match.argument[:-2], match.argument[-2:]
    if not part.isalpha():
        step, part = match.argument, ""
    count = int(step or match.first_value("DAYWORD"))
    if count > 0 and match.follows("OF") and not match.is_long():
        return Meaning("FUTURE_REF")  # "the cars of tomorrow"
    value = from_written(match, "D", count).value
    these_days = not count and not match.is_long() and means_these_days(match)
    role: Role | None = "minor" if these_days else None
    value += f"T{part}" if part else part_of(match)
    return Meaning(value, role, spoken=not these_days)


def bare_day(match: Match) -> Meaning | None:
    """On the 9th, of the month that fits; the argument "free" if it needs no word in front."""
    if match.argument == "free":
        if match.word_after() in match.language.lists["NODAY"] and match.gap_after() == "+":
            return None
    elif not _stands_like_a_day(match):
        return None
    number, written = day_number(match), match.speech.day
    if number is None or not 1 <= number <= 31:
        return None
    if _speaks_of_centuries(match):
        return Meaning(f"{number - 1:02}") if number >= 10 else None
    if written is None:
        return Meaning(f"XXXX-XX-{number:02}")
    direction = cue_of(match).direction
    if year_told(match) is not None:
        told = month_told(match)
        return dated(*told, number) if told else Meaning(f"XXXX-XX-{number:02}")
    if number > written.day + 3 and direction != FUTURE:
        return _in_month(written, -1, number)
    return _in_month(written, int(number < written.day and direction == FUTURE), number)


def _stands_like_a_day(match: Match) -> bool:
    """As in "on the 9th"; "The 9th was", at the beginning of a sentence."""
    if match.gap_before() in ".!":
        return match.gap_after() == " " and match.word_after() in match.language.lists["WASDAY"]
    return match.follows("DAYLEAD") and (match.gap_after() != " " or match.precedes("JOINS"))


def _speaks_of_centuries(match: Match) -> bool:
    """As in "the 19th and early 20th centuries"."""
    units = match.language.values["UNITS"]
    words = match.tokens.words[match.end : match.end + 5]
    return any(units.get(word) == "CE" for word in words)


def _in_month(written: date, months: int, number: int) -> Meaning | None:
    there = shift_months(written.replace(day=1), months)
    return dated(there.year, there.month, number) if there else None


def day_of_month(match: Match) -> Meaning | None:
    """The 15th of next month."""
    number, written = day_number(match), match.speech.day
    if number is None or written is None:
        return None
    return _in_month(written, step_of(match) or 0, number)


def this_unit(match: Match) -> Meaning | None:
    """This year, last week, earlier this month; the argument, if any, is the step."""
    unit, step = unit_of(match), int(match.argument) if match.argument else step_of(match)
    lasting = match.word("DEIC") in match.language.lists["LASTS"]
    if step is None or (unit == "D" and (match.has("THE") or lasting)):
        return None  # "the last day", "next-day delivery"
    if unit == "D" and match.follows("TODAY"):
        return Meaning("PRESENT_REF")  # "to this day"
    if unit == "Q" and (match.precedes("OF") or match.gap_after() == "-"):
        return None  # "the next quarter-century"
    if match.has("THE") and not match.has("MOD") and lasting:
        if step > 0 and not match.follows("OVER") and cue_of(match).direction == PAST:
            return None  # "she left the next year": counted from what was told
        return Meaning(f"P1{unit}") if unit != "Q" else from_written(match, unit, step)
    return from_written(match, unit, step)


def last_month(match: Match) -> Meaning | None:
    """Last October, next March."""
    month, step, written = month_number(match), step_of(match), match.speech.day
    day = day_number(match)
    if step is None or written is None:
        return dated(None, month, day)
    year = written.year
    if step < 0:
        year -= month >= written.month
    elif step > 0:
        year += month <= written.month
    return dated(year, month, day)


def month_after(match: Match) -> Meaning | None:
    """That October, the following March: counted from what was told last."""
    month, step, told = month_number(match), step_of(match) or 0, _told_last(match)
    if conjoins(match) or match.begins_with_preposition():
        return None
    if told is None or (step == 0 and match.has("THE")):
        return dated(None, month)
    year = told.year
    if step > 0:
        year += month <= told.month
    elif step < 0:
        year -= month >= told.month
    return dated(year, month)


_TOLD = "told"


def date_of_year(match: Match) -> Meaning | None:
    """April 5 of last year; October of that year; the argument, if any, is the step.

    With "told" in front of it, from the year told of.
    """
    told = match.has("ANA") or match.argument.startswith(_TOLD)
    base = _told_last(match) if told else match.speech.day
    argument = match.argument.removeprefix(_TOLD)
    step = int(argument) if argument else step_of(match)
    year = base.year + (step or 0) if base else None
    return dated(year, month_number(match), day_number(match))


def _told_last(match: Match) -> date | None:
    """What "that year", "the following spring" count from."""
    last = spoken_near(match, 200) or ""
    return first_day(last) if len(last) >= len("1997") else None  # not of a decade


def month_of(match: Match) -> Meaning | None:
    """The month of October."""
    month = month_number(match)
    return dated(year_of(match) or year_near(match, month), month)


def season_of_year(match: Match) -> Meaning | None:
    """The spring of last year, the fall of that year."""
    base = _told_last(match) if match.has("ANA") else match.speech.day
    step, name = step_of(match), match.value("SEASON")
    return Meaning(f"{base.year + (step or 0):04}-{name}" if base else f"XXXX-{name}")


_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(match: Match) -> Meaning | None:
    """This spring, last summer, the winter of 1991."""
    name, written = match.value("SEASON"), match.speech.day
    if said := year_of(match) or int(match.word("YEARS")[:4] or 0):
        return Meaning(f"{said:04}-{name}")
    step = -1 if match.argument == "past" else step_of(match)
    if step is None and not match.has("MOD") and not _may_be_season(match):
        return None
    if match.has("ANA") or (match.has("THE") and step == 1):
        told = _told_last(match)
        head = f"{told.year + (step or 0):04}" if told else "XXXX"
        return Meaning(f"{head}-{name}", "minor")
    year = match.speech.year
    if step is None:
        year = year_near(match, _SEASON_STARTS[name])
    elif written is not None:
        year = _season_counted(match, written, name, step)
    return Meaning(f"{year:04}-{name}" if year else f"XXXX-{name}")


def _may_be_season(match: Match) -> bool:
    """Said of "in the spring", but not of "a fall" or "summer weather"."""
    falls = match.word("SEASON") in match.language.lists["VERBLIKE"] and not match.follows("BYTHE")
    falls = falls or match.precedes("OF")
    return match.follows("SEASONLEAD") and not falls and not match.is_attribute()


def _season_counted(match: Match, written: date, name: str, step: int) -> int:
    start = _SEASON_STARTS[name]
    if step < 0:
        return written.year - (start + 2 >= written.month)
    if step > 0:
        return written.year + (start <= written.month)
    direction = cue_of(match).direction
    if name == "WI":  # in spring, "this winter" is the one just over
        return written.year - (written.month < (3 if direction == FUTURE else 6))
    if direction == FUTURE:
        return written.year + (start + 2 < written.month)
    return written.year - (direction == PAST and start > written.month + 6)


def ago(match: Match) -> Meaning | None:
    """Three years ago: to the unit in which it is counted."""
    count, unit = amount(match), unit_of(match)
    if count is None or unit.startswith("T"):
        return Meaning("PAST_REF")
    return counted(match.speech.day, unit, -count)


def hence(match: Match) -> Meaning | None:
    """Two years from now; three weeks from tomorrow is a day."""
    count, unit = amount(match), unit_of(match)
    if count is None or unit.startswith("T"):
        return Meaning("FUTURE_REF")
    start = match.speech.day
    if match.has("WD") and start:  # "a week from Tuesday"
        start = shift_days(start, (int(match.value("WD")) - start.isoweekday() - 1) % 7 + 1)
        return at(shifted(start, unit, int(count)) if start else None, "D")
    if not match.has("DAYWORD"):
        return counted(start, unit, count)
    start = shift_days(start, int(match.value("DAYWORD"))) if start else None
    return at(shifted(start, unit, int(count)) if start else None, "D")


def ago_this(match: Match) -> Meaning | None:
    """Three years ago this month, ten years ago Tuesday."""
    count, written, unit = amount(match), match.speech.day, unit_of(match)
    if count is None or written is None or count != int(count) or unit.startswith("T"):
        return ago(match)
    if match.has("WD"):
        written = weekday_near(match, int(match.value("WD"))) or written
    there = shifted(written, unit, -int(count))
    if there is None:
        return None
    if match.has("MO"):
        return dated(there.year, month_number(match))
    return at(there, unit_of(match, "U2") or "D")


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "day": day_word,
    "bare_day": bare_day,
    "day_of_month": day_of_month,
    "this_unit": this_unit,
    "last_month": last_month,
    "month_told": month_after,
    "date_of_year": date_of_year,
    "month_of": month_of,
    "season": season,
    "season_of_year": season_of_year,
    "ago": ago,
    "ago_this": ago_this,
    "hence": hence,
}
