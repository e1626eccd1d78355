"""What tests of several rooms share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from tests.building import ROOT, build_site
from tests.serving import Served, served

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: the system's, else Playwright's own; without either the test is skipped.

    With SITEGEN_BROWSER_REQUIRED set, as in continuous integration, it fails instead.
    """
    system = str(CHROMIUM) if CHROMIUM.exists() else None
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=system, args=QUIET)
        except Error as error:
            reason = f"no Chromium: {error.message.splitlines()[0]}"
            if os.environ.get("SITEGEN_BROWSER_REQUIRED"):
                pytest.fail(reason)
            pytest.skip(reason)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real seeds and their golden answers, which no user's machine has."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared, with the real articles and the golden answers, is not here")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sample archive that a test may change."""
    for name in ("seeds", "pages"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "sitegen.toml", tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own sample archive, built."""
    return build_site(ROOT / "seeds", tmp_path_factory.mktemp("sample") / "site")


@pytest.fixture(scope="session")
def seeds_site(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five real articles, built."""
    return build_site(shared / "seeds", tmp_path_factory.mktemp("seeds") / "site")


@pytest.fixture(scope="session")
def sample(sample_site: Path) -> Iterator[Served]:
    """The sample archive, served at the root of a host."""
    with served(sample_site) as address:
        yield address


@pytest.fixture(scope="session")
def sample_below(sample_site: Path) -> Iterator[Served]:
    """The sample archive, served as GitHub Pages serves a project: below a path."""
    with served(sample_site, "/a/repo/") as address:
        yield address
