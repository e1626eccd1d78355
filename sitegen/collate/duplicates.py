"""Exact duplicates: inputs whose text another article already has, after normalising."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from hashlib import blake2b

from sitegen.collate.order import age_key
from sitegen.model import Article, Duplicate

_BLANK = re.compile(r"[\s\x00-\x1f\x7f\xad\u200b\u2060\ufeff]+")


def body_digest(article: Article) -> str:
    """Stands for an article's text; case, white space and invisible marks do not matter."""
    body = unicodedata.normalize("NFKC", " ".join(block.text for block in article.clean.blocks))
    letters = _BLANK.sub("", body.casefold())
    return blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


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
