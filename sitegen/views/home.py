"""The front page: the collection at a glance; the search page and the page that is not there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from sitegen.views.base import EventView, Link, Page, SiteView, Teaser
from sitegen.views.calendar import span_of
from sitegen.views.catalogue import Catalogue
from sitegen.views.days import day_route
from sitegen.views.density import Density, density, known_years
from sitegen.views.stories import StoryLine
from sitegen.views.tags import KINDS, TagGroup

_NEWEST = 9


class HomeView(Struct, frozen=True, gc=False):
    articles: int
    undated: int
    words: int
    first: str
    last: str
    newest: tuple[Teaser, ...]
    chart: Density
    sources: tuple[Link, ...]
    tags: tuple[TagGroup, ...]
    stories: tuple[StoryLine, ...]
    day: str
    """``04-10``: the day of the year on which most happened."""
    day_route: str
    days: str
    """The days of the year that have a page, ``0410 0428 …``, for the script that finds today."""
    on_this_day: tuple[EventView, ...]


class SearchView(Struct, frozen=True, gc=False):
    articles: int
    groups: tuple[TagGroup, ...]
    years: tuple[Link, ...]
    sources: tuple[Link, ...]
    first: str
    last: str


class NotFoundView(Struct, frozen=True, gc=False):
    base_path: str
    """The path of the site's address with a slash at the end; empty if it is not known."""


def home_page(made: Catalogue, site: SiteView) -> Page:
    """``index.html``."""
    teasers = tuple(made.teasers.values())
    events = list(made.event_views.values())
    years = known_years(made.dates)
    day, happened = _busiest_day(events)
    view = HomeView(
        articles=len(teasers),
        undated=sum(not span_of(one.date) for one in teasers),
        words=sum(one.words for one in teasers),
        first=years[0] if years else "",
        last=years[-1] if years else "",
        newest=made.stacked(made.teasers)[:_NEWEST],
        chart=density(made.dates, made.event_dates, "year", made.calendar.route),
        sources=_best_sources(made, 12),
        tags=top_tags(made, 12),
        stories=_best_stories(made),
        day=day,
        day_route=day_route(day) if day else "",
        days=_days(made),
        on_this_day=happened,
    )
    return Page("index.html", "home.html", view, site=site)


def known_days(made: Catalogue) -> list[str]:
    """First and last days of the dates of which both are known, in order."""
    closed = [date for date in made.dates if date.earliest and date.latest]
    return sorted(day for date in closed for day in (date.earliest, date.latest))


def _days(made: Catalogue) -> str:
    dates = [*made.dates, *made.event_dates]
    spans = {span_of(when) for when in dates}
    return " ".join(sorted({span[5:7] + span[8:] for span in spans if len(span) == 10}))


def _busiest_day(events: list[EventView]) -> tuple[str, tuple[EventView, ...]]:
    """The day of the year on which most happened, for the box "on this day"."""
    by_day: dict[str, list[EventView]] = defaultdict(list)
    for event in events:
        if event.when.precision == "day" and not event.planned:
            by_day[event.when.earliest[5:]].append(event)
    if not by_day:
        return "", ()
    day = min(by_day, key=lambda one: (-len({e.when.earliest for e in by_day[one]}), one))
    return day, tuple(by_day[day][:5])


def _best_sources(made: Catalogue, limit: int) -> tuple[Link, ...]:
    links = sorted(
        dict.fromkeys(made.sources.values()), key=lambda link: (-link.count, link.name.casefold())
    )
    return tuple(links[:limit])


def top_tags(made: Catalogue, limit: int) -> tuple[TagGroup, ...]:
    """The tags of each kind that most articles have."""
    groups = []
    for kind in KINDS:
        tags = [made.tags[tag.slug] for tag in made.archive.tags if tag.kind == kind and tag.listed]
        best = sorted(tags, key=lambda link: (-link.count, link.name.casefold()))[:limit]
        if best:
            groups.append(TagGroup(kind, tuple(best)))
    return tuple(groups)


def _best_stories(made: Catalogue) -> tuple[StoryLine, ...]:
    lines = [
        StoryLine(
            story.title or made.teasers[story.versions[0].article].title,
            made.route("story", story.slug),
            made.teasers_of(version.article for version in story.versions),
        )
        for story in made.archive.stories
        if made.route("story", story.slug)
    ]
    lines.sort(key=lambda line: (-len(line.versions), line.title.casefold(), line.route))
    return tuple(lines[:5])


def search_page(made: Catalogue, site: SiteView) -> Page:
    """``search.html``, with the indexes that need no script."""
    dates = [one.date for one in made.teasers.values()]
    years = Counter(span[:4] for date in dates if (span := span_of(date)))
    days = known_days(made)
    view = SearchView(
        articles=len(dates),
        groups=top_tags(made, 24),
        years=tuple(Link(y, made.calendar.route(y), "", years[y]) for y in sorted(years)),
        sources=_best_sources(made, 50),
        first=days[0][:7] if days else "",
        last=days[-1][:7] if days else "",
    )
    return Page("search.html", "search.html", view, site=site)


def not_found_page(site: SiteView) -> Page:
    """``404.html``: a host shows it at any depth, so relative links would break."""
    path = ""
    if site.base_url:
        path = "/" + "/".join(site.base_url.split("/")[3:])
        path = path.rstrip("/") + "/"
    return Page("404.html", "404.html", NotFoundView(path), site=site)


def robots_page(site: SiteView) -> Iterator[Page]:
    """``robots.txt``."""
    yield Page("robots.txt", "robots.txt", NotFoundView(""), site=site)
