"""The keeper's rules: in the settings, in files, beside an article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitegen.clean.rules import Rules, line_digest, verdict
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


def test_an_article_may_drop_what_others_keep(project: Path) -> None:
    (project / "sitegen.toml").write_text('[[rules]]\nkeep_patterns = ["Listen"]\n')
    sidecar = project / "seeds" / "quay.example" / "a.meta.toml"
    sidecar.write_text(f'drop = ["{ODD}"]\n')
    assert ODD not in _body(project, "quay.example")
    assert ODD in _body(project, "hill.example")


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


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("'It's done,' she said - at last ...", "‘It’s done,’ she said – at last …"),
        (
            '"It\'s done" - so she said: why?',
            "«\u00a0It’s done\u00a0»--so she said\u00a0: why\u202f?",
        ),
        ('"It is done," she said at last', "“IT IS DONE,”\u2009she said\u00a0at la\u00adst"),
    ],
)
def test_a_line_is_the_same_after_scraping_again(line: str, again: str) -> None:
    assert line_digest(again) == line_digest(line)
    assert verdict(Rules(keep=(line,)), again) == (True, line)


def test_a_text_of_several_lines_means_each_and_all_as_a_paragraph() -> None:
    rules = Rules(drop=("Share this\n\n  Listen to it\n",))
    for line in ("Share this", "listen to it", "Share this Listen to it"):
        assert verdict(rules, line) is not None
    assert verdict(rules, "") is None


def test_other_words_are_another_line() -> None:
    assert line_digest("It was done in 1998.") != line_digest("It was done in 1999.")
    assert line_digest("re-form") != line_digest("reform")


def test_a_page_says_itself_what_its_source_is_called(project: Path) -> None:
    page = "".join(f"<p>{line}</p>" for line in PAGE.split("\n\n"))
    (project / "seeds" / "quay.example" / "c.html").write_text(
        f'<html><head><meta property="og:site_name" content="The Quay Gazette"></head>{page}</html>'
    )
    for source in ("The Quay Gazette", "www.quay.example", "https://quay.example/"):
        rules = f'[[rules]]\nsource = "{source}"\ndrop_patterns = ["^Listen to"]\n'
        (project / "sitegen.toml").write_text(rules)
        assert ODD not in sitegen("clean", "seeds/quay.example/c.html", folder=project).stdout
        sitegen("clean", "seeds", "-o", "out", folder=project)
        assert ODD not in (project / "out" / "quay.example" / "c.txt").read_text(encoding="utf-8")
        use = json.loads(sitegen("rules", "test", "--json", folder=project).stdout)[0]
        assert use["lines"] > 0


def test_what_a_keeper_removes_is_a_family_of_its_own(project: Path) -> None:
    (project / "sitegen.toml").write_text('[[rules]]\ndrop_patterns = ["^Listen to"]\n')
    told = sitegen("clean", "seeds/hill.example/a.txt", "--json", folder=project).stdout
    removed = {one["text"]: one for one in json.loads(told)["removed"]}
    assert (removed[ODD]["label"], removed[ODD]["rule"]) == ("keeper", "rule:^Listen to")


def test_what_a_rule_makes_no_difference_to(project: Path) -> None:
    rules = '[[rules]]\ndrop = ["Share this article"]\ndrop_patterns = ["^Listen"]\n'
    (project / "sitegen.toml").write_text(rules)
    sidecar = project / "seeds" / "quay.example" / "a.meta.toml"
    sidecar.write_text(f'keep = ["{ODD}"]\n')
    told = sitegen("rules", "test", "--json", folder=project).stdout
    uses = {use["rule"]: use for use in json.loads(told)}
    assert uses["drop 'Share this article'"]["needless"] == 2
    assert uses["drop_patterns '^Listen'"]["overruled"] == 1
    assert uses["drop_patterns '^Listen'"]["needless"] == 0


@pytest.mark.parametrize(
    ("rules", "hint"),
    [
        ('source = "quai.example"\ndrop = ["x"]', 'did you mean "quay.example"?'),
        ('drop = ["Share that article"]', "the line most like it is “Share this article”"),
        ('keep = ["line:0123456789ab"]', "no line has this digest"),
        ('keep = ["0123456789ab"]', 'a digest is written "line:0123456789ab"'),
    ],
)
def test_why_a_rule_never_fires(project: Path, rules: str, hint: str) -> None:
    (project / "sitegen.toml").write_text(f"[[rules]]\n{rules}\n")
    assert hint in sitegen("rules", "test", folder=project).stdout


def test_files_that_are_not_read_are_told(project: Path) -> None:
    (project / "rules" / "more").mkdir(parents=True)
    for name in ("a.txt", "more/b.toml", "c.toml"):
        (project / "rules" / name).write_text('drop = ["x"]\n')
    told = sitegen("rules", "test", folder=project).stderr
    assert [line.split()[1] for line in told.splitlines()] == ["rules/a.txt", "rules/more/b.toml"]


def test_a_rule_of_several_lines_is_told_on_one(project: Path) -> None:
    (project / "sitegen.toml").write_text('[[rules]]\nkeep = ["Never\\n there"]\n')
    told = sitegen("rules", "test", folder=project).stdout
    assert "keep 'Never there': never fires" in told


def test_without_rules_it_is_said_where_they_stand(project: Path) -> None:
    assert "[[rules]]" in sitegen("rules", "test", folder=project).stdout


@pytest.mark.parametrize("pattern", ["", ".", ".*", r"\\w*", "^.*$"])
def test_no_rule_drops_everything(project: Path, pattern: str) -> None:
    (project / "sitegen.toml").write_text(f'[[rules]]\ndrop_patterns = ["{pattern}"]\n')
    assert "would drop every line" in sitegen("build", folder=project).stderr
    (project / "sitegen.toml").write_text(f'[[rules]]\nkeep_patterns = ["{pattern}"]\n')
    assert sitegen("rules", "test", folder=project).returncode == 0
