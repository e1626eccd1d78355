"""The sample archive through the first stages, once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sitegen.clean import LabelledLine, Repeats, clean, label, line_keys, segment
from sitegen.infer import infer
from sitegen.model import Article, Document
from sitegen.read import find, read

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def documents() -> dict[str, Document]:
    """Every document of ``seeds/`` by its origin."""
    paths, _ = find(SEEDS)
    results = [result for path in paths for result in read(SEEDS, path)]
    return {str(one.origin): one for one in results if isinstance(one, Document)}


def source_of(origin: str) -> str:
    """Whose lines a document shares, as the build has it."""
    document = documents()[origin]
    return document.host or document.origin.path.rpartition("/")[0]


@cache
def work() -> tuple[dict[str, Article], dict[str, tuple[LabelledLine, ...]]]:
    """Articles and labelled lines by origin."""
    segmented = {origin: segment(one) for origin, one in documents().items()}
    repeats = Repeats()
    for origin, pieces in segmented.items():
        repeats.add(source_of(origin), line_keys(pieces))
    articles, lines = {}, {}
    for origin, pieces in segmented.items():
        known = repeats.of(source_of(origin), line_keys(pieces))
        lines[origin] = label(pieces, known)
        articles[origin] = infer(clean(pieces, known))
    return articles, lines


def article(origin: str) -> Article:
    return work()[0][origin]


def labelled(origin: str) -> tuple[LabelledLine, ...]:
    return work()[1][origin]
