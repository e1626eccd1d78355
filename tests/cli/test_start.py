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
