"""When an input was fetched: nothing that it tells of was published later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from sitegen.infer.clues import Clue
from sitegen.infer.stamps import declared_date
from sitegen.infer.stated import evidence, of_field
from sitegen.model import CleanText, Evidence, Guess, PartialDate

# Days by which the capture's zone may differ from the writer's.
_ZONES = timedelta(days=1)
# No page was fetched before there were any; an earlier time is a mistake of the record.
_FIRST_PAGE = date(1990, 12, 20)
_CONFIDENCE = 0.4


def captured(text: CleanText) -> tuple[date, Evidence] | None:
    """The last day on which it can have been published, and what says so."""
    found = [
        (when.latest + _ZONES, evidence(statement))
        for statement in of_field(text, "captured")
        if (when := declared_date(statement.value)) and when.latest and when.latest > _FIRST_PAGE
    ]
    return min(found, key=lambda pair: pair[0], default=None)


def not_after(clues: Sequence[Clue], last: date) -> list[Clue]:
    """The clues without those of later days; all where there are no others: the capture errs."""
    return [c for c in clues if not c.when.earliest or c.when.earliest <= last] or [*clues]


def bounded(guess: Guess[PartialDate], last: date, proof: Evidence) -> Guess[PartialDate]:
    """A date that is unknown, or known between bounds, with this one."""
    when = guess.value
    if when.precision == "unknown":
        return Guess(PartialDate(None, last, "interval"), _CONFIDENCE, "time of capture", (proof,))
    is_later = when.latest is None or when.latest > last
    if when.precision != "interval" or not is_later or (when.earliest and when.earliest > last):
        return guess
    return replace(guess, value=replace(when, latest=last), evidence=(*guess.evidence, proof))
