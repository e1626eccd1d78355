"""Years counted from the beginning of a reign or a republic: 令和6年4月10日, 民國113年."""

from __future__ import annotations

from collections.abc import Callable

from .context import Match
from .found import Meaning
from .reading import dated, day_number, month_number


def era_date(match: Match) -> Meaning | None:
    """The argument is the year before the era's first."""
    number = match.word("NUM")
    year = int(match.argument) + (int(number) if number else 1)
    if len(number) > 3 or not 1800 <= year <= 2200:
        return None
    month = month_number(match)
    return dated(year, month, day_number(match)) if month else Meaning(f"{year:04}")


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {"era_date": era_date}
