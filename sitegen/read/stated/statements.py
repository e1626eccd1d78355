"""Mappings of names and values -> ``Statement``s."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time

from sitegen.model import Statement
from sitegen.read.limits import STATEMENT_CHARS, STATEMENTS
from sitegen.read.stated.fields import fields, folded
from sitegen.text import fold_space, is_host_name, safe_url

_SURROGATE = re.compile("[\ud800-\udfff]")
_NOTHING = {"", "null", "none", "nan", "n/a", "nil", "undefined", "-", "[]", "{}"}
_LISTS = {"author", "tag", "keep", "drop", "redact", "image_caption"}
LITERAL = {"keep", "drop", "redact"}
"""Only a person may state these, and they are taken word for word."""
_TIMES = {"date", "updated", "captured"}
_ALSO = {name: name for name in ("authors", "tags", "published")}
"""Names that are written as often as the fields' own."""
_BY = re.compile(r"(?:written\s+)?by[:\s]\s*", re.I)
_AND = re.compile(r"\s+(?:and|&)\s+|\s*[;|]\s*")


def sound(text: str) -> str:
    """Text without halves of surrogate pairs, which no encoding can write."""
    return _SURROGATE.sub("\ufffd", text)


def from_person(mapping: Mapping[str, object], where: str) -> tuple[Statement, ...]:
    """What an archive's keeper wrote; names that we do not know are kept as they are."""
    found: list[Statement] = []
    for name, value in mapping.items():
        field = fields().statements.get(folded(str(name)), (str(name), 0))[0]
        found += (Statement(field, text, where, by_person=True) for text in values_of(field, value))
    return tuple(found[:STATEMENTS])


def likely_slips(mapping: Mapping[str, object]) -> Iterator[str]:
    """Of what a keeper wrote, names that we do not know, but that look like one that we do.

    Only the fields' own names are compared: of all their other names some look like any word.
    """
    from difflib import get_close_matches  # few files are spoken of by a keeper

    known = fields().statements
    own = {folded(field): field for field, _ in known.values()} | _ALSO
    for name in mapping:
        meant = folded(str(name))
        if meant in known or any(meant.startswith(one) for one in known if len(one) > 3):
            continue  # "author_id" is no slip
        near = [one for one in own if abs(len(one) - len(meant)) < 2]
        for match in get_close_matches(meant, near, n=1, cutoff=0.8):
            yield f'unknown key "{sound(str(name))}", did you mean "{own[match]}"?'


def from_record(named: Iterable[tuple[str, str, object]]) -> tuple[Statement, ...]:
    """What a record says of itself, from (path, name, value), field by field; the surest first."""
    found: list[tuple[int, Statement]] = []
    seen: set[tuple[str, str]] = set()
    for path, name, value in named:
        field, rank = fields().statements.get(folded(name), ("", 0))
        if not field or field in LITERAL:
            continue
        for text in values_of(field, value):
            if field == "source" and safe_url(text):
                field = "url"
            if _fits(field, text) and (field, text) not in seen:
                seen.add((field, text))
                found.append((rank, Statement(field, text, f"JSON record field '{path}'")))
    found.sort(key=lambda pair: pair[0])
    return tuple(statement for _, statement in found[:STATEMENTS])


def _fits(field: str, text: str) -> bool:
    if field == "url":
        return safe_url(text) is not None
    if field in ("author", "tag"):
        return not text.isdecimal()  # a number of some table is no name
    return field != "host" or is_host_name(text)


def values_of(field: str, value: object) -> list[str]:
    """The texts of a value that may be a scalar, a list, or an object around one."""
    texts: list[str] = []
    for item in value if isinstance(value, (list, tuple)) else [value]:
        text = scalar(item, epoch=field in _TIMES)
        if text.strip().lower() in _NOTHING:
            continue
        texts += _split(field, text) if field in _LISTS and field not in LITERAL else [text]
        if len(texts) > STATEMENTS:
            break
    return [text[:STATEMENT_CHARS] for text in texts]


def scalar(value: object, *, epoch: bool = False, depth: int = 3) -> str:
    """A value as text; "" for what has none."""
    if isinstance(value, str):
        return sound(value).strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return (_from_epoch(value) if epoch else "") or str(value)
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, Mapping) and depth:
        inner = (scalar(it, epoch=epoch, depth=depth - 1) for it in within(value, fields().values))
        return next((text for text in inner if text), "")
    return ""


def within(value: Mapping[object, object], names: Iterable[str]) -> Iterator[object]:
    """The parts of an object that may stand for it, in the order of their (folded) names."""
    by_name = {folded(str(name)): inner for name, inner in value.items()}
    return (by_name[name] for name in names if name in by_name)


def _from_epoch(number: float) -> str:
    """Seconds or milliseconds since 1970, as a time in UTC; "" for other numbers."""
    if number != number or not 1e8 < abs(number) < 1e13:
        return ""
    seconds = number / 1000 if abs(number) > 1e11 else number
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _split(field: str, text: str) -> list[str]:
    """One text for every author, tag or caption in a list that was written as one text."""
    if field == "image_caption":
        return [text]
    if field == "tag":
        return [part for raw in re.split(r"[,;|\n]", text) if (part := fold_space(raw))]
    parts = [part for raw in _AND.split(_BY.sub("", fold_space(text), count=1)) if (part := raw)]
    return [name for part in parts for name in _by_comma(part)]


def _by_comma(text: str) -> list[str]:
    """Split at commas, except in "Smith, John" and after names of one word."""
    parts = [part for raw in text.split(",") if (part := raw.strip())]
    return parts if all(" " in part for part in parts) else [text]
