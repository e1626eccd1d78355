"""“About this collection”: the ledger, and how the texts were cleaned and dated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitegen.model import Article, Outcome
from sitegen.text import normalised
from sitegen.views.base import Link, Page, SiteView, source_name
from sitegen.views.catalogue import Catalogue
from sitegen.views.density import Density, density, fitting_unit, periods
from sitegen.views.provenance import redacted

_MOST_LINES = 1000
# What is not shown is told first: it is what people look for in a ledger.
_ORDER = {"rejected": 0, "skipped": 1, "duplicate": 2, "published": 3}
_MOST_FREQUENT = 25


class Share(Struct, frozen=True, gc=False):
    """A row of a table of counts."""

    name: str
    count: int
    percent: int
    route: str = ""


class SourceCleaning(Struct, frozen=True, gc=False):
    source: Link
    articles: int
    kept: int
    removed: int


class FrequentLine(Struct, frozen=True, gc=False):
    text: str
    label: str
    count: int


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
    dates = Counter(made.teasers[one.id].date.precision for one in articles)
    families: Counter[str] = Counter(r.label for one in articles for r in one.clean.removals)
    view = AboutView(
        inputs=len(outcomes),
        statuses=_shares(Counter(one.status for one in outcomes)),
        precisions=_shares(dates),
        languages=_shares(Counter(one.language.value for one in articles)),
        formats=_shares(Counter(one.clean.document.kind for one in articles)),
        chart=density(made.dates, (), fitting_unit(made.dates), made.calendar.route),
        months=tuple(_months(made)),
        families=_shares(families),
        sources=_by_source(articles, made),
        frequent=_frequent(articles),
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


def _months(made: Catalogue) -> Iterator[MonthsOfYear]:
    """The years that articles are surely from, month by month."""
    years, months = periods(made.dates, "year"), periods(made.dates, "month")
    for year in sorted(years):
        named = [f"{year}-{month:02}" for month in range(1, 13)]
        yield MonthsOfYear(
            Link(year, made.calendar.route(year), count=years[year]),
            tuple(Link(one, made.calendar.route(one), count=months[one]) for one in named),
        )


def _by_source(articles: Sequence[Article], made: Catalogue) -> tuple[SourceCleaning, ...]:
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        groups[source_name(article)].append(article)
    best = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0].casefold()))
    return tuple(
        SourceCleaning(
            made.source(name),
            len(group),
            round(100 * sum(one.clean.kept for one in group) / len(group)),
            sum(len(one.clean.removals) for one in group),
        )
        for name, group in best
    )


def _frequent(articles: Sequence[Article]) -> tuple[FrequentLine, ...]:
    counted: Counter[str] = Counter()
    shown: dict[str, tuple[str, str]] = {}
    for article in articles:
        for removal in article.clean.removals:
            if removal.text and len(removal.text) <= 300:
                key = normalised(removal.text)
                counted[key] += 1
                shown.setdefault(key, (removal.text, removal.label))
    best = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_MOST_FREQUENT]
    return tuple(
        FrequentLine(redacted(shown[key][0]), shown[key][1], count)
        for key, count in best
        if count > 1
    )
