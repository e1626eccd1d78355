"""Inputs made to break the reading: every one ends as a value."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.model import Document, Rejection
from sitegen.read import fingerprint, limits, read
from sitegen.read.formats import SUFFIXES

# A temporary folder may serve many examples: each writes its file anew.
UNHURRIED = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def one(folder: Path, name: str, data: bytes) -> Document | Rejection:
    results = several(folder, name, data)
    assert len(results) == 1, results
    return results[0]


def several(folder: Path, name: str, data: bytes) -> tuple[Document | Rejection, ...]:
    (folder / name).write_bytes(data)
    results = tuple(read(folder, name))
    assert results
    for result in results:
        assert msgspec.json.decode(msgspec.json.encode(result), type=type(result)) == result
    return results


def reason(result: Document | Rejection) -> str:
    assert isinstance(result, Rejection), result
    return result.reason


@UNHURRIED
@given(data=st.binary(max_size=300), suffix=st.sampled_from(sorted(SUFFIXES)))
def test_any_bytes(tmp_path: Path, data: bytes, suffix: str) -> None:
    several(tmp_path, f"a{suffix}", data)


@UNHURRIED
@given(text=st.text(max_size=300), fence=st.sampled_from(["---", "+++"]))
def test_any_front_matter(tmp_path: Path, text: str, fence: str) -> None:
    several(tmp_path, "a.md", f"{fence}\ntitle: {text}\n{fence}\nText.".encode())


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["text", "title", "date", "author", "url", "data", "items", "tags", "?"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@UNHURRIED
@given(value=VALUES, suffix=st.sampled_from([".json", ".jsonl"]))
def test_any_json(tmp_path: Path, value: object, suffix: str) -> None:
    several(tmp_path, f"a{suffix}", json.dumps(value).encode())


@UNHURRIED
@given(text=st.text(max_size=300))
def test_any_sidecar(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt.meta.toml").write_bytes(text.encode())
    several(tmp_path, "a.txt", b"Text.")


@pytest.mark.parametrize("depth", [limits.JSON_DEPTH + 1, 900, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"text":', "}")])
def test_deep_json(tmp_path: Path, depth: int, opening: str, closing: str) -> None:
    text = opening * depth + "1" + closing * depth
    for suffix in (".json", ".jsonl"):
        assert reason(one(tmp_path, f"a{suffix}", text.encode())) == "nested too deeply"


@pytest.mark.parametrize(
    "inner",
    [
        "a: " + "[" * 30_000,
        "a: " + "{a: " * 15_000,
        "- " * 30_000 + "a",
        "? " * 30_000 + "a",
        "\n".join(" " * n + f"a{n}:" for n in range(300)),
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c,*c,*c]",
        "a: &a [*a]",
        "a: !!python/object/apply:os.system ['true']",
        "? [a, b]\n: c",
        "<<: [1]",
        'a: "\\ud800"',
        "a: \x07",
        "\ttab: a",
        "%YAML 9.9",
        "a: *nothing",
    ],
)
def test_yaml(tmp_path: Path, inner: str) -> None:
    document = one(tmp_path, "a.md", f"---\ntitle: A\n{inner}\n---\nText.\n".encode())
    assert isinstance(document, Document)
    assert document.body.endswith("Text.\n")


@pytest.mark.parametrize("inner", ["a = " + "[" * 20_000, "a." * 20_000 + "b = 1", "a = 1e999"])
def test_toml(tmp_path: Path, inner: str) -> None:
    document = one(tmp_path, "a.md", f"+++\ntitle = 'A'\n{inner}\n+++\nText.\n".encode())
    assert isinstance(document, Document)
    (tmp_path / "b.txt.meta.toml").write_text(inner, "utf-8")
    assert isinstance(one(tmp_path, "b.txt", b"Text."), Document)


def test_unreadable(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.txt")
    fates = {
        "folder.txt": "a folder",
        "link.txt": "a symbolic link",
        "pipe.txt": "not a regular file",
        "gone.txt": "the file is gone",
        "nul\\x00.txt": "the file is gone",
        "x" * 300 + ".txt": "the file is gone",
    }
    for path, expected in fates.items():
        (rejection,) = read(tmp_path, path)
        assert reason(rejection) == expected
        assert fingerprint(tmp_path, path) == ""


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "a.txt").write_text("Text.")
    monkeypatch.setattr("sitegen.read.disk.os.open", refuse)
    assert reason(next(read(tmp_path, "a.txt"))) == "no permission to read it"
    assert fingerprint(tmp_path, "a.txt") == ""


def test_too_large(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(limits.DOCUMENT_BYTES + 1)
    assert reason(next(read(tmp_path, "a.txt"))) == "too large"
    assert fingerprint(tmp_path, "a.txt")


def test_too_many_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.read.many.records.RECORDS", 3)
    records = [b'{"text": "One."}'] * 5
    for name, data in (
        ("a.jsonl", b"\n".join(records)),
        ("a.json", b"[" + b",".join(records) + b"]"),
    ):
        results = several(tmp_path, name, data)
        assert [isinstance(it, Document) for it in results] == [True, True, True, False]
        assert reason(results[-1]) == "too many records"


def test_the_sidecar_is_part_of_the_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    prints = [fingerprint(tmp_path, "a.txt")]
    for name, text in (("a.meta.toml", "x = 1"), ("a.txt.meta.toml", "x = 1"), ("a.txt", "New.")):
        (tmp_path / name).write_text(text)
        prints.append(fingerprint(tmp_path, "a.txt"))
    assert len(set(prints)) == 4


def test_a_record_is_the_same_in_an_array_and_in_lines(tmp_path: Path) -> None:
    (array,) = several(tmp_path, "a.json", b'[{"text": "One.", "id": 1}]')
    (line,) = several(tmp_path, "a.jsonl", b'{"id": 1, "text": "One."}')
    assert isinstance(array, Document)
    assert isinstance(line, Document)
    assert array.digest == line.digest


def test_entities_of_a_feed_do_not_grow_without_end(tmp_path: Path) -> None:
    nested = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    item = "<rss><channel><item><description>&a11;</description></item></channel></rss>"
    (tmp_path / "a.xml").write_text(f'<!DOCTYPE l [<!ENTITY a0 "ha">{nested}]>{item}', "utf-8")
    (rejection,) = read(tmp_path, "a.xml")
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "not valid XML"


def test_a_feed_reads_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    entity = f'<!DOCTYPE l [<!ENTITY s SYSTEM "file://{tmp_path}/secret.txt">]>'
    item = "<rss><channel><item><description>Text &s; end.</description></item></channel></rss>"
    (tmp_path / "a.xml").write_text(entity + item, "utf-8")
    (document,) = read(tmp_path, "a.xml")
    assert "secret" not in str(document)
