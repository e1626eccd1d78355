"""The keeper's rules: in the settings, in files, beside an article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitegen.clean.rules import line_digest
from tests.building import sitegen

KEPT = "The harbour of Northquay opened again on Monday after four days of storms at sea."
ODD = "Listen to this article read by our harbour master in seven minutes."
PAGE = f"""Harbour reopens after storm

{KEPT}

{ODD}

Two ships that had waited outside the breakwater came in before noon, and the market sold fish.

Repairs to the southern pier will take until the summer, and the county will pay half of them.

Share this article
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for host in ("quay.example", "hill.example"):
        (tmp_path / "seeds" / host).mkdir(parents=True)
        (tmp_path / "seeds" / host / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "sitegen.toml").write_text("")
    return tmp_path


def _body(project: Path, host: str) -> str:
    sitegen("clean", "seeds", "-o", "out", folder=project)
    return (project / "out" / host / "a.txt").read_text(encoding="utf-8")


def test_rules_of_a_source_are_for_that_source(project: Path) -> None:
    rules = '[[rules]]\nsource = "quay.example"\ndrop_patterns = ["^Listen to"]\n'
    (project / "sitegen.toml").write_text(rules)
    assert ODD not in _body(project, "quay.example")
    assert ODD in _body(project, "hill.example")


def test_rules_in_a_file_of_their_own(project: Path) -> None:
    (project / "rules").mkdir()
    text = f"drop = ['{ODD.upper()}']\nkeep = ['share this article']\n"
    (project / "rules" / "all.toml").write_text(text)
    body = _body(project, "hill.example")
    assert ODD not in body
    assert "Share this article" in body


def test_an_article_has_the_last_word(project: Path) -> None:
    (project / "sitegen.toml").write_text('[[rules]]\ndrop_patterns = ["Listen"]\n')
    sidecar = project / "seeds" / "quay.example" / "a.meta.toml"
    sidecar.write_text(f'keep = ["{line_digest(ODD)}"]\n')
    assert ODD in _body(project, "quay.example")
    assert ODD not in _body(project, "hill.example")


def test_what_each_rule_did(project: Path) -> None:
    rules = '[[rules]]\ndrop_patterns = ["^Listen"]\ndrop = ["Never there"]\n'
    (project / "sitegen.toml").write_text(rules)
    told = sitegen("rules", "test", folder=project)
    assert told.returncode == 0, told.stderr
    assert "2 lines in 2 articles" in told.stdout
    assert "never fires" in told.stdout
    assert sitegen("rules", "test", "--strict", folder=project).returncode == 1
    uses = json.loads(sitegen("rules", "test", "--json", folder=project).stdout)
    assert [use["lines"] for use in uses] == [0, 2]


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ('[[rules]]\ndrop_patterns = ["(?=x)"]\n', "is wrong"),
        ('[[rules]]\ndrp = ["x"]\n', "line 2"),
        ('[[rules]]\ndrop = "x"\n', "line 2"),
    ],
)
def test_wrong_rules_are_named(project: Path, rules: str, told: str) -> None:
    (project / "sitegen.toml").write_text(rules)
    done = sitegen("build", folder=project)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_no_pattern_holds_up_a_build(project: Path) -> None:
    (project / "seeds" / "quay.example" / "b.txt").write_text("A title\n\n" + "a" * 50_000)
    (project / "sitegen.toml").write_text('[[rules]]\ndrop_patterns = ["^(a+)+b$"]\n')
    assert sitegen("rules", "test", folder=project).returncode == 0
