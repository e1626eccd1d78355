"""Blocks of a page judged together: lists, lines that look alike, standfirsts, notes, and so on."""

from __future__ import annotations

from sitegen.clean.columns.kin import KIN, kin_columns
from sitegen.clean.corrections.together import (
    alike,
    among_paragraphs,
    never_nothing,
    notes,
    standfirst,
    told_again,
)
from sitegen.clean.pieces.html import parse, pieces_of
from sitegen.clean.records import Piece, Segmented
from sitegen.clean.shape import shape_of
from sitegen.model import Document, Origin, Statement

PARAGRAPH = (
    "The ferry between Port Halvard and the outer islands will run through the winter for the"
    " first time in eleven years, the harbour board said on Monday."
)
CARDS = "".join(
    f"<div class='card'><h3><a href='/{name}'>Another story about {name}</a></h3>"
    f"<div class='text'>What happened to the {name} of the islands in the last years, told at"
    " some length.</div></div>"
    for name in ("boats", "sheep", "roads")
)


def pieces(body: str) -> tuple[Piece, ...]:
    return pieces_of(parse(f"<html><body>{body}</body></html>"))[0]


def columns(body: str) -> dict[str, list[float]]:
    found, parents = pieces_of(parse(f"<html><body>{body}</body></html>"))
    prose = [float(len(piece.text) > 100) for piece in found]
    return {
        name: list(column)
        for name, column in zip(KIN, kin_columns(found, parents, prose), strict=True)
    }


def test_paths_and_looks_tell_kinds_of_blocks_apart() -> None:
    found = pieces(f"<article><p>{PARAGRAPH}</p><p>More.</p></article>{CARDS}")
    first, second, heading, text, *_ = found
    assert (first.path, first.look) == (second.path, second.look)
    assert first.path != text.path
    assert {piece.look for piece in found if piece.tag == "h3"} == {heading.look}


def test_italics_are_measured() -> None:
    plain, slanted = pieces("<p>All upright.</p><p><em>All in italics.</em></p>")
    assert (plain.slanted, slanted.slanted) == (0.0, 1.0)


def test_cards_stand_under_linked_headings_and_apart() -> None:
    found = columns(f"<main><h2>Ferry</h2><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></main>{CARDS}")
    paragraph, teaser = 1, 4
    assert found["heading links"][paragraph] == 0.0
    assert found["heading links"][teaser] == 1.0
    assert found["heading level"][teaser] == 3.0
    assert found["card links"][paragraph] < found["card links"][teaser]
    assert found["levels down"][paragraph] == 0.0 < found["levels down"][teaser]
    assert found["look size"][teaser] == 3.0


def test_a_page_without_prose_has_all_columns() -> None:
    assert {len(column) for column in columns("<p>One</p><p>Two</p>").values()} == {2}


def raises(body: str) -> dict[str, float]:
    """What each short line gains beside paragraphs that are surely the article's."""
    found = pieces(body)
    shapes = [shape_of(piece.text) for piece in found]
    before = [5.0 if shape.prose else -1.0 for shape in shapes]
    after = among_paragraphs(found, shapes, before)
    gains = [new - old for new, old in zip(after, before, strict=True)]
    return {p.text: gain for p, gain, s in zip(found, gains, shapes, strict=True) if not s.prose}


def test_lists_and_quotations_among_paragraphs_are_the_articles() -> None:
    paragraph = f"<p>{PARAGRAPH}</p>"
    gains = raises(
        f"<ul><li>Home</li></ul><article>{paragraph}<ul><li><a href='/a'>Halvard</a></li></ul>"
        f"<blockquote><p>The sea waits.</p></blockquote>{paragraph}<ol><li>Oars</li></ol></article>"
        "<ul><li>Imprint</li></ul>"
    )
    assert {text for text, gain in gains.items() if gain} == {"Halvard", "The sea waits.", "Oars"}


def test_lists_that_are_marked_as_something_else_are_not() -> None:
    paragraph = f"<p>{PARAGRAPH}</p>"
    for mark in ("related", "share-bar", "comments"):
        body = f"<article>{paragraph}<ul class='{mark}'><li>More</li></ul>{paragraph}</article>"
        assert raises(body) == {"More": 0.0}


def test_lines_that_look_alike_stand_or_fall_together() -> None:
    lines = [Piece(text, n, tag="li", look=7) for n, text in enumerate(("A", "B", "C"), 1)]
    values = alike(lines, [shape_of(piece.text) for piece in lines], [1.0, -0.2, 1.0])
    assert min(values) > 0
    assert alike(lines[:2], [shape_of("A"), shape_of("B")], [1.0, -0.2]) == [1.0, -0.2]


def test_the_line_that_describes_the_page_is_its_standfirst() -> None:
    lines = ("Ferry to run all winter", "Islanders will not lose their ship in January", PARAGRAPH)
    found = tuple(Piece(text, n) for n, text in enumerate(lines, 1))
    shapes = [shape_of(line) for line in lines]
    stated = (Statement("description", f"{lines[1]}.", "meta description"),)
    page = Segmented(Document(Origin("test"), "", 0, "html", ""), found, stated, True)
    raised = standfirst(page, shapes, [-3.0, -1.0, 5.0], 0)
    assert raised[0] == -3.0
    assert raised[1] > 0
    assert raised[2] == 5.0
    nameless = standfirst(page, shapes, [-3.0, -1.0, 5.0], -1)
    assert nameless == [-3.0, -1.0, 5.0]


def test_notes_below_the_last_paragraph_are_none_of_it() -> None:
    lines = (
        PARAGRAPH,
        "Solveig Aune can be reached at aune@coast.example.",
        "Additional reporting by Jonas Vik",
        "Share",
    )
    found = list(notes([shape_of(line) for line in lines], [5.0, 2.0, 2.0, -3.0]))
    assert [place for place, *_ in found] == [2, 1]
    assert all(fall > 5 for _, fall, *_ in found)


def test_a_note_between_paragraphs_is_left_alone() -> None:
    lines = ("The board can be reached at Port Halvard.", PARAGRAPH)
    assert not list(notes([shape_of(line) for line in lines], [2.0, 5.0]))


def test_something_is_left_of_a_page_if_anything_comes_near() -> None:
    found = [Piece(PARAGRAPH, 1, container=3), Piece("Sport", 2, container=4)]
    shapes = [shape_of(piece.text) for piece in found]
    assert never_nothing(found, shapes, [-0.5, -2.0])[0] > 0
    assert never_nothing(found, shapes, [-0.5, -2.0])[1] == -2.0
    assert never_nothing(found, shapes, [-5.0, -2.0]) == [-5.0, -2.0]
    assert never_nothing(found, shapes, [0.5, -2.0]) == [0.5, -2.0]


def test_a_paragraph_that_is_shown_twice_is_told_once() -> None:
    shapes = [shape_of(text) for text in (PARAGRAPH, "La la la.", PARAGRAPH.upper(), "La la la.")]
    assert [place for place, *_ in told_again(shapes, [1.0] * 4)] == [2]
    assert [*told_again(shapes, [-1.0, 1.0, 1.0, 1.0])] == []
