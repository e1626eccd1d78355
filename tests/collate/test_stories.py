"""Which articles tell the same story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from benchmarks.stories import FIXTURES, Told, f1, heaps, pairs, told_as_one
from sitegen.collate import collate
from sitegen.collate.details import details, shared_quotations
from sitegen.config import CollateConfig
from sitegen.model import Article, Guess, PartialDate


@pytest.fixture(scope="module")
def made() -> dict[str, list[Told]]:
    """Name of a heap -> its texts."""
    return heaps(FIXTURES)


@pytest.mark.parametrize("begin", ["dev", "check", "fresh", "later", "third"])
def test_pairs_are_told_apart(made: dict[str, list[Told]], begin: str) -> None:
    chosen = [heap for name, heap in made.items() if name.startswith(begin)]
    given = [pair for heap in chosen for pair in pairs(heap)]
    found = told_as_one([text for heap in chosen for text in heap])
    assert len(given) >= 20
    assert found <= {frozenset(pair[:2]) for pair in given}, "texts of different heaps"
    assert f1(given, found)[2] >= 0.95


def test_the_set_has_pairs_of_every_kind(made: dict[str, list[Told]]) -> None:
    kinds = Counter(pair.kind for heap in made.values() for pair in pairs(heap))
    assert kinds.total() >= 60
    assert min(kinds.values()) >= 5
    assert set(kinds) >= {
        "paraphrase", "wire copy", "update", "translated", "other story", "template",
    }  # fmt: skip


def test_versions_are_named_by_how_they_relate(
    made: dict[str, list[Told]], make_article: Callable[..., Article]
) -> None:
    heap = []
    for told in made["dev-ferry"]:
        title, *paragraphs = [line for line in told.text.splitlines() if line]
        heap.append(make_article(told.id, title, paragraphs, told.day))
    archive = collate(heap, CollateConfig())
    [story] = archive.stories
    relations = {version.article: version.relation for version in story.versions}
    by_name = {str(article.clean.document.origin)[-1]: article.id for article in heap}
    assert story.title == "Ferry with 214 aboard runs aground off Skarvik in thick fog"
    assert relations[by_name["a"]] == "first"
    assert relations[by_name["b"]] == "retelling"
    assert relations[by_name["c"]] == "copy"
    assert relations[by_name["d"]] == "near-duplicate"
    assert "alike in their words" in story.reason


def test_the_version_that_others_cite_is_first(make_article: Callable[..., Article]) -> None:
    text = [
        "The dam at Orvieto Lake lost 4,200 cubic metres of concrete in 1987, Kessler said.",
        "Engineers found 17 cracks, and 31 villages were told to leave before 6 March.",
    ]
    retold = [
        "According to Lakeside Wire, Kessler said the dam at Orvieto Lake lost 4,200 cubic metres "
        "of its concrete in 1987.",
        "There were 17 cracks, engineers found; 31 villages had to be left before 6 March.",
    ]
    original = make_article(
        "b.txt", "Dam", text, "2024", publisher=Guess("Lakeside Wire", 0.9, "x")
    )
    copy = make_article("a.txt", "Dam leaks", retold, "2024")
    [story] = collate([copy, original], CollateConfig()).stories
    assert story.versions[0].article == original.id


def test_a_bound_worked_out_from_another_version_is_not_first(
    make_article: Callable[..., Article],
) -> None:
    text = [
        "The dam at Orvieto Lake lost 4,200 cubic metres of concrete in 1987, Kessler said.",
        "Engineers found 17 cracks, and 31 villages were told to leave before 6 March.",
    ]
    dated = make_article("dated.txt", "Dam", text, "2024-03-11")
    undated = make_article("copied.txt", "Dam leaks", [*text, "That was all."])
    about = PartialDate(date(2024, 3, 8), date(2024, 3, 25), "interval")
    copied = replace(undated, published=Guess(about, 0.5, "same story"))
    [story] = collate([copied, dated], CollateConfig()).stories
    assert story.versions[0].article == dated.id


def test_quotations_of_common_words_are_found_again(make_article: Callable[..., Article]) -> None:
    whole = details(make_article("a", paragraphs=["“What we had, we gave to them,” she said."]))
    cut = details(make_article("b", paragraphs=["They had “what we gave to them”, they say."]))
    other = details(make_article("c", paragraphs=["“None of that is up to you,” she said."]))
    assert shared_quotations(whole, cut) == 1
    assert shared_quotations(whole, other) == 0
