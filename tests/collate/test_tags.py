"""Tags: names merged over the archive, topics, and what an article is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import pytest

from sitegen.collate.aliases import aliases
from sitegen.collate.tags import tags
from sitegen.config import CollateConfig
from sitegen.config.settings import TagConfig, TagsConfig
from sitegen.model import Article, Statement, Subject, Tag, TagKind

Made = Callable[..., Article]


def named(name: str, kind: TagKind = "person", central: bool = True, **fields: object) -> Subject:
    return Subject(name, kind, 1, central, "in the title", **fields)  # type: ignore[arg-type]


@pytest.fixture
def archive(make_article: Made) -> Callable[..., list[Article]]:
    """Articles with these subjects each."""

    def make(*subjects: Sequence[Subject]) -> list[Article]:
        return [
            msgspec.structs.replace(make_article(f"{number}.txt"), subjects=tuple(found))
            for number, found in enumerate(subjects)
        ]

    return make


def by_slug(articles: list[Article], smallest: int = 2) -> dict[str, Tag]:
    return {tag.slug: tag for tag in tags(articles, CollateConfig(smallest_tag=smallest))[0]}


def test_one_person_in_many_forms(archive: Callable[..., list[Article]]) -> None:
    articles = archive(
        [named("Fumio Kishida", forms=("Fumio Kishida", "Mr. Kishida"))],
        [named("Kishida", forms=("PM Kishida",))],
        [named("Kishida Fumio")],
    )
    found = by_slug(articles)
    assert found["fumio-kishida"].articles == (articles[0].id, articles[1].id)
    assert found["fumio-kishida"].aliases == ("Kishida", "Mr. Kishida", "PM Kishida")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Self-Defence Forces", "Self-Defense Forces", "organisation"),
        ("Joe Biden", "Joseph Biden", "person"),
        ("Joe Biden", "Joseph R. Biden", "person"),
        ("U.S. Navy", "United States Navy", "organisation"),
        ("The Harbour Trust", "Harbor Trust", "organisation"),
        ("Ormund Steel", "Ormund Steel Inc.", "organisation"),
        ("Andre Dupont", "André Dupont", "person"),
    ],
)
def test_spellings_of_one_name(
    archive: Callable[..., list[Article]], one: str, other: str, kind: TagKind
) -> None:
    shown = aliases(archive([named(one, kind)], [named(other, kind)]))
    assert shown[one, kind] == shown[other, kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Biden", "Jill Biden"),
        ("George W. Bush", "George H. W. Bush"),
        ("Ferdinand Marcos", "Ferdinand Marcos Jr."),
    ],
)
def test_two_people_of_one_family(
    archive: Callable[..., list[Article]], one: str, other: str
) -> None:
    shown = aliases(archive([named(one)], [named(other)]))
    assert shown[one, "person"] != shown[other, "person"]


def test_a_surname_of_two_people_is_nobodys(archive: Callable[..., list[Article]]) -> None:
    shown = aliases(archive([named("Anna Brown")], [named("Tom Brown")], [named("Brown")]))
    assert shown["Brown", "person"] == ("Brown", "person")


def test_merging_reaches_over_several_steps(archive: Callable[..., list[Article]]) -> None:
    shown = aliases(archive([named("Joseph R. Biden")], [named("Joe Biden")] * 1, [named("Biden")]))
    assert len(set(shown.values())) == 1


def test_an_acronym_that_one_article_explains(archive: Callable[..., list[Article]]) -> None:
    full = named("Harbour Pilots Association", "organisation", forms=("HPA",))
    articles = archive([full], [named("HPA", "organisation")])
    assert len(by_slug(articles)["harbour-pilots-association"].articles) == 2


def test_place_and_person_of_one_name(archive: Callable[..., list[Article]]) -> None:
    articles = archive([named("Washington", "place")], [named("Washington")] * 1)
    found = by_slug(articles)
    assert found["washington"].kind == "place"
    assert found["washington-person"].kind == "person"


def test_place_or_organisation_is_one_tag(archive: Callable[..., list[Article]]) -> None:
    articles = archive([named("Harbour House", "place")], [named("Harbour House", "organisation")])
    assert [tag.kind for tag in tags(articles, CollateConfig())[0]] == ["place"]


def test_what_is_only_mentioned_is_no_tag_of_the_article(
    archive: Callable[..., list[Article]],
) -> None:
    articles = archive([named("Anna Brown")], [named("Anna Brown", central=False)])
    tag = by_slug(articles)["anna-brown"]
    assert tag.articles == (articles[0].id,)
    assert tag.mentions == 2
    assert not tag.listed
    assert tags(articles, CollateConfig())[1][articles[1].id] == ()


def test_who_a_person_is_with_the_article_that_says_so(
    archive: Callable[..., list[Article]],
) -> None:
    articles = archive(
        [named("Anna Brown", description="mayor")],
        [named("Anna Brown", description="Mayor of Candle Bay")],
        [named("Brown", description="Mayor of Candle Bay")],
    )
    guess = by_slug(articles)["anna-brown"].description
    assert guess is not None
    assert guess.value == "Mayor of Candle Bay"
    assert articles[1].id in guess.evidence[0].where


def test_phrases_become_topics_when_they_recur(archive: Callable[..., list[Article]]) -> None:
    def phrase(words: str) -> Subject:
        return Subject(words, "topic", 2, False, "phrase, 2 times")

    articles = archive(
        [phrase("oyster bed"), phrase("night ferry")],
        [phrase("oyster beds")],
        [phrase("oyster bed"), Subject("Trade", "topic", 3, True, "says tariff")],
    )
    found = by_slug(articles)
    assert len(found["oyster-bed"].articles) == 3
    assert found["trade"].kind == "topic"
    assert "night-ferry" not in found


def with_tags(article: Article, *words: str) -> Article:
    """The article with tags in its front matter."""
    given = tuple(Statement("tag", word, "front matter", by_person=True) for word in words)
    document = msgspec.structs.replace(article.clean.document, statements=given)
    clean = msgspec.structs.replace(article.clean, document=document)
    return msgspec.structs.replace(article, clean=clean)


def test_a_person_has_the_last_word(archive: Callable[..., list[Article]]) -> None:
    first, second = archive(
        [named("Anna Brown"), named("Peru", "place")],
        [named("Tom Baker")],
    )
    first = with_tags(first, "Oysters", "-peru")
    second = with_tags(second, "anna brown")
    found, slugs, why = tags([first, second], CollateConfig())
    assert slugs[first.id] == ("oysters", "anna-brown")
    assert slugs[second.id] == ("anna-brown", "tom-baker")
    assert why[second.id] == ("set by hand: front matter", "in the title")
    assert {tag.slug: tag.kind for tag in found}["oysters"] == "topic"


def test_no_category_is_no_tag(archive: Callable[..., list[Article]]) -> None:
    (article,) = archive([named("Anna Brown")])
    _, slugs, _ = tags([with_tags(article, "Uncategorized", "Oysters")], CollateConfig())
    assert slugs[article.id] == ("oysters", "anna-brown")


def test_the_controlled_vocabulary(archive: Callable[..., list[Article]]) -> None:
    trade = Subject("Trade", "topic", 3, True, "says tariff")
    articles = archive(
        [named("Coast Watch", "organisation"), named("Premium", "organisation"), trade],
        [named("Shore Patrol", "organisation")],
    )
    settings = CollateConfig(
        tags=TagsConfig(
            never=("premium",),
            names={
                "Shore Patrol": TagConfig(aliases=("Coast Watch",), broader="Commerce"),
                "Commerce": TagConfig(aliases=("Trade",)),
            },
        )
    )
    found = {tag.slug: tag for tag in tags(articles, settings)[0]}
    assert found.keys() == {"shore-patrol", "commerce"}
    assert len(found["shore-patrol"].articles) == 2
    assert found["shore-patrol"].broader == "commerce"


def test_topics_know_their_broader_ones(archive: Callable[..., list[Article]]) -> None:
    articles = archive(
        [Subject("Summits", "topic", 3, True, ""), Subject("Trade", "topic", 3, True, "")],
        [Subject("Diplomacy", "topic", 3, True, "")],
    )
    found = by_slug(articles)
    assert found["summits"].broader == "diplomacy"
    assert found["trade"].broader is None


@pytest.mark.parametrize(
    ("said", "best"),
    [
        (
            ["Prime Minister", "Prime Minister", "Japanese Prime Minister"],
            "Japanese Prime Minister",
        ),
        (["Prime Minister", "Prime Minister", "Former Prime Minister"], "Prime Minister"),
        (["Prime Minister", "Prime Minister", "former Prime Minister"], "Prime Minister"),
        (["mayor", "President"], "President"),
    ],
)
def test_the_fullest_description_that_others_bear(
    archive: Callable[..., list[Article]], said: list[str], best: str
) -> None:
    articles = archive(*([named("Ann Lee", description=words)] for words in said))
    guess = by_slug(articles, 1)["ann-lee"].description
    assert guess is not None
    assert guess.value == best


def test_no_tag_belongs_under_itself(archive: Callable[..., list[Article]]) -> None:
    settings = CollateConfig(tags=TagsConfig(names={"Peru": TagConfig(broader="Peru")}))
    found, _, _ = tags(archive([named("Peru", "place")]), settings)
    assert [tag.broader for tag in found] == [None]


def test_the_order_of_the_articles_changes_no_name(archive: Callable[..., list[Article]]) -> None:
    articles = archive(
        [named("Joe Biden")], [named("Joseph Biden")], [named("Biden")], [named("Ann Lee")]
    )
    forward, backward = by_slug(articles), by_slug(articles[::-1])
    assert forward.keys() == backward.keys()
    assert {s: sorted(t.articles) for s, t in forward.items()} == {
        s: sorted(t.articles) for s, t in backward.items()
    }


def test_tags_set_by_hand_for_files(archive: Callable[..., list[Article]]) -> None:
    articles = archive([named("Japan", "place")], [named("Japan", "place")], [])
    by_hand = TagsConfig(articles={"*.txt": ("Harbours",), "1.txt": ("-Japan", " - ")})
    found, slugs, why = tags(articles, CollateConfig(smallest_tag=1, tags=by_hand))
    assert [slugs[one.id] for one in articles] == [
        ("harbours", "japan"),
        ("harbours",),
        ("harbours",),
    ]
    assert {tag.name: tag.kind for tag in found} == {"Harbours": "topic", "Japan": "place"}
    assert why[articles[1].id] == ("set by hand: settings",)


def test_every_tag_has_its_reason(archive: Callable[..., list[Article]]) -> None:
    phrase = Subject("oyster bed", "topic", 2, False, "phrase, 2 times")
    trade = Subject("Trade", "topic", 3, True, "says tariff")
    articles = archive([named("Ann Lee"), phrase, trade], [named("Lee"), phrase], [phrase])
    _, slugs, why = tags(articles, CollateConfig())
    told = [dict(zip(slugs[one.id], why[one.id], strict=True)) for one in articles]
    assert told[0] == {
        "ann-lee": "in the title",
        "oyster-bed": "phrase, 2 times; 3 articles have it",
        "trade": "says tariff",
    }
    assert told[1]["ann-lee"] == "in the title, as “Lee”"
