"""Which page of the timeline a date is on.

A year's page shows everything in it while that is readable; a longer year only lists its months,
whose pages show it, and a longer month its days.  Every month with an entry has a page, and every
day with two or more, or of a long month.  What is left on a page that is still too long, because
it is of one day or known less exactly, is shown in parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sitegen.views.base import DateView

LONGEST = 80
"""Most entries that a page shows."""
UNDATED = "timeline/undated.html"


def span_of(when: DateView) -> str:
    """The day, month or year that a date lies wholly in: ``2024-04-10``, ``2024-04``, ``2024``.

    A date that spans years belongs to its first; one that is open at an end belongs to nothing, for
    "2018 or later" is not a thing of 2018.
    """
    first, last = when.earliest, when.latest
    if not first or not last:
        return ""
    for size in (10, 7):
        if first[:size] == last[:size]:
            return first[:size]
    return first[:4]


def event_key(when: DateView, name: str) -> str:
    """By what events are put in order: those of one span come one after the other."""
    return f"{span_of(when)}a{when.latest}{name}"


def part_route(route: str, number: int) -> str:
    """The page of a part, from 1; the first is the page itself."""
    return route if number < 2 else f"{route.removesuffix('.html')}/part-{number}.html"


class Calendar:
    """How many entries each year, month and day has."""

    def __init__(
        self, dates: Iterable[DateView], events: Sequence[tuple[DateView, str]] = ()
    ) -> None:
        """``events`` are those among the dates that have a name to be found by."""
        self._counts: Counter[str] = Counter()
        self._ranks = _ranks(events)
        for when in dates:
            span = span_of(when)
            for size in (4, 7, 10):
                if len(span) >= size:
                    self._counts[span[:size]] += 1

    def __getitem__(self, span: str) -> int:
        return self._counts[span]

    def is_long(self, span: str) -> bool:
        """Whether a year's or month's page leaves its entries to those of the spans in it."""
        return self._counts[span] > LONGEST

    def has_day(self, day: str) -> bool:
        """Whether a day has a page of its own."""
        return self._counts[day] > 1 or (self._counts[day] > 0 and self.is_long(day[:7]))

    def route(self, span: str) -> str:
        """The page of a year, month or day; a day without one is on its month's."""
        year, month, day = span[:4], span[5:7], span[8:10]
        if day and self.has_day(span):
            return f"timeline/{year}/{month}/{day}.html"
        return f"timeline/{year}/{month}.html" if month else f"timeline/{year}.html"

    def place(self, when: DateView, name: str) -> str:
        """Where an event is shown among its neighbours."""
        span = span_of(when)
        if not span:
            return UNDATED
        shown = self._shown(span)
        part = self._ranks.get(name, 0) // LONGEST + 1 if shown == span else 1
        return f"{part_route(self.route(shown), part)}#{name}"

    def section(self, when: DateView) -> str:
        """Where a date's day, month or year is told of as a whole."""
        span = span_of(when)
        if not span:
            return UNDATED
        shown = self._shown(span)
        size = {4: 7, 7: 10}.get(len(shown), 99)
        return self.route(shown) + (f"#s{span[:size]}" if len(span) >= size else "")

    def _shown(self, span: str) -> str:
        """The year, month or day whose page shows what is of a span."""
        if len(span) == 4 or not self.is_long(span[:4]):
            return span[:4]
        return span[:7] if len(span) == 7 or not self.is_long(span[:7]) else span


def _ranks(events: Sequence[tuple[DateView, str]]) -> dict[str, int]:
    """Name of each event -> its place among those of the same span."""
    counted: Counter[str] = Counter()
    ranks: dict[str, int] = {}
    for when, name in sorted(events, key=lambda event: event_key(*event)):
        span = span_of(when)
        ranks[name] = counted[span]
        counted[span] += 1
    return ranks
