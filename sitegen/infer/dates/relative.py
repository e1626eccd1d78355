"""Dates counted from the day on which the text was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from .absolute import dated, day_number, month_number, year_of
from .calendar import interval, shift_days, shift_months, shifted, value_of
from .choose import month_or_day_year, weekday_near
from .context import Match, step_of, unit_of_match
from .found import Meaning
from .numbers import amount, in_digits, ordinal_of
from .tense import FUTURE, PAST, cue_of

_OPEN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "DE": "XXX", "CE": "XX",
}  # fmt: skip


def at(day: date | None, unit: str) -> Meaning:
    """The unit of the calendar in which a day lies; an open value if there is no day."""
    return Meaning(_OPEN[unit] if day is None else value_of(day, unit))


def unit_in(match: Match) -> str:
    return unit_of_match(match) or match.value("SUBUNIT")


def _from_written(match: Match, unit: str, count: int) -> Meaning:
    written = match.speech.day
    return at(shifted(written, unit, count) if written else None, unit)


def this_unit(match: Match) -> Meaning | None:
    """This year, last week, the next quarter, earlier this month."""
    unit, step = unit_in(match), step_of(match)
    words = match.all_words()
    if "next" in words[-1:] or "last" in words[-1:]:
        return _from_written(match, unit, 2 if words[-1] == "next" else -2)
    if step is None or unit == "":
        return None
    if "past" in words or "recent" in words:
        return None
    if words[0] == "the" and unit == "D":
        return None
    if unit == "Q" and match.word_after() == "of":
        return None
    return _from_written(match, unit, step)


def the_unit(match: Match) -> Meaning | None:
    """"The quarter", "the end of the year": what the talk is of."""
    unit, words = unit_in(match), match.all_words()
    before = match.word_before()
    plain = words[-1] in _singular(match)
    if not plain or match.word_after() in ("of", "that", "when", "before", "after", "he", "she"):
        return None
    modified = match.has("MOD") or len(words) > 2
    if not modified and before not in ("in", "for", "during", "of", "by", "throughout", "within"):
        return None
    if unit in ("CE", "DE"):
        return None
    if unit in ("Q", "Y") and (ended := _unit_that_ended(match, unit)):
        return ended
    last = match.speech.last
    if unit == "D" and last and match.has("MOD") and len(last) == 10 and _near(match):
        return Meaning(last)
    if unit in ("Q", "Y") and last and modified and not match.has("MOD") and _near(match):
        return at(_first_day(last), unit)
    return _from_written(match, unit, 0)


def _near(match: Match) -> bool:
    return match.begin - match.speech.last_start < 40


def _first_day(value: str) -> date | None:
    covered = interval(value)
    return covered.earliest if covered else None


def _singular(match: Match) -> frozenset[str]:
    return frozenset({"day", "week", "month", "quarter", "year", "date"})


def _unit_that_ended(match: Match, unit: str) -> Meaning | None:
    """"The quarter ended June 30" is the second, whatever the day of writing."""
    words, end = match.tokens.words, match.end
    months = match.language.values["MONTH"]
    if end + 1 >= len(words) or words[end] not in match.language.values.get("ENDED", {}):
        return None
    if words[end + 1] not in months:
        return None
    month = int(months[words[end + 1]])
    year = month_or_day_year(match, month, None)
    if year is None:
        return None
    return at(date(year, month, 1), unit)


def month_quarter(match: Match) -> Meaning | None:
    """The September quarter."""
    month = month_number(match)
    year = month_or_day_year(match, month, None)
    return at(date(year, month, 1) if year else None, "Q")


def weekday(match: Match) -> Meaning | None:
    """Friday, last Friday, Friday the 13th, Monday of next week."""
    name = match.value("WD") or match.value("WDABBR")
    if not name or _is_day_name(match):
        return None
    number = int(name)
    if match.has("D"):
        return _weekday_of_month(match, number)
    if match.has("WDABBR") and match.word("WDABBR") in match.language.cased and match.word_before() != "on":
        return None
    return Meaning(_weekday_value(match, number) + _part(match))


def _is_day_name(match: Match) -> bool:
    """"Bloody Sunday", "The Sunday Times"."""
    values = match.language.values
    before = match.gap_before() == " " and match.word_before() in values.get("DAYNAME", {})
    after = match.gap_after() == " " and match.word_after() in values.get("DAYPAPER", {})
    return before or (after and match.tokens.text[match.tokens.starts[match.end]].isupper())


def _weekday_value(match: Match, number: int) -> str:
    written = match.speech.day
    if written is None:
        return f"XXXX-WXX-{number}"
    words, step = match.all_words(), step_of(match)
    monday = written - timedelta(days=written.weekday())
    if any(word in ("week",) for word in words):
        return (monday + timedelta(days=7 * (step or 0) + number - 1)).isoformat()
    back = (written.isoweekday() - number) % 7
    if step is None:
        day = weekday_near(match, number)
    elif "past" in words or (step < 0 and written.weekday() > 4):
        day = written - timedelta(days=back or 7)
    elif step < 0:
        day = monday + timedelta(days=number - 8)
    elif "coming" in words or "upcoming" in words:
        day = written + timedelta(days=(-back) % 7 or 7)
    elif step == 0:
        day = written + timedelta(days=(-back) % 7)
    else:
        day = monday + timedelta(days=7 + number - 1)
    return day.isoformat() if day else f"XXXX-WXX-{number}"


def _part(match: Match) -> str:
    for word in match.all_words():
        part = match.language.values["PART"].get(word)
        if part:
            return f"T{part}"
    return ""


def _weekday_of_month(match: Match, weekday: int) -> Meaning | None:
    """"Tuesday the 11th": the nearest month whose 11th is a Tuesday."""
    written, number = match.speech.day, day_number(match)
    if written is None or number is None or number > 31:
        return None
    for months in sorted(range(-12, 13), key=lambda m: (abs(m), -m)):
        there = shift_months(written.replace(day=1), months)
        day = shift_days(there, number - 1) if there else None
        if there and day and day.month == there.month and day.isoweekday() == weekday:
            return Meaning(day.isoformat())
    return None


def weekdays(match: Match) -> Meaning | None:
    """Mondays, every Friday."""
    name = match.value("WDS") or match.value("WD")
    return Meaning(f"XXXX-WXX-{name}", "vague") if name else None


def bare_day(match: Match) -> Meaning | None:
    """"The 9th", of the month that fits."""
    before, after = match.word_before(), match.word_after()
    joins = match.language.values.get("JOINS", {})
    if before not in match.language.values.get("DAYLEAD", {}):
        return None
    if match.gap_after() == " " and after not in joins:
        return None
    number, written = day_number(match), match.speech.day
    if number is None or not 1 <= number <= 31:
        return None
    if written is None:
        return Meaning(f"XXXX-XX-{number:02}")
    cue = cue_of(match).direction
    months = 0
    if number > written.day + 3 and cue != FUTURE:
        months = -1
    elif number < written.day and cue == FUTURE:
        months = 1
    there = shift_months(written.replace(day=1), months)
    return dated(there.year, there.month, number) if there else None


def day_of_month(match: Match) -> Meaning | None:
    """The 15th of next month."""
    written, number, step = match.speech.day, day_number(match), step_of(match)
    if number is None or written is None:
        return None
    there = shift_months(written.replace(day=1), step or 0)
    return dated(there.year, there.month, number) if there else None


def week_number(match: Match) -> Meaning | None:
    """Week 31, of this or another year."""
    year = _year_said(match) or (match.speech.day.year if match.speech.day else None)
    number = match.word("NUM")
    if year is None or len(number) > 2 or not 1 <= int(number) <= 53:
        return None
    return Meaning(f"{year:04}-W{int(number):02}")


def day_word(match: Match) -> Meaning | None:
    """Today, yesterday, tonight, last night, this morning."""
    words, written = match.all_words(), match.speech.day
    step = int(match.value("DAYWORD") or 0)
    part = _part(match)
    if "tonight" in words:
        part = "TNI"
    elif part and not match.has("DAYWORD"):
        step = -1 if "last" in words else 0
    if "yesterday" in words and "before" in words:
        step = -2
    if "tomorrow" in words and "after" in words:
        step = 2
    if "yesterday" in words:
        step = min(step, -1)
    day = shift_days(written, step) if written else None
    meaning = at(day, "D")
    return Meaning(meaning.value + part) if part else meaning


def weekend(match: Match) -> Meaning | None:
    """This weekend: the value is the week's, with -WE."""
    written, words = match.speech.day, match.all_words()
    if words[-1].endswith("s"):
        return None
    if written is None:
        return Meaning("XXXX-WXX-WE")
    step = step_of(match)
    if "past" in words:
        step = -1
    saturday = written + timedelta(days=5 - written.weekday())
    if step is None:
        direction = cue_of(match).direction
        early = written.weekday() < (5 if direction == PAST else 3)
        step = -1 if early and direction != FUTURE else 0
    elif step == 0 and written.weekday() < 2 and cue_of(match).direction == PAST:
        step = -1
    day = shift_days(saturday, 7 * step)
    if day is None:
        return None
    year, week, _ = day.isocalendar()
    role = None if len(words) > 1 else "minor"
    return Meaning(f"{year:04}-W{week:02}-WE", role)


