"""Sentences: a fixture of paragraphs, and what must hold of any text."""

import pytest

from sitegen.infer.sentences import sentences
from tests.infer.texts import FIXTURES

PARAGRAPHS = [
    line
    for line in (FIXTURES / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_paragraph_is_cut_where_the_fixture_says(paragraph: str) -> None:
    expected = [part.strip() for part in paragraph.split("‖")]
    glued = paragraph.replace(" ‖ ", " ").replace("‖", "")
    assert [glued[start:end] for start, end in sentences(glued)] == expected


@pytest.mark.parametrize("text", ["", "   ", ".", "...", "\n\n", "a\n\nb", "。。", "? ! ."])
def test_odd_texts_give_spans_inside_the_text(text: str) -> None:
    spans = list(sentences(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


def test_a_blank_line_ends_a_sentence() -> None:
    assert len(list(sentences("One line\n\nanother line"))) == 2
