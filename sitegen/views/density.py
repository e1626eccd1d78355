"""How many articles and events a year or month has: the bars of the charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from sitegen.views.base import DateView

UP = 64
DOWN = 32
"""Most that a bar reaches above and below the line, in CSS pixels."""
_BY_MONTH = 4
"""Years of which a chart may show every month."""
_BY_YEAR = 100
"""Years that a chart may show one by one; of more it shows decades."""
_LONG, _SCATTERED, _SHORTER = 60, 0.1, 0.6
"""Years from which on a chart is too long to be read, the share of those named that may be few and
far before the others, and how much shorter it must become without them."""
_NAMED_EARLY = 16
"""Per cent of the axis that the name of what was before takes."""


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
    early: bool = False
    """It stands for all that was before, too."""


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

    Of very many years they are of decades, and lead to the first year that has anything.  A few
    years long before the others are one bar together, so that those can be told apart.
    """
    published, happened = periods(articles, unit), periods(events, unit)
    named = sorted(published.keys() | happened.keys())
    if not named:
        return Density((), 1.0, unit)
    routes = {period: route(period) for period in reversed(named)}
    start = _beginning(named) if unit == "year" and not whole else ""
    if unit == "year" and len(named) > _BY_YEAR:
        unit, start = "decade", _decade(start)
        routes = {_decade(year): first for year, first in routes.items()}
        published, happened = _by_decade(published), _by_decade(happened)
    run = _run(*(whole or (start or named[0], named[-1])), unit)
    early = f"{int(start) - 1:04}" if start else ""
    if early:
        run = [early, *run]
        routes[early] = route(named[0])
        published, happened = _before(start, published, early), _before(start, happened, early)
    step = min(100 / len(run), 8.33)
    bars = _bars(run, (published, happened), step, unit, early)
    linked = (replace(bar, route=routes.get(bar.period, "")) for bar in bars)
    shown = tuple(bar for bar in linked if bar.route or bar.label)
    # A layer that has nothing takes no room.
    up, down = UP if published else 0, DOWN if happened else 0
    return Density(shown, round(step, 2), unit, up, down)


def _bars(
    run: list[str], layers: tuple[Counter[str], Counter[str]], step: float, unit: str, early: str
) -> Iterator[Bar]:
    """A bar for each period, none of them linked."""
    published, happened = layers
    most_up = max(published.values(), default=1)
    most_down = max(happened.values(), default=1)
    for index, period in enumerate(run):
        x = round(index * step, 2)
        label = "" if early and x < _NAMED_EARLY else _label(period, len(run), unit)
        yield Bar(
            period=period,
            route="",
            articles=published[period],
            events=happened[period],
            x=x,
            up=_length(published[period], most_up, UP),
            down=_length(happened[period], most_down, DOWN),
            label="major" if period == early else label,
            early=period == early,
        )


def _beginning(named: list[str]) -> str:
    """The year where the many begin; "" if no few are scattered long before them."""
    years = [int(year) for year in named]
    length = years[-1] - years[0] + 1
    most = int(len(years) * _SCATTERED)
    if length < _LONG or not most:
        return ""
    # The gap that is longest beside what is left after it.
    start = max(
        range(1, most + 1), key=lambda at: (years[at] - years[at - 1]) / (years[-1] - years[at] + 1)
    )
    return named[start] if years[-1] - years[start] + 1 <= _SHORTER * length else ""


def _before(start: str, counted: Counter[str], early: str) -> Counter[str]:
    """The counts with all before ``start`` under ``early``."""
    folded: Counter[str] = Counter()
    for period, count in counted.items():
        folded[early if period < start else period] += count
    return folded


def _decade(year: str) -> str:
    return f"{year[:3]}0" if year else ""


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
