"""Dates counted from the date spoken of before: "two days later", "that year", "a year earlier"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .calendar import moved, shifted
from .calendar import unit_of as unit_of_value
from .context import Match
from .durations import amount, period
from .found import Meaning, Role
from .reading import at, first_day, spoken_near, step_of, unit_of
from .tense import PAST, cue_of

_COMPARED = 45  # tokens: as far as "a year earlier" looks back for the quarter it compares with
_ORDER = ("D", "W", "M", "Q", "Y", "DE", "CE")


def _finer(unit: str, known: str) -> bool:
    """A day cannot be counted from a year."""
    return _ORDER.index(unit) < _ORDER.index(known)


def year_before_spoken(match: Match) -> Meaning | None:
    """A year before a quarter, half or month named shortly before: to that unit."""
    last = _part_spoken(match)
    value = moved(last, "Y", -1) if last else None
    return Meaning(value, "minor", spoken=False) if value else None


def _part_spoken(match: Match) -> str | None:
    """The quarter, half or month that something is compared with."""
    last = spoken_near(match, _COMPARED)
    if last and ("-Q" in last or "-H" in last or unit_of_value(last) == "M"):
        return last
    if last and unit_of_value(last) == "W" == unit_of(match, "UNIT2"):
        return last
    return _quarter_of_sentence(match)


def part_of_year(match: Match) -> Meaning | None:
    """The 1988 quarter, the same period of 1988: the part of that year that was spoken of."""
    last = _part_spoken(match)
    if last is None or unit_of(match) not in ("", unit_of_value(last)):
        return None
    return Meaning(match.word("YEAR") + last[4:], "minor", spoken=False)


def _quarter_of_sentence(match: Match) -> str | None:
    """The quarter of "the third quarter ended Sept. 30", if it was named in the same sentence."""
    speech = match.speech
    return (
        speech.last_part
        if speech.last_part and match.continues_sentence(speech.last_part_at)
        else None
    )


def apart(match: Match) -> Meaning | None:
    """Two days later, a year earlier, the day before; the argument is the direction."""
    direction, unit, count = int(match.argument), unit_of(match), amount(match)
    if (match.has("BEFORE") or match.has("AFTER")) and match.gap_after() == " ":
        return None  # "two days before the vote": a length, and a date of its own
    if count is None or unit.startswith("T") or count != int(count):
        return Meaning("FUTURE_REF" if direction > 0 else "PAST_REF")
    if match.precedes("THAN"):
        return Meaning(period(match, count), "vague")  # "two weeks later than usual"
    if unit == "Y" and count == 1 and direction < 0 and (meaning := year_before_spoken(match)):
        return meaning
    last = match.speech.last
    if last and _finer(unit, unit_of_value(last)):
        return at(None, unit)
    start = first_day(last)
    if start is None and (direction < 0 or cue_of(match).direction != PAST):
        start = match.speech.day
    there = shifted(start, unit, int(count) * direction) if start else None
    fine = unit == "W" and match.has("N") and (last is None or unit_of_value(last) == "D")
    value = at(there, "D" if fine else unit).value
    goes_on = direction > 0 and there is not None and there <= (match.speech.day or there)
    return Meaning(value, "minor", spoken=unit in ("D", "W") or goes_on)


def later(match: Match) -> Meaning | None:
    """Years later: how long, no more."""
    return Meaning(period(match, None), "vague")


def same_unit(match: Match) -> Meaning | None:
    """The same day, that year, the following week; of "the same day as" something, no more."""
    unit, step, last = unit_of(match), step_of(match) or 0, match.speech.last
    if match.gap_after() == "-":
        return None  # "the next quarter-century"
    if match.precedes("COMPARED"):
        return at(None, unit)
    if last and _finer(unit, unit_of_value(last)):
        return at(None, unit)
    start = first_day(last) or match.speech.day
    return at(shifted(start, unit, step) if start else None, unit)


def previous_unit(match: Match) -> Meaning | None:
    """The previous year: than the one spoken of just now, or than the present one."""
    unit, step, last = unit_of(match), step_of(match) or 0, spoken_near(match, 40)
    start = match.speech.day
    if last and not _finer(unit, unit_of_value(last)):
        start = first_day(last)
    return at(shifted(start, unit, step) if start else None, unit)


def same_time(match: Match) -> Meaning | None:
    """At that time; not "in that time", which is a length, or "like that time we met"."""
    if not match.follows("ATTIME"):
        return None
    return Meaning(match.speech.last or "PAST_REF", "minor")


def same_part(match: Match) -> Meaning | None:
    """That night, the next morning; the argument, if any, is the step."""
    step = int(match.argument) if match.argument else step_of(match) or 0
    last, part = match.speech.last_day, match.value("PART")
    if last is None:
        return None
    there = shifted(date.fromisoformat(last), "D", step)
    return Meaning(f"{there.isoformat()}T{part}", "minor") if there else None


def year_ago(match: Match) -> Meaning | None:
    """A year ago, the year-ago quarter, the same period last year."""
    if match.has("YEAR"):
        return part_of_year(match) or Meaning(match.word("YEAR"), "minor", spoken=False)
    if meaning := year_before_spoken(match):
        return meaning
    written = match.speech.day
    unit = "Q" if unit_of(match, "UNIT2") == "Q" else "Y"
    there = shifted(written, unit, -5 if unit == "Q" else -1) if written else None
    role: Role | None = None if match.argument == "ago" else "minor"
    return Meaning(at(there, unit).value, role, spoken=False)


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "apart": apart,
    "later": later,
    "same_unit": same_unit,
    "previous_unit": previous_unit,
    "same_time": same_time,
    "same_part": same_part,
    "year_ago": year_ago,
    "part_of_year": part_of_year,
}
