"""Bylines by fixture; metadata and bylines weighed against one another."""

import pytest

from sitegen.infer.authors import authors, makers
from sitegen.infer.bylines import read_byline
from tests.infer.texts import pairs, says, text_of


def _names(part: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in part.split(";") if name.strip())


@pytest.mark.parametrize(("line", "expected"), pairs("bylines.txt"))
def test_byline(line: str, expected: str) -> None:
    found = read_byline(line)
    assert (found.writers, found.others, found.bodies) == tuple(map(_names, expected.split("|")))


def test_the_keeper_has_the_last_word() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("author", "Ann Lee", "JSON-LD author"),
            says("author", "X", "sidecar", by_person=True),
        ],
    )
    assert authors(text).value == ("X",)
    assert authors(text).confidence == 1.0


def test_the_byline_completes_structured_data() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("author", "Ann Lee", "JSON-LD author"),
            says("author", "By Ann Lee and Bo Ek", "byline"),
        ],
    )
    assert authors(text).value == ("Ann Lee", "Bo Ek")


def test_photographers_are_not_authors() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("author", "Ann Lee", "JSON-LD author"),
            says("author", "Tom Fox", "JSON-LD author"),
            says("author", "By Ann Lee Photography by Tom Fox", "byline"),
        ],
    )
    assert authors(text).value == ("Ann Lee",)


def test_a_site_as_author_gives_way_to_a_person() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("source", "Harbour Watch", "meta og:site_name"),
            says("author", "Harbour Watch", "JSON-LD author"),
            says("author", "Ann Lee", "author link"),
        ],
    )
    assert authors(text).value == ("Ann Lee",)


def test_handles_and_addresses_are_no_names() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("author", "https://www.facebook.com/harbourwatch", "meta article:author"),
            says("author", "annLeeHarbour", "meta parsely-author"),
            says("author", "Ann Lee", "meta author"),
        ],
    )
    assert authors(text).value == ("Ann Lee",)


def test_byline_and_credit_of_a_plain_text() -> None:
    assert authors(text_of("Ships left.", removed=[("byline", "By Ann Lee")])).value == ("Ann Lee",)
    credit = text_of("Ships left.", removed=[("credit", "Credit: Ann Lee, harbour.example")])
    assert authors(credit).value == ("Ann Lee",)
    assert authors(credit).evidence[0].where == "line 2"


def test_agencies_are_kept_apart() -> None:
    found = makers(text_of("Ships left.", removed=[("byline", "By Ann Lee, Associated Press")]))
    assert found.authors.value == ("Ann Lee",)
    assert [body for body, _ in found.bodies] == ["Associated Press"]


def test_nobody() -> None:
    assert authors(text_of("Ships left.")).value == ()
