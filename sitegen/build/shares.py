"""Articles of which much less, or more, was kept than is usual for their source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from msgspec.structs import replace

from sitegen.memory import NONE, Memory
from sitegen.model import Article

_FEWEST = 5
"""Articles of a source before anything is called usual for it."""
_NARROWEST = 0.2
"""Half the width of the narrowest band: shares differ that much between honest pages."""
_SPREAD = 4.5
"""Median absolute deviations; about three standard deviations where shares are normal."""


def with_unusual_shares(articles: Sequence[Article], memory: Memory = NONE) -> list[Article]:
    """The articles, with a warning on those whose share kept is outside their source's band."""
    shares: defaultdict[str, list[float]] = defaultdict(list)
    for article in articles:
        shares[_source(article)].append(article.clean.kept)
    bands = {name: _band(kept) for name, kept in shares.items() if len(kept) >= _FEWEST}
    return [_judged(article, bands.get(_source(article)), memory) for article in articles]


def _source(article: Article) -> str:
    document = article.clean.document
    # Formats of one source are cut by different hands, and so to different shares.
    return f"{document.host or document.origin.path.rpartition('/')[0]} {document.kind}"


def _band(shares: list[float]) -> tuple[float, float]:
    middle = median(shares)
    width = max(_NARROWEST, _SPREAD * median(abs(share - middle) for share in shares))
    return middle - width, middle + width


def _judged(article: Article, band: tuple[float, float] | None, memory: Memory) -> Article:
    text = article.clean
    kept = round(100 * text.kept)
    least, most = (round(100 * min(1.0, max(0.0, edge))) for edge in band or (0, 1))
    if least <= kept <= most:  # as they would be told
        return article
    warning = f"kept {kept}%, usual for its source is {least}% to {most}%"
    return memory.recall(_warned, article, also=(warning,))


def _warned(article: Article, warning: str) -> Article:
    text = article.clean
    return replace(article, clean=replace(text, warnings=(*text.warnings, warning)))
