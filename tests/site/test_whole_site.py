"""Whole sites, built through the command line."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

from sitegen.check import check
from sitegen.publish import MANIFEST
from tests.building import ROOT, build_site, sitegen, tree


def _site(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in tree(folder).items() if name != MANIFEST}


def test_two_clean_builds_are_the_same(tmp_path: Path, sample_site: Path) -> None:
    again = build_site(ROOT / "seeds", tmp_path / "elsewhere" / "site", "--workers", "1")
    assert tree(again) == tree(sample_site)


def test_a_warm_build_is_a_cold_build(project: Path) -> None:
    """Whatever changes, the cache and the slots give what a clean build gives."""
    rng = random.Random(5)
    files = sorted(p for p in (project / "seeds").rglob("*") if p.is_file())
    assert sitegen("build", folder=project).returncode == 0
    for round_ in range(3):
        victims = rng.sample([p for p in files if p.exists()], 3)
        victims[0].unlink()
        victims[1].write_bytes(victims[1].read_bytes().replace(b"treaty", b"pact"))
        victims[2].rename(victims[2].with_name(f"moved{round_}{victims[2].suffix}"))
        assert sitegen("build", folder=project).returncode == 0
        assert _site(project / "site") == _clean_site(project, f"fresh{round_}")


def _clean_site(project: Path, name: str) -> dict[str, bytes]:
    """A clean build of the project, beside its own."""
    done = sitegen("build", "--output", project / name, folder=project)
    assert done.returncode == 0, done.stderr
    return _site(project / name)


def test_every_input_is_in_the_ledger_once(project: Path) -> None:
    odd = project / "seeds" / "odd"
    odd.mkdir()
    (odd / "empty.txt").write_bytes(b"")
    (odd / "nul.txt").write_bytes(b"A title\n\nSome \x00words that say something here.\n" * 3)
    (odd / "binary.html").write_bytes(os.urandom(4000))
    (odd / "table.csv").write_text("a,b\n")
    (odd / "broken.jsonl").write_text('{"title": "x", "text":\n{}\n')
    (odd / "utf16.txt").write_bytes(("A title\n\n" + "Words of an article. " * 30).encode("utf-16"))
    (odd / "link.txt").symlink_to(project / "sitegen.toml")
    (odd / "deep.json").write_text("[" * 100_000)
    (odd / "naïve \u202e name\n.txt").write_text("A title\n\n" + "Words of an article. " * 30)
    done = sitegen("build", "--report", "ledger.json", folder=project)
    assert done.returncode == 0, done.stderr
    ledger = json.loads((project / "ledger.json").read_text(encoding="utf-8"))
    sources = [line["source"] for line in ledger]
    assert len(sources) == len(set(sources))
    files = [p for p in (project / "seeds").rglob("*") if not p.is_dir()]
    files = [path for path in files if not path.name.endswith(".meta.toml")]
    named = {source.partition("#")[0].rstrip("/") for source in sources}
    assert len(named) == len(files), sorted(named)
    for line in ledger:
        assert (line["route"] is not None) == (line["status"] in ("published", "duplicate"))
        if line["route"]:
            assert (project / "site" / line["route"]).is_file()
        else:
            assert line["reason"]


def test_nothing_is_broken(sample_site: Path) -> None:
    findings = [one for one in check(sample_site) if one.severity == "error"]
    assert findings == []


def test_killed_at_any_moment_it_is_the_old_site_or_the_new(project: Path) -> None:
    assert sitegen("build", folder=project).returncode == 0
    site, seeds = project / "site", project / "seeds"
    whole = [_site(site)]
    variants = ["treaty", "pact", "accord", "covenant", "bargain", "compact"]
    rng = random.Random(11)
    for old, new in pairwise(variants):
        for path in seeds.rglob("*.txt"):
            path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))
        building = subprocess.Popen(
            [sys.executable, "-m", "sitegen", "-q", "build"],
            cwd=project,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        time.sleep(rng.uniform(0.2, 1.6))
        building.kill()
        building.wait()
        seen = _site(site)
        clean = _clean_site(project, f"clean-{new}")
        assert seen in (whole[-1], clean)
        assert sitegen("build", folder=project).returncode == 0
        assert _site(site) == clean
        whole.append(clean)


def test_hand_written_pages_do_not_replace_the_archives_own(project: Path) -> None:
    (project / "pages" / "search.md").write_text("# My search\n", encoding="utf-8")
    done = sitegen("build", "--strict", folder=project)
    assert done.returncode == 1
    assert "search.html is asked for twice" in done.stderr


def test_without_search(project: Path) -> None:
    done = sitegen("build", "--no-search", folder=project)
    assert done.returncode == 0, done.stderr
    assert not (project / "site" / "pagefind").exists()
    assert not (project / "site" / "search.html").exists()


def test_an_archive_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    site = build_site(tmp_path / "in", tmp_path / "site")
    assert [one for one in check(site) if one.severity == "error"] == []
