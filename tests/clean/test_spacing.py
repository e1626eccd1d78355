"""Texts of whole pages in which every line is parted from the next by a blank one."""

from __future__ import annotations

from sitegen.clean import clean, segment
from sitegen.clean.corrections.spacing import without_idle_gaps
from sitegen.clean.records import Segmented
from sitegen.clean.shape import shape_of
from sitegen.model import Document, Origin

PARAGRAPHS = [
    "The ferry to the outer islands will run through the winter for the first time in eleven years,"
    " the harbour board said on Monday after a long night.",
    "Two crews have been hired, and an older ship is being fitted with heaters. She can carry sixty"
    " passengers and eight cars, or one bus and a bride.",
    "The board expects about forty passengers a day. It will decide in April whether the service"
    " can go on, and what a ticket may cost from then on.",
]
PAGE = [
    "Home", "Islands", "Harbours", "Log in", "Subscribe", "14 °C", "Tide tables", "Notices",
    "The ferry to run all winter", "Share on Facebook", "Copy link", "Listen", *PARAGRAPHS,
    "Sign up for our newsletter", "Your email address", "Related stories", "Fish hall to move",
    "A ring in a loaf", "The tram turns fifty", "Wanted: a cook", "Most read", "1", "2", "3",
    "About us", "Advertise with us", "Privacy policy", "Crew", "Fleet", "Cargo", "Islanders",
    "© 2021 Halvard Courier. All rights reserved.",
]  # fmt: skip


def segmented(lines: list[str]) -> Segmented:
    return segment(Document(Origin("x"), "", 0, "text", "\n\n".join(lines)))


def has_gaps(lines: list[str]) -> bool:
    text = segmented(lines)
    even = without_idle_gaps(text, [shape_of(piece.text) for piece in text.pieces])
    return any(piece.gap for piece in even.pieces)


def test_blank_lines_between_all_lines_of_a_page_say_nothing() -> None:
    assert not has_gaps(PAGE)


def test_blank_lines_between_paragraphs_do() -> None:
    assert has_gaps(PARAGRAPHS * 12)
    assert has_gaps(["A short line", *PARAGRAPHS] * 9)


def test_of_such_a_page_the_article_is_left() -> None:
    result = clean(segmented(PAGE))
    assert [block.text for block in result.blocks] == PARAGRAPHS
