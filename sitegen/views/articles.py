"""The article page, and the tombstone of one that is withheld."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sitegen.model import Article, Event
from sitegen.text import safe_url
from sitegen.views.base import (
    CommonView,
    DateView,
    EventView,
    Link,
    Page,
    SiteView,
    Teaser,
    common_view,
    guess_date,
)
from sitegen.views.catalogue import Catalogue
from sitegen.views.provenance import Provenance, provenance, redacted
from sitegen.views.rights import Withheld
from sitegen.views.text.crossing import crossed
from sitegen.views.text.part import Part
from sitegen.views.text.parts import text_parts


class VersionLink(Struct, frozen=True, gc=False):
    teaser: Teaser
    relation: str
    likeness: int
    current: bool


class RelatedView(Struct, frozen=True, gc=False):
    teaser: Teaser
    common: CommonView


class CaptionView(Struct, frozen=True, gc=False):
    text: str
    credit: str


class ArticleView(Struct, frozen=True, gc=False):
    id: str
    title: str
    derived: bool
    language: str
    direction: str
    summary: str
    words: int
    minutes: int
    right: str
    published: DateView
    timeline: str
    """Where the date is on the timeline."""
    updated: DateView
    evidence: tuple[tuple[str, str, bool], ...]
    publisher: Link
    agency: Link
    aggregator: Link
    authors: tuple[str, ...]
    url: str
    archive_url: str
    tags: tuple[Link, ...]
    tag_reasons: tuple[str, ...]
    """Why it has them, in their order."""
    parts: tuple[Part, ...]
    captions: tuple[CaptionView, ...]
    events: tuple[EventView, ...]
    story: Link
    versions: tuple[VersionLink, ...]
    related: tuple[RelatedView, ...]
    earlier: Teaser | None
    later: Teaser | None
    months: tuple[str, ...]
    """Every month that the date covers, for the search filters; none if it covers too many."""
    years: tuple[str, ...]
    provenance: Provenance


class TombstoneView(Struct, frozen=True, gc=False):
    reason: str
    source: str
    since: str


class Surroundings(Struct, frozen=True, gc=False):
    """What stands around an article in the collection."""

    earlier: str | None = None
    """The article before it in time."""
    later: str | None = None
    also: tuple[str, ...] = ()
    """Other inputs with the same text."""


def article_pages(made: Catalogue, site: SiteView) -> Iterator[Page]:
    """A page for every article of the public archive."""
    around = surroundings(made)
    for article in made.archive.articles:
        yield article_page(article, made, site, around[article.id])


def article_page(article: Article, made: Catalogue, site: SiteView, around: Surroundings) -> Page:
    """The page of one article."""
    view = article_view(article, made, around.earlier, around.later, around.also)
    route = made.route("article", article.id)
    return Page(route, "article.html", view, indexed=True, site=site)


def surroundings(made: Catalogue) -> dict[str, Surroundings]:
    """Of every article, by id."""
    dated = [one.id for one in made.archive.articles if guess_date(one.published).code]
    later = {after: before for before, after in pairwise(dated)}
    earlier = dict(pairwise(dated))
    also: dict[str, list[str]] = {}
    for duplicate in made.archive.duplicates:
        also.setdefault(duplicate.of, []).append(str(duplicate.origin))
    return {
        one.id: Surroundings(earlier.get(one.id), later.get(one.id), tuple(also.get(one.id, ())))
        for one in made.archive.articles
    }


def tombstones(withheld: tuple[Withheld, ...], site: SiteView) -> Iterator[Page]:
    """A page at the old address of everything that is withheld."""
    for one in withheld:
        view = TombstoneView(one.reason, one.host, one.since)
        yield Page(one.route, "tombstone.html", view, site=site)


def article_view(
    article: Article,
    made: Catalogue,
    earlier: str | None,
    later: str | None,
    also: tuple[str, ...] = (),
) -> ArticleView:
    """Everything that an article's page shows."""
    teaser = made.teasers[article.id]
    published = teaser.date
    months, years = covered(published)
    url = safe_url(article.url.value) if article.url else None
    tagged = {slug: why for slug, why in made.tag_reasons(article.id).items() if slug in made.tags}
    anchors, parts = made.memory.recall(text_parts, article.clean.blocks, also=(url,))
    story = made.stories.get(article.id)
    # A name in two roles is shown once.
    publisher, agency, aggregator = (
        _role(guess, made) for guess in (article.publisher, article.agency, article.aggregator)
    )
    return ArticleView(
        id=article.id,
        title=teaser.title,
        derived=teaser.derived,
        language=teaser.language,
        direction=teaser.direction,
        summary=article.summary,
        words=article.words,
        minutes=max(1, round(article.words / 230)),
        right=made.rights.get(article.id, "full"),
        published=published,
        timeline=made.calendar.section(published),
        updated=guess_date(article.updated) if article.updated else DateView(),
        evidence=_evidence(article),
        publisher=publisher,
        agency=agency if agency != publisher else Link(""),
        aggregator=aggregator if aggregator != publisher else Link(""),
        authors=article.authors.value,
        url=url or "",
        archive_url=archive_copy(url, published),
        tags=made.tag_links(tagged),
        tag_reasons=tuple(tagged.values()),
        parts=crossed(parts, made.addresses, teaser.route),
        captions=tuple(
            CaptionView(one.text, "" if one.credit in one.text else one.credit)
            for one in article.clean.captions
        ),
        events=_events(article.id, made, anchors),
        story=Link(story.title, made.route("story", story.slug)) if story else Link(""),
        versions=_versions(article.id, made),
        related=tuple(
            RelatedView(made.teasers[one.article], common_view(one.common))
            for one in made.archive.related.get(article.id, ())
            if one.article in made.teasers
        ),
        earlier=made.teasers[earlier] if earlier else None,
        later=made.teasers[later] if later else None,
        months=months,
        years=years,
        provenance=made.memory.recall(provenance, article, also=(also,)),
    )


