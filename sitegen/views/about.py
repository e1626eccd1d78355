"""“About this collection”: the ledger, and how the texts were cleaned and dated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sitegen.model import Article, Outcome
from sitegen.text import normalised
from sitegen.views.base import DateView, Link, Page, SiteView, source_name
from sitegen.views.catalogue import Catalogue
from sitegen.views.density import Density, density, fitting_unit, periods
from sitegen.views.provenance import redacted

_MOST_LINES = 1000
# What is not shown is told first: it is what people look for in a ledger.
_ORDER = {"rejected": 0, "skipped": 1, "duplicate": 2, "published": 3}
_MOST_FREQUENT, _MOST_OF_SOURCE, _MOST_FAMILIES = 25, 10, 3
_MOST_SOURCES = 40
"""Sources of which the lines removed most often are listed."""
_LONGEST_LINE = 300


class Share(Struct, frozen=True, gc=False):
    """A row of a table of counts."""

    name: str
    count: int
    percent: int
    route: str = ""


class FrequentLine(Struct, frozen=True, gc=False):
    text: str
    label: str
    count: int


class SourceCleaning(Struct, frozen=True, gc=False):
    source: Link
    articles: int
    kept: int
    removed: int
    families: tuple[Share, ...]
    """The largest of what was removed."""
    frequent: tuple[FrequentLine, ...]


class LedgerLine(Struct, frozen=True, gc=False):
    source: str
    status: str
    reason: str
    route: str


class MonthsOfYear(Struct, frozen=True, gc=False):
    """How many articles each month of a year has."""

    year: Link
    """``count``: of the whole year, those without a known month too."""
    months: tuple[Link, ...]


class AboutView(Struct, frozen=True, gc=False):
    inputs: int
    statuses: tuple[Share, ...]
    precisions: tuple[Share, ...]
    languages: tuple[Share, ...]
    formats: tuple[Share, ...]
    chart: Density
    months: tuple[MonthsOfYear, ...]
    families: tuple[Share, ...]
    sources: tuple[SourceCleaning, ...]
    frequent: tuple[FrequentLine, ...]
    ledger: tuple[LedgerLine, ...]
    more: int
    """Lines of the ledger that are only in the data file."""


def about_page(made: Catalogue, outcomes: Sequence[Outcome], site: SiteView) -> Page:
    """``about-this-collection.html``."""
    articles = made.archive.articles
    dates = Counter(_exactness(made.teasers[one.id].date) for one in articles)
    groups = _by_source(made)
    removed = {name: _removed(group) for name, group in groups.items()}
    whole = _removed(())
    for one in removed.values():
        whole.add(one)
    view = AboutView(
        inputs=len(outcomes),
        statuses=_shares(Counter(one.status for one in outcomes)),
        precisions=_shares(dates),
        languages=_shares(Counter(one.language.value for one in articles)),
        formats=_shares(Counter(one.clean.document.kind for one in articles)),
        chart=density(made.dates, (), fitting_unit(made.dates), made.calendar.route),
        months=tuple(_months(made)),
        families=_shares(whole.families),
        sources=tuple(
            _cleaning(
                name, group, removed[name], made, listed=len(groups) > 1 and n < _MOST_SOURCES
            )
            for n, (name, group) in enumerate(groups.items())
        ),
        frequent=whole.frequent(_MOST_FREQUENT),
        ledger=tuple(
            LedgerLine(one.source, one.status, one.reason, one.route or "")
            for one in sorted(outcomes, key=lambda one: _ORDER[one.status])[:_MOST_LINES]
        ),
        more=max(0, len(outcomes) - _MOST_LINES),
    )
    return Page("about-this-collection.html", "about.html", view, site=site)


def _shares(counted: Counter[str]) -> tuple[Share, ...]:
    total = max(1, sum(counted.values()))
    best = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Share(name, count, round(100 * count / total)) for name, count in best)


def _exactness(when: DateView) -> str:
    """How exactly a date is known; of a span without an end only a bound is."""
    is_open = when.precision == "interval" and not (when.earliest and when.latest)
    return "bound" if is_open else when.precision


def _months(made: Catalogue) -> Iterator[MonthsOfYear]:
    """The years that articles are surely from, month by month."""
    years, months = periods(made.dates, "year"), periods(made.dates, "month")
    for year in sorted(years):
        named = [f"{year}-{month:02}" for month in range(1, 13)]
        yield MonthsOfYear(
            Link(year, made.calendar.route(year), count=years[year]),
            tuple(Link(one, made.calendar.route(one), count=months[one]) for one in named),
        )


class _Removed(Struct, gc=False):
    """Lines that were removed, counted."""

    lines: Counter[str]
    shown: dict[str, tuple[str, str]]
    """Folded line -> as it stood first, and its label."""
    families: Counter[str]

    def add(self, other: _Removed) -> None:
        self.lines.update(other.lines)
        for line, first in other.shown.items():
            self.shown.setdefault(line, first)
        self.families.update(other.families)

    def frequent(self, most: int) -> tuple[FrequentLine, ...]:
        """The lines removed more than once, the most frequent first."""
        best = sorted(self.lines.items(), key=lambda item: (-item[1], item[0]))[:most]
        return tuple(
            FrequentLine(redacted(self.shown[key][0]), self.shown[key][1], count)
            for key, count in best
            if count > 1
        )


def _removed(articles: Iterable[Article]) -> _Removed:
    found = _Removed(Counter(), {}, Counter())
    for article in articles:
        for removal in article.clean.removals:
            found.families[removal.label] += 1
            if removal.text and len(removal.text) <= _LONGEST_LINE:
                key = normalised(removal.text)
                found.lines[key] += 1
                found.shown.setdefault(key, (removal.text, removal.label))
    return found


def _by_source(made: Catalogue) -> dict[str, list[Article]]:
    """The articles of every source, the largest source first."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in made.archive.articles:
        groups[made.source(source_name(article)).name].append(article)
    best = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0].casefold()))
    return dict(best)


def _cleaning(
    name: str, articles: list[Article], removed: _Removed, made: Catalogue, *, listed: bool
) -> SourceCleaning:
    return SourceCleaning(
        made.source(name),
        len(articles),
        round(100 * sum(one.clean.kept for one in articles) / len(articles)),
        removed.families.total(),
        _shares(removed.families)[:_MOST_FAMILIES],
        removed.frequent(_MOST_OF_SOURCE) if listed else (),
    )
