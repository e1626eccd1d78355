"""Deploying to a branch of a local bare repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sitegen.config import DeployConfig
from sitegen.deploy import DeployReport, deploy
from sitegen.deploy.repository import Repository
from sitegen.deploy.survey import Survey, limits, survey
from sitegen.errors import DeployError

CONFIG = DeployConfig()


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _a_person(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A git that knows who commits, and nothing else of this machine."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("GIT_COMMITTER_NAME", raising=False)
    monkeypatch.delenv("GIT_COMMITTER_EMAIL", raising=False)
    write(tmp_path, {"gitconfig": "[user]\nname = Ada Keeper\nemail = ada@example.org\n"})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(
        tmp_path / "project" / "site",
        {
            "index.html": "<a href='articles/日本.html'>read</a>",
            "articles/日本.html": "<p>text</p>",
            "articles/it's “odd” & more.html": "<p>odd</p>",
            ".well-known/security.txt": "Contact: none",
            ".sitegen.json": "{}",
            ".sitegen-cache/x": "x",
            "pagefind/.DS_Store": "x",
        },
    )


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--bare", "-b", "main", "remote.git")
    return tmp_path / "remote.git"


@pytest.fixture
def project(tmp_path: Path, site: Path, bare: Path) -> Path:
    folder = tmp_path / "project"
    git(folder, "init", "--quiet", "-b", "main")
    write(folder, {"sitegen.toml": "", ".gitignore": "/site/\n"})
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Begin")
    git(folder, "remote", "add", "origin", str(bare))
    git(folder, "push", "--quiet", "origin", "main")
    return folder


def run(project: Path, config: DeployConfig = CONFIG, **options: bool) -> DeployReport:
    return deploy(project / "site", project, config, echo=lambda line: None, **options)


def tree(bare: Path, branch: str = "gh-pages") -> dict[str, str]:
    """Names and texts of the files on a branch."""
    names = git(bare, "-c", "core.quotePath=off", "ls-tree", "-r", "-z", "--name-only", branch)
    return {name: git(bare, "show", f"{branch}:{name}") for name in names.split("\0") if name}


def test_the_branch_holds_the_site_and_nothing_of_the_build(project: Path, bare: Path) -> None:
    report = run(project)
    pushed = tree(bare)
    assert pushed.pop(".nojekyll") == ""
    assert pushed == {
        name: (project / "site" / name).read_text(encoding="utf-8")
        for name in (
            "index.html", "articles/日本.html", "articles/it's “odd” & more.html",
            ".well-known/security.txt",
        )
    }  # fmt: skip
    assert (report.files, report.pushed) == (4, True)
    assert report.commit == git(bare, "rev-parse", "gh-pages")
    assert git(bare, "log", "-1", "--format=%cn <%ce> %s", "gh-pages") == (
        "Ada Keeper <ada@example.org> Publish the archive"
    )


def test_the_work_tree_and_the_other_branches_stay_as_they_are(project: Path, bare: Path) -> None:
    before = git(project, "rev-parse", "HEAD"), git(bare, "rev-parse", "main")
    run(project)
    assert before == (git(project, "rev-parse", "HEAD"), git(bare, "rev-parse", "main"))
    assert git(project, "status", "--porcelain") == ""
    assert git(project, "branch", "--show-current") == "main"


def test_files_that_are_gone_go_and_history_stays(project: Path, bare: Path) -> None:
    first = run(project).commit
    (project / "site/articles/日本.html").unlink()
    run(project)
    assert "articles/日本.html" not in tree(bare)
    assert git(bare, "rev-parse", "gh-pages^") == first


def test_an_unchanged_site_is_not_pushed_again(project: Path, bare: Path) -> None:
    first = run(project)
    again = run(project)
    assert (again.pushed, again.commit) == (False, "")
    assert git(bare, "rev-parse", "gh-pages") == first.commit
    assert git(project, "rev-parse", "gh-pages") == first.commit


def test_a_push_that_failed_is_made_up_for(project: Path, bare: Path) -> None:
    """The commit lies here, the remote has no such branch: there is something to push."""
    hook = bare / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho closed for the night >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(DeployError, match="closed for the night"):
        run(project)
    hook.unlink()
    assert run(project).pushed


def test_dry_run_does_nothing_and_says_what_it_would_do(project: Path, bare: Path) -> None:
    said: list[str] = []
    report = deploy(project / "site", project, CONFIG, dry_run=True, echo=said.append)
    assert (report.files, report.bytes, report.pushed) == (4, 73, False)
    assert git(bare, "branch", "--list", "gh-pages") == ""
    assert git(project, "branch", "--list", "gh-pages") == ""
    assert said == [
        f"4 files, 73 bytes from {project / 'site'} to gh-pages on origin",
        "dry run: nothing was pushed",
    ]


def test_work_of_another_clone_is_kept_in_history(
    project: Path, bare: Path, tmp_path: Path
) -> None:
    run(project)
    git(tmp_path, "clone", "--quiet", "-b", "gh-pages", str(bare), "other")
    write(tmp_path / "other", {"index.html": "theirs"})
    git(tmp_path / "other", "commit", "--quiet", "-am", "Theirs")
    git(tmp_path / "other", "push", "--quiet")
    run(project)
    assert git(bare, "log", "-1", "--skip=1", "--format=%s", "gh-pages") == "Theirs"


def test_cname(project: Path, bare: Path) -> None:
    run(project, DeployConfig(cname="archive.example.org"))
    assert tree(bare)["CNAME"] == "archive.example.org"
    assert "loses its domain archive.example.org" in run(project).warnings[0]
    assert "CNAME" not in tree(bare)


@pytest.mark.parametrize("cname", ["https://example.org", "no", "a b.org", "x\ny.org"])
def test_cname_has_to_be_a_host_name(project: Path, cname: str) -> None:
    with pytest.raises(DeployError, match="not a host name"):
        run(project, DeployConfig(cname=cname))


def test_a_branch_with_something_else_is_not_replaced(project: Path, bare: Path) -> None:
    config = DeployConfig(branch="docs")
    git(project, "branch", "docs")
    git(project, "push", "--quiet", "origin", "docs")
    with pytest.raises(DeployError, match="something else than a site") as caught:
        run(project, config)
    assert "--force" in caught.value.hint
    assert "sitegen.toml" in tree(bare, "docs")
    run(project, config, force=True)
    assert "sitegen.toml" not in tree(bare, "docs")


@pytest.mark.parametrize(
    ("config", "words"),
    [
        (DeployConfig(branch="main"), "checked out"),
        (DeployConfig(branch="-x"), "no name for a branch"),
        (DeployConfig(branch="a..b"), "no name for a branch"),
        (DeployConfig(remote="nowhere"), "no remote 'nowhere'"),
        (DeployConfig(remote="--upload-pack=x"), "no remote"),
    ],
)
def test_wrong_settings_are_refused(project: Path, config: DeployConfig, words: str) -> None:
    with pytest.raises(DeployError, match=words) as caught:
        run(project, config)
    assert caught.value.hint
    assert caught.value.exit_code == 4


def test_no_site(project: Path) -> None:
    (project / "site/index.html").unlink()
    with pytest.raises(DeployError, match="no site") as caught:
        run(project)
    assert "sitegen build" in caught.value.hint


def test_no_repository(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(DeployError, match="not in a git repository"):
        deploy(site, site.parent, CONFIG, echo=lambda line: None)


def test_no_git(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DeployError, match="git is not installed"):
        run(project)


def test_a_remote_out_of_reach(project: Path) -> None:
    git(project, "remote", "set-url", "origin", str(project / "gone.git"))
    with pytest.raises(DeployError, match="could not reach origin") as caught:
        run(project)
    assert "git remote -v" in caught.value.hint


def test_nobody_to_commit(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git(project, "config", "user.useConfigOnly", "true")
    with pytest.raises(DeployError, match="who commits") as caught:
        run(project)
    assert "user.name" in caught.value.hint


@pytest.mark.parametrize("target", ["index.html", "articles", "gone"])
def test_links_are_refused(project: Path, target: str) -> None:
    (project / "site/link").symlink_to(target)
    with pytest.raises(DeployError, match="symbolic link"):
        run(project)


def test_names_that_git_would_read_otherwise(project: Path) -> None:
    (project / "site" / "two\nlines.html").write_text("x")
    with pytest.raises(DeployError, match="no name for a web page"):
        run(project)


def test_a_pipe_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "site/pipe")
    with pytest.raises(DeployError, match="neither a file nor a folder"):
        run(project)


def test_a_file_that_vanishes_leaves_no_half_commit(
    project: Path, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_a_ghost(site: Path) -> Survey:
        return Survey({**survey(site).sizes, "zz-ghost.html": 1})

    monkeypatch.setattr("sitegen.deploy.survey", with_a_ghost)
    with pytest.raises(DeployError, match="zz-ghost"):
        run(project)
    assert git(project, "branch", "--list", "gh-pages") == ""
    assert git(bare, "branch", "--list", "gh-pages") == ""


def test_limits_are_told_at_four_fifths() -> None:
    sizes = {"a.json": 79_000_000, "b.json": 81_000_000, "c.json": 101_000_000}
    said = limits(Survey(sizes))
    assert said == (
        "b.json has 81.0 MB; GitHub refuses files over 100 MB",
        "c.json has 101.0 MB; GitHub refuses files over 100 MB",
    )
    many = {f"{number}.html": 79_000_000 for number in range(11)}
    assert limits(Survey(many)) == ("the site has 869.0 MB; GitHub Pages takes 1 GB",)


@pytest.mark.parametrize(
    ("url", "cname", "address"),
    [
        ("git@github.com:Ada/archive.git", "", "https://ada.github.io/archive/"),
        ("https://github.com/ada/ada.github.io", "", "https://ada.github.io/"),
        ("https://github.com/ada/archive/", "news.example.org", "https://news.example.org/"),
        ("/srv/git/archive.git", "", ""),
    ],
)
def test_where_the_site_will_be(project: Path, url: str, cname: str, address: str) -> None:
    git(project, "remote", "set-url", "origin", url)
    assert run(project, DeployConfig(cname=cname), dry_run=True).address == address


def test_two_builds_are_not_mixed(
    project: Path, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview rebuilds the site in the middle: nothing is pushed, nothing is left behind."""
    real = Repository.commit

    def slow(repository: Repository, site: Path, *rest: Any) -> str:
        (site / ".sitegen.json").write_text('{"inputs": "other"}')
        return real(repository, site, *rest)

    monkeypatch.setattr(Repository, "commit", slow)
    with pytest.raises(DeployError, match="built anew"):
        run(project)
    assert git(project, "branch", "--list", "gh-pages") == ""
    assert git(bare, "branch", "--list", "gh-pages") == ""


def command(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sitegen", "-C", str(project), "deploy", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command(project: Path, bare: Path) -> None:
    done = command(project, "--dry-run", "--json")
    assert json.loads(done.stdout)["files"] == 4
    assert git(bare, "branch", "--list", "gh-pages") == ""
    assert command(project, "--message", "First").returncode == 0
    assert git(bare, "log", "-1", "--format=%s", "gh-pages") == "First"


def test_the_command_refuses_in_one_sentence_with_a_hint(project: Path) -> None:
    done = command(project, "--branch", "main")
    assert done.returncode == 4
    assert "checked out" in done.stderr
    assert "deploy.branch" in done.stderr
    assert "Traceback" not in done.stderr
