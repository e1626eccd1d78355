"""The unit that the talk is of: "in the quarter", "the year ended June 30"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from .calendar import shift_days, valid_day
from .calendar import unit_of as unit_of_value
from .choose import year_near
from .context import Match
from .found import Meaning
from .reading import at, day_near, first_day, from_written, spoken_near, unit_of
from .tense import PAST, cue_of


def the_unit(match: Match) -> Meaning | None:
    """In the quarter, at the end of the year: what the talk is of."""
    unit = unit_of(match)
    followed = match.precedes("CLAUSED" if match.has("MOD") else "NOUNLIKE")
    if followed or (unit in ("CE", "DE") and not match.has("MOD")) or match.is_title_word():
        return None
    if unit == "Y" and match.precedes("UPTO") and _names_month(match, match.end + 1):
        return Meaning("P1Y")  # "the year to March"
    if unit != "D" and not match.has("MOD") and match.precedes("COUNTEDFROM"):
        return Meaning(f"P1{unit}")  # "in the week since the crash"
    leads = "DAYOF" if unit == "D" else "INTHE"
    talked_of = unit == "Q" and unit_of_value(spoken_near(match, 60) or "") == "Q"
    led = match.argument or match.has("MOD") or match.follows(leads) or match.precedes("ENDED")
    if not led and not talked_of:
        return None
    return (
        _long_unit(match, unit)
        or _day(match, unit)
        or _unit_that_ended(match, unit)
        or _unit_talked_of(match, unit)
    )


def _long_unit(match: Match, unit: str) -> Meaning | None:
    """The end of the decade."""
    if unit not in ("CE", "DE"):
        return None
    told = first_day(spoken_near(match, 200)) if match.speech.history else None
    return Meaning(at(told or match.speech.day, unit).value, "minor")


def _day(match: Match, unit: str) -> Meaning | None:
    """The end of the day."""
    if unit != "D":
        return None
    day = day_near(match, 80) if match.has("MOD") else None
    return Meaning(day or from_written(match, "D", 0).value, "minor")


def _names_month(match: Match, index: int) -> bool:
    words = match.tokens.words[index : index + 1]
    return bool(words) and words[0] in match.language.values["MONTH"]


def _unit_talked_of(match: Match, unit: str) -> Meaning:
    """That of the quarter or year named shortly before, else the present one.

    Just after its end, "the quarter" or "for the year" of a report is the one that is over.
    """
    last = spoken_near(match, 60)
    finer = {"Q": ("Q",), "Y": ("Q", "Y")}.get(unit, ())
    if last and unit_of_value(last) in finer and not match.has("MOD"):
        return at(first_day(last), unit)
    over = _is_just_over(match, unit) and cue_of(match).direction == PAST
    meaning = from_written(match, unit, -1 if over else 0)
    ranked = unit == "Y" and not match.has("MOD") and match.follows("OF")
    return replace(meaning, role="minor") if ranked else meaning  # "the longest day of the year"


def _is_just_over(match: Match, unit: str) -> bool:
    """Whether results are of the quarter before, or "for the year" of the year before."""
    written = match.speech.day
    if written is None:
        return False
    results = unit == "Y" and not match.has("MOD") and match.follows("FORTHE")
    return written.month <= 3 if results else unit == "Q" and written.month % 3 == 1


def _unit_that_ended(match: Match, unit: str) -> Meaning | None:
    """The quarter ended June 30: the second, whatever the day of writing."""
    words, values = match.tokens.words, match.language.values
    if not match.precedes("ENDED") or words[match.end + 1 : match.end + 2] == []:
        return None
    last, written = words[match.end + 1], match.speech.day
    if unit == "W" and last in values["WD"] and written:
        return at(shift_days(written, -((written.isoweekday() - int(values["WD"][last])) % 7)), "W")
    if unit == "Y" and (named := _year_stated_at(match, match.end + 1)):
        return Meaning(f"{named:04}")
    month = int(values["MONTH"].get(last, 0))
    stated = _year_stated_at(match, match.end + 3)
    year = (stated or year_near(match, month)) if month else None
    if not month or not year:
        return None
    if unit == "W":
        return _week_that_ended(match, year, month)
    over = stated or written is None or date(year, month, 1) <= written
    return at(date(year if over else year - 1, month, 1), unit)


def _week_that_ended(match: Match, year: int, month: int) -> Meaning | None:
    """The week ended March 16."""
    number = "".join(match.tokens.words[match.end + 2 : match.end + 3])
    if not number.isdecimal() or not valid_day(year, month, int(number)):
        return None
    return at(date(year, month, int(number)), "W")


def _year_stated_at(match: Match, index: int) -> int | None:
    """The year of "ended Dec. 31, 1988"."""
    word = "".join(match.tokens.words[index : index + 1])
    return int(word) if len(word) == 4 and word.isdecimal() else None


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {"the_unit": the_unit}
