"""Dates that say themselves which days they mean, wholly or but for the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sitegen.model import PartialDate

from . import numeric
from .calendar import valid_day
from .choose import year_near
from .context import Match
from .found import Meaning, Role
from .listed import days_behind
from .numbers import ordinal_of, year_in_words
from .reading import dated, day_number, full_year, month_number, year_of


def date_of(match: Match) -> Meaning | None:
    """Month with or without day and year: "Wednesday, April 10, 2024", "late May", "10 April".

    The argument is the month where its name is of several words.
    """
    if not match.is_long() and not _is_month(match):
        return None
    month = int(match.argument) if match.argument else month_number(match)
    day, year = day_number(match), year_of(match)
    if day is not None and year is None and _counts_something(match):
        return None
    listed = days_behind(match) if day and not year else None
    year = year or (listed.year if listed else None)
    return dated(year or _year_unsaid(match, month, day), month, day)


def _year_unsaid(match: Match, month: int, day: int | None) -> int | None:
    year = _year_to_come(match, month) or year_near(match, month, day)
    if year and (month, day) == (2, 29) and not valid_day(year, 2, 29):
        return next((y for y in range(year, year - 9, -1) if valid_day(y, 2, 29)), None)
    return year


def _is_month(match: Match) -> bool:
    """Words that are more than months ("may", "March", "June") name one only where they may."""
    word, lists = match.word("MO"), match.language.lists
    leads = match.follows("MONTHLEAD")
    if word in lists["NAMELIKE"] and not leads:
        if word in lists["VERBLIKE"] and match.gap_before() in ".!" and match.gap_after() == " ":
            return False
        if match.gap_before() in " ," and match.begin and match.capital_at(match.begin - 1):
            article = match.word_before() in lists["DETERMINER"] and word not in lists["VERBLIKE"]
            return article and match.is_attribute() and not match.capital_at(match.end)
        if match.gap_before() == "." and match.word_before() in lists["TITLE"]:
            return False
        if match.gap_after() == " " and match.capital_at(match.end):
            return False
    return (
        match.capital_at(match.begin)
        or match.follows("LOWLEAD")
        or word not in match.language.cased
    )


def _counts_something(match: Match) -> bool:
    """The number at the end belongs to what follows: "in May 12 months", "May 3 million"."""
    if not match.tokens.words[match.end - 1].isdecimal() or match.gap_after() != " ":
        return False
    classes = ("UNIT", "UNITS", "HOUR", "HOURS")
    following = match.word_after()
    return match.precedes("COUNTED") or any(
        following in match.language.values.get(name, {}) for name in classes
    )


def _year_to_come(match: Match, month: int) -> int | None:
    """The year at the end of "between July and September 2012"; of "from May to June" the same."""
    tokens, months = match.tokens, match.language.values["MONTH"]
    at = match.end + match.precedes("UPTO")
    if at == match.end and match.gap_after() not in "-=":
        return None
    other = 0
    for word, gap in zip(tokens.words[at : at + 3], tokens.gaps[at : at + 3], strict=True):
        if word in months:
            other = int(months[word])
        elif other and len(word) == 4 and word.isdecimal() and gap in " ,":
            return int(word) - (month > other)
        elif not word.isdecimal() or len(word) > 2:
            break
    joined = match.word_after() not in match.language.lists["ANDOR"] or match.follows("BETWEEN")
    year = year_near(match, other) if other and joined else None
    return year - (month > other) if year else None


def day_range(match: Match) -> Meaning | None:
    """April 8–10: an interval in the manner of ISO 8601."""
    month, first, last = month_number(match), day_number(match), day_number(match, "D2")
    if first is None or last is None or first >= last:
        return None
    year = year_of(match) or year_near(match, month, first)
    start, end = dated(year, month, first), dated(year, month, last)
    if start is None or end is None:
        return None
    when = None
    if year:
        when = PartialDate(date(year, month, first), date(year, month, last), "interval")
    return Meaning(f"{start.value}/{end.value}", "event" if when else "vague", when)


def two_days(match: Match) -> Meaning | None:
    """The second day of "on 8 and 10 April"; ``listed`` makes two of them."""
    month, first, last = month_number(match), day_number(match), day_number(match, "D2")
    if first is None or last is None or not 0 < first < last:
        return None
    bare = match.word("D").isdecimal() and len(match.words("D")) == 1 and match.begins_with("D")
    if bare and not (match.follows("DAYLEAD") or match.follows("BETWEEN")):
        return None  # "they lost 8 and 10 April came"
    return dated(year_of(match) or _year_unsaid(match, month, last), month, last)


def spelled(match: Match) -> Meaning | None:
    """May twenty-nine; April nineteen eighty-six; a bare year in words after "in" and the like."""
    year = year_in_words(match.words("YW"), match.language) if match.has("YW") else year_of(match)
    if match.has("YW") and year is None:
        return None
    if not match.has("MO"):
        told = match.gap_before() in ".!" and match.word_after() in match.language.tense
        clear = (match.follows("YEARLEAD") or told) and (
            match.gap_after() != " " or len(match.words("YW")) > 2
        )
        return Meaning(f"{year:04}") if clear else None
    month = month_number(match)
    day = day_number(match) if match.has("DW") else None
    if year is None and match.words("DW")[0] in match.language.values["SMALL"]:
        return None  # "in May two men"
    return dated(year or _year_unsaid(match, month, day), month, day)


def in_digits(match: Match) -> Meaning | None:
    """10-25-89, Friday 7/6, 2024-04, 02/27/1998 10:20."""
    read = numeric.parse(match.word("NUMERIC").upper(), match.language.numeric_order)
    if read is None or not _stands_like_a_date(match, read):
        return None
    if read.year and read.day is None and _is_next_year(read.year, read.month):
        return two_years(match)
    year = None if read.year is None else full_year(f"{read.year:02}", match.speech.year)
    meaning = dated(year or _year_unsaid(match, read.month, read.day), read.month, read.day)
    if meaning and match.has("CLOCK") and int(match.word("CLOCK")) < 24:
        return Meaning(f"{meaning.value}T{int(match.word('CLOCK')):02}:{match.word('MIN')}")
    doubtful = read.doubtful or (read.either_order and not match.language.order_is_known)
    return meaning and Meaning(meaning.value + read.time, "minor" if doubtful else None)


def _stands_like_a_date(match: Match, read: numeric.Numeric) -> bool:
    """Month and day alone need a word in front that leads to a date."""
    if match.gap_before() == "+" or (read.doubtful and match.gap_before() == "·"):
        return False
    if read.year is None:
        return match.is_long() or match.follows("DAYLEAD")
    return True


def _is_next_year(year: int, number: int) -> bool:
    return (year + 1) % 100 == number


def two_years(match: Match) -> Meaning | None:
    """1989-90: an interval in the manner of ISO 8601."""
    word = match.word("YEARS") or match.word("NUMERIC")
    first, last = int(word[:4]), int(word[5:])
    if not _is_next_year(first, last):  # 2001-05 is a span, 2011/29 the number of a law
        return Meaning(f"{first:04}") if last > first % 100 and "/" not in word else None
    when = PartialDate(date(first, 1, 1), date(first + 1, 12, 31), "interval")
    return Meaning(f"{first:04}/{first + 1:04}", "minor", when)


def year(match: Match) -> Meaning | None:
    """A year, alone or after "the end of", "fiscal" and the like."""
    if not match.is_long() and not _stands_like_a_year(match):
        return None
    number = year_of(match)
    lead = match.found.groups["YEAR"][0] if match.has("SINCE") else 0
    return Meaning(f"{number:04}", first=lead) if number else None


def _stands_like_a_year(match: Match) -> bool:
    """A bare number of four digits is a year only where a year may stand."""
    if match.has("SHORTYEAR"):
        return match.word_before() in match.language.lists["YEARLEAD"]
    start = match.tokens.start(match.begin)
    if _claims_rights(match.tokens.text[max(0, start - 40) : start].lower()):
        return False
    if match.gap_before() in "+·/:&" or match.gap_after() in "+·:/" or _ends_a_number(match):
        return False
    if match.precedes("STREET") and match.word("YEAR").endswith("00"):
        return False  # "the 1900 block of Elm Street"
    if match.follows("NUMBERED") or match.precedes("BEFORECHRIST") or _ends_a_measure(match):
        return False
    number, written = int(match.word("YEAR")), match.speech.year or 2040
    near = abs(number - written) <= 3 and number % 100
    counts = not near and _counts_things(match)
    if match.follows("YEARLEAD"):
        weak = match.follows("WEAKLEAD")
        if not 1500 <= number <= written + 60 and (weak or match.is_attribute()):
            return False  # after "in" and "by", 1066 and 2150 are years too
        return not (counts and (weak or number % 100 == 0))
    return number <= written + 60 and not counts and number >= _earliest_unled(match)


def _earliest_unled(match: Match) -> int:
    """The first number that is taken for a year without a word that leads to it."""
    if match.gap_after() != " ":
        return 1700
    if not match.language.plural_endings and match.gap_before() not in ".!":
        return 9999  # what it counts could not be told from other words
    return 1900


def _ends_a_measure(match: Match) -> bool:
    """80 to 2000 hertz."""
    before = match.word_before(2)
    counted = before.replace(",", "").isdecimal() and len(before) != 4
    return match.follows("UPTO") and counted and match.gap_after() == " "


def _ends_a_number(match: Match) -> bool:
    """202 555 2000, but not 2003-2007."""
    before = match.word_before()
    if match.gap_before() == "-" and len(before) == 4 and before < match.word("YEAR"):
        return False
    return match.gap_before() in " -" and before.isdecimal()


def _counts_things(match: Match) -> bool:
    """What follows is a plural in small letters: "2000 homes", not "1960 mentions the"."""
    after, language = match.word_after(), match.language
    if match.gap_after() != " " or len(after) < 4 or not language.plural_endings:
        return False
    plural = after.endswith(language.plural_endings) and not after.endswith(("ss", "us"))
    beyond = match.tokens.words[match.end + 1 : match.end + 2]
    has_object = beyond and beyond[0] in language.lists["DETERMINER"]
    return plural and not match.capital_at(match.end) and not has_object


def _claims_rights(before: str) -> bool:
    """A copyright year is no date of anything told."""
    return "©" in before or "copyright" in before or "(c)" in before


def decade(match: Match) -> Meaning | None:
    """The 1990s, the '80s, the mid-80s, the sixties."""
    if match.has("YEAR"):
        word = match.word("YEAR")
        if word.endswith("00") and word < "2000":  # the 1800s, but not thousands of things
            return Meaning(word[:2]) if word > "1000" else None
        return Meaning(word[:3]) if word.endswith("0") else None
    the = match.has("THE") or match.all_words()[0] in match.language.lists["DEFINITE"]
    if the and _measures_heat(match):
        return None
    if match.has("DECADES"):
        return Meaning(f"19{match.value('DECADES')[0]}", "minor") if the else None
    digits = match.word("DECADE") or match.word("YY") or match.word("YY2")
    quoted = match.has("DECADE") and match.tokens.gaps[match.end - 2] == "'"
    listed = match.word_before(2) == match.tokens.words[match.end - 1] and match.follows("UPTO")
    sure = not match.has("DECADE") or quoted or listed or the
    if not digits.endswith("0") or not sure:
        return None  # "a woman in her 20s"
    role: Role | None = "minor" if match.has("DECADE") and not quoted else None
    return Meaning(f"{20 if int(digits) < 20 else 19}{digits[0]}", role)


def _measures_heat(match: Match) -> bool:
    """As in "highs in the mid-80s"."""
    words = match.tokens.words[max(match.begin - 6, 0) : match.begin]
    return not match.language.lists["HEAT"].isdisjoint(words)


def century(match: Match) -> Meaning | None:
    """The 19th century."""
    number = ordinal_of(match.words("O"), match.language)
    return Meaning(f"{number - 1:02}") if number and 10 <= number <= 30 else None


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "date": date_of,
    "day_range": day_range,
    "two_days": two_days,
    "spelled": spelled,
    "in_digits": in_digits,
    "two_years": two_years,
    "year": year,
    "decade": decade,
    "century": century,
}
