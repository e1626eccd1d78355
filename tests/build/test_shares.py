"""A share kept that is unusual for its source is worth a warning."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.build.shares import with_unusual_shares
from sitegen.clean import clean, segment
from sitegen.infer import infer
from sitegen.model import Article, Document, Origin


def _articles(host: str, shares: list[float]) -> list[Article]:
    document = Document(Origin("a.txt"), "", 0, "text", "Some words of an article.", host=host)
    article = infer(clean(segment(document)))
    return [replace(article, clean=replace(article.clean, kept=share)) for share in shares]


def _warned(articles: list[Article]) -> list[float]:
    judged = with_unusual_shares(articles)
    return [one.clean.kept for one in judged if any("usual" in w for w in one.clean.warnings)]


def test_the_odd_one_out_is_warned_of() -> None:
    assert _warned(_articles("a.example", [0.8, 0.82, 0.79, 0.81, 0.2, 0.8])) == [0.2]


def test_each_source_has_its_own_band() -> None:
    low, high = [0.2, 0.22, 0.18, 0.2, 0.21], [0.8, 0.82, 0.79, 0.81, 0.8]
    assert _warned(_articles("a.example", low) + _articles("b.example", high)) == []


def test_too_few_articles_tell_nothing() -> None:
    assert _warned(_articles("a.example", [0.9, 0.9, 0.1])) == []


def test_what_would_be_told_as_usual_is_not_warned_of() -> None:
    assert _warned(_articles("a.example", [0.498, 0.7, 0.7, 0.7, 0.7])) == []
