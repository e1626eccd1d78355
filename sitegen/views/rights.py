"""How much of an article the site may show; applied before any view is made.

What is withheld is taken out of the archive here, once, so that no page, feed or data file can
show it by mistake.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, get_args

from msgspec.structs import replace

from sitegen.config import RightsConfig
from sitegen.model import Archive, Article, Block, Event, Story, Tag
from sitegen.text import normalised, short_digest
from sitegen.views.base import source_name

Right = Literal["full", "excerpt", "link-only", "withheld"]
RIGHTS: tuple[str, ...] = get_args(Right)
"""From the most open to the strictest."""
_EXCERPT_WORDS = 60
_SLIP = 0.75
"""How like a right a word must be (difflib's ratio) to be taken for it."""
_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True)
class Withheld:
    """An article that only has a tombstone."""

    route: str
    reason: str
    host: str
    since: str = ""
    """When it was withheld, as its keeper says: an ISO day, month or year."""


def right_of(article: Article, rights: RightsConfig, shown: Iterable[str] = ()) -> tuple[str, str]:
    """What may be shown of an article, and the reason that a person gave.

    ``shown``: what the archive calls its sources, where that is not what the article calls them.
    """
    stated = [
        understood(one.value)
        for one in article.clean.document.statements
        if one.field == "rights" and one.by_person
    ]
    if stated := [pair for pair in stated if pair[0]]:
        return max(stated, key=lambda pair: RIGHTS.index(pair[0]))
    by_source = {normalised(name): right for name, right in rights.sources.items()}
    named = (by_source.get(normalised(name)) for name in (*sources_of(article), *shown))
    # Whoever has a hand in an article may restrict it: the strictest word counts.
    strictest = max((right for right in named if right), key=RIGHTS.index, default=None)
    return strictest or rights.default, ""


def understood(value: str) -> tuple[str, str]:
    """The right and the reason of ``withheld: asked by its author``; no right if it names none.

    A slip of the pen counts as what it is nearest to: it must not show what was taken down.
    """
    word, _, reason = value.partition(":")
    near = get_close_matches(word.strip().lower().replace(" ", "-"), RIGHTS, 1, _SLIP)
    return (near[0] if near else ""), reason.strip()


def withheld_on(article: Article) -> str:
    """The day, month or year that ``withheld_on`` in the sidecar names; else empty."""
    stated = (
        one.value
        for one in article.clean.document.statements
        if one.field == "withheld_on" and one.by_person and _ISO.fullmatch(one.value)
    )
    return next(stated, "")


def sources_of(article: Article) -> tuple[str, ...]:
    """The names under which the settings may speak of an article's source."""
    roles = (article.publisher, article.agency, article.aggregator)
    return (*(guess.value for guess in roles if guess), article.clean.document.host or "")


def apply(
    archive: Archive, rights: RightsConfig
) -> tuple[Archive, dict[str, str], tuple[Withheld, ...]]:
    """The archive as the public may see it, each article's right, and the tombstones."""
    shown: defaultdict[str, list[str]] = defaultdict(list)
    for source in archive.sources if rights.sources else ():
        for name in source.articles:
            shown[name].append(source.name)
    decided = {one.id: right_of(one, rights, shown.get(one.id, ())) for one in archive.articles}
    if all(right == "full" for right, _ in decided.values()):
        return archive, dict.fromkeys(decided, "full"), ()
    hidden = {name for name, (right, _) in decided.items() if right == "withheld"}
    silent = hidden | {name for name, (right, _) in decided.items() if right == "link-only"}
    tombstones = tuple(
        Withheld(
            tomb_route(archive, article),
            decided[article.id][1],
            source_name(article),
            withheld_on(article),
        )
        for article in archive.articles
        if article.id in hidden
    )
    titles = {article.title.value for article in archive.articles if article.id in hidden}
    articles = tuple(
        _discreet(_shortened(article, decided[article.id][0]), titles)
        for article in archive.articles
        if article.id not in hidden
    )
    told = {subject.description for article in articles for subject in article.subjects}
    public = replace(
        archive,
        articles=articles,
        tags=tuple(filter(None, (_tag(tag, hidden, told) for tag in archive.tags))),
        sources=tuple(
            replace(source, articles=kept)
            for source in archive.sources
            if (kept := _without(source.articles, hidden))
        ),
        events=tuple(filter(None, (_event(event, silent) for event in archive.events))),
        stories=tuple(filter(None, (_story(story, hidden, titles) for story in archive.stories))),
        related={
            name: tuple(item for item in items if item.article not in hidden)
            for name, items in archive.related.items()
            if name not in hidden
        },
        article_tags={k: v for k, v in archive.article_tags.items() if k not in hidden},
        duplicates=tuple(item for item in archive.duplicates if item.of not in hidden),
        collisions=(),
    )
    return public, {name: right for name, (right, _) in decided.items()}, tombstones


def tomb_route(archive: Archive, article: Article) -> str:
    """Where a withheld article's tombstone stands: the address that the article had."""
    return archive.routes.get(f"article:{article.id}", f"articles/{short_digest(article.id)}.html")


def _shortened(article: Article, right: str) -> Article:
    if right == "full":
        return article
    clean = article.clean
    blocks = _excerpt(clean.blocks) if right == "excerpt" else ()
    removals = tuple(replace(removal, text="") for removal in clean.removals)
    cut = replace(clean, blocks=blocks, captions=(), removals=removals)
    summary = article.summary if right == "excerpt" else ""
    return replace(article, clean=cut, summary=summary, dates=(), names=())


def _excerpt(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    for block in blocks:
        words = block.text.split()
        if block.kind == "paragraph" and words:
            short = " ".join(words[:_EXCERPT_WORDS])[:600]
            text = short if short == block.text else short + " …"
            return (replace(block, text=text, html=None),)
    return ()


def _without(names: tuple[str, ...], hidden: set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in hidden)


def _tag(tag: Tag, hidden: set[str], told: set[str]) -> Tag | None:
    kept = _without(tag.articles, hidden)
    description = tag.description
    if description and description.value not in told:
        description = None
    return replace(tag, articles=kept, description=description) if kept else None


def _event(event: Event, silent: set[str]) -> Event | None:
    kept = tuple(report for report in event.reports if report.article not in silent)
    if len(kept) == len(event.reports):
        return event
    if not kept:
        return None
    # The clause may be a silent article's words: take a speaking one's sentence instead.
    return replace(event, reports=kept, text=kept[0].sentence)


def _story(story: Story, hidden: set[str], titles: set[str]) -> Story | None:
    kept = tuple(version for version in story.versions if version.article not in hidden)
    if len(kept) < 2:
        return None
    title = "" if story.title in titles else story.title
    return replace(story, versions=kept, title=title)


def _discreet(article: Article, titles: set[str]) -> Article:
    """Without evidence that names an article which is withheld."""
    kept = tuple(
        one
        for one in article.published.evidence
        if not any(title in one.quote or title in one.where for title in titles)
    )
    if len(kept) == len(article.published.evidence):
        return article
    return replace(article, published=replace(article.published, evidence=kept))
