"""What a command does not need it does not wait for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.building import ROOT

_LOADED = """
import sys
from sitegen.cli import cli
cli(["clean", sys.argv[1]], standalone_mode=False)
print(*sys.modules, file=sys.stderr)
"""
_FOR_OTHERS = {
    "_hashlib", "ctypes", "importlib.resources", "jinja2", "json", "markdown_it",
    "multiprocessing", "nh3", "selectolax", "shutil", "sitegen.infer", "sitegen.publish",
    "sitegen.read.many.records", "sqlite3",
}  # fmt: skip


def test_one_text_is_cleaned_without_what_pages_sites_and_workers_need(tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text("The harbour opened again on Monday, its master said.\n")
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert done.stdout == "The harbour opened again on Monday, its master said.\n"
    assert sorted(_FOR_OTHERS.intersection(done.stderr.split())) == []


def test_the_process_ends_with_all_that_it_had_to_say(tmp_path: Path) -> None:
    paragraph = "The harbour opened again on Monday, its master said, number {}."
    lines = [paragraph.format(number) for number in range(9000)]
    (tmp_path / "harbour.txt").write_text("\n\n".join(lines) + "\n")
    said = tmp_path / "said"
    command = [sys.executable, "-m", "sitegen", "clean", str(tmp_path / "harbour.txt")]
    with said.open("wb") as out:
        done = subprocess.run(command, stdout=out, cwd=ROOT, check=False)
    assert done.returncode == 0
    assert said.read_text("utf-8").splitlines() == lines
    assert subprocess.run([*command[:4], str(tmp_path / "none")], check=False).returncode == 2
