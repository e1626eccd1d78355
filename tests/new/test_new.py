"""A new project: what is in it, and that it works."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
import yaml

from sitegen.build.entry import build
from sitegen.check import check
from sitegen.config.load import load, parse
from sitegen.errors import ConfigError
from sitegen.new import new


def test_the_files_of_a_project(tmp_path: Path) -> None:
    written = new(tmp_path / "my-old_news")
    names = {path.relative_to(tmp_path / "my-old_news").as_posix() for path in written}
    assert names == {
        ".github/workflows/pages.yml",
        ".gitignore",
        "pages/about.md",
        "seeds/lanternbay.example/a-lamp-for-the-old-lighthouse.txt",
        "sitegen.toml",
    }
    assert all(path.is_file() for path in written)
    assert load(tmp_path / "my-old_news").archive.title == "My old news"


@pytest.mark.parametrize(
    "title",
    ['Say "no"', "C:\\news\\old", "日本の新聞", "two\nlines", "tab\there", "half \ud83d pair", "#"],
)
def test_any_title_can_be_written(tmp_path: Path, title: str) -> None:
    new(tmp_path / "project", title=title)
    expected = " ".join(title.split()).replace("\ud83d", "?")
    assert load(tmp_path / "project").archive.title == expected


@pytest.mark.parametrize("title", [None, "", " \n"])
def test_without_a_title_the_folder_gives_it(tmp_path: Path, title: str | None) -> None:
    new(tmp_path / "letters", title=title)
    assert load(tmp_path / "letters").archive.title == "Letters"


def test_every_setting_that_is_commented_out_is_one(tmp_path: Path) -> None:
    """Take the comment signs away, and the file is still understood."""
    new(tmp_path / "project")
    text = (tmp_path / "project/sitegen.toml").read_text(encoding="utf-8")
    plain = [line.removeprefix("# ") for line in text.splitlines() if _is_setting(line)]
    config = parse("\n".join(plain))
    assert config.deploy.cname == "archive.example.org"
    assert config.rights.sources == {"A newspaper": "excerpt"}
    assert [rule.source for rule in config.rules] == ["lanternbay.example"]


def _is_setting(line: str) -> bool:
    try:
        return bool(tomllib.loads(line.removeprefix("# ")))
    except tomllib.TOMLDecodeError:
        return False


def test_an_empty_folder_and_a_bare_repository_will_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "repository/.git").mkdir(parents=True)
    assert new(tmp_path / "empty")
    assert new(tmp_path / "repository")


@pytest.mark.parametrize(
    ("name", "words", "hint"),
    [
        ("notes.txt", "not empty: it holds notes.txt", "new folder"),
        ("sitegen.toml", "a project already", "sitegen build"),
    ],
)
def test_a_folder_in_use_is_refused(tmp_path: Path, name: str, words: str, hint: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(ConfigError, match=words) as caught:
        new(tmp_path)
    assert hint in caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine"


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="is a file"):
        new(tmp_path / "file")
    with pytest.raises(ConfigError, match="cannot write"):
        new(tmp_path / "file" / "below")


def test_the_workflow_is_valid(tmp_path: Path) -> None:
    """Against the schema that editors use for GitHub's workflows."""
    new(tmp_path / "project")
    text = (tmp_path / "project/.github/workflows/pages.yml").read_text(encoding="utf-8")
    # YAML 1.1 reads the key "on" as true.
    workflow = {"on" if key is True else key: value for key, value in yaml.safe_load(text).items()}
    vendored = files("check_jsonschema") / "builtin_schemas/vendor/github-workflows.json"
    schema = json.loads(vendored.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(workflow)
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert [step["uses"] for step in steps if "uses" in step] == [
        "actions/checkout@v7",
        "actions/setup-python@v6",
        "actions/configure-pages@v6",
        "actions/upload-pages-artifact@v5",
        "actions/deploy-pages@v5",
    ]
    assert workflow["permissions"]["pages"] == workflow["permissions"]["id-token"] == "write"


def test_the_workflow_uploads_the_folder_that_is_built(tmp_path: Path) -> None:
    new(tmp_path / "project")
    text = (tmp_path / "project/.github/workflows/pages.yml").read_text(encoding="utf-8")
    assert f"path: {load(tmp_path / 'project').output.path}\n" in text


def test_a_new_project_builds_without_a_word_of_warning(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    new(folder, title="Lantern Bay")
    report = build(folder, load(folder), workers=1)
    assert [outcome.status for outcome in report.outcomes] == ["published"]
    assert check(folder / "site") == ()
    (page,) = (folder / "site/articles").glob("a-lamp-for-the-old-lighthouse-*.html")
    text = page.read_text(encoding="utf-8")
    assert "I know where the rocks are" in text
    assert "14 March 2025" in text
    assert (folder / "site/about.html").is_file()


def test_the_command(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    command = [sys.executable, "-m", "sitegen", "new", str(folder), "--title", "Letters"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert load(folder).archive.title == "Letters"
    again = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert again.returncode == 2
    assert "a project already" in again.stderr
    assert "Traceback" not in again.stderr
