"""Stretches of time and what recurs: "two years", "the past three years", "daily"."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.model import PartialDate

from .calendar import shifted
from .context import Match
from .found import Meaning
from .numbers import count_of, in_digits
from .reading import counted, step_of, unit_of


def amount(match: Match, group: str = "N") -> float | None:
    """How many units a match speaks of: None if it does not say, as in "years ago"."""
    if not match.has(group):
        return None if match.first_value("UNITS", "HOURS") else 1.0
    count = count_of(match.words(group), match.language)
    if count and match.first_value("UNIT", "UNITS").startswith("2"):
        return 2 * count  # a fortnight is two weeks
    return count


def period(match: Match, count: float | None) -> str:
    """P3Y, PT24H, PXD."""
    unit = unit_of(match)
    if unit.startswith("T"):
        return f"PT{in_digits(count)}{unit[1:]}"
    return f"P{in_digits(count)}{unit}"


def duration(match: Match) -> Meaning | None:
    """Two and a half years; plain "years" is some of them."""
    if match.first_value("UNIT", "HOUR") and not match.has("N"):
        other = unit_of(match) == "D" or match.gap_after() == "-"  # "another day we can come"
        return None if other else Meaning(period(match, 1))  # "another year"
    if not match.has("N"):
        if match.gap_before() == "-":
            return None  # "after-hours trading"
        following = match.word_after()
        if len(following) == 4 and following.isdecimal() and match.gap_after() == " ":
            return None  # "the years 1980 through 1987"
        return Meaning(period(match, None))
    if unit_of(match) == "Q" and match.words("N")[-1] not in match.language.values["SMALL"]:
        return None  # a quarter of something
    if _may_be_ordinal(match) or _names_year(match) or _is_no_number(match):
        return None
    some_day = unit_of(match) == "D" and match.words("N")[-1] in match.language.lists["ARTICLE"]
    if some_day and (match.precedes("DAYTHAT") or _describes_day(match)):
        return None  # "a day that …", "not a day anybody …"
    value = period(match, amount(match, "N2" if match.has("N2") else "N"))
    return Meaning(value, first=_words_left_out(match))


def _describes_day(match: Match) -> bool:
    """As in "quite a day", "for a day like this"; not in "for a day" without more words."""
    lasts = match.follows("FORTHE") and match.is_last_of_clause()
    return match.follows("DESCRIBES") and not lasts


def _words_left_out(match: Match) -> int:
    """Of "spread over four weeks" the preposition, of "the 10-year notes" the article.

    "For over four weeks" says how many at least.
    """
    lists = match.language.lists
    if match.word("APX") in lists["SPREADOVER"] and len(match.words("APX")) == 1:
        first = match.gap_before() in ".!(" and match.gap_after() != ","
        return not (first or match.follows("MEASURELEAD") or match.precedes("OF"))
    if match.has("THE"):
        several = match.all_words()[-1] in match.language.values["UNITS"]
        return not several or match.tokens.gaps[match.end - 1] == "-"
    return 0


def _is_no_number(match: Match) -> bool:
    """As in "a years-long drought", "the second in as many weeks"."""
    words, language = match.words("N"), match.language
    article = len(words) == 1 and words[0] in language.lists["ARTICLE"]
    if article and match.first_value("UNITS", "HOURS"):
        return True
    return match.follows("ASAS") and words[0] in language.values["SOME"]


def _names_year(match: Match) -> bool:
    """As in "the 2024 model year"."""
    number = match.word("N")
    return len(number) == 4 and number.isdecimal() and match.has("THE")


def _may_be_ordinal(match: Match) -> bool:
    """Seconds are counted in digits or in the plural: "30-second", not "a second"."""
    single = unit_of(match) == "TS" and match.first_value("HOUR") != ""
    return single and not match.words("N")[-1].isdecimal()


def _may_be_verb(match: Match) -> bool:
    """As in "could last two days"."""
    lists = match.language.lists
    lasts = match.begins_with("LASTING") and match.word("LASTING") in lists["LASTS"]
    return lasts and match.word_before() in lists["INFINITIVE"]


def stretch(match: Match) -> Meaning | None:
    """The past three years: a length, and with a known day also a place in the calendar."""
    if _may_be_verb(match):
        return None
    count = amount(match)
    value, written, step = period(match, count), match.speech.day, step_of(match)
    if not count or not written or count != int(count) or not step or value.startswith("PT"):
        return Meaning(value)
    other = shifted(written, unit_of(match), int(count) * step)
    if other is None:
        return Meaning(value)
    when = PartialDate(min(written, other), max(written, other), "interval")
    return Meaning(value, "minor", when)


def half_more(match: Match) -> Meaning | None:
    """A year and a half, or so long ago."""
    count, unit = amount(match), unit_of(match)
    if count is None:
        return None
    if match.has("AGO") and not unit.startswith("T"):
        return counted(match.speech.day, unit, -count - 0.5)
    return Meaning(period(match, count + 0.5))


def unit_long(match: Match) -> Meaning | None:
    """Weeklong, month-old, decades-old."""
    count = None if match.first_value("UNITS", "HOURS") else 1.0
    return Meaning(match.value("LONG") or period(match, count))


_HALVES = {"TH": "PT30M", "TM": "PT30S", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
_QUARTERS = {"TH": "PT15M", "TM": "PT15S", "Y": "P3M", "CE": "P25Y"}


def half_unit(match: Match) -> Meaning | None:
    """A half-hour, half a century."""
    unit = unit_of(match)
    return Meaning(_HALVES.get(unit, f"P0.5{unit}"))


def quarter_unit(match: Match) -> Meaning | None:
    """A quarter of a century."""
    value = _QUARTERS.get(unit_of(match, "UNIT") or unit_of(match, "HOUR"))
    return Meaning(value) if value else None


def all_unit(match: Match) -> Meaning | None:
    """All day; no title of a song."""
    return None if match.is_title_word() else Meaning(period(match, 1))


_OPEN_FORMS = {
    "WEEKEND": "XXXX-WXX-WE",
    "SEASON": "XXXX-{}",
    "MONTH": "XXXX-{:0>2}",
    "PART": "XXXX-XX-XXT{}",
}


def recurring(match: Match) -> Meaning | None:
    """Every two weeks, every other year, annual."""
    if match.has("ADVSET"):
        if match.is_title_word():
            return None  # Publishers Weekly
        return Meaning(match.value("ADVSET"), "vague")
    for name, form in _OPEN_FORMS.items():
        if match.has(name):
            return Meaning(form.format(match.value(name)), "vague")
    count = amount(match)
    other = not match.language.lists["OTHER"].isdisjoint(match.all_words())
    return Meaning(period(match, 2 * count if other and count else count), "vague")


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {
    "duration": duration,
    "stretch": stretch,
    "half_more": half_more,
    "unit_long": unit_long,
    "half_unit": half_unit,
    "quarter_unit": quarter_unit,
    "all_unit": all_unit,
    "recurring": recurring,
}
