"""Exact duplicates: inputs whose text another article already has, after normalising."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from msgspec.structs import replace

from sitegen.collate.order import age_key
from sitegen.model import Article, Duplicate

_RIGHTS = ("rights", "withheld_on")
_BLANK = bytes([*range(0x21), 0x7F])
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f\xad\u200b\u2060\ufeff]+")


def text_key(article: Article) -> str:
    """Equal for articles of the same text; case, white space and invisible marks do not matter.

    Articles without any text are never the same.
    """
    if not article.clean.blocks:
        return f"empty {article.id}"
    letters = b"".join([_letters(block.text) for block in article.clean.blocks])
    return blake2b(letters, digest_size=16).hexdigest()


def _letters(text: str) -> bytes:
    """A text in small letters, without blanks and what cannot be seen."""
    if text.isascii():  # as most are, and quick then
        return text.encode().lower().translate(None, _BLANK)
    letters = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    if not letters.isprintable():
        letters = _INVISIBLE.sub("", letters)
    return letters.encode("utf-8", "surrogatepass")


def without_duplicates(
    articles: Sequence[Article], place_of: Mapping[str, int]
) -> tuple[list[Article], tuple[Duplicate, ...]]:
    """For each place the article that stands there; and for all others, which stands for them.

    Of several with the same text one that the keeper spoke of stands, then the earliest dated, then
    the first by origin, under the rights that a person stated of any of them.
    """
    groups: dict[int, list[Article]] = {}
    for article in articles:
        groups.setdefault(place_of[article.id], []).append(article)
    standing: list[Article] = []
    duplicates: list[Duplicate] = []
    for place in sorted(groups):
        first, *others = sorted(groups[place], key=_standing)
        standing.append(_under_rights_of(first, others))
        duplicates += [Duplicate(other.clean.document.origin, first.id) for other in others]
    duplicates.sort(key=lambda one: (one.origin.path, one.origin.record or 0))
    return standing, tuple(duplicates)


def _standing(article: Article) -> tuple[object, ...]:
    stated = any(one.by_person for one in article.clean.document.statements)
    return (not stated, *age_key(article))


def _under_rights_of(article: Article, others: Sequence[Article]) -> Article:
    """Who takes a text down names one of its files, not the one that happens to stand."""
    stated = tuple(
        one
        for other in others
        for one in other.clean.document.statements
        if one.by_person and one.field in _RIGHTS
    )
    if not stated:
        return article
    clean = article.clean
    document = replace(clean.document, statements=(*clean.document.statements, *stated))
    return replace(article, clean=replace(clean, document=document))
