"""Term weights of a collection, and the articles nearest to each.

Weights are TF-IDF.  The few documents of a small archive say little of how common a word is, so
the counts are smoothed with background frequencies of everyday words.  Each article keeps its
weightiest terms only, and neighbours are sought through the rarest of them, with a bounded number
of looks: cost is linear in the number of articles (about 1 kB and well under 1 ms each).
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest
from math import log, sqrt

KEPT_TERMS = 120
LOOKS = 3000
BACKGROUND = 500.0
"""The background counts like so many documents."""

Neighbours = tuple["array[int]", "array[float]"]
"""Places of the nearest documents and their cosines, nearest first."""


class Space:
    """Unit vectors of a collection's documents, with an index from term to documents."""

    def __init__(
        self,
        documents: Sequence[Mapping[str, float]],
        background: Callable[[str], float],
    ) -> None:
        frequency: Counter[str] = Counter()
        for document in documents:
            frequency.update(document.keys())
        size = len(documents)
        numbers: dict[str, int] = {}
        self._terms: list[array[int]] = []
        self._weights: list[array[float]] = []
        self._postings: list[array[int]] = []
        self._posting_weights: list[array[float]] = []
        idf: dict[str, float] = {}
        for index, document in enumerate(documents):
            weighted = []
            for term, count in document.items():
                if term not in idf:
                    share = (background(term) * BACKGROUND + frequency[term]) / (BACKGROUND + size)
                    idf[term] = max(0.0, -log(min(1.0, share)))
                weight = (1 + log(count)) * idf[term]
                if weight > 0:
                    weighted.append((weight, term))
            kept = nlargest(KEPT_TERMS, weighted)
            length = sqrt(sum(weight * weight for weight, _ in kept)) or 1.0
            ids, weights = array("I"), array("f")
            for weight, term in kept:
                number = numbers.setdefault(term, len(numbers))
                if number == len(self._postings):
                    self._postings.append(array("I"))
                    self._posting_weights.append(array("f"))
                self._postings[number].append(index)
                self._posting_weights[number].append(weight / length)
                ids.append(number)
                weights.append(weight / length)
            self._terms.append(ids)
            self._weights.append(weights)
        self._numbers = numbers

    def nearest(self, index: int, limit: int) -> Neighbours:
        """Up to ``limit`` other documents with their cosine, best first, ties by index."""
        ids, weights = self._terms[index], self._weights[index]
        order = sorted(range(len(ids)), key=lambda i: (len(self._postings[ids[i]]), i))
        dots: dict[int, float] = {}
        looks = 0
        for i in order:
            posting, values = self._postings[ids[i]], self._posting_weights[ids[i]]
            looks += len(posting)
            if looks > LOOKS and dots:
                break
            weight = weights[i]
            for other, value in zip(posting, values, strict=True):
                dots[other] = dots.get(other, 0.0) + weight * value
        dots.pop(index, None)
        best = nlargest(limit, dots.items(), key=lambda item: (item[1], -item[0]))
        exact = [(other, self.cosine(index, other)) for other, _ in best]
        exact.sort(key=lambda item: (-item[1], item[0]))
        return array("I", [other for other, _ in exact]), array("f", [cos for _, cos in exact])

    def cosine(self, one: int, other: int) -> float:
        """Likeness of two documents, 0 to 1."""
        own = dict(zip(self._terms[one], self._weights[one], strict=True))
        return min(
            1.0,
            sum(
                own.get(number, 0.0) * weight
                for number, weight in zip(self._terms[other], self._weights[other], strict=True)
            ),
        )
