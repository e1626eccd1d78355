"""Texts that tell of years long past: there, "on May 19" is a day of the year told of."""

from __future__ import annotations

import re
from datetime import date

from .calendar import is_day, unit_of, valid_day
from .context import Match, Speech

NEWS, ONE_DATE, HISTORY = 0, 1, 2
"""What a text tells of, as far as its own full dates and its weekdays show."""

UNCLEAR = 0
_REACH = 200  # tokens
_WEEKS = 70  # days
_SENTENCE_END = re.compile(r"[.!?。！？]\s*\S")


def remember(speech: Speech, value: str) -> None:
    """Count the year of a calendar value, days and months twice."""
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
    if not speech.history or speech.day is None:
        return None
    limit = speech.day.year - 1
    if speech.history == ONE_DATE:
        last = speech.last_day
        near = last is not None and int(last[:4]) < limit and _close_to(last, month, day or 0)
        return int(last[:4]) if last and near else None
    if day and (month, day) in speech.days:
        return speech.days[month, day]
    last = speech.last
    if not last or not last[:4].isdecimal() or int(last[:4]) >= limit:
        return None
    if match.begin - speech.last_at > _REACH:
        return None
    return _year_going_on(match, int(last[:4]), unit_of(last) in ("D", "M"))


def _close_to(last: str, month: int, day: int) -> bool:
    """Within weeks of the only old date: March 13 and March 11, 2011."""
    if not valid_day(int(last[:4]), month, day):
        return False
    there = date(int(last[:4]), month, day)
    return abs((there - date.fromisoformat(last)).days) <= _WEEKS


def _year_going_on(match: Match, year: int, dated: bool) -> int:
    years, written = match.speech.years, match.speech.day
    main = max(years, key=lambda each: (years[each], each), default=year)
    between = _between(match)
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
    if not year or day is None or int(day[:4]) != year or "\n" in _between(match):
        return None
    return year, int(day[5:7])


def _between(match: Match) -> str:
    """The text since the date spoken of last."""
    tokens, last = match.tokens, match.speech.last_at
    if not 0 < last <= match.begin:
        return ""
    return tokens.text[tokens.ends[last - 1] : tokens.starts[match.begin]]
