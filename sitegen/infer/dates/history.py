"""Texts that tell of years long past: there, "on May 19" is a day of the year told of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from .calendar import interval, is_day, unit_of, valid_day
from .context import Match, Speech
from .found import Meaning

NEWS, ONE_DATE, MIXED, TALE, HISTORY = 0, 1, 2, 3, 4
"""What a text tells of, as far as its own full dates and its weekdays show.

``MIXED`` tells as much of the present.  A ``TALE`` names years long past and nothing of the
present, or its own day is not known: there a date goes on from the one before it.
"""

UNCLEAR = 0
_REACH, _JUST_AFTER = 200, 60  # tokens
_WEEKS = 70  # days
_NEAR_WRITING = 31  # days
_SENTENCE_END = re.compile(r"[.!?。！？]\s*\S")
_MONTH_OR_DAY = re.compile(r"\d{4}-\d\d")
_FOUR = re.compile(r"\d{4}")
# Meanings that are counted from the day of writing, and say nothing of what is told.
_OF_THE_PRESENT = frozenset(
    ("weekday", "day", "this_unit", "weekend", "last_month", "clock", "part_of_day", "ago")
)
_PEGS = frozenset(("weekday", "day"))
_CALENDAR = frozenset(("this_unit", "last_month"))
_MARKED_PAST = frozenset(("had", "earlier", "before"))


def tells_of(read: Iterable[tuple[Match, Meaning]]) -> int:
    """Of history, if months and days of years long past outnumber what is of the present."""
    old = recent = of_now = present = 0
    years: set[int] = set()
    written: int | None = None
    dated = False
    for match, meaning in read:
        name, written = match.rule.meaning, _year_written(match.speech)
        if name in _OF_THE_PRESENT:
            recent += name in _PEGS and interval(meaning.value) is not None
            of_now += name in _CALENDAR
            present += name != "ago" and meaning.role is None
            continue
        if not _FOUR.match(meaning.value) or meaning.role is not None:
            continue
        year, fine = int(meaning.value[:4]), _MONTH_OR_DAY.match(meaning.value) is not None
        dated = dated or is_day(meaning.value)
        if written is None or year < written - 1:
            old += fine
            years.add(year)
        else:
            of_now += match.has("YEAR")
    if written is None:
        return TALE if dated and len(years) > 1 and not present + of_now else NEWS
    if old > max(recent, of_now, 1):
        return HISTORY
    if len(years) > 1 and not present + of_now:
        return TALE
    if recent or not old:
        return NEWS
    return MIXED if old > 1 else ONE_DATE


def _year_written(speech: Speech) -> int | None:
    return speech.day.year if speech.day else speech.year


def remember(match: Match, value: str) -> None:
    """Count the year of a calendar value, days and months twice."""
    speech = match.speech
    if match.rule.meaning in _OF_THE_PRESENT:
        return
    if len(value) >= 4 and value[:4].isdecimal():
        weight = 2 if unit_of(value) in ("D", "M") else 1
        speech.years[int(value[:4])] = speech.years.get(int(value[:4]), 0) + weight
    if is_day(value):
        speech.days.setdefault((int(value[5:7]), int(value[8:10])), int(value[:4]))


def year_told(match: Match, month: int = 0, day: int | None = None) -> int | None:
    """The year that is told of; ``UNCLEAR`` if it could be several, None in other texts.

    A year goes on if it was named last with a month or day, or if it is named most; an earlier
    one that was mentioned in passing is forgotten at the end of its sentence or paragraph.
    """
    speech = match.speech
    if speech.history == TALE:
        return _year_of_tale(match, month, day)
    if not speech.history or speech.day is None:
        return None
    limit = speech.day.year - 1
    if speech.history <= MIXED:
        return _year_of_old_date(match, limit, month, day)
    if day and (month, day) in speech.days:
        return speech.days[month, day]
    last = speech.last
    if not last or not last[:4].isdecimal():
        return None if _near_writing(speech.day, month, day) else UNCLEAR
    if int(last[:4]) >= limit:
        return None
    if match.begin - speech.last_at > _REACH:
        return None
    return _year_going_on(match, int(last[:4]), unit_of(last) in ("D", "M"))


def _year_of_old_date(match: Match, limit: int, month: int, day: int | None) -> int | None:
    """The year of an old day spoken of last, within weeks of it; unclear just after others."""
    speech = match.speech
    if speech.history == MIXED:
        last, near = speech.last or "", match.begin - speech.last_at <= _JUST_AFTER
        old = last[:4].isdecimal() and unit_of(last) in ("D", "M") and int(last[:4]) < limit
        return UNCLEAR if old and near else None
    day_told = speech.last_day
    if day_told is None or int(day_told[:4]) >= limit or not _close_to(day_told, month, day or 0):
        return None
    return int(day_told[:4])


def _near_writing(written: date, month: int, day: int | None) -> bool:
    """Whether a day or month of the year of writing is no farther from it than news are."""
    if not month:
        return True
    there = date(written.year, month, min(day or written.day, 28))
    return abs((there - written).days) <= _NEAR_WRITING


def _year_of_tale(match: Match, month: int, day: int | None) -> int | None:
    """The year of the month or day told last, if this one follows it or is marked as earlier."""
    last, written = match.speech.last, _year_written(match.speech)
    far = match.begin - match.speech.last_at > _REACH
    if not last or "-" not in last or not last[:4].isdecimal() or far:
        return None
    year, told = int(last[:4]), interval(last)
    if told is None or told.earliest is None or (written and year >= written - 1):
        return None
    if not month:
        return UNCLEAR
    follows = (month, day or 31) >= (told.earliest.month, told.earliest.day)
    if not follows and not _is_marked_past(match):
        return UNCLEAR
    match.speech.lent = written is None
    return year


def _is_marked_past(match: Match) -> bool:
    """Whether the sentence says "had" or the like of what came before."""
    words = match.tokens.words[max(match.begin - 8, match.speech.last_at) : match.begin]
    return not _MARKED_PAST.isdisjoint(words)


def _close_to(last: str, month: int, day: int) -> bool:
    """Within weeks of the only old date: March 13 and March 11, 2011."""
    if not valid_day(int(last[:4]), month, day):
        return False
    there = date(int(last[:4]), month, day)
    return abs((there - date.fromisoformat(last)).days) <= _WEEKS


def _year_going_on(match: Match, year: int, dated: bool) -> int:
    years, written = match.speech.years, match.speech.day
    main = max(years, key=lambda each: (years[each], each), default=year)
    between = match.since_last()
    if "\n" in between:
        goes_on = year == main or (year > main and dated)
    else:
        goes_on = year >= main or dated or not _SENTENCE_END.search(between)
    if goes_on:
        return year
    back = year < main and years[main] > 1 and written is not None and main < written.year - 1
    return main if back else UNCLEAR


def month_told(match: Match) -> tuple[int, int] | None:
    """Year and month of the day spoken of last, in the same paragraph of such a text."""
    year, day = year_told(match), match.speech.last_day
    if not year or day is None or int(day[:4]) != year or "\n" in match.since_last():
        return None
    return year, int(day[5:7])
