"""What is read from an article only when it is compared closely."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from msgspec import Struct

from sitegen.collate.profile import body_of
from sitegen.collate.words import read, words
from sitegen.model import Article

LEAD = 40
"""Words of a text, function words left out, that tell its news."""
_LEAD_BLOCKS = 2
_CAPITALISED = re.compile(r"(?<=[a-zß-ÿ,] )[A-ZÀ-Þ][^\W_]{1,30}")
_QUOTE = re.compile(r"[“\"«„「]([^“”\"«»„「」]{12,400})[”\"»“」]")
_SHORTEST_QUOTE = 4


class Details(Struct, frozen=True):
    """What is read from an article only when it is compared closely."""

    terms: frozenset[str]
    """Of title and body."""
    runs: frozenset[tuple[str, ...]]
    """Runs of four terms."""
    lead: frozenset[str]
    """Terms of the title and of the beginning."""
    lead_numbers: frozenset[str]
    lead_days: frozenset[date]
    """On which happened what the beginning tells."""
    quotations: tuple[frozenset[str], ...]
    """Their words, function words too: what is said is often made of little else."""
    capitalised: dict[str, int]
    """Terms written with a capital inside a sentence -> how often."""

    @property
    def brief(self) -> bool:
        """Whether the whole text is no longer than a lead."""
        return len(self.runs) <= LEAD


def details(article: Article) -> Details:
    """The details of an article."""
    title = article.title.value if article.title.method != "derived" else ""
    body = body_of(article)
    heading = [read(chunk) for chunk in title.split()]
    text = [read(chunk) for chunk in body.split()]
    terms = [term for chunk in text for term in chunk.terms]
    runs = zip(terms, terms[1:], terms[2:], terms[3:], strict=False)
    lead, numbers = [t for c in heading for t in c.terms], [n for c in heading for n in c.numbers]
    titled = len(lead)
    for chunk in text:
        if len(lead) >= titled + LEAD:
            break
        lead += chunk.terms
        numbers += chunk.numbers
    quotes = (frozenset(words(quote)) for quote in _QUOTE.findall(body))
    return Details(
        frozenset(terms).union(lead),
        frozenset(runs) if len(terms) > 3 else frozenset([tuple(terms)]),
        frozenset(lead),
        frozenset(numbers),
        frozenset(_days(article)),
        tuple(quote for quote in quotes if len(quote) >= _SHORTEST_QUOTE),
        dict(Counter(term for name in _CAPITALISED.findall(body) for term in read(name).terms)),
    )


def _days(article: Article) -> list[date]:
    """The days of which title and first paragraphs say that something happened then."""
    return [
        found.when.earliest
        for found in article.dates
        if -1 <= found.span.block < _LEAD_BLOCKS
        and found.role == "event"
        and not found.planned
        and found.when is not None
        and found.when.precision == "day"
        and found.when.earliest is not None
    ]


def shared_quotations(one: Details, other: Details) -> int:
    """How many quotations of the one with fewer the other has, even if cut."""
    fewer, more = sorted((one.quotations, other.quotations), key=len)
    return sum(
        any(len(quote & large) >= 0.7 * min(len(quote), len(large)) for large in more)
        for quote in fewer
    )
