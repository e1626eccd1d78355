"""What likeness is judged by, read from one article; pure, so that it can be kept and shared out.

A profile holds some three hundred short strings, shared between profiles: about 15 kB for an
article of 600 words.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import lru_cache

from msgspec import Struct

from sitegen.collate.words import number_word, term, tokens
from sitegen.model import Article, PartialDate

TITLE_WEIGHT = 4
"""A word of the title counts like so many of the body."""
READ = 20_000
"""Characters of a body that are read; what a text is about stands before."""
_THOUSANDS = re.compile(r"(?<=\d)[,  ](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"(?<![\d.])\d{1,15}(?:\.\d{1,6})?")
_NAME = re.compile(r"(?<=[a-zß-ÿ,] )[A-ZÀ-Þ][^\W_]{1,30}")


class Profile(Struct, frozen=True):
    """The comparable parts of an article."""

    id: str
    terms: dict[str, int]
    """Term -> how often, words of the title counted several times."""
    numbers: frozenset[str]
    """Plainly written: "12000", "2.5"."""
    proper: dict[str, int]
    """Terms written with a capital inside a sentence -> how often."""
    names: dict[str, int]
    """Person, place or organisation -> mentions, in the article's own canonical form."""
    central: frozenset[str]
    """Names that the article is about."""
    days: frozenset[date]
    """Days that it speaks of."""
    published: PartialDate


def profile(article: Article) -> Profile:
    """The profile of an article."""
    body = body_of(article)
    title = article.title.value if article.title.method != "derived" else ""
    return Profile(
        article.id,
        _terms(title, body),
        frozenset(numbers(f"{title}\n{body}")),
        _proper(body),
        dict(Counter(mention.name for mention in article.names)),
        frozenset(subject.name for subject in article.subjects if subject.central),
        frozenset(
            mention.when.earliest
            for mention in article.dates
            if mention.when is not None
            and mention.when.precision == "day"
            and mention.when.earliest is not None
        ),
        article.published.value,
    )


def body_of(article: Article) -> str:
    """The text of an article's blocks, a line each, as far as likeness reads it."""
    return "\n".join(block.text for block in article.clean.blocks)[:READ]


def _terms(title: str, body: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for text, weight in ((body, 1), (title, TITLE_WEIGHT)):
        for word, count in Counter(tokens(text)).items():
            key = term(word)
            if key:
                counts[key] = counts.get(key, 0) + count * weight
    return counts


def numbers(text: str) -> set[str]:
    """The numbers of a text, in figures or (English) in words, written plainly."""
    plain = _THOUSANDS.sub("", text)
    found = {_plain(figure) for figure in _NUMBER.findall(plain)}
    return found | {number for word in set(tokens(text)) if (number := number_word(word))}


@lru_cache(maxsize=20_000)
def _plain(figure: str) -> str:
    whole, _, part = figure.partition(".")
    part = part.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{part}" if part else whole


def _proper(body: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for word, count in Counter(_NAME.findall(body)).items():
        key = term(word)
        if key:
            counts[key] += count
    return dict(counts)
