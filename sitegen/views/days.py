"""The days of the year: what happened on a tenth of April."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sitegen.views.base import Page, SiteView
from sitegen.views.calendar import part_route
from sitegen.views.entries import Entry, part_links, parted
from sitegen.views.paging import Piece


class DayOfYearView(Struct, frozen=True, gc=False):
    day: str
    """``04-10``."""
    entries: tuple[Entry, ...]
    earlier: str
    later: str
    parts: tuple[Piece, ...] = ()
    number: int = 1


class DaysView(Struct, frozen=True, gc=False):
    """Every day of the year; ``months`` has a tuple of (day, count) for each month."""

    months: tuple[tuple[tuple[str, int], ...], ...]


def day_route(day: str) -> str:
    """The page of a day of the year, ``04-10``."""
    return f"timeline/on/{day}.html"


def days_of_year(entries: Iterable[Entry], site: SiteView) -> Iterator[Page]:
    """A page for each day of the year on which there was something, and one of all days."""
    days: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if len(entry.span) == 10:
            days[entry.span[5:]].append(entry)
    keys = sorted(days)
    for index, day in enumerate(keys):
        # The year goes round: before the first day comes the last.
        earlier, later = keys[index - 1], keys[(index + 1) % len(keys)]
        parts = parted(days[day])
        links = part_links(day_route(day), len(parts))
        for number, part in enumerate(parts, 1):
            view = DayOfYearView(day, part, day_route(earlier), day_route(later), links, number)
            route = part_route(day_route(day), number)
            yield Page(route, "day-of-year.html", view, site=site)
    lengths = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    months = tuple(
        tuple((day := f"{month:02}-{number:02}", len(days.get(day, ())))
              for number in range(1, length + 1))
        for month, length in enumerate(lengths, 1)
    )  # fmt: skip
    yield Page("timeline/on/index.html", "days.html", DaysView(months), site=site)
