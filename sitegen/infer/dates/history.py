"""Texts that tell of years long past: there, "on May 19" is a day of the year told of."""

from __future__ import annotations

from .calendar import is_day, unit_of
from .context import Match, Speech

_REACH = 200  # tokens
UNCLEAR = 0


def remember_year(speech: Speech, value: str) -> None:
    """Count the year of a calendar value."""
    if len(value) >= 4 and value[:4].isdecimal():
        speech.years[int(value[:4])] = speech.years.get(int(value[:4]), 0) + 1


def year_told(match: Match) -> int | None:
    """The year that is told of; ``UNCLEAR`` if it could be several, None in other texts.

    Within a paragraph it is the year named last.  A new paragraph goes on from a year named last
    that is also the one named most, or that came with a month or day; it comes back from an
    earlier one that was mentioned in passing.
    """
    speech = match.speech
    last = speech.last
    if not speech.history or speech.day is None or not last or not last[:4].isdecimal():
        return None
    if match.begin - speech.last_at > _REACH or len(last) < 4:
        return None
    year = int(last[:4])
    if year >= speech.day.year - 1:
        return None
    if not _new_paragraph(match):
        return year
    main = max(speech.years, key=lambda each: (speech.years[each], each))
    if year == main or (year > main and unit_of(last) in ("D", "M")):
        return year
    return main if year < main < speech.day.year - 1 and speech.years[main] > 1 else UNCLEAR


def month_told(match: Match) -> tuple[int, int] | None:
    """Year and month of the day spoken of last, in the same paragraph of such a text."""
    year, day = year_told(match), match.speech.last_day
    if not year or day is None or not is_day(day) or int(day[:4]) != year or _new_paragraph(match):
        return None
    return year, int(day[5:7])


def _new_paragraph(match: Match) -> bool:
    tokens, last = match.tokens, match.speech.last_at
    if not 0 < last <= match.begin:
        return False
    return "\n" in tokens.text[tokens.ends[last - 1] : tokens.starts[match.begin]]
