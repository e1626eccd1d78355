"""Neighbours found in several processes are those that a survey finds by itself."""

from __future__ import annotations

import pytest

from sitegen.build import neighbours
from sitegen.collate import Notes, survey

WORDS = (
    "lock", "bridge", "harbour", "flood", "council", "mill", "ferry", "road", "school", "market",
)  # fmt: skip


def _notes() -> dict[str, Notes]:
    return {
        f"a{number:02}": Notes(
            f"a{number:02}",
            f"text {number}",
            {WORDS[number % 10]: 2, WORDS[number % 7]: 1, WORDS[number % 3]: 3},
            frozenset(),
            (),
        )
        for number in range(40)
    }


def test_they_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "_WORTH_A_POOL", 2)
    monkeypatch.setattr(neighbours, "_STEP", 16)
    alone, together = survey(_notes()), survey(_notes())
    neighbours.find_neighbours(together, 2)
    assert [together.nearest(place) for place in range(40)] == [
        alone.nearest(place) for place in range(40)
    ]
