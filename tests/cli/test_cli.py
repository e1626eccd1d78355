"""The command line as a user meets it: in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen import __version__
from sitegen.cli import cli
from tests.building import ROOT, sitegen

ARTICLE = """\
Harbour reopens after storm

The harbour of Northquay opened again on Monday after four days of storms, its master said. \
Two ships that had waited outside the breakwater came in before noon, and the fish market \
expects to sell its first catch of the week on Tuesday morning.

Repairs to the southern pier will take until the summer. The town has set aside money for them, \
and the county has promised to pay half of what they cost.

Share this article
Sign up for our newsletter
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "harbour.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "sitegen.toml").write_text('[archive]\ntitle = "Northquay"\n', encoding="utf-8")
    return tmp_path


def test_help_has_examples_and_exit_codes() -> None:
    told = sitegen("--help").stdout
    assert "Examples:" in told
    assert "Exit codes:" in told
    assert not [line for line in told.splitlines()[1:] if line.endswith("...")]  # none is cut off


@pytest.mark.parametrize(
    "command", ["build", "serve", "clean", "explain", "check", "deploy", "new", "config"]
)
def test_every_command_has_an_example(command: str) -> None:
    told = sitegen(command, "--help")
    assert told.returncode == 0
    assert f"sitegen {command}" in told.stdout.partition("Example")[2]


def test_a_mistyped_command_is_told_with_the_nearest() -> None:
    done = sitegen("bild")
    assert done.returncode == 2
    assert "did you mean 'build'?" in done.stderr
    assert "No such command 'xyzzy'." in sitegen("xyzzy").stderr


def test_completion_says_nothing_of_a_mistyped_command() -> None:
    asked = {"_SITEGEN_COMPLETE": "bash_complete", "COMP_WORDS": "sitegen bild ", "COMP_CWORD": "2"}
    done = CliRunner().invoke(cli, [], prog_name="sitegen", env=asked)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert "No such command" not in done.output


def test_version() -> None:
    assert sitegen("--version").stdout.strip() == f"sitegen, version {__version__}"


def test_what_is_skipped_adds_up_and_is_named_briefly(project: Path) -> None:
    for name in ("a.css", "b.css", "c.pdf", "d.csv", "e.docx"):
        (project / "seeds" / name).write_text("x", "utf-8")
    (project / "seeds" / "long.md").write_text(
        f"---\ntitle: {'A long headline ' * 30}\n---\nGone.\n", "utf-8"
    )
    done = sitegen("-C", project, "build", "--no-search", "--report", project / "ledger.json")
    assert ", 2 more (" in done.stdout
    ledger = json.loads((project / "ledger.json").read_text("utf-8"))
    (reason,) = (one["reason"] for one in ledger if one["source"] == "long.md")
    assert reason.startswith("hardly any text: A long headline")
    assert len(reason) < 130


def test_build_from_another_folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    done = sitegen("-C", project, "build", folder=elsewhere)
    assert done.returncode == 0, done.stderr
    assert "1 published" in done.stdout
    assert (project / "site" / "index.html").is_file()


def test_a_second_build_changes_nothing(project: Path) -> None:
    sitegen("build", folder=project)
    assert "nothing changed" in sitegen("build", folder=project).stdout


