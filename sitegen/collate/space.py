"""Term weights of a collection, and the articles nearest to each.

Weights are TF-IDF.  The few documents of a small archive say little of how common a word is, so
the counts are smoothed with background frequencies of everyday words.  Each article keeps its
weightiest terms only, and neighbours are sought through the rarest of them, with a bounded number
of looks: cost is linear in the number of articles (about 1 kB and well under 1 ms each).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log, sqrt

KEPT_TERMS = 100
"""Terms of a document that count; the rest are the commonest."""
LOOKS = 1500
"""Documents looked at through the terms of one, at most."""
BACKGROUND = 500.0
"""The background counts like so many documents."""

Neighbours = tuple["array[int]", "array[float]"]
"""Places of the nearest documents and their cosines, nearest first."""


class Space:
    """Unit vectors of a collection's documents, with an index from term to documents.

    Terms are numbered; a term that only one document has counts for the length of its vector and
    is then forgotten, since nothing can be found by it.
    """

    def __init__(
        self, documents: Sequence[Mapping[str, int]], background: Callable[[str], float]
    ) -> None:
        frequency: Counter[str] = Counter()
        for document in documents:
            frequency.update(document.keys())
        idf = _rarity(frequency, len(documents), background)
        shared = [term for term, count in frequency.items() if count > 1]
        self._names = shared
        self._numbers = {term: number for number, term in enumerate(shared)}
        self._postings = [array("I") for _ in shared]
        self._values = [array("f") for _ in shared]
        self._vectors: list[tuple[array[int], array[float]]] = []
        for place, document in enumerate(documents):
            self._add(place, document, idf)

    def _add(self, place: int, document: Mapping[str, int], idf: Mapping[str, float]) -> None:
        weighted = [
            (idf[term] if count == 1 else (1 + log(count)) * idf[term], term)
            for term, count in document.items()
        ]
        weighted.sort(reverse=True)
        del weighted[KEPT_TERMS:]
        length = sqrt(sum(weight * weight for weight, _ in weighted)) or 1.0
        numbers, values = array("I"), array("f")
        for weight, term in weighted:
            number = self._numbers.get(term)
            if number is not None and weight > 0:
                value = weight / length
                numbers.append(number)
                values.append(value)
                self._postings[number].append(place)
                self._values[number].append(value)
        self._vectors.append((numbers, values))

    def nearest(self, place: int, limit: int) -> Neighbours:
        """Up to ``limit`` other documents with their cosine, best first, ties by place."""
        numbers, values = self._vectors[place]
        postings = self._postings
        rarest_first = sorted(
            zip((len(postings[number]) for number in numbers), numbers, values, strict=True)
        )
        dots: defaultdict[int, float] = defaultdict(float)
        looks, complete = 0, True
        for count, number, value in rarest_first:
            looks += count
            if looks > LOOKS and dots:
                complete = False
                break
            for other, weight in zip(postings[number], self._values[number], strict=True):
                dots[other] += value * weight
        dots.pop(place, None)
        least = sorted(dots.values(), reverse=True)[:limit][-1:] or [0.0]
        found = [(other, dot) for other, dot in dots.items() if dot >= least[0]]
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
        weight = own.get
        return min(1.0, sum(weight(n, 0.0) * v for n, v in zip(numbers, values, strict=True)))


def _rarity(
    frequency: Mapping[str, int], size: int, background: Callable[[str], float]
) -> dict[str, float]:
    """Inverse document frequency of each term, smoothed with the background's."""
    total = size + BACKGROUND
    return {
        term: -log(min(1.0, (background(term) * BACKGROUND + count) / total))
        for term, count in frequency.items()
    }
