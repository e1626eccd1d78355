"""What is taken down or blacked out is nowhere in the site, nor in the copy of the one before."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.building import sitegen, tree

HARBOUR = "The harbour of Northquay opened again after four days of storms. " * 9
LIBRARY = "The library of Hillford lends tools as well as books from now on. " * 9

FERRY = (
    "The ferry to the island sails again from Monday, said the harbour master of Northquay. "
    "It had been tied up since February, when a storm tore its ramp away.\n\n"
    "The council paid for the ramp, and the island for the paint. The first passengers were two "
    "cows and the man who reads the meters.\n"
)


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


def test_a_title_of_its_own_takes_the_words_out_of_the_address(project: Path) -> None:
    (project / "seeds" / "b.txt.meta.toml").write_text('rights = "withheld"\ntitle = "Removed"\n')
    assert sitegen("build", folder=project).returncode == 0
    assert not [name for name in tree(project / "site") if "tools" in name]
    assert _holders(project, "tools-for-everybody") == []
    assert len(list((project / "site" / "articles").glob("removed-*.html"))) == 1


@pytest.mark.parametrize("copy", ["b.txt", "c.txt"])
def test_either_file_of_a_text_takes_it_down(project: Path, copy: str) -> None:
    text = (project / "seeds" / "b.txt").read_text()
    (project / "seeds" / "c.txt").write_text(text)
    (project / "seeds" / f"{copy}.meta.toml").write_text('rights = "withheld: asked"\n')
    assert sitegen("build", folder=project).returncode == 0
    assert _holders(project, "asked for a saw") == []


@pytest.mark.parametrize(
    ("sidecar", "says", "shown"),
    [
        ('rights = "witheld: asked"', 'its rights "witheld" were taken for "withheld"', False),
        ('rights = "hidden"', 'its rights "hidden" are none of full', True),
        ('rights = "withheld', "sidecar b.txt.meta.toml, line 1", True),
        ('rights = "withheld"\nwithheld_on = "May"', 'withheld_on "May" is no day', False),
        ('redakt = ["saw"]', 'did you mean "redact"?', True),
    ],
)
def test_a_mistyped_takedown_does_not_go_unnoticed(
    project: Path, sidecar: str, says: str, shown: bool
) -> None:
    (project / "seeds" / "b.txt.meta.toml").write_text(sidecar + "\n")
    done = sitegen("build", "--strict", folder=project)
    assert done.returncode == 1
    assert says in done.stderr
    assert bool(_holders(project, "asked for a saw")) == shown


def test_a_source_that_no_article_has_is_named(project: Path) -> None:
    settings = project / "sitegen.toml"
    settings.write_text(settings.read_text() + '[rights.sources]\n"Quay Gazete" = "withheld"\n')
    assert 'no article has the source "Quay Gazete"' in sitegen("build", folder=project).stderr


def test_addresses_in_boilerplate_are_nowhere_not_even_as_evidence(project: Path) -> None:
    (project / "seeds" / "c.txt").write_text(
        "The ferry sails again\n\nBy Ada Birch, ada.birch@quay.example\n"
        "Published 03.05.2024 19:40, call +44 20 7946 0958 for reprints\n\n" + FERRY
    )
    assert sitegen("build", folder=project).returncode == 0
    for words in ("ada.birch@", "7946"):
        assert _holders(project, words) == []
    (page,) = (project / "site" / "articles").glob("the-ferry-*.html")
    assert "03.05.2024 19:40, call [☎ …]" in page.read_text()
    assert sitegen("check", folder=project).stdout.count("contact-in-removed") == 0
