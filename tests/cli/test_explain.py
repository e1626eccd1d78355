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


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with records, a page, and one that is not published."""
    project = tmp_path_factory.mktemp("named")
    seeds = project / "seeds"
    seeds.mkdir()
    (project / "sitegen.toml").write_text("[search]\nenabled = false\n", encoding="utf-8")
    text = (
        "The mill at Overford grinds again, its owner said on Monday. {} sacks are sold already. "
    )
    records = [
        {
            "title": f"Mill number {n}",
            "url": f"https://mill.example/{n}",
            "text": text.format(n) * 9,
        }
        for n in range(1, 12)
    ]
    (seeds / "feed.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    (seeds / "gone.html").write_text(
        '<title>Gone</title><link rel="canonical" href="https://mill.example/gone"><p>Gone.</p>'
    )
    assert sitegen("build", "--report", "ledger.json", folder=project).returncode == 0
    return project


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        ("feed.jsonl#3", "feed.jsonl#3"),
        ("seeds/feed.jsonl#3", "feed.jsonl#3"),
        ("https://www.mill.example/7/", "feed.jsonl#7"),
        ("mill.example/7", "feed.jsonl#7"),
        ("mill NUMBER 11", "feed.jsonl#11"),
        ("number 11", "feed.jsonl#11"),
        ("https://mill.example/gone", "gone.html"),
        ("Gone", "gone.html"),
        ("gone.html", "gone.html"),
    ],
)
def test_an_article_is_found_by_any_of_its_names(named: Path, name: str, origin: str) -> None:
    told = sitegen("explain", name, folder=named)
    assert told.stdout.partition("\n")[0] == origin, told.stderr


def test_its_page_and_its_id_are_names_too(named: Path) -> None:
    data = (named / "site" / "data" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    one = next(it for it in map(json.loads, data) if it["source_file"] == "feed.jsonl#5")
    for name in (
        one["page"],
        f"site/{one['page']}",
        f"https://a.example/b/{one['page']}#x",
        one["id"],
    ):
        told = sitegen("explain", name, folder=named)
        assert told.stdout.startswith("feed.jsonl#5\n"), told.stderr


def test_what_is_beside_an_article_stands_for_it(named: Path) -> None:
    sidecar = named / "seeds" / "gone.meta.toml"
    sidecar.write_text('author = "Ada Birch"\n', encoding="utf-8")
    told = sitegen("explain", "seeds/gone.meta.toml", folder=named).stdout
    sidecar.unlink()
    assert told.startswith("gone.html\n")
    assert "Ada Birch" in told


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("mill", "may be 11 articles"),
        ("seeds", "is a folder"),
        ("nobody", "there is no file or article “nobody”"),
        ("https://mill.example/99", "there is no file or article"),
        ("seeds/feed.jsonl#12", "has no record 12"),
        ("seeds/feed.jsonl#" + "9" * 5000, "may be 11 articles"),
        ("The mill " * 99, "there is no file or article"),
    ],
)
def test_what_is_not_found_or_not_one_is_told(named: Path, name: str, says: str) -> None:
    told = sitegen("explain", name, folder=named)
    assert told.returncode == 2
    assert says in told.stderr


def test_lines_come_with_their_digests(named: Path) -> None:
    told = json.loads(sitegen("explain", "feed.jsonl#1", "--json", folder=named).stdout)
    assert all(line["digest"].startswith("line:") for line in told["lines"])


def test_records_are_in_their_order_in_the_ledger(named: Path) -> None:
    ledger = json.loads((named / "ledger.json").read_text(encoding="utf-8"))
    assert [one["source"] for one in ledger][:3] == ["feed.jsonl#1", "feed.jsonl#2", "feed.jsonl#3"]


def test_what_is_not_published_comes_with_the_way_out(named: Path) -> None:
    told = sitegen("explain", "gone.html", folder=named).stdout
    assert "ledger       skipped: hardly any text: Gone\n" in told
    assert "--include-suspect publishes it, or keep" in told
