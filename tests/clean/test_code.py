"""Code in plain text is kept letter for letter; prose and menus that are indented are not code."""

from __future__ import annotations

import pytest

from sitegen.clean import clean, segment
from sitegen.model import Block, Document, Origin
from sitegen.plain import body

TITLE = "Counting the ships of the harbour log"
INTRO = "This is how the lines of the harbour log are counted, one arrival a line, since 1988:"
END = "That prints 4312, which is every ship that has come in since the log was begun."
INDENTED = """\
    def count(path):
        with open(path) as log:

            return sum(1 for line in log)"""
MIXED = """\
import csv

for row in csv.reader(log):
    if row:
        print(row)"""
FENCED = """\
```python
for a in b:
    print(a)

    x = 1
```"""
SHELL = """\
~~~
$ wc -l log.txt
4312 log.txt
~~~"""


def blocks(text: str) -> tuple[Block, ...]:
    return clean(segment(Document(Origin("x"), "", 0, "text", text))).blocks


@pytest.mark.parametrize("code", [INDENTED, MIXED, FENCED, SHELL])
def test_code_is_kept_letter_for_letter(code: str) -> None:
    text = f"{TITLE}\n\n{INTRO}\n\n{code}\n\n{END}\n"
    found = blocks(text)
    assert {block.kind for block in found[1:-1]} == {"preformatted"}
    cleaned = clean(segment(Document(Origin("x"), "", 0, "text", text)))
    kept = body(cleaned).split("\n")
    assert [line for line in kept if line] == [line for line in text.split("\n")[1:] if line]


def test_an_open_fence_holds_nothing() -> None:
    found = blocks(f"{TITLE}\n\n{INTRO}\n\n```\n\n{END}\n\n{END}\n")
    assert all(block.kind != "preformatted" for block in found)


@pytest.mark.parametrize("text", [
    "    The harbour board met on Monday.\n    It voted seven to two.\n",
    "  Home\n  News\n  Sport\n    Football\n    Rowing\n",
    "    if you must go, then go by day,\n    for night is wide,\n    and bring the boat\n",
])  # fmt: skip
def test_what_is_only_indented_is_no_code(text: str) -> None:
    pieces = segment(
        Document(Origin("x"), "", 0, "text", f"{TITLE}\n\n{INTRO}\n\n{text}\n{END}\n")
    ).pieces
    assert all(piece.kind != "preformatted" for piece in pieces)


def test_code_of_pages_and_markdown_keeps_its_lines() -> None:
    code = "for a in b:\n    print(a)"
    page = f"<h1>{TITLE}</h1><p>{INTRO}</p><pre><code>{code}</code></pre><p>{END}</p>"
    assert code in body(clean(segment(Document(Origin("x"), "", 0, "html", page))))
    marked = f"# {TITLE}\n\n{INTRO}\n\n```\n{code}\n```\n\n{END}\n"
    assert code in body(clean(segment(Document(Origin("x"), "", 0, "markdown", marked))))
