"""The first sentence or two, and texts cut short."""

from sitegen.infer.summary import shortened, summary
from sitegen.model import Block

LONG = "The harbour was closed on Friday because of the storm, " * 6


def test_short_sentences_are_taken_together() -> None:
    assert summary([Block("Ships left. They came back at night.")]) == (
        "Ships left. They came back at night."
    )


def test_a_second_sentence_that_does_not_fit_is_left_out() -> None:
    assert summary([Block("Ships left. " + "They " * 60 + "stopped.")]) == "Ships left."


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    cut = summary([Block(LONG)])
    assert len(cut) <= 240
    assert cut.endswith("storm…")


def test_headings_and_labels_are_passed_over() -> None:
    blocks = [Block("News", "heading"), Block("Menu"), Block("Ships left.")]
    assert summary(blocks) == "Ships left."
    assert summary([]) == ""


def test_no_little_word_is_left_hanging() -> None:
    assert shortened("The ships that left the harbour between the storms", 44) == (
        "The ships that left the harbour…"
    )
    assert shortened("短い" * 100, 20) == "短い" * 9 + "短…"
    assert shortened("Short", 44) == "Short"
