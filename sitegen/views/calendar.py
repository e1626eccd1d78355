"""Which page of the timeline a date is on.

A year's page shows everything in it while that is readable; a longer year only lists its months,
whose pages show it.  Every month with an entry has a page, and every day with two or more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sitegen.views.base import DateView

LONGEST = 100
"""Most entries that a year's page shows itself."""
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


class Calendar:
    """How many entries each year, month and day has."""

    def __init__(self, dates: Iterable[DateView]) -> None:
        self._counts: Counter[str] = Counter()
        for when in dates:
            span = span_of(when)
            for size in (4, 7, 10):
                if len(span) >= size:
                    self._counts[span[:size]] += 1

    def __getitem__(self, span: str) -> int:
        return self._counts[span]

    def is_long(self, year: str) -> bool:
        """Whether a year's page leaves its entries to the months' pages."""
        return self._counts[year[:4]] > LONGEST

    def has_day(self, day: str) -> bool:
        """Whether a day has a page of its own."""
        return self._counts[day] > 1

    def route(self, span: str) -> str:
        """The page of a year, month or day; a day without one is on its month's."""
        year, month, day = span[:4], span[5:7], span[8:10]
        if day and self.has_day(span):
            return f"timeline/{year}/{month}/{day}.html"
        return f"timeline/{year}/{month}.html" if month else f"timeline/{year}.html"

    def place(self, when: DateView, anchor: str = "") -> str:
        """Where a date is shown among its neighbours: the year's page, or the month's if long."""
        span = span_of(when)
        if not span:
            return UNDATED
        page = self.route(span[:7] if self.is_long(span) else span[:4])
        return f"{page}#{anchor}" if anchor else page
