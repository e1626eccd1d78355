"""Looking up what a document states of itself, and what the cleaning took out of it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec.structs import replace

from sitegen.model import Caption, CleanText, Evidence, Guess, Label, Removal, Statement
from sitegen.text import safe_url

# Places that name the article's own address, best first.
_ADDRESSES = (
    "record",
    "link canonical",
    "meta og:url",
    "JSON-LD url",
    "JSON-LD mainEntityOfPage",
)


def of_field(text: CleanText, field: str) -> Iterator[Statement]:
    """The statements of a field, in order."""
    return (s for s in text.document.statements if s.field == field)


def place_of(statement: Statement) -> str:
    """Where a statement stood; "record" for what a scraper wrote beside the text."""
    return "record" if is_record(statement.where) else statement.where


def is_record(where: str) -> bool:
    """Whether a place is a scraper's record beside the text or a line of the text itself."""
    return where.startswith(("JSON record", "feed field", "line "))


def by_person(text: CleanText, field: str) -> list[Statement]:
    """What the archive's keeper said of a field."""
    return [s for s in of_field(text, field) if s.by_person]


def person_guess(text: CleanText, field: str) -> Guess[str] | None:
    """The keeper's own words for a field: certain."""
    for statement in by_person(text, field):
        return Guess(statement.value, 1.0, statement.where, (evidence(statement),))
    return None


def with_own_captions(text: CleanText) -> CleanText:
    """With the keeper's captions in place of those found, if there are any."""
    stated = by_person(text, "image_caption")
    return replace(text, captions=tuple(Caption(s.value) for s in stated)) if stated else text


def evidence(statement: Statement) -> Evidence:
    return Evidence(statement.value[:200], statement.where)


def line_evidence(quote: str, line: int) -> Evidence:
    return Evidence(quote[:200], f"line {line}")


def removed(text: CleanText, *labels: Label) -> Iterator[Removal]:
    """The removals with one of some labels; all without any."""
    return (r for r in text.removals if not labels or r.label in labels)


def address(text: CleanText) -> Guess[str] | None:
    """Where the article was: as a person says, as it was fetched, or as the page says."""
    stated = [s for s in of_field(text, "url") if safe_url(s.value)]
    for statement in stated:
        if statement.by_person:
            return Guess(statement.value, 1.0, statement.where, (evidence(statement),))
    fetched = safe_url(text.document.url)
    if fetched:
        return Guess(fetched, 0.95, "address", (Evidence(fetched, "address"),))
    for where in _ADDRESSES:
        for statement in stated:
            if place_of(statement) == where and not _is_home(statement.value):
                return Guess(statement.value, 0.9, where, (evidence(statement),))
    return None


def _is_home(url: str) -> bool:
    """Whether an address is that of a whole site, which pages give by mistake."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
