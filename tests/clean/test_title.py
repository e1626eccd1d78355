"""Which line of a text is its title."""

from __future__ import annotations

import pytest

from sitegen.clean import clean, label, segment
from sitegen.model import Document, Origin, Statement

ARTICLE = """\
The ferry between Port Halvard and the outer islands will run through the winter for the first \
time in eleven years, the harbour board said on Monday.
Two crews have been hired and an older ship, the Marit, is being fitted with heaters. She can \
carry sixty passengers and eight cars.
The board expects about forty passengers a day. It will decide in April whether the ferry to the \
islands can go on, and what a ticket may cost."""

HEADS = {
    "first line": "Ferry to the islands will run all winter",
    "above a byline": "Ferry to the islands will run all winter\nBy Solveig Aune",
    "below a menu": "Home\nNews\nSport\nFerry to the islands will run all winter\n12 March 2021",
    "above its standfirst": "Ferry to the islands will run all winter\n"
    "Families on Little Sund hope to stay",
    "below a call": "Subscribe from 2 crowns a week\nFerry to the islands will run all winter\n"
    "By Solveig Aune",
    "above a name and what he does": "Ferry to the islands will run all winter\n"
    "Solveig Aune, islands correspondent",
    "below the way to the page before": "« The pump of Port Halvard, part two\n"
    "Ferry to the islands will run all winter",
    "below the name of a newspaper": "THE PORT HALVARD COURIER, FRIDAY, MARCH 12\n\n"
    "Ferry to the islands will run all winter\n",
    "below an item of a menu": "* The harbour board and the ferry to the islands\n"
    "Ferry to the islands will run all winter",
    "above what stands in brackets": "Ferry to the islands will run all winter\n"
    "(Report on ferry and islands, harbour board, 12/3 14:05)",
    "below a date": "March 12, 2021\nFerry to the islands will run all winter",
}


def title(text: str) -> str:
    lines = label(segment(Document(Origin("test"), "", 0, "text", text)))
    return next((line.text for line in lines if line.label == "title"), "")


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_title_speaks_of_the_article(head: str) -> None:
    assert title(f"{head}\n{ARTICLE}") == "Ferry to the islands will run all winter"


def test_a_date_is_no_title() -> None:
    assert title(f"March 12, 2021\n{ARTICLE}") == ""


@pytest.mark.parametrize(
    "told",
    ["The ferry to the islands will run all winter. Why is that?",
     "The ferry to the islands will run all winter, said the\nboard on Monday, at last. Good."],
    ids=["ends in a question", "goes on below"],
)  # fmt: skip
def test_what_tells_the_beginning_is_no_title(told: str) -> None:
    assert title(f"{told}\n\n{ARTICLE}") == ""


def test_the_title_of_a_list_is_no_item() -> None:
    items = "\n".join(
        f"{n}. {name}" for n, name in enumerate(("Curlew", "Knot", "Little egret"), 1)
    )
    assert title(f"Birds of the salt marsh\n{items}\n{ARTICLE}") == "Birds of the salt marsh"


def test_a_day_in_capitals_may_be_the_title() -> None:
    paragraphs = ARTICLE.replace("\n", "\n\n")
    battle = "THE BATTLE OF THE FJORD, APRIL 9"
    assert title(f"{battle}\n\n{paragraphs}") == battle
    assert title(f"THE PORT HALVARD COURIER, FRIDAY, MARCH 12\n\n{paragraphs}") == ""


@pytest.mark.parametrize("notice", ["© 2021 The New Harbour Times Company", "(c) New Harbour Post"])
def test_the_beginning_of_a_holders_name_may_be_the_title(notice: str) -> None:
    paragraphs = ARTICLE.replace("\n", "\n\n")
    body = f"New Harbour\n\n{paragraphs}\n\n{notice}. All rights reserved."
    lines = label(segment(Document(Origin("x"), "", 0, "text", body)))
    assert lines[0].label in ("title", "subhead", "body")


def test_code_is_no_title() -> None:
    code = "```\nfor each bird in the marsh\n    count it\n```"
    assert title(f"{code}\n\n{ARTICLE}") == ""
    assert title(f"Counting birds by machine\n\n{code}\n\n{ARTICLE}") == "Counting birds by machine"


def test_a_title_may_be_quoted() -> None:
    quoted = "« Le bac ira tout l’hiver », dit le port"
    assert title(f"{quoted}\nPar Solveig Aune\n{ARTICLE}") == quoted


def test_a_word_that_a_blank_line_sets_apart_may_be_the_title() -> None:
    paragraphs = ARTICLE.replace("\n", "\n\n")
    assert title(f"Lighthouses\n\n{paragraphs}") == "Lighthouses"
    assert title(f"Home\nLighthouses\n{ARTICLE}") == ""
    assert title(f"Dear editors,\n\n{paragraphs}") == ""


@pytest.mark.parametrize("first", ["* * *", "⁂", "(Untitled)", "- Milk", "```\nx = 1\n```"])
def test_no_ornament_item_or_code_is_the_title(first: str) -> None:
    paragraphs = ARTICLE.replace("\n", "\n\n")
    assert title(f"{first}\n\n{paragraphs}") == ""


def test_where_a_title_is_stated_a_word_is_a_heading() -> None:
    stated = (Statement("title", "Ferry to the islands", "front matter"),)
    body = "Part one\n\n" + ARTICLE.replace("\n", "\n\n")
    document = Document(Origin("x"), "", 0, "markdown", body, statements=stated)
    assert clean(segment(document)).blocks[0].text == "Part one"
