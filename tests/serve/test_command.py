"""The preview of the real pipeline, as a command that is interrupted."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (
    "The harbour opened again on Monday after two years of work on its walls and its light. "
    "The first ship to enter was the ferry, which had waited outside since the early morning. "
    "Its captain said that the new light could be seen from twelve miles away, even in rain."
)


@pytest.mark.skipif(os.name != "posix", reason="needs the signals of POSIX")
@pytest.mark.parametrize("when", ["building", "built"])
def test_interrupted(tmp_path: Path, when: str) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.md").write_text(f"---\ntitle: A harbour\n---\n{TEXT}\n")
    (tmp_path / "sitegen.toml").write_text("[search]\nenabled = false\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "sitegen", "serve", "--port", "0", "--prefix", "repo"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+/repo/", first)
    assert address, first
    if when == "built":
        assert "Built in" in process.stdout.readline()
        with urllib.request.urlopen(address[0]) as page:
            assert b"A harbour" in page.read()
    os.killpg(process.pid, signal.SIGINT)
    rest = process.communicate(timeout=20)[0]
    assert process.returncode == 0, rest
    assert rest.endswith("Preview ended.\n")
    assert "Traceback" not in rest
