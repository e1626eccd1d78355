"""Data files that are turned into code once."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sitegen.compiled import compiled, table

_asked: list[bytes] = []


def _source_of(data: bytes) -> str:
    _asked.append(data)
    return f"held = {data.decode().split()!r}\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    _asked.clear()
    path = tmp_path / "words.txt"
    path.write_text("one two")
    return path


def test_code_is_made_of_a_file_once(file: Path) -> None:
    assert compiled(file, _source_of)["held"] == ["one", "two"]
    assert compiled(file, _source_of)["held"] == ["one", "two"]
    assert len(_asked) == 1


def test_a_file_that_has_changed_is_read_again(file: Path) -> None:
    compiled(file, _source_of)
    file.write_text("three")
    assert compiled(file, _source_of)["held"] == ["three"]
    os.utime(file, (1, 1))
    compiled(file, _source_of)
    assert len(_asked) == 3


def test_where_code_cannot_be_kept_it_is_made_each_time(file: Path) -> None:
    (file.parent / "__pycache__").write_text("no folder")
    for _ in range(2):
        assert compiled(file, _source_of)["held"] == ["one", "two"]
    assert len(_asked) == 2


def test_what_was_kept_may_be_damaged(file: Path) -> None:
    compiled(file, _source_of)
    (kept,) = (file.parent / "__pycache__").iterdir()
    kept.write_bytes(kept.read_bytes()[:10])
    assert compiled(file, _source_of)["held"] == ["one", "two"]


def test_a_table(file: Path) -> None:
    file.write_text('[words]\nfirst = ["a", "b"]\nmost = 3\n')
    assert table(file) == {"words": {"first": ["a", "b"], "most": 3}}
