"""Which of several possible days, months or years is meant, by tense and nearness."""

from __future__ import annotations

from datetime import date, timedelta

from .context import Match
from .tense import FUTURE, PAST, cue_of

_SOON = 100  # days: newspapers leave out the year of what is this near, whatever the tense


def month_or_day_year(match: Match, month: int, day: int | None) -> int | None:
    """The year of a date that was given without one."""
    written = match.speech.day
    if written is None:
        return match.speech.year
    this_year = _day_in(written.year, month, day)
    ahead = (this_year - written).days
    cue = cue_of(match)
    if cue.direction == PAST and ahead > (25 if cue.governs and not day else _SOON):
        return written.year - 1
    if cue.direction == FUTURE and ahead < (-31 if not day else -_SOON):
        return written.year + 1
    if ahead > 245:
        return written.year - 1
    if ahead < -245:
        return written.year + 1
    return written.year


def _day_in(year: int, month: int, day: int | None) -> date:
    if day is None:
        return date(year, month, 1)
    return date(year, month, min(day, 28))


def weekday_near(match: Match, weekday: int) -> date | None:
    """The weekday that is meant: of the past six days and today, or of the coming week."""
    written = match.speech.day
    if written is None:
        return None
    back = (written.isoweekday() - weekday) % 7
    if cue_of(match).direction == FUTURE and back:
        return written + timedelta(days=7 - back)
    return written - timedelta(days=back)
