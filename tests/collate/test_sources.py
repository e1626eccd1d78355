"""Sources out of the roles that articles give them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from sitegen.collate.sources import make_sources, source_key
from sitegen.model import Article, Guess


def _named(value: str) -> Guess[str]:
    return Guess(value, 0.9, "test")


def test_a_host_and_a_name_are_one_source(make_article: Callable[..., Article]) -> None:
    articles = [
        make_article("a", publisher=_named("www.harborledger.example"), agency=_named("Nordwire")),
        make_article("b", publisher=_named("The Harbor Ledger")),
        make_article("c", publisher=_named("Harbor Ledger"), aggregator=_named("News Basket")),
        make_article("d", publisher=_named("Harbor Ledger")),
    ]
    ids = [one.id for one in articles]
    ledger, basket, wire = make_sources(articles)
    assert (ledger.name, ledger.slug, ledger.articles) == (
        "Harbor Ledger",
        "harbor-ledger",
        (*ids,),
    )
    assert ledger.roles == tuple((one, "publisher") for one in ids)
    assert (basket.name, basket.roles) == ("News Basket", ((ids[2], "aggregator"),))
    assert (wire.name, wire.roles) == ("Nordwire", ((ids[0], "agency"),))


def test_a_short_form_and_the_name_it_stands_for_are_one_source(
    make_article: Callable[..., Article],
) -> None:
    articles = [
        make_article("a", publisher=_named("Longshore Press Agency"), agency=_named("LPA")),
        make_article("b", publisher=_named("Island Reader"), agency=_named("LPA")),
        make_article("c", agency=_named("Northern Union of Wires")),
        make_article("d", agency=_named("NUW")),
    ]
    names = {source.name: len(source.articles) for source in make_sources(articles)}
    assert names == {"Longshore Press Agency": 2, "Island Reader": 1, "Northern Union of Wires": 2}


def test_letters_alone_do_not_make_one_source_of_two(make_article: Callable[..., Article]) -> None:
    articles = [
        make_article("a", publisher=_named("Aleppo Post"), agency=_named("AP")),
        make_article("b", publisher=_named("Late Press Alert")),
        make_article("c", agency=_named("LPA")),
        make_article("d", agency=_named("Longshore Press Agency")),
    ]
    names = {source.name for source in make_sources(articles[1:])}
    assert names == {"Late Press Alert", "LPA", "Longshore Press Agency"}


def test_one_article_may_have_a_source_in_two_roles(make_article: Callable[..., Article]) -> None:
    article = make_article("a", publisher=_named("Nordwire"), agency=_named("NORDWIRE"))
    [source] = make_sources([article])
    assert source.articles == (article.id,)
    assert source.roles == ((article.id, "publisher"), (article.id, "agency"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("www.ntd.com", "NTD", True),
        ("thecourier.co.uk", "The Courier", True),
        ("news.example.org", "Example", True),
        ("Harbor Ledger", "Harbor Leader", False),
        ("海沢新聞", "海沢新聞", True),
        ("!!!", "???", False),
        ("www.com", "com", True),
    ],
)
def test_keys(one: str, other: str, same: bool) -> None:
    assert (source_key(one) == source_key(other)) is same


def test_different_sources_never_share_a_slug(make_article: Callable[..., Article]) -> None:
    long = "A newspaper with a name of very many words that all have to be said each time "
    articles = [make_article(end, publisher=_named(long + end)) for end in ("one", "two")]
    slugs = [source.slug for source in make_sources(articles)]
    assert len(set(slugs)) == 2


def test_a_host_is_the_source_that_its_articles_name(make_article: Callable[..., Article]) -> None:
    def from_host(name: str, host: str, publisher: str) -> Article:
        article = make_article(name, publisher=_named(publisher))
        document = msgspec.structs.replace(article.clean.document, host=host)
        clean = msgspec.structs.replace(article.clean, document=document)
        return msgspec.structs.replace(article, clean=clean)

    told = from_host("a", "smp.example", "South Marn Post")
    bare = from_host("b", "smp.example", "smp.example")
    [source] = make_sources([told, bare])
    assert source.name == "South Marn Post"
    # A host with articles of several outlets is nobody's.
    other = from_host("c", "smp.example", "Nordwire")
    assert {one.name for one in make_sources([told, bare, other])} == {
        "South Marn Post",
        "Nordwire",
        "smp.example",
    }
