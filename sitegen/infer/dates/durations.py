"""Stretches of time and what recurs: "two years", "the past three years", "daily"."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.model import PartialDate

from .calendar import shifted
from .context import Match, step_of, unit_of_match
from .found import Meaning
from .numbers import count_of, in_digits
from .relative import counted_from


def period(match: Match, count: float | None) -> str:
    """P3Y, PT24H, PXD."""
    if match.has("SUBUNIT"):
        return f"PT{in_digits(count)}{match.value('SUBUNIT')}"
    unit = unit_of_match(match)
    return f"P{in_digits(count)}{unit}"


def duration(match: Match) -> Meaning | None:
    """Two and a half years; plain "years" is some of them."""
    words = match.all_words()
    if not match.has("N"):
        plural = words[-1].endswith("s") and len(words) == 1
        return Meaning(period(match, None)) if plural else None
    number = match.words("N")
    if match.value("UNIT") == "Q" and number[-1] not in _spelled(match):
        return None
    if number in (["a"], ["an"]) and match.value("UNIT") == "D" and match.word_before() in ("for", "not"):
        return None
    if match.has("N2"):
        number = match.words("N2")
    count = count_of(number, match.language)
    if count and match.value("UNIT").startswith("2"):
        count *= 2
    return Meaning(period(match, count))


def _spelled(match: Match) -> dict[str, str]:
    return match.language.values["SMALL"] | match.language.values["SOME"]


def recent_units(match: Match) -> Meaning | None:
    """The past three years: a length, and with a known day also a place in the calendar."""
    number = match.words("N")
    plural = match.all_words()[-1].endswith("s")
    count = count_of(number, match.language) if number else (None if plural else 1.0)
    value, written, step = period(match, count), match.speech.day, step_of(match)
    if not count or not written or match.has("SUBUNIT") or count != int(count) or step is None:
        return Meaning(value)
    other = shifted(written, match.value("UNIT"), int(count) * (step or -1))
    if other is None:
        return Meaning(value)
    when = PartialDate(min(written, other), max(written, other), "interval")
    return Meaning(value, "minor", when)


def half_more(match: Match) -> Meaning | None:
    """A year and a half, or so long ago."""
    count = count_of(match.words("N"), match.language)
    if count is None:
        return None
    if match.has("AGO"):
        return counted_from(match, match.speech.day, unit_of_match(match), -count - 0.5)
    return Meaning(period(match, count + 0.5))


def unit_long(match: Match) -> Meaning | None:
    """Weeklong, month-old."""
    return Meaning(match.value("LONG") or period(match, 1))


_HALVES = {"H": "PT30M", "M": "PT30S", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}


def half_unit(match: Match) -> Meaning | None:
    """A half-hour, half a century."""
    unit = match.value("SUBUNIT") or unit_of_match(match)
    return Meaning(_HALVES.get(unit, f"P0.5{unit}"))


def recurring(match: Match) -> Meaning | None:
    """Every two weeks, annual."""
    if match.has("ADVSET"):
        return Meaning(match.value("ADVSET"), "vague")
    if match.has("UNIT") or match.has("SUBUNIT"):
        count = count_of(match.words("N"), match.language) if match.has("N") else 1.0
        return Meaning(period(match, count), "vague")
    return None


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "duration": duration,
    "recent_units": recent_units,
    "half_more": half_more,
    "unit_long": unit_long,
    "half_unit": half_unit,
    "set": recurring,
}
