"""Texts that were pages of paper: what stands around form feeds, and what goes on behind it."""

from __future__ import annotations

from sitegen.clean import clean, segment
from sitegen.model import CleanText, Document, Origin

FIRST = """\
The granary at Harne

The granary was built in the year of the long frost, on piles
that had been meant for a church, and it has leaned towards the
sea ever since. The farmers of the district brought their rye to
it by boat, and the boats were tied to the windows. In the
autumn of that year the miller counted forty masts from the
hatch, and he wrote in the book that the whole of the
"""
SECOND = """\
harbour could be crossed with dry feet.

The roof

The roof has been laid three times. The tiles came from the
other side of the strait, as ballast, and no two are alike.
"""
THIRD = """\
The last of them were put up by the grandmother of the woman who
owns it now, who had a fear of heights and told nobody.
"""
FOURTH = "The granary is open on Sundays, if she is up.\n"


def cleaned(body: str) -> CleanText:
    return clean(segment(Document(Origin("x"), "", 0, "text", body)))


def texts(body: str) -> list[str]:
    return [block.text for block in cleaned(body).blocks]


def test_numbers_of_pages_and_running_heads_are_not_the_articles() -> None:
    head, other = "Yearbook of the Strait", "THE GRANARY AT HARNE"
    leaves = (FIRST, f"{head}\n\n{SECOND}", f"{other}\n\n{THIRD}", f"{head}\n\n{FOURTH}")
    body = "\f".join(f"{leaf}\n{number}\n" for number, leaf in enumerate(leaves, 41))
    result = cleaned(body)
    assert [one.text for one in result.removals] == [
        "41", head, "42", other, "43", head, "44",
    ]  # fmt: skip
    assert all(one.rule == "head or number of a page" for one in result.removals)


def test_a_paragraph_goes_on_behind_the_number_of_its_page() -> None:
    found = texts(f"{FIRST}\n- 41 -\n\n\f{SECOND}\n- 42 -\n\f")
    assert any("the whole of the harbour could be crossed" in text for text in found)


def test_pages_are_counted_in_many_languages() -> None:
    for name in ("Page 1 of 2", "Seite 1 von 2", "Página 1 de 2", "Стр. 1 из 2", "1/2", "第1页"):
        number = name.replace("1", "2", 1) if name != "1/2" else "2/2"
        result = cleaned(f"{FIRST}\n{name}\n\f{SECOND}\n{number}\n")
        assert [one.text for one in result.removals] == [name, number]


def test_a_number_that_is_none_of_the_pages_stays() -> None:
    table = "Masts counted\n40\n"
    result = cleaned(f"{FIRST}\n7\n\f{SECOND}\n{table}\f{THIRD}\n9\n")
    assert [one.text for one in result.removals] == ["7", "9"]


def test_without_form_feeds_nothing_is_set_apart() -> None:
    body = f"{FIRST}\n41\n\n{SECOND}\n42\n\n{THIRD}"
    assert not segment(Document(Origin("x"), "", 0, "text", body)).outside


def test_the_title_stays_where_running_heads_tell_it_again() -> None:
    body = f"{FIRST}\n1\n\fThe granary at Harne\n\n{SECOND}\n2\n"
    result = cleaned(body)
    assert result.title is not None
    assert result.title.value == "The granary at Harne"
    assert [one.text for one in result.removals] == ["1", "The granary at Harne", "2"]
