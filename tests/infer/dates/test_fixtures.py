"""Sentences with their dates marked: see ``tests/fixtures/dates/README.md``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sitegen.infer.dates import FoundDate, find_dates
from sitegen.model import PartialDate

FIXTURES = Path(__file__).parents[2] / "fixtures" / "dates"
MARKED = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
FLAGS = ("planned", "minor", "vague")


def reference_of(words: str) -> PartialDate | None:
    """``2024-04-10``, ``2024-01-01..2024-12-31`` or ``none``."""
    if words == "none":
        return None
    first, _, last = words.partition("..")
    return PartialDate(date.fromisoformat(first), date.fromisoformat(last or first), "interval")


def sentences() -> Iterator[tuple[str, str, str]]:
    """(language, reference, marked sentence) of every line of every file."""
    for path in sorted(FIXTURES.glob("*.txt")):
        reference = "none"
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("# reference "):
                reference = line.removeprefix("# reference ").strip()
            elif line and not line.startswith("#"):
                yield path.stem, reference, line


def marked(text: str, found: list[FoundDate]) -> str:
    """The text with its dates marked as in the fixtures."""
    for one in reversed(found):
        flags = [one.value]
        flags += ["planned"] if one.planned else []
        usual = "event" if one.when else "vague"
        flags += [one.role] if one.role != usual else []
        text = f"{text[: one.start]}[{one.text}|{'|'.join(flags)}]{text[one.end :]}"
    return text


@pytest.mark.parametrize(("language", "reference", "sentence"), list(sentences()))
def test_the_dates_of_a_sentence(language: str, reference: str, sentence: str) -> None:
    text = MARKED.sub(r"\1", sentence)
    assert marked(text, find_dates(text, reference_of(reference), language)) == sentence


def test_there_are_fixtures() -> None:
    assert len(list(sentences())) > 100
