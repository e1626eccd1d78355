"""Titles by agreement, without the site's name; derived ones."""

import pytest
from msgspec.structs import replace

from sitegen.infer import infer
from sitegen.infer.site import key
from sitegen.infer.title import title, with_other_title, without_site
from sitegen.model import Evidence, Guess, Label, Statement
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


def test_a_title_line_that_is_not_chosen_stays_in_the_account() -> None:
    """Nothing is lost: what is neither title nor text is told of among what was removed."""
    line = Guess("A line set like a title", 0.9, "title line", (Evidence("A line", "line 3"),))
    text = replace(text_of("The lock of Tarvin opened again."), title=line)
    chosen = Guess("Lock opens again", 1.0, "stated by a person", ())
    [removal] = with_other_title(text, chosen).removals
    assert (removal.text, removal.line, removal.label) == (line.value, 3, "title")
    assert with_other_title(text, line).removals == ()


@pytest.mark.parametrize(
    "stated",
    [
        [says("title", "The Kestrel: Swing bridge opens", "title")],
        [
            says("title", "Swing bridge opens | The Kestrel", "title"),
            says("title", "The Kestrel", "h1"),
        ],
    ],
)
def test_the_name_of_the_publisher_is_no_part_of_the_title(stated: list[Statement]) -> None:
    notice: tuple[Label, str] = ("legal", "© 2022 The Kestrel")
    found = infer(text_of("It opens on Monday.", removed=[notice], stated=stated, kind="html"))
    assert found.title.value == "Swing bridge opens"
