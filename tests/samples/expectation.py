"""The expectations of ``expected/``, read into records (see the README there)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "expected"


class Expectation(NamedTuple):
    """What a careful reader would say of one sample."""

    origin: str
    fields: dict[str, str]
    rows: tuple[tuple[str, str], ...]
    """(label, first words) for plain text; (keeps | apart | drops, words) for the rest."""

    def words(self, kind: str) -> list[str]:
        return [words for name, words in self.rows if name == kind]

    @property
    def published(self) -> bool:
        return self.fields.get("outcome", "published") == "published"


def read(path: Path) -> Expectation:
    """One file of expectations."""
    head, _, tail = path.read_text(encoding="utf-8").partition("---\n")
    fields = {}
    for line in head.splitlines():
        name, _, value = line.partition(":")
        fields[name.strip()] = value.strip()
    rows = []
    for line in tail.splitlines():
        label, _, words = line.partition("|")
        rows.append((label.strip(), words.strip()))
    origin = path.relative_to(FOLDER).as_posix().removesuffix(".txt")
    return Expectation(origin, fields, tuple(rows))


def read_all() -> list[Expectation]:
    """All of them, in order of their names."""
    return [read(path) for path in sorted(FOLDER.rglob("*.txt"))]
