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
    minute, words = _minute(match), match.all_words()
    if minute > 59:
        return None
    zone = "Z" if {"utc", "gmt"} & set(words) else ""
    return Meaning(f"{_day(match)}T{hour:02}:{minute:02}{zone}")


def _hour(match: Match) -> int | None:
    words = match.all_words()
    if match.has("NUM") or match.has("YEAR"):
        return _military(match.word("NUM") or match.word("YEAR"))
    if not match.has("CLOCK"):
        return 12 if "noon" in words else 0
    hour = int(match.word("CLOCK"))
    if hour > 24:
        return None
    letters = match.word("HALFDAY")[:1]
    afternoon, morning = letters == "p", letters == "a"
    if (afternoon or morning) and not 1 <= hour <= 12:
        return None
    if afternoon:
        return hour % 12 + 12
    return hour % 12 if morning else hour % 24


def _military(digits: str) -> int | None:
    """1930 GMT."""
    return int(digits[:2]) if len(digits) == 4 and int(digits[:2]) < 24 else None


def _minute(match: Match) -> int:
    digits = match.word("NUM") or match.word("YEAR")
    return int(digits[2:]) if digits else int(match.word("MIN") or 0)


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
    elif (last := match.speech.last) and len(last) == 10 and _just_now(match):
        return last
    return day.isoformat() if day else "XXXX-XX-XX"


def _just_now(match: Match) -> bool:
    """The date spoken of last is of the same sentence, or nearly."""
    return match.begin - match.speech.last_start < 14


def part_of_day(match: Match) -> Meaning | None:
    """"Morning" of the day spoken of just now."""
    words, last = match.all_words(), match.speech.last
    before = match.word_before()
    known = last and len(last) == 10 and _just_now(match)
    if words[-1].endswith("s") or before not in ("in", "the", "during", "by"):
        return None
    if not known or (before == "the" and words[0] != "the" and match.word_before(2) != "in"):
        return None
    return Meaning(f"{last}T{match.value('PART')}", "minor")


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
