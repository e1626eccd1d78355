"""Titles by agreement, without the site's name; derived ones."""

import pytest

from sitegen.infer.site import key
from sitegen.infer.title import title, without_site
from tests.infer.texts import says, text_of


def test_the_heading_that_others_second() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("title", "Harbour Watch", "h1"),
            says("title", "Ships leave the harbour", "h1"),
            says("title", "Ships leave harbour | Harbour Watch", "title"),
            says("title", "Ships leave harbour", "meta og:title"),
            says("source", "Harbour Watch", "meta og:site_name"),
        ],
    )
    assert title(text).value == "Ships leave the harbour"


def test_the_keeper_has_the_last_word() -> None:
    text = text_of(
        "Ships left.", title="A", stated=[says("title", "B", "front matter", by_person=True)]
    )
    assert (title(text).value, title(text).confidence) == ("B", 1.0)


@pytest.mark.parametrize(
    ("whole", "title_"),
    [
        ("Ships leave | Harbour Watch", "Ships leave"),
        ("Ships leave - harbourwatch.example", "Ships leave"),
        ("Harbour Watch: Ships leave", "Ships leave"),
        ("Ships leave - and come back", "Ships leave - and come back"),
        ("Tokyo: Ships leave", "Tokyo: Ships leave"),
        ("Sports | Ships leave the harbour", "Ships leave the harbour"),
    ],
)
def test_a_site_is_cut_off_with_evidence_only(whole: str, title_: str) -> None:
    names = frozenset({"harbour watch", "harbourwatch example"})
    assert without_site(whole, names, {key("Ships leave the harbour")}) == title_


def test_what_titles_and_social_titles_differ_by_is_the_site() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("title", "Ships leave - Quay Side News", "title"),
            says("title", "Ships leave", "meta og:title"),
        ],
    )
    assert title(text).value == "Ships leave"


def test_derived_from_the_first_sentence() -> None:
    found = title(text_of("(Wire) -- " + "The ships left the harbour on Friday " * 3 + "again."))
    assert found.method == "derived"
    assert found.confidence < 0.5
    assert found.value.startswith("The ships left")
    assert len(found.value) <= 90


def test_there_is_always_a_title() -> None:
    assert title(text_of()).value == "a.txt"
