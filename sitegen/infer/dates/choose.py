"""Which of several possible days, months or years is meant, by tense and nearness."""

from __future__ import annotations

from datetime import date, timedelta

from .calendar import interval, valid_day
from .context import Cue, Match
from .history import UNCLEAR, year_told
from .tense import FUTURE, PAST, cue_of

# Days.  Newspapers leave out the year of what is near, whatever the tense of the sentence.
_NEAR_DAY, _NEAR_MONTH, _FAR, _LONG_PAST = 100, 31, 245, 300
_JOINT, _LEAD = 4, 6  # tokens between the ends of a stretch, and from "between" to its first end
_LISTED = 60  # days between two dates of a list, and tokens
_SAME_CLAUSE = 6  # tokens from a date to the verb behind it


def year_near(match: Match, month: int, day: int | None = None) -> int | None:
    """The year of a date that was given without one; a weekday beside it must be right."""
    year = _year_just_named(match) or _end_of_stretch(match, month)
    year = year or _year_near(match, month, day)
    weekday = int(match.value("WD") or match.value("WDABBR") or 0)
    if not year or not day:
        return year
    if not weekday or match.has("NUMERIC"):
        return _beside_last(match, year, month, day)
    years = (year, year - 1, year + 1, year - 2, year + 2)
    return next((y for y in years if _falls_on(y, month, day, weekday)), year)


def _year_just_named(match: Match) -> int | None:
    """The year of "last year, on Nov. 19" and "in 1997, on May 3"."""
    last, at, tokens = match.speech.last or "", match.speech.last_at, match.tokens
    if len(last) != len("1997") or not last.isdecimal() or not at or tokens.gaps[at] != ",":
        return None
    between = tokens.words[at : match.begin]
    return int(last) if between and match.language.lists["ON"].issuperset(between) else None


def _end_of_stretch(match: Match, month: int) -> int | None:
    """The year of March in "between last October and March": the first one after the beginning."""
    last, at, lists = match.speech.last or "", match.speech.last_at, match.language.lists
    words = match.tokens.words
    if "-" not in last or not 0 < match.begin - at <= _JOINT or words[at] not in lists["UPTO"]:
        return None
    leads = lists["BETWEEN"] if words[at] in lists["ANDOR"] else lists["FROM"]
    covered = interval(last)
    if leads.isdisjoint(words[max(at - _LEAD, 0) : at]) or not covered or not covered.earliest:
        return None
    return covered.earliest.year + (month < covered.earliest.month)


def _beside_last(match: Match, year: int, month: int, day: int) -> int:
    """The year of a day just named, if this one follows it within weeks: a list of dates.

    As in "a Feb. 4 game followed by one on Feb. 7"; a verb of its own tells another year.
    """
    last, cue = match.speech.last_day, cue_of(match)
    if not last or int(last[:4]) == year or match.begin - match.speech.last_day_at > _LISTED:
        return year
    if not match.continues_sentence(match.speech.last_day_at) or _is_verbs_own(match, cue):
        return year
    before = date.fromisoformat(last)
    if not valid_day(before.year, month, day):
        return year
    ahead = (date(before.year, month, day) - before).days
    return before.year if 0 < ahead <= _LISTED else year


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    return valid_day(year, month, day) and date(year, month, day).isoweekday() == weekday


def _year_near(match: Match, month: int, day: int | None) -> int | None:
    written = match.speech.day
    cue = cue_of(match)
    ahead_surely = cue.direction == FUTURE and cue.sure
    told = None if ahead_surely else year_told(match, month, day)
    if told is not None:
        maybe_ahead = cue.direction == FUTURE and day is None  # "they would pass by the summer"
        return None if told == UNCLEAR or maybe_ahead else told
    if written is None:
        return match.speech.year
    ahead = (date(written.year, month, min(day or 1, 28)) - written).days
    if cue.direction == PAST and cue.sure:
        own = _is_verbs_own(match, cue)
        weak = (day and match.is_attribute()) or (cue.distance > _SAME_CLAUSE and not own)
        if ahead < -_LONG_PAST and not cue.governs and weak:
            return written.year + 1  # "for a Feb. 4 game": the nearer by far
        return written.year - (ahead > (1 if own else _NEAR_DAY))
    if cue.direction == FUTURE:
        near = _NEAR_DAY if day else _NEAR_MONTH * (1 if cue.governs else 2)
        return written.year + (-ahead > near)
    if abs(ahead) > _FAR:
        return written.year + (-1 if ahead > 0 else 1)
    return written.year


def _is_verbs_own(match: Match, cue: Cue) -> bool:
    """As in "signed on June 30", "In June, they signed"; not in "said the June 30 vote"."""
    if cue.direction == PAST and cue.distance > 0:
        return match.follows("ON") and match.begin > 0 and match.tokens.gaps[match.begin - 1] != " "
    if cue.direction != PAST or not cue.governs:
        return False
    return not match.is_attribute() and (cue.distance == -1 or match.follows("ON"))


def _is_reported(match: Match) -> bool:
    """As in "said on Friday": there even a history speaks of the days before it was written."""
    words = match.tokens.words[max(match.begin - 3, 0) : match.begin]
    return not match.language.lists["REPORTING"].isdisjoint(words)


def weekday_near(match: Match, weekday: int) -> date | None:
    """The weekday that is meant: of the past six days and today, or of the coming week."""
    written = match.speech.day
    if written is None or (year_told(match) is not None and not _is_reported(match)):
        return None
    back = (written.isoweekday() - weekday) % 7
    if back and cue_of(match).direction == FUTURE:
        return written + timedelta(days=7 - back)
    return written - timedelta(days=back)