def last_month(match: Match) -> Meaning | None:
    """Last October, next March, October of last year."""
    month, step, written = month_number(match), step_of(match), match.speech.day
    if step is None or written is None:
        return dated(None, month, None)
    if match.has("DE"):
        return dated(_stepped_year(written, month, step), month, None)
    return dated(written.year + step, month, None)


def _stepped_year(written: date, month: int, step: int) -> int:
    if step < 0:
        return written.year - (month >= written.month)
    if step > 0:
        return written.year + (month <= written.month)
    return written.year


def date_of_year(match: Match) -> Meaning | None:
    """April 5 of last year."""
    written, step = match.speech.day, step_of(match)
    day = day_number(match)
    year = written.year + (step or 0) if written else None
    return dated(year, month_number(match), day)


_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(match: Match) -> Meaning | None:
    """This spring, last summer, the winter of 1991."""
    name, words = match.value("SEASON"), match.all_words()
    if year := year_of(match):
        return Meaning(f"{year:04}-{name}")
    if len(words) == 1 or (words[-2] == "the" and name != "FA"):
        before = match.word_before()
        if before not in ("in", "by", "during", "until", "since", "this", "of") or name == "FA":
            return None
    if words[-1] == "fall" and words[-2:-1] == ["the"]:
        return None
    written, step = match.speech.day, step_of(match)
    if written is None:
        return Meaning(f"XXXX-{name}")
    return Meaning(f"{_season_year(match, written, name, step):04}-{name}")


