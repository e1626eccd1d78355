"""No text, however odd, makes the inference fail or lose its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.infer import infer
from sitegen.model import Block, CleanText, Document, Evidence, Guess, Label, Origin, Removal

WORDS = """
US U.S. Mr. Japan New York said the of and O' Ministry Prime Minister ’s 's ( AP ) — - -- “ ” « •
| 12 1999-01-01 May 3, 2020 Tuesday Co. Inc. l'A d’A de von é A. B. . , ; : ? ! Georgia Ga. Mass.
NEW YORK, March 3 - (Reuters) © By Ann Lee Photo: Source: <b> &amp; Chad Turkey Jordan Bank Congo
Soviet Moscow P&G US$ $ € 日本 首相 北朝鮮 ابجد İ ǅ ½
"""
MARKS = " \n\t\u200f\u202e\u200b\u0301\x00\x07\u2028\ud83d"
PIECES = st.sampled_from([*WORDS.split(), *MARKS])
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)
LABELS: list[Label] = ["byline", "stamp", "dateline", "credit", "navigation", "legal"]
REMOVALS = st.lists(st.tuples(TEXTS, st.sampled_from(LABELS)), max_size=3)


def _text(title: str | None, blocks: list[str], removed: list[tuple[str, Label]]) -> CleanText:
    document = Document(Origin("odd.txt"), "0", 0, "text", "")
    heading = Guess(title, 0.5, "first line", (Evidence(title, "line 1"),)) if title else None
    return CleanText(
        document,
        heading,
        tuple(Block(text, line=number) for number, text in enumerate(blocks, 2)),
        removals=tuple(Removal(text, 1, label, "rule", 0.5) for text, label in removed),
    )


@settings(max_examples=60, deadline=None)
@given(st.none() | TEXTS, st.lists(TEXTS, max_size=4), REMOVALS)
def test_any_text_is_an_article(
    title: str | None, blocks: list[str], removed: list[tuple[str, Label]]
) -> None:
    article = infer(_text(title, blocks, removed))
    for mention in article.names:
        block = mention.span.block
        text = article.title.value if block == -1 else blocks[block]
        assert text[mention.span.start : mention.span.end] == mention.text


@pytest.mark.parametrize(
    "piece",
    ["A", "A.", "A&", "US-", "o'", "- ", "(", "\u0301", "\u202e", "1", "日", "Japan, ", "By ", "“"],
)
def test_long_monotony_is_read(piece: str) -> None:
    """What takes time that grows with the square of the length would not come back."""
    infer(_text(None, [piece * (60_000 // len(piece))], []))
