"""One record of JSON -> ``Document``: where its text is, and what it says of itself."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

import msgspec

from sitegen.model import Document, DocumentKind, Origin, Rejection, Statement
from sitegen.read.formats import is_markup
from sitegen.read.limits import DOCUMENT_BYTES
from sitegen.read.stated.fields import fields, folded
from sitegen.read.stated.statements import from_record, sound, within
from sitegen.text import safe_url

_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,6}|[a-z]{2,8}\d?);", re.I)
_WRAPPED = 4  # levels of wrappers around a record


def document_of(origin: Origin, value: object) -> Document | Rejection:
    """The article that a record holds."""
    if not isinstance(value, dict):
        return Rejection(origin, "read", "record is not an object", type(value).__name__)
    found = body_of(value)
    if not found:
        detail = "fields: " + ", ".join(sound(str(name))[:40] for name in list(value)[:12])
        return Rejection(origin, "read", "record has no text", detail, status="skipped")
    where, name, raw = found
    if len(raw) > DOCUMENT_BYTES:
        return Rejection(origin, "read", "too large", f"over {DOCUMENT_BYTES} characters")
    body, kind, notes = _text(name, raw)
    canonical = _canonical(value)
    return Document(
        origin=origin,
        digest=sha256(canonical).hexdigest(),
        size=len(canonical),
        kind=kind,
        body=body,
        statements=_statements(value, where),
        notes=(f"text from the field '{where}'", *notes),
    )


def _canonical(value: dict[str, object]) -> bytes:
    """The record as bytes that do not depend on the order of its fields."""
    try:
        return msgspec.json.encode(value, order="sorted")
    except (UnicodeEncodeError, TypeError, OverflowError, ValueError):
        return json.dumps(value, sort_keys=True).encode("ascii")


def _named(
    value: Mapping[str, object], prefix: str = "", depth: int = _WRAPPED
) -> Iterator[tuple[str, str, object]]:
    """(path, name, value) of a record's fields: its own first, then those of its wrappers."""
    wrapped: list[tuple[str, Mapping[str, object]]] = []
    for name, inner in value.items():
        if isinstance(inner, dict) and depth and wraps(name):
            wrapped.append((f"{prefix}{name}.", inner))
        if not name.startswith("_"):
            yield sound(f"{prefix}{name}"), name, inner
    for path, inner_value in wrapped:
        yield from _named(inner_value, path, depth - 1)


def wraps(name: str) -> bool:
    """Whether an object under this name merely wraps the article's own fields."""
    return name.lower() in fields().wrappers


def body_of(value: Mapping[str, object]) -> tuple[str, str, str] | None:
    """(path, name, text) of the field that holds the article."""
    best: tuple[int, str, str, str] | None = None
    ranks = fields().body
    for path, name, inner in _named(value):
        rank = ranks.get(folded(name))
        if rank is None or (best is not None and best[0] <= rank):
            continue
        text = _joined(inner).strip()
        # An "article" or "story" may be no more than a link to it.
        if text and safe_url(text) is None:
            best = (rank, path, name, text)
    return best[1:] if best else None


def _joined(value: object, depth: int = _WRAPPED) -> str:
    """A text, paragraphs in a list, or an object around either."""
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, list) and depth:
        return "\n".join(part for item in value if (part := _joined(item, depth - 1)))
    if isinstance(value, dict) and depth:
        parts = (_joined(inner, depth - 1) for inner in within(value, fields().texts))
        return next((part for part in parts if part), "")
    return ""


def _text(name: str, raw: str) -> tuple[str, DocumentKind, tuple[str, ...]]:
    """Body, kind and notes of a record's text."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if is_markup(text):
        return text, "html", ()
    if _ENTITY.search(text):
        plain = html.unescape(text)
        if is_markup(plain):
            return plain, "html", ("markup was escaped twice",)
        return plain, _plain_kind(name), ("character references resolved",)
    return text, _plain_kind(name), ()


def _plain_kind(name: str) -> DocumentKind:
    return "markdown" if folded(name) == "markdown" else "text"


def _statements(value: Mapping[str, object], body: str) -> tuple[Statement, ...]:
    found = from_record((path, name, inner) for path, name, inner in _named(value) if path != body)
    return tuple(
        Statement(it.field, html.unescape(it.value), it.where)
        if it.field not in ("url", "host") and _ENTITY.search(it.value)
        else it
        for it in found
    )
