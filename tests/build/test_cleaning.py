"""A folder is cleaned in this process or by workers: the words are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.build import cleaning
from sitegen.clean import RuleBook
from sitegen.work import processes

_NEWS = (
    "The harbour opened again on Monday, its master said, after a winter of repairs.\n"
    "Forty ships had waited outside the mole since Friday, most of them laden with grain.\n"
    "The first of them, a coaster from the north, was moored before eight in the morning.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(60):
        menu = "Home\nNews\nSport\n" if number % 2 else ""
        path = tmp_path / f"paper{number % 3}.example" / f"{number:02}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{menu}Report number {number} from the port\n{_NEWS * (1 + number % 2)}")
    paragraphs = "".join(f"<p>{line}</p>" for line in _NEWS.splitlines())
    (tmp_path / "page.html").write_text(f"<html><body><h1>Harbour</h1>{paragraphs}</body></html>")
    (tmp_path / "empty.txt").write_text("")
    return tmp_path


@pytest.mark.parametrize("limit", ["_WORTH_WORKERS", "_KEPT"])
@pytest.mark.parametrize("workers", [1, 2])
def test_the_words_are_the_same_whoever_does_it(
    folder: Path, limit: str, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*ml"))
    paths += sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt"))
    words, rejections = cleaning.clean_folder(folder, paths, RuleBook(), None)
    assert len(words) == 61
    assert [one.reason for one in rejections] == ["empty file"]
    monkeypatch.setattr(cleaning, limit, 0)
    again = cleaning.clean_folder(folder, paths, RuleBook(), processes(workers))
    assert again == (words, rejections)
    assert list(again[0]) == list(words)
