"""What is taken down or blacked out is nowhere in the site, nor in the copy of the one before."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.building import sitegen, tree

HARBOUR = "The harbour of Northquay opened again after four days of storms. " * 9
LIBRARY = "The library of Hillford lends tools as well as books from now on. " * 9


@pytest.fixture
def project(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(
        f"Harbour reopens\n\n{HARBOUR}\n\nAda  Birch saw it from the pier."
    )
    (seeds / "b.txt").write_text(f"Tools for everybody\n\n{LIBRARY}\n\nNobody asked for a saw yet.")
    (tmp_path / "sitegen.toml").write_text('[archive]\ntitle = "Quays"\ncontact = "a@q.example"\n')
    assert sitegen("build", folder=tmp_path).returncode == 0
    return tmp_path


def _holders(project: Path, words: str) -> list[str]:
    """The files that have the words, but for the inputs and the memory of builds."""
    return [
        name
        for name, content in tree(project).items()
        if not name.startswith("seeds/") and "cache.sqlite3" not in name
        if words
        in (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content).decode(
            "utf-8", "replace"
        )
    ]


def test_withheld_and_blacked_out(project: Path) -> None:
    assert _holders(project, "asked for a saw")
    assert _holders(project, "Ada Birch") or _holders(project, "Ada  Birch")
    (project / "seeds" / "a.txt.meta.toml").write_text('redact = ["ada birch"]\n')
    (project / "seeds" / "b.txt.meta.toml").write_text(
        'rights = "withheld: asked by the library"\nwithheld_on = 2026-05-01\n'
    )
    assert sitegen("build", folder=project).returncode == 0
    for words in ("asked for a saw", "Hillford", "Tools for everybody", "Birch"):
        assert _holders(project, words) == []
    (tombstone,) = (project / "site" / "articles").glob("tools-for-everybody-*.html")
    for words in ("asked by the library", "1 May 2026", "mailto:a@q.example"):
        assert words in tombstone.read_text()
    assert sitegen("check", folder=project).stdout.count("blacked-out") == 0


def test_the_check_knows_what_is_blacked_out(project: Path) -> None:
    (project / "seeds" / "b.txt.meta.toml").write_text('redact = ["Ada Birch"]\n')
    assert sitegen("build", folder=project).returncode == 0
    found = json.loads(sitegen("check", "--json", folder=project).stdout)
    files = {one["file"] for one in found if one["kind"] == "blacked-out"}
    folders = {name.rpartition("/")[0] for name in files}
    assert folders == {"articles", "data", "pagefind/fragment"}
