"""What single words tell: each has a weight for or against the article, learned and kept as data.

``model/words.json`` holds the weights of a logistic regression over the lines of the development
pages, trained by ``benchmarks/train_labeller.py`` on words that many sites have.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from sitegen.clean.forest import MODELS
from sitegen.clean.shape import Shape

WORDS = ("words' weight", "mean weight")


class _Model(msgspec.Struct, frozen=True):
    words: dict[str, float]


@cache
def weights() -> dict[str, int]:
    """Each known word's weight in hundredths: above zero speaks for the article.

    Whole numbers, so that sums are the same in any order.
    """
    model = msgspec.json.decode((MODELS / "words.json").read_bytes(), type=_Model)
    return {word: round(100 * weight) for word, weight in model.words.items()}


@cache
def _known() -> frozenset[str]:
    return frozenset(weights())


def told(shape: Shape) -> tuple[int, int]:
    """The sum of the weights of a line's words, each counted once, and how many have one."""
    if shape.told is None:
        found = shape.vocabulary & _known()
        shape.told = sum(map(weights().__getitem__, found)), len(found)
    return shape.told


def word_columns(shapes: Sequence[Shape]) -> tuple[list[float], list[float]]:
    """For each piece the sum of its words' weights, each word counted once, and their mean."""
    found = [told(shape) for shape in shapes]
    sums = [weight / 100 for weight, _ in found]
    return sums, [weight / (count or 1) for weight, (_, count) in zip(sums, found, strict=True)]


def known_share(shapes: Sequence[Shape]) -> float:
    """Which share of the words of all lines has a weight."""
    count = sum([len(shape.vocabulary) for shape in shapes])
    return sum([told(shape)[1] for shape in shapes]) / (count or 1)
