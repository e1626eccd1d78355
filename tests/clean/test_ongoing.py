"""Lines of a text that are the article's because others are, whatever each of them looks like."""

from __future__ import annotations

from sitegen.clean.corrections.ongoing import going_on, something_left
from sitegen.clean.shape import Shape, shape_of

SENTENCES = [
    "The harbour board approved a winter service to the outer islands on Monday.",
    "Members voted seven to two, and the two who opposed it walked out of the hall.",
    "It starts on the second of December and is to run until the middle of April.",
]
MENU = ["Home", "News", "Sport"]
RELATED = ["Related stories", "Rain expected through Sunday on the whole coast"]


def shapes(lines: list[str]) -> list[Shape]:
    return [shape_of(line) for line in lines]


def test_of_a_text_that_has_sentences_something_is_left() -> None:
    lines = [*MENU, *SENTENCES, *RELATED]
    values = something_left(shapes(lines), [-3.0] * len(lines), ())
    assert [line for line, value in zip(lines, values, strict=True) if value > 0] == SENTENCES


def test_teasers_below_a_headline_each_are_no_article() -> None:
    lines = [line for one in SENTENCES for line in (RELATED[1], one)]
    assert something_left(shapes(lines), [-3.0] * len(lines), ()) == [-3.0] * len(lines)


def test_sentences_go_on_until_a_line_of_the_page() -> None:
    lines = [*SENTENCES, *RELATED, SENTENCES[0]]
    values = going_on(shapes(lines), [3.0, -1.0, -1.0, -2.0, -2.0, -1.0], {3})
    assert [value > 0 for value in values] == [True, True, True, False, False, False]
