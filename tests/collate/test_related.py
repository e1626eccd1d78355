"""What to read next, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sitegen.collate import collate
from sitegen.config import CollateConfig
from sitegen.model import Article, Related

FILLER = "Nobody at the bakery of Elm Street would say what the weather had to do with it."


@pytest.fixture
def articles(make_article: Callable[..., Article]) -> list[Article]:
    """Two reports on a regatta by the same skipper, a recipe, and the regatta report retold."""
    return [
        make_article(
            "regatta.txt",
            "Skipper Ona Brisk wins Candle Bay regatta",
            ["Ona Brisk won the regatta of Candle Bay on 7 May with her yacht Petrel, 40 seconds "
             "before the yacht of Jens Hult, after a duel in the harbour mouth."],
            "2019-05-08",
            people=("Ona Brisk",),
            places=("Candle Bay",),
            dates=(("7 May", "2019-05-07", "2019-05-07", False),),
        ),
        make_article(
            "regatta-retold.txt",
            "Skipper Ona Brisk wins Candle Bay regatta by 40 seconds",
            ["Ona Brisk won the regatta of Candle Bay on 7 May with her yacht Petrel, 40 seconds "
             "before the yacht of Jens Hult, after a duel in the harbour mouth. So it is told."],
            "2019-05-09",
            people=("Ona Brisk",),
            places=("Candle Bay",),
            dates=(("7 May", "2019-05-07", "2019-05-07", False),),
        ),
        make_article(
            "portrait.txt",
            "The skipper who repairs her own sails",
            ["Ona Brisk learned to sail on a raft. Before the regatta of 7 May she sewed for a "
             "week in a loft above the harbour.", FILLER],
            "2019-06-01",
            people=("Ona Brisk",),
            dates=(("7 May", "2019-05-07", "2019-05-07", False),),
        ),
        make_article("recipe.txt", "Barley bread", ["Take barley, salt and patience.", FILLER]),
    ]  # fmt: skip


def _related(articles: list[Article], origin: str, settings: CollateConfig) -> list[Related]:
    wanted = next(one.id for one in articles if str(one.clean.document.origin) == origin)
    return list(collate(articles, settings).related[wanted])


def test_the_reason_names_what_is_shared(articles: list[Article]) -> None:
    [first, *_] = _related(articles, "portrait.txt", CollateConfig())
    assert first.reason == "shares Ona Brisk and 7 May 2019"
    assert first.score > 0


def test_one_version_of_a_story_is_enough(articles: list[Article]) -> None:
    stories = collate(articles, CollateConfig()).stories
    assert len(stories) == 1
    versions = {version.article for version in stories[0].versions}
    found = _related(articles, "portrait.txt", CollateConfig())
    assert len([one for one in found if one.article in versions]) == 1
    hidden, *_ = _related(articles, "portrait.txt", CollateConfig(stories="hide"))
    assert hidden.article == stories[0].versions[0].article


def test_versions_of_its_own_story_are_related_only_if_left_apart(articles: list[Article]) -> None:
    retold = next(
        one.id for one in articles if str(one.clean.document.origin) == "regatta-retold.txt"
    )
    grouped = _related(articles, "regatta.txt", CollateConfig())
    apart = _related(articles, "regatta.txt", CollateConfig(stories="keep"))
    assert retold not in {one.article for one in grouped}
    assert apart[0].article == retold


def test_no_more_than_asked_for_and_none_without_anything_in_common(
    articles: list[Article],
) -> None:
    assert _related(articles, "regatta.txt", CollateConfig(related=0)) == []
    names = {one.id: str(one.clean.document.origin) for one in articles}
    found = _related(articles, "recipe.txt", CollateConfig())
    assert "regatta.txt" not in {names[one.article] for one in found}


def test_a_word_of_the_title_alone_is_named_as_it_is_written(
    make_article: Callable[..., Article],
) -> None:
    found = [
        make_article("lamps.txt", "Lamps for the harbour", ["Nobody knows why they were bought."]),
        make_article("birds.txt", "Birds", ["The harbour counts its birds with lamps."]),
        make_article("bread.txt", "Bread", ["A loaf keeps fresh in linen until the weekend."]),
    ]
    (related,) = _related(found, "lamps.txt", CollateConfig())
    assert "“harbour”" in related.reason


def test_being_in_one_language_is_nothing_in_common(
    make_article: Callable[..., Article],
) -> None:
    found = [
        make_article("watt.txt", "Im Watt", ["Der Fischer sagte, dass sie nicht mehr singen."]),
        make_article("wort.txt", "Ein Wort", ["Das Wort ist noch lang, sagte eine Frau."]),
        *(make_article(f"{n}.txt", f"Piece {n}", [f"A text of the year {n}."]) for n in "abcdef"),
    ]
    assert _related(found, "wort.txt", CollateConfig()) == []