def _season_year(match: Match, written: date, name: str, step: int | None) -> int:
    start = _SEASON_STARTS[name]
    if step is None:
        return month_or_day_year(match, start, None) or written.year
    if step < 0:
        return written.year - (start + 2 >= written.month)
    if step > 0:
        return written.year + (start <= written.month)
    if name == "WI" and written.month < 3:
        return written.year - 1
    return written.year


def ago(match: Match) -> Meaning | None:
    """Three years ago: to the unit in which it is counted."""
    count = amount(match)
    if count is None:
        return Meaning("PAST_REF")
    if match.has("SUBUNIT"):
        return Meaning("PAST_REF")
    unit = unit_in(match)
    if unit == "Y" and count == 1 and (year_before := _year_before(match)):
        return year_before
    return counted_from(match, match.speech.day, unit, -count)


def ago_this(match: Match) -> Meaning | None:
    """Three years ago this month, ten years ago Tuesday."""
    count, written = amount(match), match.speech.day
    if count is None or written is None or count != int(count):
        return ago(match)
    there = shifted(written, unit_in(match), -int(count))
    if there is None:
        return None
    if match.has("UNIT2"):
        return at(there, match.value("UNIT2"))
    if match.has("MO"):
        return dated(there.year, month_number(match), None)
    if match.has("WD"):
        day = weekday_near(match, int(match.value("WD")))
        there = shifted(day, unit_in(match), -int(count)) if day else None
    return at(there, "D")


def week_of(match: Match) -> Meaning | None:
    """The week of March 3."""
    day = _said_day(match)
    return at(day, "W") if day else None


def _said_day(match: Match) -> date | None:
    month, number = month_number(match), day_number(match)
    year = year_of(match) or month_or_day_year(match, month, number)
    meaning = dated(year, month, number) if year else None
    return date.fromisoformat(meaning.value) if meaning else None


def part_of_date(match: Match) -> Meaning | None:
    """The evening of March 3."""
    day, part = _said_day(match), _part(match)
    return Meaning(day.isoformat() + part) if day else None


def month_of(match: Match) -> Meaning | None:
    """The month of October."""
    month = month_number(match)
    return dated(year_of(match) or month_or_day_year(match, month, None), month, None)


def short_quarter(match: Match) -> Meaning | None:
    """Q3 2012."""
    number = int(match.word("DD"))
    if not 1 <= number <= 4:
        return None
    year = year_of(match)
    return Meaning(f"{year:04}-Q{number}") if year else _quarter(match, number)


def _year_before(match: Match) -> Meaning | None:
    """A year before the quarter or month spoken of just now."""
    from .anaphora import year_before_spoken

    return year_before_spoken(match)


def counted_from(match: Match, start: date | None, unit: str, count: float) -> Meaning:
    if count != int(count):
        months = {"Y": 12, "DE": 120}.get(unit)
        if months is None:
            return Meaning("PAST_REF" if count < 0 else "FUTURE_REF")
        return at(shifted(start, "M", round(count * months)) if start else None, unit)
    return at(shifted(start, unit, int(count)) if start else None, unit)


