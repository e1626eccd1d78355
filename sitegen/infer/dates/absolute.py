"""Dates that say themselves which days they mean, wholly or but for the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from sitegen.model import PartialDate

from . import numeric
from .calendar import valid_day
from .choose import month_or_day_year
from .context import Match, step_of
from .found import Meaning
from .numbers import ordinal_of, year_in_words


def month_number(match: Match) -> int:
    for group in ("MO", "MONTH"):
        for word in match.words(group):
            return int(match.language.values["MONTH"][word])
    return 0


def day_number(match: Match, group: str = "D") -> int | None:
    words = match.words(group) or match.words("DW") or match.words("DD")
    return ordinal_of([w for w in words if w not in _suffixes(match)], match.language)


def _suffixes(match: Match) -> dict[str, str]:
    return match.language.values.get("SUFFIX", {})


def full_year(digits: str, written: int | None) -> int:
    """A year of two digits as one that is not far ahead of the text."""
    if len(digits) != 2:
        return int(digits)
    limit = (written or 2030) + 10
    year = limit - limit % 100 + int(digits)
    return year if year <= limit else year - 100


def year_of(match: Match) -> int | None:
    """The year that a match states."""
    for group in ("YEAR", "SHORTYEAR", "YY"):
        if match.has(group):
            return full_year(match.word(group), match.speech.year)
    return None


def date_of(match: Match) -> Meaning | None:
    """Month with or without day and year: "Wednesday, April 10, 2024", "late May", "10 April"."""
    month = month_number(match)
    day = day_number(match)
    if match.end - match.begin == 1 and match.word("MO") not in _month_names(match):
        return None
    if day is not None and _counts_something(match):
        return None
    year = year_of(match)
    if year is None:
        year = _year_to_come(match, month) or month_or_day_year(match, month, day)
    return dated(year, month, day)


def _year_to_come(match: Match, month: int) -> int | None:
    """The year at the end of "between July and September 2012"."""
    tokens, values = match.tokens, match.language.values
    at = match.end
    if at >= len(tokens.words):
        return None
    if tokens.gaps[at] in " " and tokens.words[at] in values.get("UPTO", {}):
        at += 1
    elif tokens.gaps[at] not in "-=":
        return None
    other = None
    for i in range(at, min(at + 3, len(tokens.words))):
        word, gap = tokens.words[i], tokens.gaps[i]
        if word in values["MONTH"]:
            other = int(values["MONTH"][word])
        elif len(word) == 4 and word.isdecimal() and other and gap in " ,":
            year = int(word)
            return (year if month <= other else year - 1) if 1500 <= year <= 2100 else None
        elif not (word.isdecimal() and len(word) < 3):
            return None
    return None


def _month_names(match: Match) -> dict[str, str]:
    """Words that are months where they stand: "may" and "march" need a capital or an "in"."""
    words = match.language.values["MONTH"]
    if _is_name(match):
        return {}
    surface = match.tokens.text[match.tokens.starts[match.begin]]
    if surface.isupper() or match.word_before() in ("in", "since", "until", "last", "next"):
        return words
    return {word: name for word, name in words.items() if word not in match.language.cased}


def _is_name(match: Match) -> bool:
    """"Theresa May said", "June Carter": a month's name that is a person's here."""
    values = match.language.values
    if match.word("MO") not in values.get("NAMELIKE", {}):
        return False
    before = match.word_before()
    leads = before in values["YEARLEAD"] or before in values["DEIC"] or before in values["MONTH"]
    if match.gap_before() == " " and before and not leads:
        start = match.tokens.starts[match.begin - 1]
        if match.tokens.text[start].isupper() or match.word("MO") == "may":
            return True
    if leads or match.gap_after() != " ":
        return False
    return match.tokens.text[match.tokens.starts[match.end]].isupper() or match.word("MO") == "may"


def spelled(match: Match) -> Meaning | None:
    """May twenty-nine; April nineteen eighty-six; a bare year in words after "in" and the like."""
    year = year_in_words(match.words("YW"), match.language) if match.has("YW") else year_of(match)
    if match.has("YW") and year is None:
        return None
    if not match.has("MO"):
        leads_in = match.word_before() in match.language.values.get("YEARLEAD", {})
        return Meaning(f"{year:04}") if leads_in and match.gap_after() != " " or match.end - match.begin > 2 else None
    month, day = month_number(match), day_number(match) if match.has("DW") else None
    if year is None:
        if day is not None and match.words("DW")[-1] in match.language.values["SMALL"] and len(match.words("DW")) == 1:
            return None
        year = month_or_day_year(match, month, day)
    return dated(year, month, day)


def dated(year: int | None, month: int, day: int | None) -> Meaning | None:
    """A month or day, of a year or of none; None if there is no such day."""
    if day is None:
        return Meaning(f"{year:04}-{month:02}" if year else f"XXXX-{month:02}")
    if year and (month, day) == (2, 29) and not valid_day(year, month, day):
        return None
    if not valid_day(year or 2000, month, day):
        return None
    return Meaning(f"{year:04}-{month:02}-{day:02}" if year else f"XXXX-{month:02}-{day:02}")


def _counts_something(match: Match) -> bool:
    """The number at the end belongs to what follows: "in May 12 months", "May 3 million"."""
    if match.has("YEAR") or match.end >= len(match.tokens.words):
        return False
    if not match.tokens.words[match.end - 1].isdecimal():
        return False
    values = match.language.values
    following = match.word_after()
    return match.gap_after() == " " and (
        following in values.get("UNIT", {})
        or following in values.get("SUBUNIT", {})
        or following in values.get("COUNTED", {})
    )


def day_range(match: Match) -> Meaning | None:
    """April 8–10: an interval in the manner of ISO 8601."""
    month = month_number(match)
    first, last = day_number(match), day_number(match, "D2")
    if first is None or last is None or first >= last:
        return None
    year = year_of(match) or month_or_day_year(match, month, first)
    start, end = dated(year, month, first), dated(year, month, last)
    if start is None or end is None:
        return None
    when = None
    if year:
        when = PartialDate(date(year, month, first), date(year, month, last), "interval")
    return Meaning(f"{start.value}/{end.value}", "event", when)


def in_digits(match: Match) -> Meaning | None:
    """10-25-89, Friday 7/6, 2024-04."""
    order = match.language.settings.get("numeric_order", "dmy")
    read = numeric.parse(match.word("NUMERIC").upper(), order)
    if read is None or not _stands_like_a_date(match, read):
        return None
    if read.year and read.day is None and _is_next_year(read.year, read.month):
        return two_years(match)
    year = full_year(f"{read.year:02}", match.speech.year) if read.year is not None else None
    if year is None:
        year = month_or_day_year(match, read.month, read.day)
    meaning = dated(year, read.month, read.day)
    if meaning and match.has("CLOCK"):
        return Meaning(f"{meaning.value}T{int(match.word('CLOCK')):02}:{match.word('MIN')}")
    return meaning and Meaning(meaning.value + read.time, "minor" if read.doubtful else None)


def _stands_like_a_date(match: Match, read: numeric.Numeric) -> bool:
    """Month and day alone need a word in front that leads to a date."""
    if match.gap_after() in "·+" or match.gap_before() in "+·":
        return not (read.doubtful or match.gap_before() == "+")
    if read.year is None:
        leads = match.language.values.get("DAYLEAD", {})
        return match.begin + 1 < match.end or match.word_before() in leads
    return True


def _is_next_year(year: int, month: int) -> bool:
    return (year + 1) % 100 == month


def two_years(match: Match) -> Meaning | None:
    """1989-90: an interval in the manner of ISO 8601."""
    word = match.word("YEARS") or match.word("NUMERIC")
    first, last = int(word[:4]), int(word[5:])
    if not _is_next_year(first, last):
        return Meaning(f"{first:04}") if last > first % 100 else None
    when = PartialDate(date(first, 1, 1), date(first + 1, 12, 31), "interval")
    return Meaning(f"{first:04}/{first + 1:04}", "minor", when)


def year(match: Match) -> Meaning | None:
    """A year, alone or after "the end of", "fiscal" and the like."""
    if match.end - match.begin == 1 and not _stands_like_a_year(match):
        return None
    number = year_of(match)
    return Meaning(f"{number:04}") if number else None


def _stands_like_a_year(match: Match) -> bool:
    """A bare number of four digits is a year only where a year may stand."""
    text, start = match.tokens.text, match.tokens.starts[match.begin]
    if _claims_rights(text[max(0, start - 40) : start].lower()):
        return False
    if match.gap_before() in "+·/:&" or match.gap_after() in "+·:/":
        return False
    number = int(match.word("YEAR"))
    limit = match.speech.year + 60 if match.speech.year else 2100
    if not 1500 <= number <= limit:
        return False
    if match.gap_before() == " " and match.word_before() in match.language.values["NUMBERED"]:
        return False
    counts = _counts_things(match)
    if match.word_before() in match.language.values["YEARLEAD"] and match.gap_before() in " (":
        weak = match.word_before() in match.language.values["WEAKLEAD"]
        return not (counts and (weak or number % 100 == 0))
    return number >= (1700 if match.gap_after() != " " else 1900) and not counts


def _counts_things(match: Match) -> bool:
    """What follows is a plural in small letters: "2000 homes"."""
    after = match.word_after()
    if match.gap_after() != " " or len(after) < 4:
        return False
    surface = match.tokens.text[match.tokens.starts[match.end]]
    return surface.islower() and after.endswith("s") and not after.endswith(("ss", "us"))


def _claims_rights(before: str) -> bool:
    """A copyright year is no date of anything told."""
    return "©" in before or "copyright" in before or "(c)" in before


def decade(match: Match) -> Meaning | None:
    """The 1990s, the '80s."""
    if match.has("YEAR"):
        word = match.word("YEAR")
        return Meaning(word[:3]) if word.endswith("0") else None
    if not match.has("DECADE"):
        return None
    century = 20 if int(match.word("DECADE")) < 20 else 19
    return Meaning(f"{century}{match.word('DECADE')[0]}")


