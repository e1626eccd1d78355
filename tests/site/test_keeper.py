"""What a keeper writes beside an article, and does not do what was meant, is told by the build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.building import sitegen

BODY = (
    "The mill at Overford grinds again from Monday, its owner said. The wheel had stood still "
    "since the flood of last winter, which tore the sluice away.\n\nThe parish paid for the oak, "
    "and the owner for the iron. The first sack goes to the baker.\n"
)
HEAD = "title: The mill grinds again\n"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("date: soon", 'its date "soon" is not understood'),
        ("updated: 31.02.2020", 'its updated "31.02.2020" is not understood'),
        ("language: klingonese", 'its language "klingonese" is not understood'),
        ("url: example.org", 'its url "example.org" is no address'),
        ("auther: Jane Roe", 'front matter: unknown key "auther", did you mean "author"?'),
        ("author: [Jane", "front matter, line"),
    ],
)
def test_what_is_not_understood_is_told(tmp_path: Path, written: str, says: str) -> None:
    warnings = _warnings(tmp_path, f"---\n{HEAD}{written}\n---\n{BODY}")
    assert f"mill.md: {says}" in warnings


def test_what_is_understood_is_not(tmp_path: Path) -> None:
    written = "date: spring 1950\nupdated: 1951\nlanguage: German\nauthor_id: 7\nlayout: post\n"
    assert _warnings(tmp_path, f"---\n{HEAD}{written}---\n{BODY}") == ""


def test_not_even_where_nothing_is_published(tmp_path: Path) -> None:
    assert 'did you mean "keep"?' in _warnings(tmp_path, f"---\n{HEAD}kep: A mill.\n---\nA mill.\n")


def test_many_warnings_are_counted(tmp_path: Path) -> None:
    for number in range(25):
        _write(tmp_path, f"{number}.md", f"---\n{HEAD}date: soon\n---\n{number} times. {BODY}")
    warnings = _warnings(tmp_path, f"---\n{HEAD}---\n{BODY}")
    assert warnings.count("is not understood") == 20
    assert "… and 5 more" in warnings


def _warnings(folder: Path, text: str) -> str:
    _write(folder, "mill.md", text)
    done = sitegen("build", "--no-search", folder=folder)
    assert done.returncode == 0, done.stderr
    return done.stderr


def _write(folder: Path, name: str, text: str) -> None:
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds" / name).write_text(text, encoding="utf-8")


def test_short_names_are_no_slips(tmp_path: Path) -> None:
    text = f"---\n{HEAD}url: https://mill.example/1\nby: Ada Birch\n---\n{BODY}"
    assert _warnings(tmp_path, text) == ""


def test_what_looks_odd_is_told_by_the_ledger_the_data_and_the_check(tmp_path: Path) -> None:
    for number in range(6):
        prose = "".join(f"<p>{number}{n}. {BODY}</p>" for n in range(1 if not number else 6))
        links = "".join(f"<li><a href=/{n}>{BODY[:60]} {n}</a></li>" for n in range(30))
        aside = "" if number else f"<nav><ul>{links}</ul></nav>"
        page = f"<html><body><article><h1>Mill {number}</h1>{prose}</article>{aside}</body></html>"
        _write(tmp_path, f"{number}.html", page)
    _write(tmp_path, "gone.html", "<title>404</title><h1>404</h1><p>Page not found.</p>")
    done = sitegen("build", "--report", "ledger.json", folder=tmp_path)
    ledger = {one["source"]: one for one in json.loads((tmp_path / "ledger.json").read_text())}
    assert ledger["gone.html"]["reason"].startswith("looks like an error page")
    assert "--include-suspect publishes" in done.stdout
    assert ledger["0.html"]["reason"].startswith("kept ")
    found = json.loads(sitegen("check", "--json", folder=tmp_path).stdout)
    (odd,) = (one for one in found if one["kind"] == "suspect")
    assert odd["file"] == ledger["0.html"]["route"]
    assert "usual for its source" in odd["detail"]
    assert sitegen("build", "--include-suspect", folder=tmp_path).returncode == 0
    found = json.loads(sitegen("check", "--json", folder=tmp_path).stdout)
    assert "looks like an error page" in [one["detail"] for one in found]


def test_the_address_has_the_words_that_the_keeper_chose(tmp_path: Path) -> None:
    _warnings(tmp_path, f"---\n{HEAD}slug: Overford's mill\n---\n{BODY}")
    (page,) = (tmp_path / "site" / "articles").glob("*.html")
    assert page.name.startswith("overfords-mill-")


def test_slips_in_what_is_said_of_records_are_told(tmp_path: Path) -> None:
    record = json.dumps({"title": "Mill", "text": BODY})
    _write(tmp_path, "feed.jsonl", f"{record}\n")
    said = '[record.1]\nauthr = "A"\n[record.9]\ntitle = "B"\n[records.1]\ntitle = "C"\n'
    _write(tmp_path, "feed.jsonl.meta.toml", said)
    warnings = _warnings(tmp_path, f"---\n{HEAD}---\n{BODY}")
    name = "sidecar feed.jsonl.meta.toml:"
    assert f'{name} [record.1]: unknown key "authr", did you mean "author"?' in warnings
    assert f"{name} there is no record 9" in warnings
    assert f"{name} [records] is not understood" in warnings


def test_other_words_are_no_slips(tmp_path: Path) -> None:
    written = "".join(f"{name}: x\n" for name in ("subject", "location", "issue", "desk", "label"))
    assert _warnings(tmp_path, f"---\n{HEAD}{written}Place: Overford\n---\n{BODY}") == ""


def test_of_copies_the_one_stands_that_the_keeper_spoke_of(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        _write(tmp_path, name, f"The mill at Overford grinds again\n\n{BODY}")
    _write(tmp_path, "b.txt.meta.toml", 'title = "The wheel turns"\n')
    assert sitegen("build", "--no-search", folder=tmp_path).returncode == 0
    (page,) = (tmp_path / "site" / "articles").glob("*.html")
    assert page.name.startswith("the-wheel-turns-")
