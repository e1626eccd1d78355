"""What people install: the wheel, in an empty environment, used from another folder."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.building import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_it_carries_the_theme_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    folders = {name.split("/")[0] for name in names}
    assert folders == {"sitegen", next(f for f in folders if f.endswith(".dist-info"))}
    assert "sitegen/templates/base.html" in names
    assert "sitegen/static/style.css" in names
    unwanted = [name for name in names if "__pycache__" in name or name.endswith((".pyc", "~"))]
    assert unwanted == []


def test_it_builds_a_site_from_elsewhere(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "env"], check=True)
    python = tmp_path / "env" / "bin" / "python"
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "-c", ROOT / "requirements.lock", wheel], check=True)
    work = tmp_path / "elsewhere"
    work.mkdir()
    sitegen = tmp_path / "env" / "bin" / "sitegen"
    new = subprocess.run([sitegen, "new", "mine"], cwd=work, capture_output=True, check=False)
    assert new.returncode == 0, new.stderr
    built = subprocess.run(
        [sitegen, "build", "--strict"], cwd=work / "mine", capture_output=True, check=False
    )
    assert built.returncode == 0, built.stderr
    assert (work / "mine" / "site" / "pagefind" / "pagefind.js").is_file()
    looked = subprocess.run(
        [sitegen, "check", "--strict"], cwd=work / "mine", capture_output=True, check=False
    )
    assert looked.returncode == 0, looked.stdout
