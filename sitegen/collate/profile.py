"""What likeness is judged by, read from one article; pure, so that it can be kept and shared out.

A profile holds a few hundred short strings, about 20 kB for an article of 600 words.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from hashlib import blake2b
from itertools import pairwise

from msgspec import Struct

from sitegen.collate.words import terms
from sitegen.model import Article

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_QUOTE = re.compile(r"[“\"«„「]([^“”\"«»„「」]{12,400})[”\"»“」]")
SHINGLE = 5
TITLE_WEIGHT = 3


class Profile(Struct, frozen=True):
    """The comparable parts of an article."""

    id: str
    terms: dict[str, int]
    """Term -> how often, words of the title counted several times."""
    pairs: dict[str, int]
    """Two neighbouring terms -> how often."""
    shingles: frozenset[int]
    """Hashes of runs of five words, of the body."""
    numbers: frozenset[str]
    quotations: tuple[tuple[str, ...], ...]
    """Terms of each quotation."""
    names: dict[str, int]
    """Name -> mentions, in the article's own canonical form."""
    central: frozenset[str]
    days: frozenset[str]
    """Values of the dates spoken of, day or month."""
    published: date | None
    words: int


def profile(article: Article) -> Profile:
    """The profile of an article."""
    texts = [block.text for block in article.clean.blocks]
    body = "\n".join(texts)
    title = terms(article.title.value) if article.title.method != "derived" else []
    sequence = terms(body)
    counts = Counter(sequence)
    counts.update(title * TITLE_WEIGHT)
    counts.pop("", None)
    return Profile(
        article.id,
        dict(counts),
        _pairs(sequence, title),
        _shingles(sequence),
        frozenset(numbers(body)),
        tuple(tuple(t for t in terms(quote) if t) for quote in _QUOTE.findall(body)),
        dict(Counter(mention.name for mention in article.names)),
        frozenset(subject.name for subject in article.subjects if subject.central),
        frozenset(_days(article)),
        article.published.value.earliest,
        len(sequence),
    )


def numbers(text: str) -> list[str]:
    """The numbers of a text, written plainly."""
    return [re.sub(r"[,\s ]", "", found) for found in _NUMBER.findall(text)]


def _pairs(sequence: list[str], title: list[str]) -> dict[str, int]:
    """Neighbouring terms, function words skipped."""
    found: Counter[str] = Counter()
    for source, weight in ((sequence, 1), (title, TITLE_WEIGHT)):
        plain = [one for one in source if one]
        for first, second in pairwise(plain):
            found[f"{first} {second}"] += weight
    return dict(found)


def _shingles(sequence: list[str]) -> frozenset[int]:
    plain = [one for one in sequence if one]
    runs = (" ".join(plain[i : i + SHINGLE]) for i in range(max(1, len(plain) - SHINGLE + 1)))
    return frozenset(
        int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big")
        for run in runs
    )


def _days(article: Article) -> list[str]:
    return [
        mention.value[:10]
        for mention in article.dates
        if mention.when is not None and mention.when.precision in ("day", "month")
    ]
