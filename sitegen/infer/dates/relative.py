"""Dates counted from the day on which the text was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .calendar import shift_days, shift_months, shifted
from .calendar import unit_of as unit_of_value
from .choose import weekday_near, year_near
from .context import Match
from .durations import amount
from .found import Meaning
from .history import month_told, year_told
from .reading import (
    at,
    counted,
    dated,
    day_near,
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
from .tense import FUTURE, PAST, cue_of


def day_word(match: Match) -> Meaning | None:
    """Today, last night, this morning; the argument is the step in days and a part of the day."""
    if match.has("DAYWORD") and match.follows("DAYNAME"):
        return None  # USA Today
    step, part = match.argument[:-2], match.argument[-2:]
    if not part.isalpha():
        step, part = match.argument, ""
    count = int(step or match.first_value("DAYWORD"))
    if count > 0 and match.follows("OF") and not match.is_long():
        return Meaning("FUTURE_REF")  # "the cars of tomorrow"
    value = from_written(match, "D", count).value
    return Meaning(value + (f"T{part}" if part else part_of(match)))


def bare_day(match: Match) -> Meaning | None:
    """On the 9th, of the month that fits; the argument "free" if it needs no word in front."""
    if match.argument == "free":
        if match.word_after() in match.language.lists["NODAY"] and match.gap_after() == "+":
            return None
    elif not match.follows("DAYLEAD") or (match.gap_after() == " " and not match.precedes("JOINS")):
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
    if step is None or (unit == "D" and match.has("THE")):
        return None
    if unit == "Q" and (match.precedes("OF") or match.gap_after() == "-"):
        return None  # "the next quarter-century"
    if (
        match.has("THE")
        and not match.has("MOD")
        and match.word("DEIC") in match.language.lists["LASTS"]
    ):
        if step > 0 and not match.follows("OVER") and cue_of(match).direction == PAST:
            return None  # "she left the next year": counted from what was told
        return Meaning(f"P1{unit}") if unit != "Q" else from_written(match, unit, step)
    return from_written(match, unit, step)


def the_unit(match: Match) -> Meaning | None:
    """In the quarter, at the end of the year: what the talk is of."""
    unit = unit_of(match)
    followed = match.precedes("CLAUSED" if match.has("MOD") else "NOUNLIKE")
    if followed or (unit in ("CE", "DE") and not match.has("MOD")) or match.is_title_word():
        return None
    if unit == "Y" and match.precedes("UPTO") and _names_month(match, match.end + 1):
        return Meaning("P1Y")  # "the year to March"
    leads = "DAYOF" if unit == "D" else "INTHE"
    talked_of = unit == "Q" and unit_of_value(spoken_near(match, 60) or "") == "Q"
    led = match.argument or match.has("MOD") or match.follows(leads) or match.precedes("ENDED")
    if not led and not talked_of:
        return None
    if unit == "D":
        day = day_near(match, 80) if match.has("MOD") else None
        return Meaning(day or from_written(match, "D", 0).value, "minor")
    return _unit_that_ended(match, unit) or _unit_talked_of(match, unit)


def _names_month(match: Match, index: int) -> bool:
    words = match.tokens.words[index : index + 1]
    return bool(words) and words[0] in match.language.values["MONTH"]


def _unit_talked_of(match: Match, unit: str) -> Meaning:
    """That of the quarter or year named shortly before, else the present one.

    Just after its end, "the quarter" of a report is the one that is over.
    """
    last = spoken_near(match, 60)
    finer = {"Q": ("Q",), "Y": ("Q", "Y")}.get(unit, ())
    if last and unit_of_value(last) in finer and not match.has("MOD"):
        return at(first_day(last), unit)
    written = match.speech.day
    early = written is not None and unit == "Q" and written.month % 3 == 1
    return from_written(match, unit, -1 if early and cue_of(match).direction == PAST else 0)


def _unit_that_ended(match: Match, unit: str) -> Meaning | None:
    """The quarter ended June 30: the second, whatever the day of writing."""
    words, values = match.tokens.words, match.language.values
    if not match.precedes("ENDED") or words[match.end + 1 : match.end + 2] == []:
        return None
    last, written = words[match.end + 1], match.speech.day
    if unit == "W" and last in values["WD"] and written:
        return at(shift_days(written, -((written.isoweekday() - int(values["WD"][last])) % 7)), "W")
    month = int(values["MONTH"].get(last, 0))
    year = (_year_stated_at(match, match.end + 3) or year_near(match, month)) if month else None
    if not month or not year:
        return None
    over = written is None or date(year, month, 1) <= written
    return at(date(year if over else year - 1, month, 1), unit)


def _year_stated_at(match: Match, index: int) -> int | None:
    """The year of "ended Dec. 31, 1988"."""
    word = "".join(match.tokens.words[index : index + 1])
    return int(word) if len(word) == 4 and word.isdecimal() else None


def last_month(match: Match) -> Meaning | None:
    """Last October, next March."""
    month, step, written = month_number(match), step_of(match), match.speech.day
    if step is None or written is None:
        return dated(None, month)
    year = written.year
    if step < 0:
        year -= month >= written.month
    elif step > 0:
        year += month <= written.month
    return dated(year, month)


def month_after(match: Match) -> Meaning | None:
    """That October, the following March: counted from what was told last."""
    month, step, told = month_number(match), step_of(match) or 0, _told_last(match)
    if told is None or (step == 0 and match.has("THE")):
        return dated(None, month)
    year = told.year
    if step > 0:
        year += month <= told.month
    elif step < 0:
        year -= month >= told.month
    return dated(year, month)


def date_of_year(match: Match) -> Meaning | None:
    """April 5 of last year; October of that year; the argument, if any, is the step."""
    base = _told_last(match) if match.has("ANA") else match.speech.day
    step = int(match.argument) if match.argument else step_of(match)
    year = base.year + (step or 0) if base else None
    return dated(year, month_number(match), day_number(match))


def _told_last(match: Match) -> date | None:
    """What "that year", "the following spring" count from."""
    return first_day(spoken_near(match, 200))


def month_of(match: Match) -> Meaning | None:
    """The month of October."""
    month = month_number(match)
    return dated(year_of(match) or year_near(match, month), month)


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
    # In spring, "this winter" is the one just over.
    over = 3 if cue_of(match).direction == FUTURE else 6
    return written.year - (name == "WI" and written.month < over)


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
    "the_unit": the_unit,
    "last_month": last_month,
    "month_told": month_after,
    "date_of_year": date_of_year,
    "month_of": month_of,
    "season": season,
    "ago": ago,
    "ago_this": ago_this,
    "hence": hence,
}
