"""Publisher, agency and aggregator, each from the words that say so."""

import pytest
from msgspec.structs import astuple

from sitegen.infer.authors import makers
from sitegen.infer.source import sources
from tests.infer.texts import says, text_of


def _values(*arguments: object, **named: object) -> tuple[str | None, str | None, str | None]:
    text = text_of(*arguments, **named)  # type: ignore[arg-type]  # passed through as they are
    found = sources(text, makers(text).bodies)
    publisher, agency, aggregator = (guess.value if guess else None for guess in astuple(found))
    return publisher, agency, aggregator


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("(Bloomberg) -- Ships left.", "Bloomberg"),
        ("TOKYO, April 10 (Reuters) - Ships left.", "Reuters"),
        ("Madrid, 3 mar (EFE).- Los barcos salieron.", "EFE"),
        ("DOVER, /PRNewswire/ -- Ships left.", "PR Newswire"),
        ("【ワシントン共同】船が出た。", "Kyodo News"),
        ("新华社北京4月10日电 船离开了。", "Xinhua"),
        ("(서울=연합뉴스) 배가 떠났다.", "Yonhap"),
        ("МОСКВА, 10 апр — РИА Новости. Корабли ушли.", "RIA Novosti"),
        ("Ships left (again) - and came back.", None),
        ("According to Bloomberg’s report on Tuesday, ships left.", "Bloomberg"),
        ("According to the Quay Side Times, ships left.", "Quay Side Times"),
        ("According to Ann Lee, ships left.", None),
    ],
)
def test_agency_of_an_opening(opening: str, agency: str | None) -> None:
    assert _values(opening)[1] == agency


def test_agency_of_a_byline() -> None:
    assert _values("Ships left.", removed=[("byline", "By Ann Lee, Associated Press")])[1] == (
        "Associated Press"
    )


def test_lines_at_the_foot() -> None:
    assert _values("Ships left.", removed=[("credit", "From The Harbour Times")])[1] == (
        "The Harbour Times"
    )
    assert _values("Ships left.", removed=[("credit", "Credit: Ann Lee, harbour.example")])[1] == (
        "harbour.example"
    )
    assert _values(
        "Ships left.", removed=[("legal", "©2024 Harbour Times L.P. All rights reserved")]
    )[0] == ("Harbour Times")
    assert _values("Ships left.", removed=[("newsletter", "Sign up for HT Daily")])[0] == "HT"
    assert _values("Ships left.", removed=[("media", "HT Photo")])[0] == "HT"


def test_an_aggregator_is_the_publisher_of_its_page() -> None:
    notice = "Denial! News Basket is an automatic aggregator of the media."
    assert _values("Ships left.", removed=[("legal", notice)]) == (
        "News Basket", None, "News Basket",
    )  # fmt: skip


def test_metadata_before_host() -> None:
    stated = [says("source", "Harbour Times", "meta og:site_name")]
    assert _values("Ships left.", stated=stated, host="ht.example")[0] == "Harbour Times"
    assert _values("Ships left.", host="ht.example")[0] == "ht.example"
    assert _values("Ships left.") == (None, None, None)


def test_the_keeper_has_the_last_word() -> None:
    stated = [says("source", "Mine", "sidecar", by_person=True)]
    text = text_of("Ships left.", stated=stated, host="ht.example")
    publisher = sources(text).publisher
    assert publisher is not None
    assert (publisher.value, publisher.confidence) == ("Mine", 1.0)


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("© 2022 Il Faro. Tutti i diritti riservati.", "Il Faro"),
        ("© 2022 Маяк. Все права защищены.", "Маяк"),
        ("© 2022 灯台新聞社　無断転載を禁じます", "灯台新聞社"),
        ("版权所有 © 2022 灯塔报 隐私政策", "灯塔报"),
    ],
)
def test_notices_in_other_languages_name_the_publisher(notice: str, name: str) -> None:
    found = sources(text_of("Ships left.", removed=[("legal", notice)])).publisher
    assert found is not None
    assert found.value == name
