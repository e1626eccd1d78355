"""What likeness is judged by, read from one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from sitegen.collate.words import read, silent_words
from sitegen.model import Article, PartialDate

TITLE_WEIGHT = 4
"""A word of the title counts like so many of the body."""
READ = 20_000
"""Characters of a body that are read; what a text is about stands before."""


class Profile(Struct, frozen=True):
    """The comparable parts of an article besides its words; about 3 kB."""

    id: str
    numbers: frozenset[str]
    names: dict[str, int]
    """Person, place or organisation -> mentions, in the article's own canonical form."""
    central: frozenset[str]
    """Names that the article is about."""
    dates: frozenset[PartialDate]
    """Days and months that it speaks of."""
    published: PartialDate


def reading(article: Article) -> tuple[dict[str, int], frozenset[str]]:
    """The terms of an article with how often it has them, and its numbers.

    Words of the title count several times.
    """
    title = article.title.value if article.title.method != "derived" else ""
    silent = silent_words()
    counts: dict[str, int] = {}
    numbers: set[str] = set()
    for text, weight in ((body_of(article), 1), (title, TITLE_WEIGHT)):
        for chunk, count in Counter(text.split()).items():
            if chunk in silent:
                continue
            said = read(chunk)
            if said.numbers:
                numbers.update(said.numbers)
            for term in said.terms:
                counts[term] = counts.get(term, 0) + count * weight
    return counts, frozenset(numbers)


def profile(article: Article, numbers: frozenset[str]) -> Profile:
    """The profile of an article, whose numbers are read already."""
    return Profile(
        article.id,
        numbers,
        dict(Counter(mention.name for mention in article.names)),
        frozenset(subject.name for subject in article.subjects if subject.central),
        frozenset(_dates(article)),
        article.published.value,
    )


def _dates(article: Article) -> Iterable[PartialDate]:
    for mention in article.dates:
        if mention.when is not None and mention.when.precision in ("day", "month"):
            yield mention.when


def body_of(article: Article) -> str:
    """The text of an article's blocks, a line each, as far as likeness reads it."""
    return "\n".join(block.text for block in article.clean.blocks)[:READ]
