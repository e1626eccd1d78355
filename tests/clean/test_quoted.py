"""Quotations in plain text, with a mark before every line."""

from __future__ import annotations

import pytest

from sitegen.clean import clean, segment
from sitegen.model import Document, Origin

PARAGRAPHS = [
    "The board of the harbour has met three times this spring, and has each time put off what it"
    " met to decide, which is whether the light is needed.",
    "The keeper, who was asked, said that it was needed by him. The board noted his answer and"
    " ordered coffee.",
]
REPLY = "Thank you. I had not heard about the coffee, and shall ask who paid for it."


def wrapped(text: str, mark: str) -> str:
    """A paragraph in lines of some sixty characters, a mark before each."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 60:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join(f"{mark}{one}" for one in [*lines, line])


@pytest.mark.parametrize("mark", ["> ", ">", "> > ", ">> "])
def test_marks_of_quotations_are_no_text(mark: str) -> None:
    quotation = f"\n{mark.rstrip()}\n".join(wrapped(one, mark) for one in PARAGRAPHS)
    body = f"On Tuesday the board wrote:\n{quotation}\n{wrapped(REPLY, '')}\n"
    blocks = clean(segment(Document(Origin("x"), "", 0, "text", body))).blocks
    assert [(block.kind, block.text) for block in blocks][-3:] == [
        ("quote", PARAGRAPHS[0]), ("quote", PARAGRAPHS[1]), ("paragraph", REPLY),
    ]  # fmt: skip


def test_arrows_of_a_menu_are_no_quotation() -> None:
    menu = "> Home\n> News\n> Sport"
    body = "\n".join([menu, "The light at Varde", *PARAGRAPHS, REPLY])
    pieces = segment(Document(Origin("x"), "", 0, "text", body)).pieces
    assert "quote" not in {piece.kind for piece in pieces}
