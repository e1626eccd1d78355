"""Years counted from the beginning of a reign or a republic: 令和6年4月10日, 民國113年."""

from __future__ import annotations

from collections.abc import Callable

from .context import Match
from .found import Meaning
from .numbers import han_number
from .reading import dated, day_number, month_number


def _year_of_era(match: Match) -> int:
    if match.has("HE"):
        return han_number(match.words("HE"), match.language)
    number = match.word("NUM")
    return int(number) if number.isdecimal() else 1  # 元年, the first


def era_date(match: Match) -> Meaning | None:
    """The argument is the year before the era's first."""
    number = _year_of_era(match)
    year = int(match.argument) + number
    if number > 150 or not 1800 <= year <= 2200:
        return None
    month = month_number(match)
    return dated(year, month, day_number(match)) if month else Meaning(f"{year:04}")


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {"era_date": era_date}
