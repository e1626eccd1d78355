"""Tags: what each article is about, under one name for the whole archive."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.config import CollateConfig
from sitegen.model import Article, Tag, TagKind
from sitegen.text import slug

Tags = tuple[tuple[Tag, ...], dict[str, tuple[str, ...]]]


def tags(articles: Sequence[Article], settings: CollateConfig) -> Tags:
    """The archive's tags, and for each article's id its tags' slugs, most central first."""
    about: dict[tuple[str, TagKind], list[str]] = {}
    for article in articles:
        for subject in article.subjects:
            if subject.central:
                about.setdefault((subject.name, subject.kind), []).append(article.id)
    made: dict[str, Tag] = {}
    for (name, kind), ids in sorted(about.items()):
        address = slug(name) if slug(name) not in made else f"{slug(name)}-{kind}"
        made[address] = Tag(
            address, name, kind, tuple(ids), len(ids), listed=len(ids) >= settings.smallest_tag
        )
    of_article = {
        article.id: tuple(tag.slug for tag in made.values() if article.id in tag.articles)
        for article in articles
    }
    return tuple(made.values()), of_article
