"""JSON and JSON Lines: one ``Document`` or ``Rejection`` a record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sitegen.model import Document, Origin, Rejection
from sitegen.read.limits import RECORDS
from sitegen.read.many.json_text import Problem, parse
from sitegen.read.many.record import body_of, document_of, wraps
from sitegen.read.stated.fields import fields, folded

_HELD = 4  # levels of objects around a list of records
_TRIED = 20  # lines without one record that are enough to give a file up


def read_lines(path: str, text: str) -> Iterator[Document | Rejection]:
    """A record a line; where the file turns out to be one JSON value, that value's records."""
    lines = text.split("\n")
    start = list(islice((line for line in lines if line.strip()), _TRIED))
    if isinstance(first := parse(start[0]), Problem):
        if not isinstance(whole := parse(text), Problem):
            yield from _each(path, _records(whole))
            return
        if len(start) == _TRIED and all(isinstance(parse(line), Problem) for line in start):
            yield Rejection(Origin(path), "read", "not JSON Lines", _at(1, first.detail))
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
            yield Rejection(Origin(path, number), "read", value.reason, _at(number, value.detail))
        else:
            yield document_of(Origin(path, number), value)


def _at(number: int, detail: str) -> str:
    """What is wrong with a line, by its place in the file; it was parsed as a text of its own."""
    place = f"line {number}"
    if detail.startswith("line 1, "):
        return place + detail.removeprefix("line 1")
    return f"{place}: {detail}" if detail else place


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


def _records(value: object) -> object:
    """The list of records within a value, or the value itself if it is one record."""
    for _ in range(_HELD):
        if isinstance(value, list) or not isinstance(value, dict):
            return value
        if body_of(value):
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
        if isinstance(inner, dict) and not wraps(name):
            return inner
    # An object of objects: records by their identifier.
    inner_values = list(value.values())
    if len(inner_values) < 2 or any(wraps(name) for name in value):
        return None
    return inner_values if all(isinstance(item, dict) for item in inner_values) else None


def _each(path: str, value: object) -> Iterator[Document | Rejection]:
    if not isinstance(value, list):
        yield document_of(Origin(path), value)
        return
    for number, item in enumerate(value[:RECORDS], 1):
        yield document_of(Origin(path, number), item)
    if len(value) > RECORDS:
        yield Rejection(Origin(path, RECORDS + 1), "read", "too many records", f"over {RECORDS}")
    if not value:
        yield Rejection(Origin(path), "read", "holds no records", status="skipped")