def hence(match: Match) -> Meaning | None:
    """Two years from now; in words "today" and "tomorrow" the day counts on."""
    count = amount(match)
    if count is None:
        return Meaning("FUTURE_REF")
    unit = unit_in(match)
    start, words = match.speech.day, match.all_words()
    if "tomorrow" in words and start:
        start = shift_days(start, 1)
    if words[-1] in ("today", "tomorrow") and start and count == int(count):
        return at(shifted(start, unit, int(count)), "D")
    return counted_from(match, start, unit, count)


def in_units(match: Match) -> Meaning | None:
    """"In two weeks" is a point when something lies ahead, else a stretch of time."""
    count = amount(match)
    unit = unit_in(match)
    return Meaning(f"P{in_digits(count)}{unit}", first=1)


def ordinal_unit(match: Match) -> Meaning | None:
    """The third quarter, the last week of March, the first half of next year."""
    number = ordinal_of([w for w in match.words("O") if w.isdecimal() or w not in match.language.values["SUFFIX"]], match.language)
    unit = unit_in(match)
    if number is None:
        return None
    if unit == "Q":
        return _quarter(match, number)
    if unit == "W":
        return _week_of(match, number)
    if unit == "M" and (year := _year_said(match)):
        return dated(year, number % 13, None) if 1 <= number <= 12 else None
    if unit == "CE":
        return None
    return None


def _year_said(match: Match) -> int | None:
    """The year of "of 2009", "of last year"."""
    if year := year_of(match):
        return year
    step, written = step_of(match), match.speech.day
    if match.has("O") and match.words("O")[0] in match.language.values["DEIC"]:
        following = [w for w in match.all_words()[2:] if w in match.language.values["DEIC"]]
        step = int(match.language.values["DEIC"][following[0]]) if following else None
    if written and step is not None:
        return written.year + step
    return None


def _quarter(match: Match, number: int) -> Meaning | None:
    number = 4 if number == -1 else number
    if not 1 <= number <= 4:
        return None
    if match.word_after() == "of" and not match.has("YEAR"):
        return None
    year = _year_said(match)
    written = match.speech.day
    if year is None and written:
        if match.has("O") and match.words("O")[0] in ("last", "latest") and not match.has("YEAR"):
            return _from_written(match, "Q", -1)
        ahead = (date(written.year, 3 * number - 2, 1) - written).days
        cue = cue_of(match)
        year = written.year
        if ahead > 135 or (ahead > 20 and cue.direction == PAST and cue.governs):
            year -= 1
        elif cue.direction == FUTURE and ahead < -120:
            year += 1
    elif year is None:
        year = match.speech.year
    return Meaning(f"{year:04}-Q{number}" if year else f"XXXX-Q{number}")


def _week_of(match: Match, number: int) -> Meaning | None:
    if match.has("MO"):
        month = month_number(match)
        year = year_of(match) or month_or_day_year(match, month, None)
        if year is None:
            return None
        if number == -1:
            first = shift_months(date(year, month, 1), 1)
            day = shift_days(first, -7) if first else None
        else:
            day = shift_days(date(year, month, 1), 7 * (number - 1) + 3)
        return at(day, "W") if day else None
    year = _year_said(match)
    if year is None:
        return None
    if number == -1:
        return at(date(year, 12, 28), "W")
    return Meaning(f"{year:04}-W{number:02}") if 1 <= number <= 53 else None


def half(match: Match) -> Meaning | None:
    """The first half of 1990."""
    words = match.all_words()
    number = 1 if "first" in words else 2
    year = _year_said(match)
    if year is None:
        if match.word_after() == "of" or match.word_before() not in ("in", "for", "during"):
            return None
        written = match.speech.day
        year = written.year if written else None
    return Meaning(f"{year:04}-H{number}" if year else f"XXXX-H{number}")


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "this_unit": this_unit,
    "the_unit": the_unit,
    "unit_end": lambda match: _from_written(match, match.value("UNIT") or "Y", 0),
    "month_quarter": month_quarter,
    "weekday": weekday,
    "weekday_named": weekday,
    "weekdays": weekdays,
    "bare_day": bare_day,
    "day_of_month": day_of_month,
    "week_number": week_number,
    "day_word": day_word,
    "weekend": weekend,
    "last_month": last_month,
    "date_of_year": date_of_year,
    "season": season,
    "ago": ago,
    "ago_this": ago_this,
    "week_of": week_of,
    "part_of_date": part_of_date,
    "month_of": month_of,
    "short_quarter": short_quarter,
    "hence": hence,
    "in_units": in_units,
    "ordinal_unit": ordinal_unit,
    "half": half,
}
