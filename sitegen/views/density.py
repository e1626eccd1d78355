"""How many articles and events a year or month has: the bars of the charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct

from sitegen.views.base import DateView

UP = 64
DOWN = 32
"""Most that a bar reaches above and below the line, in CSS pixels."""
_BY_MONTH = 4
"""Years of which a chart may show every month."""
_BY_YEAR = 100
"""Years that a chart may show one by one; of more it shows decades."""


class Bar(Struct, frozen=True, gc=False):
    """One column of a chart.  Across, lengths are per cent, so that a chart fits any screen without
    its words being squeezed; upwards they are pixels."""

    period: str
    """``2024`` or ``2024-04``; of a decade its first year."""
    route: str
    articles: int
    events: int
    x: float
    up: float
    down: float
    label: str
    """``""``: the axis does not name it; ``minor``: only where there is room; ``major``."""


class Density(Struct, frozen=True, gc=False):
    """A chart: articles above the line, events below it."""

    bars: tuple[Bar, ...]
    step: float
    unit: str = "year"
    up: int = UP
    down: int = DOWN


def periods(dates: Iterable[DateView], unit: str) -> Counter[str]:
    """How many dates lie wholly in each year or month."""
    size = 4 if unit == "year" else 7
    counted: Counter[str] = Counter()
    for when in dates:
        if when.earliest and when.latest and when.earliest[:size] == when.latest[:size]:
            counted[when.earliest[:size]] += 1
    return counted


def known_years(dates: Iterable[DateView]) -> list[str]:
    """The years in which surely something lies, in order; no bound of a date known less exactly."""
    return sorted(periods(dates, "year"))


def fitting_unit(dates: Iterable[DateView]) -> str:
    """Months where they are few, else years."""
    years = [int(when.earliest[:4]) for when in dates if when.earliest]
    return "month" if years and max(years) - min(years) < _BY_MONTH else "year"


def density(
    articles: Iterable[DateView],
    events: Iterable[DateView],
    unit: str,
    route: Callable[[str], str],
    whole: tuple[str, str] | None = None,
) -> Density:
    """Bars for every year or month from the first to the last that has any, or of the whole.

    Of very many years they are of decades, and lead to the first year that has anything.
    """
    published, happened = periods(articles, unit), periods(events, unit)
    named = sorted(published.keys() | happened.keys())
    if not named:
        return Density((), 1.0, unit)
    routes = {period: route(period) for period in reversed(named)}
    if unit == "year" and len(named) > _BY_YEAR:
        unit = "decade"
        routes = {_decade(year): first for year, first in routes.items()}
        published, happened = _by_decade(published), _by_decade(happened)
    run = _run(*(whole or (named[0], named[-1])), unit)
    most_up = max(published.values(), default=1)
    most_down = max(happened.values(), default=1)
    step = min(100 / len(run), 8.33)
    bars = tuple(
        Bar(
            period=period,
            route=routes.get(period, ""),
            articles=published[period],
            events=happened[period],
            x=round(index * step, 2),
            up=_length(published[period], most_up, UP),
            down=_length(happened[period], most_down, DOWN),
            label=_label(period, len(run), unit),
        )
        for index, period in enumerate(run)
    )
    shown = tuple(bar for bar in bars if bar.route or bar.label)
    # A layer that has nothing takes no room.
    up, down = UP if published else 0, DOWN if happened else 0
    return Density(shown, round(step, 2), unit, up, down)


def _decade(year: str) -> str:
    return f"{year[:3]}0"


def _by_decade(years: Counter[str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for year, count in years.items():
        counted[_decade(year)] += count
    return counted


def _length(count: int, most: int, longest: int) -> float:
    return round(max(2.0, longest * count / most), 1) if count else 0.0


def _run(first: str, last: str, unit: str) -> list[str]:
    if unit == "decade":
        return [f"{year:04}" for year in range(int(first) // 10 * 10, int(last) + 1, 10)]
    if unit == "year":
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    end = int(last[:4]) * 12 + int(last[5:]) - 1
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, end + 1)]


def _label(period: str, count: int, unit: str) -> str:
    """Some twelve periods are named, half of them also on a narrow screen."""
    if len(period) == 7:
        month = int(period[5:])
        if count <= 14:
            return "major" if month % 3 == 1 else "minor"
        return "major" if month == 1 else ""
    year = int(period) // (10 if unit == "decade" else 1)
    spacing = next(size for size in (1, 2, 5, 10, 20, 50, 100, 1000) if count / size <= 14)
    if year % spacing:
        return ""
    return "major" if count <= 6 or year // spacing % 2 == 0 else "minor"
