"""JSON and JSON Lines: one ``Document`` or ``Rejection`` a record."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice

import msgspec

from sitegen.model import Document, DocumentKind, Origin, Rejection, Statement
from sitegen.read.fields import fields, folded
from sitegen.read.formats import is_markup
from sitegen.read.limits import DOCUMENT_BYTES, JSON_DEPTH, RECORDS
from sitegen.read.statements import from_record, sound, within
from sitegen.text import safe_url

Record = tuple[int, object]
"""Its number (the line, in JSON Lines) and its value."""

_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,6}|[a-z]{2,8}\d?);", re.I)
_WRAPPED = 4  # levels of wrappers around a record
_TRIED = 20  # lines without one record that are enough to give a file up
_TOO_DEEP = "nested too deeply"


class Problem(msgspec.Struct, frozen=True):
    """Why a text is not JSON."""

    reason: str
    detail: str = ""


def read_lines(path: str, text: str) -> Iterator[Document | Rejection]:
    """A record a line; where the file turns out to be one JSON value, that value's records."""
    lines = text.split("\n")
    start = list(islice((line for line in lines if line.strip()), _TRIED))
    if isinstance(first := parse(start[0]), Problem):
        if not isinstance(whole := parse(text), Problem):
            yield from _each(path, _records(whole))
            return
        if len(start) == _TRIED and all(isinstance(parse(line), Problem) for line in start):
            yield Rejection(Origin(path), "read", "not JSON Lines", f"line 1: {first.detail}")
            return
    count = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        count += 1
        if count > RECORDS:
            yield Rejection(Origin(path, number), "read", "too many records", f"over {RECORDS}")
            return
        value = parse(line)
        if isinstance(value, Problem):
            detail = f"line {number}: {value.detail}" if value.detail else f"line {number}"
            yield Rejection(Origin(path, number), "read", value.reason, detail)
        else:
            yield _record(path, number, value)


def read_whole(path: str, text: str) -> Iterator[Document | Rejection]:
    """An array of records, an object that holds one, or a single record."""
    value = parse(text)
    if not isinstance(value, Problem):
        yield from _each(path, _records(value))
        return
    first = next((line for line in text.split("\n") if line.strip()), "")
    if first.lstrip().startswith("{") and isinstance(parse(first), dict):
        yield from read_lines(path, text)
        return
    yield Rejection(Origin(path), "read", value.reason, value.detail)


def parse(text: str) -> object | Problem:
    """The value of a JSON text."""
    try:
        value: object = msgspec.json.decode(text)
    except RecursionError:
        return Problem(_TOO_DEEP)
    except (msgspec.DecodeError, UnicodeEncodeError):
        # More lenient: lone surrogates, NaN, numbers beyond 64 bits.
        try:
            value = json.loads(text, strict=False)
        except json.JSONDecodeError as error:
            return Problem(
                "not valid JSON", f"{error.msg} (line {error.lineno}, column {error.colno})"
            )
        except RecursionError:
            return Problem(_TOO_DEEP)
        except ValueError as error:  # a number of thousands of digits
            return Problem("not valid JSON", str(error).partition(";")[0])
    return Problem(_TOO_DEEP) if _is_deep(value) else value


def _is_deep(value: object) -> bool:
    """Whether more than the allowed levels lie inside one another; without recursion."""
    level = [value]
    for _ in range(JSON_DEPTH):
        level = [inner for item in level for inner in _children(item)]
        if not level:
            return False
    return True


def _children(value: object) -> Iterator[object]:
    inside: Iterable[object] = ()
    if isinstance(value, dict):
        inside = value.values()
    elif isinstance(value, list):
        inside = value
    return (inner for inner in inside if isinstance(inner, (dict, list)))


def _records(value: object) -> object:
    """The list of records within a value, or the value itself if it is one record."""
    for _ in range(_WRAPPED):
        if isinstance(value, list) or not isinstance(value, dict):
            return value
        if _body(value):
            return value
        inner = _held(value)
        if inner is None:
            return value
        value = inner
    return value


def _held(value: dict[str, object]) -> object | None:
    """What an object without a text of its own holds under a list's usual name."""
    by_name = {folded(name): inner for name, inner in value.items()}
    for name in fields().lists:
        inner = by_name.get(name)
        if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
            return inner
    for name in fields().lists:
        inner = by_name.get(name)
        if isinstance(inner, dict) and not _wraps(name):
            return inner
    # An object of objects: records by their identifier.
    inner_values = list(value.values())
    if len(inner_values) < 2 or any(_wraps(name) for name in value):
        return None
    return inner_values if all(isinstance(item, dict) for item in inner_values) else None


def _each(path: str, value: object) -> Iterator[Document | Rejection]:
    if not isinstance(value, list):
        yield _record(path, None, value)
        return
    for number, item in enumerate(value[:RECORDS], 1):
        yield _record(path, number, item)
    if len(value) > RECORDS:
        yield Rejection(Origin(path, RECORDS + 1), "read", "too many records", f"over {RECORDS}")
    if not value:
        yield Rejection(Origin(path), "read", "holds no records", status="skipped")


def _record(path: str, number: int | None, value: object) -> Document | Rejection:
    origin = Origin(path, number)
    if not isinstance(value, dict):
        return Rejection(origin, "read", "record is not an object", type(value).__name__)
    found = _body(value)
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
        if isinstance(inner, dict) and depth and _wraps(name):
            wrapped.append((f"{prefix}{name}.", inner))
        if not name.startswith("_"):
            yield sound(f"{prefix}{name}"), name, inner
    for path, inner_value in wrapped:
        yield from _named(inner_value, path, depth - 1)


def _wraps(name: str) -> bool:
    return name.lower() in fields().wrappers


def _body(value: Mapping[str, object]) -> tuple[str, str, str] | None:
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
        text = plain
    return text, "markdown" if folded(name) == "markdown" else "text", ()


def _statements(value: Mapping[str, object], body: str) -> tuple[Statement, ...]:
    found = from_record((path, name, inner) for path, name, inner in _named(value) if path != body)
    return tuple(
        Statement(it.field, html.unescape(it.value), it.where)
        if it.field not in ("url", "host") and _ENTITY.search(it.value)
        else it
        for it in found
    )
