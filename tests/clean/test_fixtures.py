"""The cleaner against texts of our own: each line's label, and clean texts left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.clean import LabelledLine, Rules, clean, label, paragraphs, segment
from sitegen.model import Document, Origin

FIXTURES = Path(__file__).parents[1] / "fixtures" / "clean"
LABELLED = sorted((FIXTURES / "labelled").glob("*.txt"))
UNTOUCHED = sorted((FIXTURES / "untouched").glob("*.txt"))
KEPT = {"title", "body", "subhead"}
APART = {"caption", "credit"}
LONG_LINE = (
    "The harbour board heard eleven witnesses in the first week, and all but one of them remembered"
    " the winter in which the ferry did not run."
)


def document(body: str) -> Document:
    return Document(Origin("test.txt"), "", 0, "text", body)


def parse(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """The text of a fixture, and what each of its lines is."""
    rows, wanted = [], []
    for row in path.read_text(encoding="utf-8").split("\n"):
        if row.startswith("#"):
            continue
        name, bar, text = row.partition(" | ")
        rows.append(text if bar else "")
        if bar:
            wanted.append((name, text))
    return "\n".join(rows), wanted


def agrees(wanted: str, line: LabelledLine | None) -> bool:
    if line is None:
        return False
    if wanted == "removed":
        return line.label not in KEPT | APART
    if wanted == "kept":
        return line.label in KEPT
    return line.label == wanted


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_labels(path: Path) -> None:
    text, wanted = parse(path)
    lines = label(segment(document(text)))
    got = [(line.label, line.rule, line.text) for line in lines]
    assert [text for *_, text in got] == [text for _, text in wanted]
    wrong = [
        (name, *found)
        for (name, _), line, found in zip(wanted, lines, got, strict=True)
        if not agrees(name, line)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", UNTOUCHED, ids=lambda path: path.stem)
def test_clean_text_is_left_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    cleaned = clean(segment(document(text)))
    title, *body = [line for line in text.split("\n") if line]
    assert cleaned.title is not None
    assert cleaned.title.value == title
    assert [block.text for block in cleaned.blocks] == body
    assert cleaned.removals == ()


RULES = Rules(keep_patterns=("[Ss]hare", "News$"), drop_patterns=("^The [a-f]",))


@pytest.mark.parametrize("rules", [Rules(), RULES], ids=["bare", "ruled"])
@pytest.mark.parametrize("path", [*LABELLED, *UNTOUCHED], ids=lambda path: path.stem)
def test_paragraphs_are_the_words_of_the_clean_text(path: Path, rules: Rules) -> None:
    apart = segment(document(parse(path)[0] or path.read_text(encoding="utf-8")))
    wanted = [block.text for block in clean(apart, rules=rules).blocks]
    assert paragraphs(apart, rules=rules) == wanted


def test_firms_with_their_websites_are_no_thread_of_comments() -> None:
    firm = "{n}. Firm {n}\nWebsite:\nhttps://firm.example/\n" + LONG_LINE + " That was in {n}."
    above = [f"{LONG_LINE} So it was in year {n}." for n in range(3)]
    body = "\n".join([*above, *(firm.format(n=n) for n in range(1, 9))])
    lines = label(segment(document(body)))
    paragraphs = [line.label for line in lines if line.text.startswith(LONG_LINE)]
    assert "comments" not in paragraphs


def test_a_count_of_comments_beside_the_byline_ends_nothing() -> None:
    above = [f"{LONG_LINE} So it was in year {n}." for n in range(5)]
    below = [f"{LONG_LINE} So it is in place {n}." for n in range(30)]
    lines = label(segment(document("\n".join([*above, "3 comments", *below]))))
    kept = {line.text for line in lines if line.label == "body"}
    assert kept >= {*below}


def test_reports_below_embedded_posts_are_no_thread_of_comments() -> None:
    post = "Report\nImage Copyright @harbour\n" + LONG_LINE + " So {n} of them said."
    above = [f"{LONG_LINE} So it was in year {n}." for n in range(3)]
    lines = label(segment(document("\n".join([*above, *(post.format(n=n) for n in range(8))]))))
    paragraphs = [line.label for line in lines if line.text.startswith(LONG_LINE)]
    assert "comments" not in paragraphs
