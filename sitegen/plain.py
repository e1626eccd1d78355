"""An article for other programs: plain text, and a record that turns into JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from sitegen.model import Article, CleanText, Guess, PartialDate
from sitegen.text import fold_space


def body(text: CleanText) -> str:
    """The article's words: one paragraph a line, code as it stands, without title and captions."""
    return lines([block.text for block in text.blocks])


def lines(paragraphs: Iterable[str]) -> str:
    """One paragraph a line; what holds several lines, or is indented, as it stands."""
    return "".join([f"{_line(text)}\n" for text in paragraphs])


def _line(text: str) -> str:
    return text.rstrip() if "\n" in text or text[:1] in " \t" else fold_space(text)


def record(article: Article) -> dict[str, Any]:
    """The cleaned article with everything inferred, what was removed, and all evidence."""
    text = article.clean
    return {
        "origin": str(text.document.origin),
        "title": article.title.value,
        "authors": list(article.authors.value),
        "published": iso(article.published.value),
        "source": _value(article.publisher or article.agency or article.aggregator),
        "publisher": _value(article.publisher),
        "agency": _value(article.agency),
        "aggregator": _value(article.aggregator),
        "url": _value(article.url),
        "language": article.language.value,
        "body": body(text),
        "captions": msgspec.to_builtins(text.captions),
        "kept": text.kept,
        "warnings": list(text.warnings),
        "removed": msgspec.to_builtins(text.removals),
        "evidence": evidence(article),
    }


def evidence(article: Article) -> dict[str, Any]:
    """Field -> value, confidence, method and the words it was read from."""
    return {name: msgspec.to_builtins(guess) for name, guess in guesses(article) if guess}


def guesses(article: Article) -> list[tuple[str, Guess[Any] | None]]:
    """Every inferred field, in the order in which people ask for them."""
    names = (
        "title", "published", "updated", "authors", "publisher", "agency", "aggregator", "url",
        "language", "place",
    )  # fmt: skip
    return [(name, getattr(article, name)) for name in names]


def iso(when: PartialDate) -> str | None:
    """The shortest ISO date that says no more than is known; an interval has a slash (EDTF)."""
    first = when.earliest.isoformat() if when.earliest else ""
    last = when.latest.isoformat() if when.latest else ""
    if not first and not last:
        return None
    if when.precision == "day" or (first and first == last):
        return first
    if when.precision == "month":
        return first[:7]
    if when.precision == "year" and first[:4] == last[:4]:
        return first[:4]
    return f"{first or '..'}/{last or '..'}"


def _value(guess: Guess[str] | None) -> str | None:
    return guess.value if guess else None
