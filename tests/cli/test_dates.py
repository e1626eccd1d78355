"""``sitegen dates``: how surely the articles are dated, and how to put a date right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.building import sitegen

TEXT = (
    "The harbour of Northquay opened again after four days of storms. " * 4
    + "\n\nRepairs to the southern pier will take until the summer, its master said. " * 3
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "vague.txt").write_text(f"Harbour reopens\n\n{TEXT}")
    other = "The library of Hillford lends tools as well as books from next week on. " * 6
    stated = f"---\ndate: 2020-05-04\n---\n# Tools for everybody\n\n{other}"
    (tmp_path / "seeds" / "stated.md").write_text(stated)
    return tmp_path


def test_the_doubtful_ones_come_with_the_remedy(project: Path) -> None:
    doubts = json.loads(sitegen("dates", "--review", "--json", folder=project).stdout)
    assert [doubt["source"] for doubt in doubts] == ["vague.txt"]
    assert doubts[0]["published"] is None
    assert doubts[0]["line"] == 'date = "YYYY-MM-DD"'
    told = sitegen("dates", "--review", folder=project).stdout
    assert "seeds/vague.txt.meta.toml" in told
    sidecar = project / "seeds" / doubts[0]["sidecar"]
    sidecar.write_text(doubts[0]["line"].replace("YYYY-MM-DD", "1999-07") + "\n")
    assert json.loads(sitegen("dates", "--review", "--json", folder=project).stdout) == []
    assert json.loads(sitegen("dates", "--json", folder=project).stdout) == {"day": 1, "month": 1}


@pytest.mark.parametrize(
    "stated", ["1999", "1999-07", "1999-07-04", "1999-07-04/1999-07-09", "1999-07-04/.."]
)
def test_what_it_suggests_can_be_written(project: Path, stated: str) -> None:
    (project / "seeds" / "vague.txt.meta.toml").write_text(f'date = "{stated}"\n')
    told = sitegen("clean", "seeds/vague.txt", "--json", folder=project)
    assert json.loads(told.stdout)["published"] == stated
