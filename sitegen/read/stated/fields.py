"""The usual names of an article's fields, from ``fields.toml``."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from sitegen.compiled import table
from sitegen.resources import PACKAGE


class Fields(Struct, frozen=True):
    """Names are folded (see ``folded``); a lower rank is trusted first."""

    statements: dict[str, tuple[str, int]]
    """Folded name -> the field as ``Statement`` calls it, and the name's rank in the table."""
    body: dict[str, int]
    wrappers: frozenset[str]
    """As they are written, in lower case: "_source" wraps, "source" is a name."""
    lists: tuple[str, ...]
    values: tuple[str, ...]
    texts: tuple[str, ...]


@cache
def fields() -> Fields:
    """The table, read once."""
    known = table(PACKAGE / "read" / "stated" / "fields.toml")
    statements: dict[str, tuple[str, int]] = {}
    for field, names in known["statements"].items():
        for name in names:
            statements.setdefault(folded(name), (field, len(statements)))
    return Fields(
        statements=statements,
        body={folded(name): rank for rank, name in reversed([*enumerate(known["body"]["names"])])},
        wrappers=frozenset(known["wrappers"]["names"]),
        lists=tuple(folded(name) for name in known["lists"]["names"]),
        values=tuple(folded(name) for name in known["values"]["names"]),
        texts=tuple(folded(name) for name in known["values"]["texts"]),
    )


_IGNORED = str.maketrans("", "", "_-: ")


def folded(name: str) -> str:
    """A field's name without what its spellings differ in: date_published, datePublished."""
    return name.translate(_IGNORED).lower()
