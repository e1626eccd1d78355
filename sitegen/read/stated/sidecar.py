"""``NAME.meta.toml`` beside a file: what the archive's keeper says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sitegen.model import Statement
from sitegen.read.disk import Absent, content
from sitegen.read.formats import SIDECAR
from sitegen.read.limits import SIDECAR_BYTES
from sitegen.read.stated import toml
from sitegen.read.stated.fields import fields, folded
from sitegen.read.stated.statements import from_person, likely_slips, sound

WHERE = "sidecar"


class Sidecar(Struct, frozen=True):
    """What holds for the whole file, what for single records, and what is wrong with it."""

    statements: tuple[Statement, ...] = ()
    records: dict[int, tuple[Statement, ...]] = {}
    notes: tuple[str, ...] = ()
    name: str = ""

    def of(self, record: int | None) -> tuple[Statement, ...]:
        """What it says of one record; the particular before the general."""
        own = self.records.get(record, ()) if record is not None else ()
        return own + self.statements

    def missing(self, records: Iterable[int | None]) -> tuple[str, ...]:
        """A note on records that it speaks of and that the file has not."""
        absent = sorted(self.records.keys() - set(records))
        told = ", ".join(map(str, absent))
        return (f"sidecar {self.name}: there is no record {told}",) if absent else ()


NOTHING = Sidecar()


def names_for(path: str) -> tuple[str, ...]:
    """Where a file's sidecar may be: ``a.txt.meta.toml``, else ``a.meta.toml``."""
    folder, slash, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return tuple(f"{folder}{slash}{base}{SIDECAR}" for base in dict.fromkeys((name, stem)))


def of(root: str, path: str) -> Sidecar:
    """The sidecar of a file; a malformed one says nothing but where it is wrong."""
    for name in names_for(path):
        data = content(root, name, SIDECAR_BYTES)
        if isinstance(data, bytes):
            return _parsed(name, data)
        if data is not Absent.MISSING:
            return Sidecar(notes=(f"sidecar {name}: {data.value}",))
    return NOTHING


def _parsed(name: str, data: bytes) -> Sidecar:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Sidecar(notes=(f"sidecar {name}, line {line}: not UTF-8",))
    table = toml.parse(text)
    if isinstance(table, toml.Fault):
        return Sidecar(notes=(f"sidecar {name}, line {table.line}: {table.message}",))
    records = _tables(table.pop("record", {}))
    problems = (*likely_slips(table), *_strangers(table))
    for number, inner in records.items():
        problems += tuple(f"[record.{number}]: {slip}" for slip in likely_slips(inner))
    return Sidecar(
        from_person(table, WHERE),
        {number: from_person(inner, WHERE) for number, inner in records.items()},
        tuple(f"sidecar {name}: {problem}" for problem in problems),
        name,
    )


def _tables(tables: object) -> dict[int, dict[str, object]]:
    """``[record.3]`` -> what it says of the third record."""
    if not isinstance(tables, dict):
        return {}
    return {
        int(number): table
        for number, table in tables.items()
        if number.isdecimal() and len(number) < 10 and isinstance(table, dict)
    }


def _strangers(table: dict[str, object]) -> Iterator[str]:
    """Tables that are no field's."""
    for key, value in table.items():
        if isinstance(value, dict) and folded(key) not in fields().statements:
            yield f"[{sound(key)}] is not understood; [record.3] speaks of the third record"
