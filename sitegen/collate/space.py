"""Term weights of a collection, and the articles nearest to each.

Weights are TF-IDF.  The few documents of a small archive say little of how common a word is, so
the counts are smoothed with background frequencies of everyday words.  Each article keeps its
weightiest terms only, and neighbours are sought through the rarest of them, with a bounded number
of looks: time and memory are linear in the number of articles (about 4 kB each).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest
from itertools import repeat
from math import log, sqrt
from operator import mul

KEPT_TERMS = 100
"""Terms of a document that count; the rest are the commonest."""
LOOKS = 1000
"""Documents looked at through the terms of one, at most."""
BACKGROUND = 500.0
"""The background counts like so many documents."""

Neighbours = tuple["array[int]", "array[float]"]
"""Places of the nearest documents and their cosines, nearest first."""


class _Numbers(dict[str, int]):
    """Term -> its number; a new term gets the next."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


class Counts:
    """How often each document has each term; about 3 kB a document of 600 words."""

    def __init__(self) -> None:
        self.numbers = _Numbers()
        self.documents: list[tuple[array[int], array[int]]] = []
        self.frequency: Counter[int] = Counter()

    def add(self, document: Mapping[str, int]) -> None:
        """Takes in the next document: term -> how often."""
        own = array("I", map(self.numbers.__getitem__, document))
        self.frequency.update(own)
        self.documents.append((own, array("I", document.values())))


class Space:
    """Unit vectors of a collection's documents, with an index from term to documents.

    A term that only one document has counts for the length of its vector and is then forgotten,
    since nothing can be found by it.
    """

    def __init__(self, counts: Counts, background: Callable[[str], float]) -> None:
        self._names = list(counts.numbers)
        self._shared = array("B", (counts.frequency[n] > 1 for n in range(len(self._names))))
        self._postings: dict[int, tuple[array[int], array[float]]] = {}
        self._vectors: list[tuple[array[int], array[float]]] = []
        rarity = _rarity(counts, background)
        for place, (numbers, times) in enumerate(counts.documents):
            self._add(place, numbers, times, rarity)

    def _add(
        self, place: int, numbers: array[int], times: array[int], rarity: Sequence[float]
    ) -> None:
        weighted = [
            (rarity[number] if count == 1 else (1 + log(count)) * rarity[number], number)
            for number, count in zip(numbers, times, strict=True)
        ]
        weighted.sort(reverse=True)
        del weighted[KEPT_TERMS:]
        length = sqrt(sum(weight * weight for weight, _ in weighted)) or 1.0
        kept, values = array("I"), array("f")
        for weight, number in weighted:
            if self._shared[number] and weight > 0:
                value = weight / length
                kept.append(number)
                values.append(value)
                posting = self._postings.get(number)
                if posting is None:
                    posting = self._postings[number] = (array("I"), array("f"))
                posting[0].append(place)
                posting[1].append(value)
        self._vectors.append((kept, values))

    def nearest(self, place: int, limit: int) -> Neighbours:
        """Up to ``limit`` other documents with their cosine, best first, ties by place."""
        numbers, values = self._vectors[place]
        postings = self._postings
        rarest_first = sorted(
            [
                (len(postings[number][0]), number, value)
                for number, value in zip(numbers, values, strict=True)
            ]
        )
        dots: defaultdict[int, float] = defaultdict(float)
        looks, complete = 0, True
        for count, number, value in rarest_first:
            looks += count
            if looks > LOOKS and dots:
                complete = False
                break
            for other, weight in zip(*postings[number], strict=True):
                dots[other] += value * weight
        dots.pop(place, None)
        least = min(nlargest(limit, dots.values()), default=0.0)
        found = [(other, dot) for other, dot in dots.items() if dot >= least]
        if not complete:
            own = dict(zip(numbers, values, strict=True))
            found = [(other, self._dot(own, other)) for other, _ in found]
        found = sorted(found, key=lambda item: (-item[1], item[0]))[:limit]
        return array("I", [other for other, _ in found]), array("f", [dot for _, dot in found])

    def cosine(self, one: int, other: int) -> float:
        """Likeness of two documents, 0 to 1."""
        return self._dot(dict(zip(*self._vectors[one], strict=True)), other)

    def shared_terms(self, one: int, other: int) -> list[str]:
        """The terms that two documents share, those that make them alike most first."""
        own = dict(zip(*self._vectors[one], strict=True))
        products = [
            (-own[number] * value, self._names[number])
            for number, value in zip(*self._vectors[other], strict=True)
            if number in own
        ]
        return [name for _, name in sorted(products)]

    def _dot(self, own: Mapping[int, float], other: int) -> float:
        numbers, values = self._vectors[other]
        dot: float = sum(map(mul, map(own.get, numbers, repeat(0.0)), values))
        return min(1.0, dot)


def _rarity(counts: Counts, background: Callable[[str], float]) -> array[float]:
    """Inverse document frequency of each term, smoothed with the background's."""
    total = len(counts.documents) + BACKGROUND
    return array(
        "d",
        (
            -log(min(1.0, (background(term) * BACKGROUND + counts.frequency[number]) / total))
            for term, number in counts.numbers.items()
        ),
    )
