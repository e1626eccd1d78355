"""Building sites in tests, through the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def sitegen(
    *arguments: object, folder: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs the program in a process of its own, as a user does."""
    variables = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CLICOLOR_FORCE")}
    path = os.pathsep.join(filter(None, (str(ROOT), variables.get("PYTHONPATH"))))
    return subprocess.run(
        [sys.executable, "-m", "sitegen", *map(str, arguments)],
        cwd=folder,
        env=variables | {"PYTHONPATH": path} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build_site(source: Path, output: Path, *options: object) -> Path:
    """The folder of a site that was built without a complaint."""
    done = sitegen("build", "--input", source, "--output", output, *options)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return output


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
