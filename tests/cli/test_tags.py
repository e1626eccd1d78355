"""``sitegen tags``: what there is, what may be one, and what the keeper decides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.building import sitegen


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for number, word in enumerate(("Northland", "Northland", "Norhtland")):
        name = f"the {word} Coastal Forces"
        text = " ".join(
            f"On day {n} {name} held exercise {number}{n} near Paris." for n in range(9)
        )
        path = tmp_path / "seeds" / f"{number}.txt"
        path.write_text(f"Exercise {number} of {name}\n\n{text}\n", encoding="utf-8")
    (tmp_path / "sitegen.toml").write_text("[collate]\nsmallest_tag = 1\n")
    return tmp_path


def test_a_suggestion_that_is_kept_makes_one_tag(project: Path) -> None:
    before = json.loads(sitegen("tags", "--json", folder=project).stdout)
    names = {tag["name"] for tag in before["tags"] if "Forces" in tag["name"]}
    assert len(names) == 2
    assert sitegen("tags", "--suggest", folder=project).returncode == 0
    assert sitegen("tags", "--suggest", folder=project).returncode == 0
    after = json.loads(sitegen("tags", "--json", folder=project).stdout)
    assert len({tag["name"] for tag in after["tags"] if "Forces" in tag["name"]}) == 1


def test_an_alias_leads_to_its_tag(project: Path) -> None:
    (project / "tags.toml").write_text('[names]\n"Paris".aliases = ["City of Light"]\n')
    done = sitegen("build", folder=project)
    assert done.returncode == 0, done.stderr
    page = (project / "site" / "tags" / "city-of-light.html").read_text(encoding="utf-8")
    assert 'content="0; url=../tags/paris.html"' in page
    assert "city-of-light" not in sitegen("check", folder=project).stdout


def test_mistakes_in_tags_toml_are_named(project: Path) -> None:
    (project / "tags.toml").write_text('nevr = ["x"]\n')
    done = sitegen("build", folder=project)
    assert done.returncode == 2
    assert "tags.toml, line 1" in done.stderr
    assert '"never"' in done.stderr


def test_another_folder_is_named_as_for_a_build(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    told = sitegen("tags", folder=elsewhere)
    assert told.returncode == 2
    assert "--input" in told.stderr
    made = sitegen("tags", "--json", "--input", project / "seeds", folder=elsewhere)
    found = json.loads(made.stdout)
    paris = next(tag for tag in found["tags"] if tag["name"] == "Paris")
    assert paris["articles"][0]["source"].endswith(".txt")
    assert all(one["reason"] for one in paris["articles"])
