"""Lists, tables and verses whose heading, numbers or rhymes tell that they are the article's."""

from __future__ import annotations

from sitegen.clean.corrections.sections import headings, in_sections, in_tables
from sitegen.clean.corrections.verse import verses
from sitegen.clean.shape import Shape, shape_of

SENTENCE = "The harbour board approved a winter service to the outer islands on Monday."
TABLE = ["Varde", "12", "9", "29", "Lund", "12", "7", "24", "Skarve", "12", "5", "19"]
MENU = ["About", "Careers", "Partners", "Investors", "Events", "Brochure", "Fleet", "Crew",
        "Routes", "Islands", "Harbours", "Cargo"]  # fmt: skip


def shapes(lines: list[str]) -> list[Shape]:
    return [shape_of(line) for line in lines]


def kept(lines: list[str], values: list[float]) -> list[str]:
    return [line for line, value in zip(lines, values, strict=True) if value > 0]


def test_a_section_ends_at_the_first_line_of_the_page() -> None:
    lines = [SENTENCE, "Ingredients", "2 onions", "salt", "Share this article", "pepper"]
    values = in_sections(shapes(lines), [2.0, *[-1.0] * 5], ())
    assert kept(lines, values) == lines[:4]


def test_a_heading_far_from_the_article_opens_no_section() -> None:
    lines = [SENTENCE, *MENU, "Ingredients", "2 onions"]
    values = in_sections(shapes(lines), [2.0, *[-1.0] * (len(lines) - 1)], ())
    assert kept(lines, values) == [SENTENCE]


def test_a_table_of_numbers_below_the_article_is_its_own() -> None:
    for lines, wanted in (([SENTENCE, *TABLE], 13), ([SENTENCE, *MENU], 1), ([*TABLE], 0)):
        values = [2.0 if line == SENTENCE else -1.0 for line in lines]
        assert len(kept(lines, in_tables(shapes(lines), values))) == wanted


def test_headings_are_folded() -> None:
    assert {"ingredients", "technische daten", "作り方"} <= headings()


def test_lines_that_rhyme_are_verses_and_headlines_are_none() -> None:
    song = [
        "The last of the boats is at rest", "The lamps have been lit on the shore",
        "A wind that blows out of the west", "Is playing all night as before",
    ] * 2  # fmt: skip
    headlines = ["Rain is expected on the coast", "The council moves the fish hall",
                 "A man finds his ring in bread", "The tram that turns fifty"] * 2  # fmt: skip
    for lines, wanted in ((song, 8), (headlines, 0)):
        assert len(kept(lines, verses(shapes(lines), [-1.0] * 8, ()))) == wanted
