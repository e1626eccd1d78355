"""Every line of the five real articles gets the label that a person gave it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitegen.clean import clean, label, segment
from sitegen.model import Document, Origin

SHARED = Path(__file__).parents[2] / ".." / "shared"
GOLDEN = SHARED / "golden" / "lines.json"
ARTICLE = {"title", "body", "subhead", "caption", "credit"}

pytestmark = pytest.mark.skipif(not GOLDEN.is_file(), reason="../shared/golden is not here")


def _cases() -> list[tuple[str, dict]]:
    if not GOLDEN.is_file():
        return []
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return [(name, entry) for name, entry in golden.items() if name != "about"]


def _document(name: str) -> Document:
    body = (SHARED / "seeds" / name).read_text(encoding="utf-8")
    return Document(Origin(name), "", 0, "text", body)


def _agrees(wanted: str, got: str) -> bool:
    """Boilerplate may be of any family that is not of the article."""
    return got not in ARTICLE if wanted == "boilerplate" else got == wanted


@pytest.mark.parametrize(("name", "entry"), _cases(), ids=lambda value: str(value)[:3])
def test_every_line(name: str, entry: dict) -> None:
    got = {line.line: line.label for line in label(segment(_document(name)))}
    wrong = [
        (line["line"], line["label"], got.get(line["line"]))
        for line in entry["lines"]
        if not _agrees(line["label"], got.get(line["line"], "missing"))
    ]
    assert wrong == []


@pytest.mark.parametrize(("name", "entry"), _cases(), ids=lambda value: str(value)[:3])
def test_clean_text(name: str, entry: dict) -> None:
    text = clean(segment(_document(name)))
    wanted = [line["line"] for line in entry["lines"] if line["label"] in ("body", "subhead")]
    assert [block.line for block in text.blocks] == wanted
    title = entry["meta"]["title"]
    assert (text.title.value if text.title else None) == title
    assert not any(block.text.startswith("(") for block in text.blocks[:1])


def test_agency_prefix_is_kept_apart() -> None:
    name = next(name for name, _ in _cases() if name.startswith("001"))
    text = clean(segment(_document(name)))
    assert text.blocks[0].text.startswith("Deepening")
    assert any(r.label == "credit" and "Bloomberg" in r.text for r in text.removals)


def test_photo_credits_are_kept_apart() -> None:
    name, entry = next(case for case in _cases() if case[0].startswith("003"))
    credits = [caption.credit for caption in clean(segment(_document(name))).captions]
    assert credits == entry["meta"]["photo_credits"]
