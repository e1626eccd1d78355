"""Clean texts to infer from, written out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sitegen.model import (
    Block,
    Caption,
    CleanText,
    Document,
    Evidence,
    Guess,
    Label,
    Origin,
    Removal,
    Statement,
)

FIXTURES = Path(__file__).parent.parent / "fixtures" / "infer"


def pairs(name: str) -> list[tuple[str, str]]:
    """The lines "left => right" of a fixture."""
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    kept = (line.partition(" => ") for line in lines if line.strip() and line[0] != "#")
    return [(left.strip(), right.strip()) for left, _, right in kept]


def text_of(
    *paragraphs: str,
    title: str | None = None,
    removed: Sequence[tuple[Label, str]] = (),
    captions: Sequence[str] = (),
    stated: Sequence[Statement] = (),
    host: str | None = None,
    url: str | None = None,
    kind: str = "text",
) -> CleanText:
    """An article: title on line 1, what was removed at head, paragraphs, captions."""
    head = [Removal(words, 2 + i, label, "test", 1.0) for i, (label, words) in enumerate(removed)]
    first = 2 + len(head)
    document = Document(
        Origin("news/a.txt"), "", 0, "html" if kind == "html" else "text", "",
        statements=tuple(stated), url=url, host=host,
    )  # fmt: skip
    return CleanText(
        document,
        Guess(title, 0.9, "first line", (Evidence(title, "line 1"),)) if title else None,
        tuple(Block(words, line=first + i) for i, words in enumerate(paragraphs)),
        tuple(Caption(words, line=100 + i) for i, words in enumerate(captions)),
        tuple(head),
    )


def says(field: str, value: str, where: str, *, by_person: bool = False) -> Statement:
    return Statement(field, value, where, by_person)
