"""What single words tell: each has a weight for or against the article, learned and kept as data.

``model/words.json`` holds the weights of a logistic regression over the lines of the development
pages, trained by ``benchmarks/train_labeller.py`` on words that many sites have.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from sitegen.clean.forest import read_model
from sitegen.clean.shape import Shape

WORDS = ("words' weight", "mean weight")


class _Weights(msgspec.Struct, frozen=True):
    about: str
    words: dict[str, float]


@cache
def weights() -> dict[str, int]:
    """Each known word's weight in hundredths: above zero speaks for the article.

    Whole numbers, so that sums are the same in any order.
    """
    return {
        word: round(100 * weight) for word, weight in read_model("words", _Weights).words.items()
    }


def word_columns(shapes: Sequence[Shape]) -> tuple[list[float], list[float]]:
    """For each piece the sum of its words' weights, each word counted once, and their mean."""
    known = weights()
    found = [known.keys() & shape.vocabulary for shape in shapes]
    sums = [sum([known[word] for word in words]) / 100 for words in found]
    return sums, [weight / (len(words) or 1) for weight, words in zip(sums, found, strict=True)]


def known_share(shapes: Sequence[Shape]) -> float:
    """Which share of the words of all lines has a weight."""
    known = weights()
    count = sum([len(shape.vocabulary) for shape in shapes])
    return sum([len(known.keys() & shape.vocabulary) for shape in shapes]) / (count or 1)
