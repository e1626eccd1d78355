"""What the site's own data says of its articles: doubtful dates, suspect texts, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec

from sitegen.check.findings import Finding, Kind
from sitegen.views.provenance import CALLED

DATA = "data/articles.jsonl"
DOUBTFUL = 0.5
"""A date with less confidence than this is reported."""

_MAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")
_PHONE = re.compile(
    r"(?<![\w+])\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{2,4}(?:[ .-]\d{2,4}){1,4}\b"
    r"|(?<![\w(])\(\d{3}\) \d{3}-\d{4}\b"
)

_PERSONAL: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("mail-address", _MAIL),
    ("phone-number", _PHONE),
    ("phone-number", CALLED),
)


def check_data(site: Path) -> Iterator[Finding]:
    """Findings about the articles; nothing if the site carries no data."""
    file = site / DATA
    if not file.is_file():
        return
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = msgspec.json.decode(line)
            except msgspec.DecodeError as error:
                yield Finding(DATA, "bad-data", f"line {number}: {error}", "error")
                continue
            if isinstance(record, dict):
                yield from _article(record, number)


def _article(record: dict[str, Any], number: int) -> Iterator[Finding]:
    page = unquote(str(record.get("page") or f"{DATA}:{number}"))
    day, confidence = record.get("date"), record.get("date_confidence")
    if day and isinstance(confidence, int | float) and confidence < DOUBTFUL:
        detail = f"published {day}: confidence {confidence:.2f}"
        yield Finding(page, "doubtful-date", detail, "warning")
    if str(record.get("earliest") or "") > date.today().isoformat():
        yield Finding(page, "doubtful-date", f"published {day}: that is still to come", "warning")
    for warning in record.get("warnings") or ():
        yield Finding(page, "suspect", str(warning), "warning")
    text = str(record.get("text") or "")
    for kind, found in personal(text):
        yield Finding(page, kind, found, "warning")


def personal(text: str) -> Iterator[tuple[Kind, str]]:
    """The mail addresses and telephone numbers in a text."""
    for kind, pattern in _PERSONAL:
        for found in sorted({match[match.lastindex or 0] for match in pattern.finditer(text)}):
            yield kind, found