def _evidence(article: Article) -> tuple[tuple[str, str, bool], ...]:
    """What the date was read from; the same words in several places are told once."""
    places: dict[tuple[str, bool], list[str]] = {}
    for one in article.published.evidence:
        places.setdefault((redacted(one.quote), one.against), []).append(one.where)
    return tuple(
        (quote, ", ".join(dict.fromkeys(where)), against)
        for (quote, against), where in places.items()
    )


def _role(guess: object, made: Catalogue) -> Link:
    value = getattr(guess, "value", "")
    return made.source(value) if value else Link("")


def _versions(name: str, made: Catalogue) -> tuple[VersionLink, ...]:
    story = made.stories.get(name)
    if not story:
        return ()
    return tuple(
        VersionLink(
            made.teasers[one.article], one.relation, round(one.likeness * 100), one.article == name
        )
        for one in story.versions
        if one.article in made.teasers
    )


def archive_copy(url: str | None, when: DateView) -> str:
    """The address of a web archive's copy nearest to the date; empty if the URL is unknown."""
    if not url:
        return ""
    day = (when.earliest or when.latest).replace("-", "")
    return f"https://web.archive.org/web/{day or '*'}/{url}"


def covered(when: DateView, most: int = 24) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The months and the years that a date covers; none when open-ended or too long to help."""
    if not when.earliest or not when.latest:
        return (), ()
    first, last = when.earliest[:7], when.latest[:7]
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    count = int(last[:4]) * 12 + int(last[5:]) - start
    years = tuple(f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1))
    if count > most:
        return (), years if len(years) <= most else ()
    months = tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, start + count))
    return months, years


def _events(name: str, made: Catalogue, anchors: tuple[str, ...]) -> tuple[EventView, ...]:
    """The events that an article tells of, each with the way to its passage."""
    return tuple(_own(event, name, made, anchors) for event in made.events.get(name, ()))


def _own(event: Event, name: str, made: Catalogue, anchors: tuple[str, ...]) -> EventView:
    view = made.event_views[event.id]
    block = next(report.block for report in event.reports if report.article == name)
    route = "#" + anchors[block] if 0 <= block < len(anchors) else ""
    own = made.teasers[name].route
    others = tuple(link for link in view.reports if link.route != own)
    return replace(view, route=route, reports=others)
