"""All articles read once for comparing, before and after their dates are known better.

The survey of a collection depends on the texts alone.  About 8 kB an article of 600 words; linear
in time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitegen.collate.background import share
from sitegen.collate.notes import Notes
from sitegen.collate.space import Counts, Neighbours, Space

NEIGHBOURS = 20
"""Other texts that each is compared with, at most."""


class Survey:
    """The texts of a collection; inputs with the same text have one place."""

    def __init__(
        self, place_of: Mapping[str, int], numbers: Sequence[frozenset[str]], space: Space
    ) -> None:
        self.place_of, self.numbers, self.space = place_of, numbers, space
        self._neighbours: dict[int, Neighbours] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def know(self, place: int, neighbours: Neighbours) -> None:
        """Takes the neighbours of a text that were found elsewhere."""
        self._neighbours[place] = neighbours

    def nearest(self, place: int) -> Neighbours:
        """The places of the texts most like one, nearest first, with their cosines."""
        found = self._neighbours.get(place)
        if found is None:
            found = self._neighbours[place] = self.space.nearest(place, NEIGHBOURS)
        return found


def survey(notes: Mapping[str, Notes]) -> Survey:
    """A collection by the notes on its articles (by id); their order does not matter."""
    place_of: dict[str, int] = {}
    place_of_text: dict[str, int] = {}
    numbers: list[frozenset[str]] = []
    counts = Counts()
    for article in sorted(notes):
        note = notes[article]
        place = place_of[article] = place_of_text.setdefault(note.text, len(numbers))
        if place == len(numbers):
            numbers.append(note.numbers)
            counts.add(note.terms)
    return Survey(place_of, numbers, Space(counts, share))