def test_report_and_json(project: Path) -> None:
    (project / "seeds" / "empty.txt").write_text("")
    (project / "seeds" / "blob.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    done = sitegen("build", "--report", "out/ledger.json", "--json", folder=project)
    assert done.returncode == 0, done.stderr
    ledger = json.loads((project / "out" / "ledger.json").read_text(encoding="utf-8"))
    assert {line["source"]: line["status"] for line in ledger} == {
        "blob.txt": "rejected",
        "empty.txt": "skipped",
        "harbour.txt": "published",
    }
    assert all(line.keys() == {"source", "status", "reason", "route"} for line in ledger)
    assert all(line["reason"] for line in ledger if line["status"] != "published")
    assert json.loads(done.stdout)["outcomes"] == ledger


def test_strict_fails_on_rejected_input(project: Path) -> None:
    (project / "seeds" / "blob.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    assert sitegen("build", "--strict", folder=project).returncode == 1


def test_quiet_says_nothing(project: Path) -> None:
    done = sitegen("-q", "build", folder=project)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("build", "--input", "nowhere"), 2, "does not exist"),
        (("build", "--output", "seeds"), 2, "which the build reads"),
        (("build", "--output", "."), 2, "which the build reads"),
        (("build", "--frobnicate"), 2, "No such option"),
        (("build", "--report", "seeds"), 2, "directory"),
        (("-C", "nowhere", "build"), 2, "does not exist"),
        (("check", "nowhere"), 2, "not a site"),
        (("clean", "nowhere.txt"), 2, "does not exist"),
        (("new", "."), 2, "already"),
        (("deploy",), 4, ""),
    ],
)
def test_wrong_usage_is_one_sentence(
    project: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    done = sitegen(*arguments, folder=project)
    assert done.returncode == code, done.stderr
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_a_site_without_articles_is_warned_of(project: Path) -> None:
    (project / "empty").mkdir()
    done = sitegen("build", "--input", "empty", "--strict", folder=project)
    assert done.returncode == 1
    assert "no article was found" in done.stderr


def test_nothing_that_python_warns_of(project: Path) -> None:
    for command in ("build", "check", "dates"):
        assert sitegen(command, folder=project, PYTHONWARNINGS="error").stderr == ""


def test_an_interrupt_is_one_line(monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.chdir(project)
    monkeypatch.setattr("sitegen.build.entry.build", interrupt)
    done = CliRunner().invoke(cli, ["build"])
    assert (done.exit_code, done.output.split()) == (130, ["interrupted"])


def test_an_interrupt_while_the_program_is_loaded_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt")
    done = sitegen("build", folder=tmp_path, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stderr.split()) == (130, ["interrupted"])


def test_wrong_settings_name_key_line_and_way_out(project: Path) -> None:
    (project / "sitegen.toml").write_text('[archive]\ntitel = "x"\n')
    done = sitegen("build", folder=project)
    assert done.returncode == 2
    assert "line 2" in done.stderr
    assert 'did you mean "title"?' in done.stderr


def test_template_mistakes_name_file_and_line(project: Path) -> None:
    sitegen("build", folder=project)
    before = (project / "site" / "index.html").read_bytes()
    (project / "templates").mkdir()
    (project / "templates" / "home.html").write_text("line one\n{% if %}\n")
    done = sitegen("build", folder=project)
    assert done.returncode == 2
    assert "home.html:2" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_bytes() == before


def test_no_pagefind_leaves_the_old_site(project: Path, tmp_path: Path) -> None:
    sitegen("build", folder=project)
    before = (project / "site" / "index.html").read_bytes()
    (project / "seeds" / "harbour.txt").write_text(ARTICLE.replace("Northquay", "Southquay"))
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pagefind_bin.py").write_text("raise ImportError('gone')\n")
    done = sitegen("build", folder=project, PYTHONPATH=f"{broken}:{ROOT}")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 2, done.stderr
    assert (project / "site" / "index.html").read_bytes() == before


def test_clean_prints_the_body(project: Path) -> None:
    told = sitegen("clean", "seeds/harbour.txt", folder=project).stdout
    lines = told.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("The harbour of Northquay opened")
    assert "newsletter" not in told


def test_clean_a_folder_keeps_its_shape(tmp_path: Path) -> None:
    for name in ("a.example/x.txt", "b.example/deep/y.txt", "b.example/y.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(ARTICLE, encoding="utf-8")
    done = sitegen("clean", "in", "-o", "out", "--json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    found = sorted(p.relative_to(tmp_path / "out").as_posix() for p in tmp_path.rglob("*.json"))
    assert found == ["a.example/x.json", "b.example/deep/y.json", "b.example/y.json"]
    told = json.loads((tmp_path / "out" / "a.example" / "x.json").read_text(encoding="utf-8"))
    assert told["title"] == "Harbour reopens after storm"
    assert told["published"] is None
    assert told["language"] == "en"
    assert {"authors", "source", "body", "captions", "removed", "evidence"} <= told.keys()
    assert {"text", "line", "label", "rule", "confidence"} <= told["removed"][0].keys()


def test_clean_names_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    done = sitegen("clean", "x.txt", folder=tmp_path)
    assert done.returncode == 1
    assert "x.txt: " in done.stderr
    assert "Traceback" not in done.stderr


def test_explain_shows_lines_rules_and_evidence(project: Path) -> None:
    told = sitegen("explain", "seeds/harbour.txt", folder=project).stdout
    share = next(line for line in told.splitlines() if "Share this article" in line)
    assert share.split()[:2] == ["7", "share"]
    assert "Harbour reopens after storm" in told
    assert "\x1b[" not in told


def test_colour_is_asked_for_by_the_environment(project: Path) -> None:
    forced = sitegen("explain", "seeds/harbour.txt", folder=project, CLICOLOR_FORCE="1").stdout
    assert "\x1b[" in forced
    both = {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}
    assert "\x1b[" not in sitegen("explain", "seeds/harbour.txt", folder=project, **both).stdout


def test_scraped_text_cannot_command_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(f"A title\n\n\x1b]0;owned\x07{ARTICLE}", encoding="utf-8")
    told = sitegen("explain", "x.txt", folder=tmp_path)
    assert "\x1b]" not in told.stdout + told.stderr


def test_config_and_schema() -> None:
    assert json.loads(sitegen("config").stdout)["archive"]["title"]
    assert "properties" in json.dumps(json.loads(sitegen("config", "--schema").stdout))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    done = sitegen("completion", shell)
    assert done.returncode == 0
    assert "_SITEGEN_COMPLETE" in done.stdout