def century(match: Match) -> Meaning | None:
    """The 19th century."""
    number = ordinal_of(
        [w for w in match.words("O") if w not in _suffixes(match)], match.language
    )
    return Meaning(f"{number - 1:02}") if number and 10 <= number <= 30 else None


def holiday(match: Match) -> Meaning | None:
    """A feast, in the year it is spoken of; the rule's argument says when it is."""
    rule, written = match.rule.argument, match.speech.day
    if year := year_of(match):
        return Meaning(holiday_in(rule, year).isoformat())
    if written is None:
        return Meaning("XXXX-XX-XX", "vague")
    step = step_of(match)
    if step is not None and match.all_words()[-2:-1] != ["new"] and match.tokens.words[match.end - 1] in match.language.values["UNIT"]:
        return Meaning(holiday_in(rule, written.year + step).isoformat())
    days = [holiday_in(rule, written.year + years) for years in (-2, -1, 0, 1, 2)]
    if step:
        days = [day for day in days if (day - written).days * step > 0]
    return Meaning(min(days, key=lambda day: abs(day - written)).isoformat())


def holiday_in(rule: str, year: int) -> date | None:
    """``MM-DD``, ``MM-weekday-nth`` (-1: last) with ``+days``, or ``easter+days``."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    rule, _, more = rule.partition("+")
    month, day = int(rule[:2]), rule[3:]
    if "-" not in day:
        return date(year, month, int(day))
    weekday, nth = int(day[0]), int(day[2:])
    return _nth_weekday(year, month, weekday, nth) + timedelta(days=int(more or 0))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, in Meeus's form)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def named(match: Match) -> Meaning | None:
    """A great event whose date the language file states."""
    if match.has("DD") and match.word("DD") != match.rule.argument[-2:].lstrip("0"):
        return None
    return Meaning(match.rule.argument, "minor")


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "date": date_of,
    "day_range": day_range,
    "spelled": spelled,
    "in_digits": in_digits,
    "two_years": two_years,
    "year": year,
    "decade": decade,
    "century": century,
    "holiday": holiday,
    "named": named,
}
