"""Files that would keep a build busy for ever are named, and the build goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.model import Document, Rejection
from sitegen.read import read

WORDS = "<p>The council met on Tuesday and spoke about the bridge.</p>"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", "All work and no play. " * 100_000, "too long for an article"),
        ("a.html", "<html><body>" + "<div>" * 50_000 + WORDS, "nested too deeply"),
        ("a.html", "<html><body>" + "<b><i>" * 50_000 + WORDS, "nested too deeply"),
    ],
)
def test_excess_is_rejected(tmp_path: Path, name: str, content: str, reason: str) -> None:
    (tmp_path / name).write_text(content)
    (result,) = read(tmp_path, name)
    assert isinstance(result, Rejection)
    assert result.reason == reason


@pytest.mark.parametrize("content", ["<div><p>One.<br></div>" * 9000, "<p>Open.<li>Open." * 9000])
def test_many_tags_are_no_excess(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.html").write_text(f"<html><body>{content}")
    (result,) = read(tmp_path, "a.html")
    assert isinstance(result, Document)
