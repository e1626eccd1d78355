"""Ornaments between paragraphs stay with them, and go with what they part from them."""

from __future__ import annotations

from sitegen.clean.corrections.breaks import with_breaks
from sitegen.clean.records import Piece


def kept(text: str, title: int = -1) -> str:
    """The lines that are kept of those that begin with "+", and breaks; "-" begins others."""
    lines = text.split("\n")
    pieces = [Piece(line.lstrip("+-"), number) for number, line in enumerate(lines)]
    scores = [1.0 if line.startswith("+") else -1.0 for line in lines]
    values = with_breaks(pieces, scores, title)
    return " ".join(piece.text for piece, value in zip(pieces, values, strict=True) if value > 0)


def test_inside_the_article_they_stay() -> None:
    assert kept("+One.\n***\n+Two.\n___\n+Three.") == "One. *** Two. ___ Three."


def test_what_stands_beside_them_may_go() -> None:
    assert kept("+One.\n-Advertisement\n***\n+Two.") == "One. *** Two."
    assert kept("+One.\n***\n-Advertisement\n***\n+Two.") == "One. *** Two."


def test_beyond_the_article_they_go() -> None:
    assert kept("-Menu\n___\n+One.\n___\n-Follow us\n___\n-About us") == "One."
    assert kept("+One.\n-Follow us\n___") == "One."


def test_at_the_ends_of_a_clean_text_they_stay() -> None:
    assert kept("***\n+One.\n***") == "*** One. ***"


def test_what_underlines_a_title_goes_with_it() -> None:
    assert kept("+A title\n=======\n+One.", title=0) == "A title One."


def test_a_text_of_nothing_else() -> None:
    assert kept("***\n***") == ""
