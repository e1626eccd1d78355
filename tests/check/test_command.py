"""``sitegen check`` from the command line: words, JSON, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from .test_check import SOUND, build


def sitegen(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sitegen", "-C", str(folder), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_sound_site_passes_the_strict_check(tmp_path: Path) -> None:
    build(tmp_path / "site", {"index.html": ""})
    done = sitegen(tmp_path, "check", "--strict")
    assert (done.returncode, done.stderr) == (0, "")


def test_findings_are_told_and_only_strict_fails(tmp_path: Path) -> None:
    build(tmp_path / "site", {"index.html": '<a href="gone.html">x</a>'})
    done = sitegen(tmp_path, "check")
    assert done.returncode == 0
    assert "index.html: broken-link: gone.html" in done.stdout
    assert sitegen(tmp_path, "check", "--strict").returncode == 1


def test_json(tmp_path: Path) -> None:
    build(tmp_path / "elsewhere", {**SOUND, "index.html": '<a href="gone.html">x</a>'})
    done = sitegen(tmp_path, "check", "elsewhere", "--json")
    (first, *_) = [one for one in json.loads(done.stdout) if one["kind"] == "broken-link"]
    assert first == {
        "file": "index.html",
        "kind": "broken-link",
        "detail": "gone.html",
        "severity": "error",
    }


def test_no_site_is_a_matter_of_usage(tmp_path: Path) -> None:
    done = sitegen(tmp_path, "check")
    assert done.returncode == 2
    assert "run sitegen build first" in done.stderr
    assert "Traceback" not in done.stderr
