"""Every mistake in ``sitegen.toml`` is named with its line and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.config import Config, find_project, load, schema
from sitegen.config.load import parse
from sitegen.errors import ConfigError

MISTAKES = [
    ('[archive]\ntitel = "x"', "line 2", "titel", "title"),
    ('\n\n[them]\naccent = "x"', "line 3", "them", "theme"),
    ('[archive]\ntitle = "x"\n[serve]\nprt = 1', "line 4", "prt", "port"),
    ('archive.titel = "x"', "line 1", "titel", "title"),
    ("[archive]\ntitle = 3", "line 2", "archive.title", "Expected `str`"),
    ('[collate]\n\nstories = "both"', "line 3", "collate.stories", "Invalid enum"),
    ("archive = 3", "line 1", "archive", "Expected `object`"),
    ("[archive\n", "line 1", "not valid TOML", ""),
]


@pytest.mark.parametrize(("text", "line", "key", "way_out"), MISTAKES)
def test_mistakes(text: str, line: str, key: str, way_out: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text)
    told = f"{caught.value.message} {caught.value.hint}"
    assert line in told
    assert key in told
    assert way_out in told


def test_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Config()


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "sitegen.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)


def test_the_project_is_found_from_below(tmp_path: Path) -> None:
    (tmp_path / "sitegen.toml").write_text("")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert find_project(tmp_path / "a" / "b") == tmp_path.resolve()


def test_schema_names_every_table() -> None:
    described = schema()["$defs"]["Config"]["properties"]
    assert set(described) == set(Config.__struct_fields__)


def test_a_rule_file_holds_one_rule_or_several(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "one.toml").write_text('source = "a.example"\ndrop = ["X"]\n')
    (folder / "._one.toml").write_bytes(b"\0\5\26\7\0")
    (folder / "two.toml").write_text('[[rules]]\ndrop = ["Y"]\n[[rules]]\nkeep = ["Z"]\n')
    found = [(rule.where, rule.source, rule.drop, rule.keep) for rule in load(tmp_path).rules]
    assert found == [
        ("rules/one.toml", "a.example", ("X",), ()),
        ("rules/two.toml", "", ("Y",), ()),
        ("rules/two.toml", "", (), ("Z",)),
    ]


def test_a_mistake_in_a_rule_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "mine.toml").write_text('[[rules]]\ndrop = ["Y"]\ndorp = ["Z"]\n')
    with pytest.raises(ConfigError, match=r'rules/mine.toml, line 3: unknown key "dorp"'):
        load(tmp_path)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('[[rules]]\ndrop = "X"\n', 'write it in brackets: ["…"]'),
        ('[rules]\ndrop = ["X"]\n', "write two brackets around the name: [[…]]"),
    ],
)
def test_a_list_that_is_none_comes_with_the_way_out(text: str, hint: str) -> None:
    with pytest.raises(ConfigError) as found:
        parse(text)
    assert found.value.hint == hint


def test_a_rule_file_is_not_both(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "mine.toml").write_text('drop = ["X"]\n[[rules]]\ndrop = ["Y"]\n')
    with pytest.raises(ConfigError, match="keys outside of them"):
        load(tmp_path)
