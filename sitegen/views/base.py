"""The small shapes that views are made of.

A view holds plain values only (no words of the interface, no markup of our own making), so that it
turns into JSON: the hash of that JSON decides whether a page has to be rendered again.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from sitegen.model import Article, Common, Guess, PartialDate


class Link(Struct, frozen=True, gc=False):
    """A name and the page or address behind it; ``route`` is empty when there is no page."""

    name: str
    route: str = ""
    kind: str = ""
    count: int = 0


class DateView(Struct, frozen=True, gc=False):
    """A partial date: ISO days, and ``code``, its shortest honest ISO form."""

    code: str = ""
    """``2024-04-10``, ``2024-04``, ``2024``, ``2024-07-28/2024-08-05``, ``../2024``, or empty."""
    precision: str = "unknown"
    earliest: str = ""
    latest: str = ""
    confidence: float = 1.0


class Teaser(Struct, frozen=True, gc=False):
    """An article as lists show it."""

    id: str
    route: str
    title: str
    derived: bool
    date: DateView
    source: Link
    summary: str
    language: str
    direction: str
    foreign: bool
    """Its language is not the interface's."""
    words: int
    versions: int = 0
    """How many versions of its story it stands for in a list; 0 for itself alone."""
    story: str = ""
    """The route to them, unless they are hidden."""


class EventView(Struct, frozen=True, gc=False):
    """An event as articles, tags and the timeline list it."""

    id: str
    when: DateView
    text: str
    planned: bool
    timeline: str
    """The route to its place on the timeline."""
    route: str = ""
    """The route to the passage it was read from, on the article's own page."""
    reports: tuple[Link, ...] = ()
    """The articles that tell of it; ``kind`` is the source."""
    tags: tuple[Link, ...] = ()


class SiteView(Struct, frozen=True, gc=False):
    """What every page knows of the site."""

    title: str
    description: str
    language: str
    direction: str
    base_url: str
    keeper: str
    contact: str
    logo: str
    accent: str
    footer: str
    footer_links: tuple[Link, ...]
    navigation: tuple[Link, ...]
    """The hand-written pages that ask to be in the navigation."""
    search: bool
    stories: bool
    articles: int
    rights: str


class Page(Struct, frozen=True, gc=False):
    """One file of the site, before it is rendered."""

    route: str
    template: str
    """Empty for a ready-made file, whose view is a ``Raw``."""
    view: Struct
    indexed: bool = False
    """Belongs in the search index."""
    site: SiteView | None = None
    """None for files that show nothing of the site."""


class Raw(Struct, frozen=True, gc=False):
    """A file whose content is ready."""

    content: str


_RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """``rtl`` for languages written from right to left, else ``ltr``."""
    return "rtl" if language.split("-")[0].lower() in _RTL else "ltr"


class CommonView(Struct, frozen=True, gc=False):
    """What two articles have in common."""

    names: tuple[str, ...]
    day: DateView
    words: tuple[str, ...]
    alike: int
    numbers: int
    quotations: int


def common_view(common: Common) -> CommonView:
    """For templates."""
    day = date_view(common.day) if common.day else DateView()
    return CommonView(
        common.names, day, common.words, common.alike, common.numbers, common.quotations
    )


@lru_cache(maxsize=50_000)
def date_view(when: PartialDate, confidence: float = 1.0) -> DateView:
    """A partial date for templates."""
    first = when.earliest.isoformat() if when.earliest else ""
    last = when.latest.isoformat() if when.latest else ""
    precision = when.precision if first or last else "unknown"
    code = _code(first, last, precision)
    return DateView(code, precision, first, last, round(confidence, 2))


def _code(first: str, last: str, precision: str) -> str:
    if precision == "day" and first:
        return first
    if precision == "month" and first:
        return first[:7]
    if precision == "year" and first:
        return first[:4]
    if precision == "unknown":
        return ""
    return f"{first or '..'}/{last or '..'}"


def guess_date(guess: Guess[PartialDate]) -> DateView:
    """The date of a guess, with its confidence."""
    return date_view(guess.value, guess.confidence)


def source_name(article: Article) -> str:
    """The outlet that lists name: the publisher, else the agency, else the aggregator."""
    for guess in (article.publisher, article.agency, article.aggregator):
        if guess and guess.value:
            return guess.value
    return article.clean.document.host or ""
