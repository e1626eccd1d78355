"""Times of the day, and words that say no more than now, before or later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .absolute import day_number
from .calendar import shift_days
from .choose import weekday_near
from .context import Match
from .found import Meaning


def clock(match: Match) -> Meaning | None:
    """12:30 a.m. on the 9th, 16:00 UTC today, noon Monday."""
    hour = _hour(match)
    if hour is None:
        return None
    minute = int(match.word("MIN") or 0)
    if minute > 59:
        return None
    zone = "Z" if match.word("TZ") in ("utc", "gmt") else ""
    return Meaning(f"{_day(match)}T{hour:02}:{minute:02}{zone}")


def _hour(match: Match) -> int | None:
    words = match.all_words()
    if not match.has("CLOCK"):
        return {"noon": 12, "midnight": 0}.get(words[0])
    hour = int(match.word("CLOCK"))
    if hour > 24:
        return None
    letters = match.word("HALFDAY")
    afternoon = letters == "pm" or "p" in words[1:4]
    morning = letters == "am" or "a" in words[1:4]
    if (afternoon or morning) and not 1 <= hour <= 12:
        return None
    if afternoon:
        return hour % 12 + 12
    return hour % 12 if morning else hour % 24


def _day(match: Match) -> str:
    written = match.speech.day
    day: date | None = written
    if match.has("WD"):
        day = weekday_near(match, int(match.value("WD")))
        if day is None:
            return f"XXXX-WXX-{match.value('WD')}"
    elif match.has("DAYWORD") and written:
        day = shift_days(written, int(match.value("DAYWORD")))
    elif match.has("D") or match.has("DD"):
        number = day_number(match)
        if written is None or number is None or not 1 <= number <= 28:
            return "XXXX-XX-XX" if number is None else f"XXXX-XX-{number:02}"
        day = written.replace(day=number)
    return day.isoformat() if day else "XXXX-XX-XX"


def part_of_day(match: Match) -> Meaning | None:
    """"Morning" of a day that is not said."""
    return None


def vague(match: Match) -> Meaning | None:
    return Meaning(match.rule.argument, "vague")


def vague_word(match: Match) -> Meaning | None:
    return Meaning(match.value("VAGUE"), "vague")


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "clock": clock,
    "part": part_of_day,
    "vague": vague,
    "vague_word": vague_word,
}
