"""Parts of a year that are counted: quarters, halves, "the last week of March"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .calendar import shift_months
from .choose import year_near
from .context import Match
from .found import Meaning
from .numbers import ordinal_of
from .reading import (
    at,
    dated,
    first_day,
    from_written,
    month_number,
    spoken_near,
    unit_of,
    year_of,
)
from .tense import FUTURE, PAST, cue_of

# Days since a quarter began, after which what is to come is no longer said of it.
_OVER, _LONG_OVER = 105, 190


def ordinal_unit(match: Match) -> Meaning | None:
    """The third quarter, the last week of March, the ninth month of next year."""
    number, unit = ordinal_of(match.words("O"), match.language), unit_of(match, "UNIT")
    if number is None:
        return None
    if unit == "Q":
        return _quarter(match, number)
    if unit == "W":
        return _week(match, number)
    if unit == "M" and 1 <= number <= 12 and (year := _year_said(match)):
        return dated(year, number)
    return None


def _year_said(match: Match) -> int | None:
    """The year of "of 2009", "of last year"."""
    if year := year_of(match):
        return year
    written = match.speech.day
    if match.has("ANA"):
        told = first_day(spoken_near(match, 200))
        return told.year + int(match.value("ANA")) if told else None
    return written.year + int(match.value("DEIC")) if written and match.has("DEIC") else None


def _quarter(match: Match, number: int) -> Meaning | None:
    if number == -1 and _year_said(match) is None:
        return (
            from_written(match, "Q", -1)
            if match.word("O") in match.language.lists["LATEST"]
            else None
        )
    number = 4 if number == -1 else number
    if not 1 <= number <= 4 or (match.precedes("OF") and not match.has("YEAR")):
        return None
    if year := _year_said(match):
        return Meaning(f"{year:04}-Q{number}")
    # Without a year it may as well be one of a ball game: nothing for a timeline.
    year = _year_of_quarter(match, number)
    return Meaning(f"{year:04}-Q{number}", "minor") if year else Meaning(f"XXXX-Q{number}")


def _year_of_quarter(match: Match, number: int) -> int | None:
    """Reports are of the quarter under way or just over, unless the sentence looks ahead."""
    written = match.speech.day
    if written is None:
        return match.speech.year
    ahead = (date(written.year, 3 * number - 2, 1) - written).days
    cue = cue_of(match)
    if cue.direction == FUTURE:
        return written.year + (ahead < (-_OVER if cue.governs else -_LONG_OVER))
    return written.year - (ahead > (20 if cue.direction == PAST and cue.governs else 135))


def _week(match: Match, number: int) -> Meaning | None:
    """Of a month, or of a year as ISO counts them."""
    if match.has("MO"):
        month = month_number(match)
        year = year_of(match) or year_near(match, month)
        return at(_day_in_week(year, month, number), "W") if year else None
    year = _year_said(match)
    if year is None:
        return None
    if number == -1:
        return at(date(year, 12, 28), "W")
    return Meaning(f"{year:04}-W{number:02}") if 1 <= number <= 53 else None


def _day_in_week(year: int, month: int, number: int) -> date | None:
    if number == -1:
        following = shift_months(date(year, month, 1), 1)
        return following and date.fromordinal(following.toordinal() - 7)
    return date.fromordinal(date(year, month, 1).toordinal() + 7 * (number - 1) + 3)


def half(match: Match) -> Meaning | None:
    """The first half of 1990; the argument is 1 or 2."""
    year = _year_said(match)
    if year is None:
        joined = match.tokens.gaps[match.end - 1] == "-"  # first-half profit
        if not (match.has("THE") or joined) and (
            match.precedes("OF") or not match.follows("INTHE")
        ):
            return None
        year = match.speech.year
        return Meaning(
            f"{year:04}-H{match.argument}" if year else f"XXXX-H{match.argument}", "minor"
        )
    return Meaning(f"{year:04}-H{match.argument}")


def month_quarter(match: Match) -> Meaning | None:
    """The September quarter."""
    month = month_number(match)
    year = year_of(match) or year_near(match, month)
    return at(date(year, month, 1) if year else None, "Q")


def short_quarter(match: Match) -> Meaning | None:
    """Q3 2012."""
    return _quarter(match, int(match.word("DD")))


def short_half(match: Match) -> Meaning | None:
    """H1 2012."""
    number, year = match.word("DD"), year_of(match)
    return Meaning(f"{year:04}-H{number}") if year and number in ("1", "2") else None


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "ordinal_unit": ordinal_unit,
    "half": half,
    "month_quarter": month_quarter,
    "short_quarter": short_quarter,
    "short_half": short_half,
}
