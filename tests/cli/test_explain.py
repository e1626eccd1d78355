"""``sitegen explain``: the file alone, and what the last build knows of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.stories import FIXTURES, heaps
from tests.building import sitegen


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose articles tell of a ferry: a story in four versions, and others."""
    project = tmp_path_factory.mktemp("ferry")
    (project / "seeds").mkdir()
    (project / "sitegen.toml").write_text("[search]\nenabled = false\n", encoding="utf-8")
    (project / "tags.toml").write_text('[articles]\n"e.txt" = ["Pilots"]\n', encoding="utf-8")
    for told in heaps(FIXTURES)["dev-ferry"]:
        head = f"---\ndate: {told.day}\n---\n"
        path = project / "seeds" / f"{told.id[-1]}.txt"
        path.write_text(head + told.text, encoding="utf-8")
    assert sitegen("build", folder=project).returncode == 0
    return project


def test_what_the_archive_tells_comes_from_the_last_build(built: Path) -> None:
    told = sitegen("explain", "seeds/b.txt", folder=built).stdout
    _, _, archive = told.partition("From the last build of site\n")
    lines = archive.splitlines()
    assert lines[0].startswith("ledger       published: shown as one with a.txt")
    assert lines[1].startswith("page         articles/")
    assert any(line.startswith("tag ") and "in the title" in line for line in lines)
    story = next(line for line in lines if line.startswith("story "))
    assert "4 versions" in story
    assert "alike in their words" in story
    assert any("first: a.txt" in line for line in lines)
    assert any("b.txt (this file)" in line and "both name" in line for line in lines)
    related = [line for line in lines if line.startswith("related ")]
    assert related
    assert all(": shares " in line for line in related)


def test_json_has_the_same(built: Path) -> None:
    told = json.loads(sitegen("explain", "seeds/e.txt", "--json", folder=built).stdout)
    archive = told["archive"]
    assert archive["status"] == "published"
    assert (built / "site" / archive["page"]).is_file()
    tags = {tag["name"]: tag for tag in archive["tags"]}
    assert tags["Pilots"]["reason"] == "set by hand: settings"
    assert all(tag["reason"] and tag["articles"] for tag in tags.values())
    assert archive["story"] is None
    assert all(one["source"] and one["reason"] for one in archive["related"])
    assert {"name", "kind", "reason", "forms"} <= told["subjects"][0].keys()


def test_a_site_that_is_behind_says_so(built: Path) -> None:
    extra = built / "seeds" / "z.txt"
    extra.write_text("The lamp\n\nThe lamp of the pier was lit again. " * 9, encoding="utf-8")
    try:
        assert "run sitegen build" in sitegen("explain", "seeds/a.txt", folder=built).stdout
        unknown = sitegen("explain", "seeds/z.txt", folder=built).stdout
        assert "site knows nothing of this file yet" in unknown
        told = json.loads(sitegen("explain", "seeds/z.txt", "--json", folder=built).stdout)
        assert told["archive"] is None
    finally:
        extra.unlink()


def test_data_files_that_somebody_changed_do_no_harm(built: Path) -> None:
    data = built / "site" / "data" / "relations.json"
    before = data.read_bytes()
    data.unlink()  # the build shares its bytes with the slot
    data.write_text('{"stories": 1}', encoding="utf-8")
    try:
        done = sitegen("explain", "seeds/a.txt", folder=built)
        assert done.returncode == 0
        assert "\nstory " not in done.stdout
    finally:
        data.write_bytes(before)


def test_a_file_from_elsewhere_is_explained_by_itself(built: Path, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("A title\n\n" + "The ship came in at noon. " * 20)
    told = sitegen("explain", tmp_path / "x.txt", folder=built)
    assert "explained by itself" in told.stdout
    inside = sitegen("explain", tmp_path / "x.txt", "--input", tmp_path, folder=built)
    assert "knows nothing of this file yet" in inside.stdout
    wrong = sitegen("explain", tmp_path / "x.txt", "--input", "seeds", folder=built)
    assert wrong.returncode == 2
    assert "is no input in" in wrong.stderr


def test_of_what_is_withheld_the_site_tells_nothing(built: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "seeds" / name).write_bytes((built / "seeds" / name).read_bytes())
    (tmp_path / "seeds" / "a.txt.meta.toml").write_text('rights = "withheld"\n')
    (tmp_path / "sitegen.toml").write_text("[search]\nenabled = false\n")
    assert sitegen("build", folder=tmp_path).returncode == 0
    _, _, archive = sitegen("explain", "seeds/a.txt", folder=tmp_path).stdout.partition("From the")
    assert "\nrights       withheld" in archive
    assert "\ntag " not in archive
