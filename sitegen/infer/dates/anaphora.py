"""Dates counted from the date spoken of before: "two days later", "that year", "a year earlier"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .calendar import interval, moved, shifted, unit_of, value_of
from .context import Match, step_of
from .found import Meaning
from .numbers import amount
from .relative import at, unit_in

_NEAR = 25  # tokens


def spoken_day(match: Match) -> date | None:
    """The first day of what was spoken of last, else the day of writing."""
    covered = interval(match.speech.last) if match.speech.last else None
    return covered.earliest if covered else match.speech.day


def _finer(unit: str, known: str) -> bool:
    """A day cannot be counted from a year."""
    fine = "D W M Q Y DE CE".split()
    return fine.index(unit) < fine.index(known)


def year_before_spoken(match: Match) -> Meaning | None:
    """A year before a quarter, half or month named shortly before: to that unit."""
    last = match.speech.last
    if not last or match.begin - match.speech.last_start > _NEAR:
        return None
    if "-Q" in last or "-H" in last or unit_of(last) == "M":
        value = moved(last, "Y", -1)
        return Meaning(value, "minor") if value else None
    return None


def apart(match: Match) -> Meaning | None:
    """Two days later, a year earlier, the day before."""
    words, unit = match.all_words(), unit_in(match)
    later = words[-1] in ("later", "after", "afterward", "afterwards")
    count = amount(match)
    if words[-1] in ("before", "after") and match.gap_after() == " ":
        return None
    if count is None:
        return Meaning("FUTURE_REF" if later else "PAST_REF")
    if unit == "Y" and count == 1 and not later and (meaning := year_before_spoken(match)):
        return meaning
    if count != int(count):
        return None
    last = match.speech.last
    if last and _finer(unit, unit_of(last)):
        return at(None, unit)
    start = spoken_day(match)
    there = shifted(start, unit, int(count) if later else -int(count)) if start else None
    if there is None:
        return at(None, unit)
    fine = unit == "W" and (last is None or unit_of(last) == "D")
    return Meaning(value_of(there, "D" if fine else unit), "minor")


def same_unit(match: Match) -> Meaning | None:
    """The same day, that year, the following week."""
    unit, step = unit_in(match), step_of(match)
    last = match.speech.last
    if not unit:
        return Meaning(last or "PAST_REF", "minor")
    if last and _finer(unit, unit_of(last)):
        return at(None, unit)
    start = spoken_day(match)
    if start is None:
        return at(None, unit)
    return Meaning(value_of(start, unit)) if not step else at(shifted(start, unit, step), unit)


def same_part(match: Match) -> Meaning | None:
    """That night, the next morning."""
    last, part = match.speech.last, match.value("PART")
    if last is None or len(last) < 10 or not part:
        return None
    step = step_of(match) or 0
    there = shifted(date.fromisoformat(last[:10]), "D", step)
    return Meaning(f"{there.isoformat()}T{part}", "minor") if there else None


def year_ago(match: Match) -> Meaning | None:
    """The year-ago quarter, the same period last year."""
    if meaning := year_before_spoken(match):
        return meaning
    written = match.speech.day
    if written is None:
        return None
    if match.value("UNIT2") == "Q":
        there = shifted(written, "Q", -5)
        return Meaning(value_of(there, "Q"), "minor") if there else None
    return Meaning(f"{written.year - 1:04}", "minor")


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "apart": apart,
    "same_unit": same_unit,
    "same_part": same_part,
    "year_ago": year_ago,
}
