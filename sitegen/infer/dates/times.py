"""Times of the day, and words that say no more than now, before or later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .calendar import shift_days, valid_day
from .choose import weekday_near, year_near
from .context import Match
from .found import Meaning, Role
from .reading import dated, day_near, day_number, month_number, part_of, year_of

_NO_MINUTE = 60
_SENTENCE, _STORY = 20, 150  # tokens: a time belongs to a day that was named no longer ago


def clock(match: Match) -> Meaning | None:
    """12:30 a.m. on the 9th, 16:00 UTC today; the argument is the hour of "noon"."""
    hour, minute = _hour(match), _minute(match)
    if hour is None or minute > 59:
        return None
    zone = "Z" if match.first_value("TZ") == "Z" else ""
    named = any(match.has(group) for group in ("WD", "D", "DAYWORD", "DEIC"))
    role: Role | None = None if named or day_near(match, _SENTENCE) else "minor"
    return Meaning(f"{_day(match)}T{hour:02}:{minute:02}{zone}", role, spoken=role is None)


def _hour(match: Match) -> int | None:
    if match.argument:
        return int(match.argument)
    if match.has("DOTTED"):
        return _halfday_hour(int(match.word("DOTTED").partition(".")[0]), match.value("HALFDAY"))
    if match.has("NUM") or match.has("FOUR"):
        digits = _four_digits(match)
        return int(digits[:2]) if digits and int(digits[:2]) < 24 else None
    hour, halfday, part = int(match.word("CLOCK")), match.value("HALFDAY"), part_of(match)
    if halfday:
        return _halfday_hour(hour, halfday)
    if part in ("TAF", "TEV", "TNI") and 1 <= hour < 12:
        return hour + 12
    return hour % 24 if hour <= 24 else None


def _halfday_hour(hour: int, halfday: str) -> int | None:
    """Of 12 hours from midnight or noon."""
    return hour % 12 + int(halfday) if 1 <= hour <= 12 else None


def _minute(match: Match) -> int:
    digits = _four_digits(match)
    if dotted := match.word("DOTTED").partition(".")[2]:
        return int(dotted) if len(dotted) == 2 else _NO_MINUTE
    return int(digits[2:]) if digits else int(match.word("MIN") or 0)


def _four_digits(match: Match) -> str:
    """1930 GMT; "" for other numbers, and where the zone is written small."""
    digits = match.word("NUM") or match.word("FOUR")
    written = len(digits) == 4 and digits.isdecimal() and match.capital_at(match.end - 1)
    return digits if written else ""


def _day(match: Match) -> str:
    """The day that is named with the time or shortly before it, else that of writing."""
    written: date | None = match.speech.day
    if match.has("MO"):
        month, number = month_number(match), day_number(match)
        meaning = dated(year_of(match) or year_near(match, month, number), month, number)
        return meaning.value if meaning else "XXXX-XX-XX"
    if match.has("WD"):
        day = _weekday(match, written, int(match.value("WD")))
        return day.isoformat() if day else f"XXXX-WXX-{match.value('WD')}"
    if match.has("D"):
        return _day_of_this_month(written, day_number(match))
    if match.has("ANA"):
        return day_near(match, _STORY) or "XXXX-XX-XX"
    if match.has("DEIC"):
        return _days_on(written, int(match.value("DEIC")))
    if match.has("DAYWORD"):
        written = shift_days(written, int(match.value("DAYWORD"))) if written else None
    elif last := day_near(match, _SENTENCE):
        return last
    return written.isoformat() if written else "XXXX-XX-XX"


def _weekday(match: Match, written: date | None, number: int) -> date | None:
    """Friday; next Friday, counted in weeks."""
    if written is None or not match.has("DEIC"):
        return weekday_near(match, number)
    weeks = int(match.value("DEIC"))
    return shift_days(written, 7 * weeks + number - written.isoweekday())


def _days_on(written: date | None, count: int) -> str:
    day = shift_days(written, count) if written else None
    return day.isoformat() if day else "XXXX-XX-XX"


def _day_of_this_month(written: date | None, number: int | None) -> str:
    if number is None or not 1 <= number <= 31:
        return "XXXX-XX-XX"
    if written and valid_day(written.year, written.month, number):
        return written.replace(day=number).isoformat()
    return f"XXXX-XX-{number:02}"


def part_of_day(match: Match) -> Meaning | None:
    """In the morning, of the day spoken of just now."""
    last = day_near(match, _STORY)
    if last is None or not match.follows("INTHE"):
        return None
    return Meaning(last + part_of(match), "minor")


def part_of_date(match: Match) -> Meaning | None:
    """The evening of March 3."""
    month, number = month_number(match), day_number(match)
    meaning = dated(year_of(match) or year_near(match, month, number), month, number)
    return meaning and Meaning(meaning.value + part_of(match))


def vague(match: Match) -> Meaning | None:
    """PRESENT_REF and the like: the rule's argument."""
    return Meaning(match.argument, "vague", first=match.has("AT"))


def vague_in(match: Match) -> Meaning | None:
    """The same, where a preposition is in front: "in the past"."""
    after, values = match.word_after(), match.language.values
    counts = match.gap_after() == " " and (
        after[:1].isdecimal() or any(after in values[name] for name in ("SMALL", "TENS", "SOME"))
    )  # "in the past three seasons"
    return vague(match) if match.follows("INTHE") and not counts else None


def vague_word(match: Match) -> Meaning | None:
    """The same, as the word's class has it; not in "now-cancelled" or "Apocalypse Now"."""
    compared = match.follows("ASAS") and match.precedes("ASAS")  # "as soon as"
    if match.gap_after() == "-" or match.is_title_word() or compared:
        return None
    return Meaning(match.value("VAGUE"), "vague")


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "clock": clock,
    "part_of_day": part_of_day,
    "part_of_date": part_of_date,
    "vague": vague,
    "vague_in": vague_in,
    "vague_word": vague_word,
}
