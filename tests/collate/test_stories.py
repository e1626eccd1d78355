"""Which articles tell the same story."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from sitegen.collate import collate
from sitegen.collate.likeness import Comparison, sameness
from sitegen.collate.notes import notes_on
from sitegen.collate.survey import survey
from sitegen.config import CollateConfig
from sitegen.model import Article, Guess

FIXTURES = Path(__file__).parents[1] / "fixtures" / "stories"
Text = tuple[str, str, Article]
"""Story, how it is told, article."""


@pytest.fixture
def heaps(make_article: Callable[..., Article]) -> dict[str, list[Text]]:
    """File name -> its texts."""
    found = {}
    for path in sorted(FIXTURES.glob("*-*.txt")):
        parts = ("\n" + path.read_text("utf-8")).split("\n=== ")[1:]
        found[path.stem] = [_text(path.stem, part, make_article) for part in parts]
    return found


def _text(heap: str, part: str, make_article: Callable[..., Article]) -> Text:
    head, title, *paragraphs = [line for line in part.splitlines() if line.strip()]
    name, story, how, day = (field.strip() for field in head.split("|"))
    published = None if day == "-" else day
    return f"{heap}/{story}", how, make_article(f"{heap}/{name}", title, paragraphs, published)


def _pairs(texts: list[Text]) -> list[tuple[bool, bool, str]]:
    """(are one story, were taken for one, what they are) for every two texts of one file."""
    articles = [article for _, _, article in texts]
    compared = Comparison(sorted(articles, key=lambda one: one.id), survey(notes_on(articles)))
    place_of = {article.id: place for place, article in enumerate(compared.articles)}
    at = [place_of[article.id] for article in articles]
    return [
        (
            texts[one][0] == texts[other][0],
            sameness(compared.agreement(at[one], at[other])) > 0,
            f"{articles[one].clean.document.origin} ({texts[one][1]}) and "
            f"{articles[other].clean.document.origin} ({texts[other][1]})",
        )
        for one, other in combinations(range(len(texts)), 2)
    ]


@pytest.mark.parametrize("half", ["dev", "check"])
def test_pairs_are_told_apart(heaps: dict[str, list[Text]], half: str) -> None:
    pairs = [pair for name in heaps if name.startswith(half) for pair in _pairs(heaps[name])]
    right = sum(same and taken for same, taken, _ in pairs)
    wrong = [what for same, taken, what in pairs if same != taken]
    assert len(pairs) >= 60
    assert 2 * right / (2 * right + len(wrong)) >= 0.95, wrong


def test_the_whole_set_falls_into_its_stories(heaps: dict[str, list[Text]]) -> None:
    texts = [text for heap in heaps.values() for text in heap]
    story_of = {article.id: story for story, _, article in texts}
    archive = collate([article for _, _, article in texts], CollateConfig())
    found = [[story_of[one.article] for one in story.versions] for story in archive.stories]
    assert all(len(set(versions)) == 1 for versions in found)
    grouped = {story for versions in found for story in versions}
    told_twice = {story for story in story_of.values() if list(story_of.values()).count(story) > 1}
    assert len(grouped) >= 0.95 * len(told_twice)


def test_versions_are_named_by_how_they_relate(heaps: dict[str, list[Text]]) -> None:
    heap = heaps["dev-ferry"]
    archive = collate([article for _, _, article in heap], CollateConfig())
    [story] = archive.stories
    relations = {version.article: version.relation for version in story.versions}
    by_name = {str(article.clean.document.origin)[-1]: article.id for _, _, article in heap}
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
