"""Exact duplicates: inputs whose text another article already has, after normalising."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from sitegen.collate.order import age_key
from sitegen.model import Article, Duplicate
from sitegen.text import normalised


def body_digest(article: Article) -> str:
    """Stands for the words of an article's body; title, markup and line breaks do not matter."""
    state = blake2b(digest_size=16)
    for block in article.clean.blocks:
        state.update(normalised(block.text).encode("utf-8", "surrogatepass"))
        state.update(b" ")
    return state.hexdigest()


def without_duplicates(
    articles: Sequence[Article],
) -> tuple[list[Article], tuple[Duplicate, ...]]:
    """The articles that stand, and for each other one which stands for it.

    Of several with the same text the earliest dated stands, then the first by origin.  Articles
    without any text are never duplicates of each other.
    """
    groups: dict[str, list[Article]] = {}
    for article in articles:
        key = body_digest(article) if article.clean.blocks else f"empty {article.id}"
        groups.setdefault(key, []).append(article)
    kept: list[Article] = []
    duplicates: list[Duplicate] = []
    for group in groups.values():
        first, *others = sorted(group, key=age_key)
        kept.append(first)
        duplicates += [Duplicate(other.clean.document.origin, first.id) for other in others]
    return kept, tuple(
        sorted(duplicates, key=lambda one: (one.origin.path, one.origin.record or 0))
    )
