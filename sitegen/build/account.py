"""What the last build says of one input: read from the site, not worked out again."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from sitegen.build.dependencies import Inputs
from sitegen.model import Evidence, Outcome
from sitegen.publish import read_manifest
from sitegen.views.links import encoded

T = TypeVar("T")


class TagTold(msgspec.Struct, frozen=True):
    """A tag of the article, as the archive names it."""

    name: str
    kind: str
    reason: str
    articles: int
    """How many have it."""
    aliases: tuple[str, ...]
    page: str


class VersionTold(msgspec.Struct, frozen=True):
    """Another telling of the story, or the article itself."""

    source: str
    """The input."""
    relation: str
    likeness: float
    """To the first version, 0 to 1."""
    reason: str
    page: str


class StoryTold(msgspec.Struct, frozen=True):
    """The story that the article is a version of."""

    title: str
    reason: str
    versions: tuple[VersionTold, ...]
    page: str


class RelatedTold(msgspec.Struct, frozen=True):
    source: str
    score: float
    reason: str
    page: str


class DateTold(msgspec.Struct, frozen=True):
    """When the article was published, by all that the archive knows."""

    value: str
    """``2024-04-10``, ``2024-04``, ``2024-07-28/2024-08-05``, empty if unknown."""
    confidence: float
    evidence: tuple[Evidence, ...]


class Account(msgspec.Struct, frozen=True):
    """What became of an input, and what only the whole collection tells of it."""

    up_to_date: bool
    """False: files, settings or the program differ from those of that build."""
    status: str
    reason: str
    page: str
    published: DateTold | None
    tags: tuple[TagTold, ...]
    story: StoryTold | None
    related: tuple[RelatedTold, ...]


def account_of(site: Path, inputs: Inputs, source: str) -> Account | None:
    """What a site says of an input; None if there is no site, or it does not know the input.

    Texts that may not be shown are not in the site, and so it says little of them.
    """
    before = read_manifest(site)
    known = {one.source: one for one in before.outcomes} if before else {}
    if before is None or source not in known:
        return None
    data, found = site / "data", known[source]
    page = encoded(found.route or "")
    # Inputs by the pages that show them: of several with the same text the published one.
    shown = {encoded(one.route or ""): one.source for one in before.outcomes if _published(one)}
    relations = _json(data / "relations.json", _Relations) or _Relations()
    article = _article(data / "articles.jsonl", page) if page else None
    return Account(
        up_to_date=before.inputs.startswith(inputs.digest),  # the search index may be to come
        status=found.status,
        reason=found.reason,
        page=page,
        published=_date(article) if article else None,
        tags=_tags(_json(data / "tags.json", tuple[_Tag, ...]) or (), article) if article else (),
        story=next((_story(s, shown) for s in relations.stories if page in _pages(s)), None),
        related=tuple(
            RelatedTold(shown.get(one.page, ""), one.score, one.reason, one.page)
            for one in relations.related.get(page, ())
        ),
    )


# ---- the files as the site has them ------------------------------------------------------------


class _Tagged(msgspec.Struct):
    page: str
    reason: str = ""


class _Tag(msgspec.Struct):
    name: str
    kind: str
    page: str
    articles: tuple[_Tagged, ...]
    aliases: tuple[str, ...] = ()


class _Version(msgspec.Struct):
    page: str
    likeness: float
    relation: str
    reason: str = ""


class _Story(msgspec.Struct):
    title: str
    page: str
    versions: tuple[_Version, ...]
    reason: str = ""


class _Other(msgspec.Struct):
    page: str
    score: float
    reason: str


class _Relations(msgspec.Struct):
    stories: tuple[_Story, ...] = ()
    related: dict[str, tuple[_Other, ...]] = {}


class _Article(msgspec.Struct):
    page: str
    date: str
    date_confidence: float
    date_evidence: tuple[Evidence, ...]
    tags: tuple[str, ...]


def _json(path: Path, kind: type[T]) -> T | None:
    """A data file; None if it is gone or was changed by somebody."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError):
        return None


def _published(outcome: Outcome) -> bool:
    return outcome.status == "published"


def _article(path: Path, page: str) -> _Article | None:
    """The article that has a page, from the one line that tells of it."""
    wanted = msgspec.json.encode(page)
    try:
        with path.open("rb") as lines:
            told = (msgspec.json.decode(line, type=_Article) for line in lines if wanted in line)
            return next((one for one in told if one.page == page), None)
    except (OSError, msgspec.DecodeError):
        return None


def _date(article: _Article) -> DateTold:
    return DateTold(article.date, article.date_confidence, article.date_evidence)


def _tags(tags: tuple[_Tag, ...], article: _Article) -> tuple[TagTold, ...]:
    """Its tags in its own order, the most central first."""
    told = [
        TagTold(tag.name, tag.kind, one.reason, len(tag.articles), tag.aliases, tag.page)
        for tag in tags
        for one in tag.articles
        if one.page == article.page
    ]
    order = {name: place for place, name in enumerate(article.tags)}
    return tuple(sorted(told, key=lambda tag: order.get(tag.name, len(order))))


def _pages(story: _Story) -> set[str]:
    return {one.page for one in story.versions}


def _story(story: _Story, shown: dict[str, str]) -> StoryTold:
    versions = tuple(
        VersionTold(shown.get(one.page, ""), one.relation, one.likeness, one.reason, one.page)
        for one in story.versions
    )
    return StoryTold(story.title, story.reason, versions, story.page)
