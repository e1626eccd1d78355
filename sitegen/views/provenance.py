"""The account of an article: its original, what was removed, how each field is known."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from msgspec import Struct

from sitegen.model import Article, Guess, PartialDate, Removal
from sitegen.text import count_words
from sitegen.views.base import date_view

_QUOTED = 400
"""Characters of a quotation; what was removed is shown whole."""
_DOUBTFUL = 75
"""Per cent below which a removal was not sure."""
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w.])\+?\(?\d{1,4}\)?(?:[ .-]\(?\d{2,8}\)?){1,5}(?![\w-])")
CALLED = re.compile(
    r"\b(?:tel|tél|phone|telephone|téléphone|telefon|teléfono|telefono|fon|fax)[.:]{0,2} "
    r"{0,2}(\(?\d{2,5}\)?(?:[ ./-]{1,3}\d{2,8}){1,4})\b",
    re.IGNORECASE,
)
"""A number within a country: nothing but the word before it tells it from another."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}([.-])\d{1,2}\1\d{4}(?![\d.-])")


class RemovedLine(Struct, frozen=True, gc=False):
    text: str
    line: int
    rule: str
    confidence: int
    doubtful: bool


class RemovedFamily(Struct, frozen=True, gc=False):
    label: str
    words: int
    lines: tuple[RemovedLine, ...]


class KnownField(Struct, frozen=True, gc=False):
    """One inferred field: what, how surely, by what, from which words."""

    field: str
    value: str
    confidence: int
    method: str
    evidence: tuple[tuple[str, str, bool], ...]
    """Quotation, where."""


class Provenance(Struct, frozen=True, gc=False):
    path: str
    record: int
    size: int
    digest: str
    encoding: str
    kept: int
    """Per cent of the words."""
    in_blocks: bool
    """What was removed is counted in blocks of a page, not in lines."""
    removed: tuple[RemovedFamily, ...]
    """The longest lines first: what was the article's own by mistake is seldom short."""
    fields: tuple[KnownField, ...]
    notes: tuple[str, ...]
    also: tuple[str, ...]
    """Other inputs with the same text."""


def provenance(article: Article, also: tuple[str, ...] = ()) -> Provenance:
    """The panel at the end of an article."""
    document = article.clean.document
    return Provenance(
        path=document.origin.path,
        record=document.origin.record or 0,
        size=document.size,
        digest=document.digest,
        encoding=document.encoding,
        kept=round(article.clean.kept * 100),
        in_blocks=document.kind == "html",
        removed=_families(article.clean.removals),
        fields=_fields(article),
        notes=document.notes + article.clean.warnings,
        also=also,
    )


def redacted(text: str) -> str:
    """Without e-mail addresses and telephone numbers of people who never asked to be here."""
    if "@" in text:
        text = _ADDRESS.sub("[…@…]", text)
    text = CALLED.sub(lambda found: found[0].replace(found[1], "[☎ …]"), text)
    return _PHONE.sub(_redact_phone, text)


def _redact_phone(match: re.Match[str]) -> str:
    digits = sum(character.isdigit() for character in match[0])
    # Dates and years stay: 2024-04-10 has eight digits, 1951-2026 too; a time may follow.
    return "[☎ …]" if digits >= 9 and not _DAY.match(match[0]) else match[0]


def _families(removals: tuple[Removal, ...]) -> tuple[RemovedFamily, ...]:
    groups: dict[str, list[Removal]] = defaultdict(list)
    for removal in removals:
        groups[removal.label].append(removal)
    longest_first = sorted(groups.items(), key=lambda item: -max(len(it.text) for it in item[1]))
    return tuple(
        RemovedFamily(label, sum(count_words(one.text) for one in group), tuple(map(_line, group)))
        for label, group in longest_first
    )


def _line(removal: Removal) -> RemovedLine:
    sure = _percent(removal.confidence)
    return RemovedLine(
        redacted(removal.text), removal.line, removal.rule, sure, doubtful=sure < _DOUBTFUL
    )


def _percent(share: float) -> int:
    return round(share * 100)


def _fields(article: Article) -> tuple[KnownField, ...]:
    guesses: tuple[tuple[str, Guess[Any] | None], ...] = (
        ("title", article.title),
        ("published", article.published),
        ("updated", article.updated),
        ("authors", article.authors),
        ("publisher", article.publisher),
        ("agency", article.agency),
        ("aggregator", article.aggregator),
        ("url", article.url),
        ("language", article.language),
        ("place", article.place),
    )
    return tuple(_field(name, guess) for name, guess in guesses if guess and _told(guess))


def _told(guess: Guess[Any]) -> bool:
    return bool(guess.value) or bool(guess.evidence)


def _field(name: str, guess: Guess[Any]) -> KnownField:
    value = guess.value
    if isinstance(value, PartialDate):
        shown = date_view(value).code
    elif isinstance(value, tuple):
        shown = ", ".join(value)
    else:
        shown = str(value)
    evidence = tuple(
        (redacted(one.quote)[:_QUOTED], one.where, one.against) for one in guess.evidence
    )
    return KnownField(name, shown, _percent(guess.confidence), guess.method, evidence)
