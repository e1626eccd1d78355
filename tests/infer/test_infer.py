"""The article as a whole, and the five reference articles with their true cleaning."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sitegen.infer import infer, redate
from sitegen.model import (
    Article,
    Block,
    Caption,
    CleanText,
    Document,
    Evidence,
    Guess,
    Label,
    Origin,
    PartialDate,
    Removal,
)
from tests.infer.texts import says, text_of

SHARED = Path(__file__).parents[2].parent / "shared"
LABELS: dict[str, Label] = {
    "credit": "credit", "author+syndicator": "credit", "republished_from": "credit",
    "copyright": "legal", "legal": "legal", "newsletter": "newsletter",
    "image_placeholder": "media", "image_slug": "media", "video_widget": "media",
    "comments": "comments", "ad": "advertisement", "cta": "promotion",
}  # fmt: skip


def _reference(name: str) -> tuple[CleanText, dict[str, Any]]:
    """A reference article, cleaned as its hand-made labels say."""
    golden = SHARED / "golden" / "lines.json"
    if not golden.exists():
        pytest.skip("no reference articles beside the repository (../shared)")
    answers = json.loads(golden.read_text(encoding="utf-8"))
    key = next(k for k in answers if k.startswith(name))
    lines = (SHARED / "seeds" / key).read_text(encoding="utf-8").split("\n")
    title, blocks, captions, removals = None, [], [], []
    for entry in answers[key]["lines"]:
        number, label = entry["line"], entry["label"]
        line = lines[number - 1]
        if label == "title":
            title = Guess(line, 0.9, "first line", (Evidence(line, f"line {number}"),))
        elif label in ("body", "subhead"):
            blocks.append(Block(line, "paragraph" if label == "body" else "heading", number))
        elif label == "caption":
            captions.append(Caption(line, line=number))
        else:
            known = LABELS.get(entry.get("kind") or label, "related")
            removals.append(Removal(line, number, known, "reference", 1.0))
    document = Document(Origin(key), "", 0, "text", "")
    text = CleanText(document, title, tuple(blocks), tuple(captions), tuple(removals))
    return text, answers[key]["meta"]


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_reference_metadata(name: str) -> None:
    text, meta = _reference(name)
    article = infer(text)
    if meta["missing_title"]:
        assert article.title.method == "derived"
    else:
        assert article.title.value == meta["title"]
    assert article.language.value == meta["language"]
    assert article.authors.value == ((meta["author"],) if meta["author"] else ())
    assert (article.place.value if article.place else None) == meta["dateline_place"]
    assert (article.publisher.value if article.publisher else None) == meta["outlet"]
    if "INFERRED" not in (meta["original_source_basis"] or ""):
        agency = article.agency.value if article.agency else None
        assert agency == meta["original_source"]


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_reference_days(name: str) -> None:
    text, _ = _reference(name)
    answers = json.loads((SHARED / "golden" / "dates.json").read_text(encoding="utf-8"))
    truth = next(v for k, v in answers.items() if k.startswith(name))["published"]
    found = infer(text).published.value
    best = date.fromisoformat(truth["best"])
    assert found.earliest is None or found.earliest <= best
    assert found.latest is None or best <= found.latest
    expected = truth["text_only"]["precision"]
    assert (found.precision == "day") == (expected == "day")
    if expected == "year":
        assert found.precision == "year"


def _article() -> Article:
    return infer(
        text_of(
            "The mayor opened the bridge on Friday. Ships left on Sunday.",
            title="Mayor opens bridge",
            captions=["The bridge on 3 May 2019"],
        )
    )


def test_spans_point_at_their_words() -> None:
    article = _article()
    for mention in (*article.dates, *article.names):
        block = mention.span.block
        if block >= 0:
            words = article.clean.blocks[block].text
        else:
            words = article.title.value if block == -1 else article.clean.captions[-2 - block].text
        assert words[mention.span.start : mention.span.end] == mention.text


def test_redating_resolves_weekdays_anew() -> None:
    article = _article()
    day = date(2019, 5, 6)
    redated = redate(article, Guess(PartialDate(day, day, "day"), 0.9, "neighbours"))
    values = {m.text.split()[-1]: m.value for m in redated.dates}
    assert values["Friday"] == "2019-05-03"
    assert values["Sunday"] == "2019-05-05"
    assert redated.published.value.earliest == day
    assert redated.names == article.names


def test_an_article_survives_json() -> None:
    article = _article()
    assert msgspec.json.decode(msgspec.json.encode(article), type=Article) == article
    assert infer(article.clean) == article


@pytest.mark.parametrize(
    "body", ["", "\x00", "…", "(((((", "2024 " * 500, "by " * 1000, "12:" * 900]
)
def test_odd_texts_do_no_harm(body: str) -> None:
    article = infer(text_of(body, removed=[("byline", body), ("stamp", body), ("legal", body)]))
    assert article.title.value
    assert len(article.id) == 12


def test_the_address_of_a_whole_site_is_no_articles() -> None:
    home, page = "https://harbour.example/", "https://harbour.example/2024/ships"
    stated = [says("url", home, "link canonical"), says("url", page, "JSON-LD url")]
    found = infer(text_of("Ships left.", stated=stated)).url
    assert found is not None
    assert found.value == page
    assert infer(text_of("Ships left.", stated=stated[:1])).url is None


def test_the_keeper_may_write_the_summary_and_the_captions() -> None:
    stated = [
        says("description", "A ferry, again.", "sidecar", by_person=True),
        says("image_caption", "The ferry at dusk.", "sidecar", by_person=True),
        says("description", "What the page says of itself.", "meta description"),
    ]
    found = infer(text_of("Ships left.", captions=["A logo."], stated=stated))
    assert found.summary == "A ferry, again."
    assert [caption.text for caption in found.clean.captions] == ["The ferry at dusk."]
    lines = ("Ships left the harbour on Monday.", "Nobody saw them come back before noon.")
    other = infer(text_of(*lines, captions=["A logo."], stated=stated[2:]))
    assert other.summary == lines[1]
    assert [caption.text for caption in other.clean.captions] == ["A logo."]


@pytest.mark.parametrize(("kind", "unit"), [("html", "block"), ("text", "line")])
def test_evidence_counts_the_blocks_of_pages_and_the_lines_of_texts(kind: str, unit: str) -> None:
    removed = [("byline", "By Ada Birch"), ("stamp", "3 May 2022"), ("legal", "© The Quay Gazette")]
    found = infer(text_of("Ships left.", title="Ferries", removed=removed, kind=kind))
    guesses = (found.authors, found.published, found.publisher)
    places = [guess.evidence[0].where for guess in guesses if guess]
    assert places == [f"{unit} 2", f"{unit} 3", f"{unit} 4"]
