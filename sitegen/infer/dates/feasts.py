"""Holidays, and great events whose date everybody knows; the language file says when they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from .calendar import week_value
from .context import Match
from .found import Meaning
from .reading import step_of, year_of
from .tense import FUTURE, PAST, cue_of

_SOON = 60  # days: a feast that near is meant, whatever the tense
_JUST_OVER = 14
_EARLY_IN_WEEK = 2


def holiday(match: Match) -> Meaning | None:
    """A feast, in the year it is spoken of; the rule's argument says when it is."""
    day = _feast_meant(match)
    if day is None:
        return Meaning("XXXX-XX-XX")
    named = any(match.capital_at(i) for i in range(match.begin, match.end))
    of_what_year = match.speech.history > 0 and year_of(match) is None
    if match.has("WEEKEND"):
        return Meaning(_weekend_of(day), "minor" if match.speech.history > 0 else None)
    passing = match.is_attribute() or not named or of_what_year or match.follows("ANYFEAST")
    return Meaning(day.isoformat(), "minor" if passing else None, spoken=not passing)


def _weekend_of(feast: date) -> str:
    """The one before a feast on Monday or Tuesday, else that of the same week."""
    day = feast - timedelta(days=7 if feast.isoweekday() <= _EARLY_IN_WEEK else 0)
    return f"{week_value(day)}-WE"


def _feast_meant(match: Match) -> date | None:
    written = match.speech.day
    if year := year_of(match) or (None if written else match.speech.year):
        return holiday_in(match.argument, year)
    if written is None:
        return None
    if match.has("DEIC2"):
        return holiday_in(match.argument, written.year + int(match.value("DEIC2")))
    years = range(max(written.year - 2, 1), min(written.year + 3, 9999))
    days = [holiday_in(match.argument, year) for year in years]
    if step := step_of(match):
        days = [day for day in days if (day - written).days * step > 0]
    nearest = min(days, key=lambda day: abs(day - written), default=None)
    if nearest and nearest > written and _is_told(match, (nearest - written).days):
        return max((day for day in days if day <= written), default=nearest)
    if nearest and nearest < written and _is_awaited(match, (written - nearest).days):
        return min((day for day in days if day >= written), default=nearest)
    return nearest


def _is_awaited(match: Match, back: int) -> bool:
    """As in "could be free by Easter", said weeks after the last one."""
    cue = cue_of(match)
    return cue.direction == FUTURE and cue.distance < 0 and back > _JUST_OVER


def _is_told(match: Match, ahead: int) -> bool:
    """Whether a verb says that a day so far ahead is not meant but the one before it.

    As in "left at Easter", "this Easter there was", "just after Thanksgiving it went".
    """
    cue = cue_of(match)
    if cue.direction != PAST or step_of(match) == 1:
        return False
    own = cue.governs and match.follows("ONAT")
    return match.has("DEIC") or (not match.is_attribute() and (own or ahead > _SOON))


def holiday_in(rule: str, year: int) -> date:
    """``MM-DD``; ``MM-weekday-nth`` (-1: last) with ``+days``; or ``easter+days``."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    rule, _, more = rule.partition("+")
    month, day = int(rule[:2]), rule[3:]
    if "-" not in day:
        return date(year, month, int(day))
    return _nth_weekday(year, month, int(day[0]), int(day[2:])) + timedelta(days=int(more or 0))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, 28)
    while (last + timedelta(days=1)).month == month:
        last += timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, in Meeus's form)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def named(match: Match) -> Meaning | None:
    """A great event whose date is the rule's argument; a day that is named must be that day."""
    if match.has("DD") and int(match.word("DD")) != int(match.argument[-2:]):
        return None
    return Meaning(match.argument, "minor", spoken=False)


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {"holiday": holiday, "named": named}
