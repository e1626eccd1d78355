"""Tables in plain text and in Markdown: rows belong together, and to the article above them."""

from __future__ import annotations

import pytest

from sitegen.clean import clean, paragraphs, segment
from sitegen.model import Block, Document, DocumentKind, Origin

ABOVE = ["Menu", "Subscribe", "Sign in"]
PARAGRAPHS = [
    "The bowls club of Varde won all its games in May, which had not happened since the green was"
    " laid, and did so with a borrowed set of bowls.",
    "Its own are in the harbour, where they fell out of a van. Two have been found, and the diver"
    " who found them has been asked to join.",
]
ROWS = [["", "Won", "Lost"], ["Varde", "6", "0"], ["Holm", "4", "2"], ["Lund", "1", "5"]]
BELOW = ["Share this article", "Most read", "Ferry company apologises again", "Privacy Policy"]


def blocks_of(body: str, kind: DocumentKind = "text") -> tuple[Block, ...]:
    document = Document(Origin("x"), "", 0, kind, body)
    result = clean(segment(document)).blocks
    assert paragraphs(segment(document)) == [block.text for block in result]
    return result


def rows_of(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if block.kind == "table_row"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("indent", ["", "\t"])
def test_rows_with_tabs_are_a_table_of_the_article(between: str, indent: str) -> None:
    title = "Bowls club wins with what it had"
    rows = [indent + "\t".join(row) for row in ROWS]
    blocks = blocks_of(between.join([*ABOVE, title, *PARAGRAPHS, "How they stand", *rows, *BELOW]))
    texts = [block.text for block in blocks]
    assert [text for text in texts if text in PARAGRAPHS] == PARAGRAPHS
    assert "How they stand" in texts
    wanted = ["| | Won | Lost |", "| Varde | 6 | 0 |", "| Holm | 4 | 2 |", "| Lund | 1 | 5 |"]
    assert rows_of(blocks) == wanted
    assert not {*BELOW} & {*texts}


def test_rows_of_a_page_in_markdown_are_the_articles() -> None:
    head, *rows = [f"| {' | '.join(row)} |" for row in ROWS]
    table = "\n".join([head, "|---|---|---|", *rows])
    links = "\n".join(f"* [{line}](/{number})" for number, line in enumerate([*ABOVE, "Tides"]))
    body = "\n\n".join([links, "# Bowls club wins", *PARAGRAPHS, table, *BELOW])
    assert len(rows_of(blocks_of(body, "markdown"))) == len(ROWS)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("mark", ["{}.", "{})", "•", "-"])
def test_a_list_with_tabs_behind_its_marks_is_one(mark: str, between: str) -> None:
    told = ["Bring your own bowls", "Leave the van at home", "Thank the diver"]
    items = [f"{mark.format(n)}\t{text}" for n, text in enumerate(told, 1)]
    blocks = blocks_of(between.join(["What the club asks", *PARAGRAPHS, *items, *PARAGRAPHS[:1]]))
    assert rows_of(blocks) == []
    assert len([block for block in blocks if block.kind == "list_item"]) == len(told)


def test_who_speaks_is_no_cell() -> None:
    turns = [f"{name}:\t{text}" for name, text in zip("AHA", [*PARAGRAPHS, ABOVE[0]], strict=True)]
    assert rows_of(blocks_of("\n\n".join(["Two speak of bowls", *turns]))) == []


def test_one_line_with_tabs_is_no_table() -> None:
    body = "\n".join(["Home\tNews\tTides", "Bowls club wins with what it had", *PARAGRAPHS])
    assert rows_of(blocks_of(body)) == []


def test_no_line_goes_on_with_a_row() -> None:
    rows = [f"| {' | '.join(row)} |" for row in ROWS]
    body = "\n".join(["Bowls club wins", *PARAGRAPHS, *rows, "s = games on the slow green"])
    assert "| Lund | 1 | 5 |" in rows_of(blocks_of(body))
