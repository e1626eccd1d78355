"""Dates that say themselves which days they mean, wholly or but for the year."""

from __future__ import annotations

from collections.abc import Callable

from .calendar import valid_day
from .context import Match
from .found import Meaning


def date_of(match: Match) -> Meaning | None:
    """Month with or without day and year."""
    month = int(match.value("MONTH"))
    day = int(match.word("DD")) if match.has("DD") else None
    year = int(match.word("YEAR")) if match.has("YEAR") else match.speech.year
    if day is not None and not valid_day(year or 2000, month, day):
        return None
    tail = f"{month:02}" if day is None else f"{month:02}-{day:02}"
    return Meaning(f"{year:04}-{tail}" if year else f"XXXX-{tail}")


MEANINGS: dict[str, Callable[[Match], Meaning | None]] = {"date": date_of}
