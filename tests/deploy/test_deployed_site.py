"""From the sample archive to a branch, from the branch to a sub-path, through it by clicking."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sitegen.build.entry import build
from sitegen.check import check
from sitegen.config import Config, DeployConfig
from sitegen.deploy import deploy

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Ada Keeper", "-c", "user.email=ada@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, check=True)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(the site as it was built, a host's folder that has the deployed branch as ``repo``)."""
    top = tmp_path_factory.mktemp("deployed")
    project = top / "project"
    for name in ("seeds", "pages"):
        shutil.copytree(ROOT / name, project / name)
    build(project, Config(), workers=1)
    git(top, "init", "--quiet", "--bare", "remote.git")
    git(project, "init", "--quiet", "-b", "main")
    git(project, "remote", "add", "origin", str(top / "remote.git"))
    git(project, "config", "user.name", "Ada Keeper")
    git(project, "config", "user.email", "ada@example.org")
    deploy(project / "site", project, DeployConfig(), echo=lambda line: None)
    git(top, "clone", "--quiet", "-b", "gh-pages", "remote.git", "www/repo")
    return project / "site", top / "www"


def files_of(folder: Path) -> dict[str, str]:
    """Digests of all files that a host would send."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.relative_to(folder).parts[0].startswith(".")
    }


def test_the_branch_is_the_site(folders: tuple[Path, Path]) -> None:
    site, host = folders
    assert files_of(host / "repo") == files_of(site)
    assert (host / "repo/.nojekyll").is_file()
    assert not list((host / "repo").glob(".sitegen*"))


def test_the_check_finds_no_error(folders: tuple[Path, Path]) -> None:
    found = check(folders[0])
    assert [finding for finding in found if finding.severity == "error"] == []


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def address(folders: tuple[Path, Path]) -> Iterator[str]:
    """Where the host shows the site."""
    handler = partial(Quiet, directory=str(folders[1]))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/repo/"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A tab that fails the test for anything asked elsewhere, missing or complained of."""
    context = browser.new_context()
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("request", lambda it: wrong.append(it.url) if not it.url.startswith(address) else None)
    tab.on(
        "response", lambda it: wrong.append(f"{it.status} {it.url}") if it.status > 399 else None
    )
    tab.on("console", lambda it: wrong.append(it.text) if it.type == "error" else None)
    tab.on("pageerror", lambda it: wrong.append(str(it)))
    tab.goto(address)
    yield tab
    context.close()
    assert wrong == []


def test_from_the_start_page_to_an_article_to_a_tag_and_back(page: Page, address: str) -> None:
    page.get_by_role("link", name="The alliance at 75: a short history in ten dates").first.click()
    expect(page.locator("h1")).to_have_text("The alliance at 75: a short history in ten dates")
    assert page.url.startswith(f"{address}articles/")
    page.locator('main a[href*="../tags/"]').first.click()
    assert page.url.startswith(f"{address}tags/")
    page.locator('main a[href*="../articles/"]').first.click()
    assert page.url.startswith(f"{address}articles/")
    page.go_back()
    assert page.url.startswith(f"{address}tags/")


@pytest.mark.parametrize(
    "name",
    [
        "timeline/index.html", "tags/index.html", "sources/index.html", "stories/index.html",
        "search.html", "about-this-collection.html", "about.html",
    ],
)  # fmt: skip
def test_every_kind_of_page_is_one_click_from_the_start(
    page: Page, address: str, name: str
) -> None:
    page.locator(f'a[href="{name}"]').first.click()
    assert page.url == address + name
    expect(page.locator("h1")).to_be_visible()


def test_names_in_other_scripts_survive_the_way(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/2022.html")
    page.get_by_role("link", name="復帰の日、雨が降っていた").first.click()
    expect(page.locator("h1")).to_have_text("復帰の日、雨が降っていた")
    assert page.locator('[lang="ja"]').count()


def test_search_under_a_sub_path(page: Page, address: str) -> None:
    page.goto(f"{address}search.html?q=Ichigaya")
    result = page.locator('main a[href*="articles/one-commander-at-ichigaya"]').first
    expect(result).to_be_visible()
    result.click()
    expect(page.locator("h1")).to_have_text("One commander at Ichigaya")
