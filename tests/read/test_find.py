"""What is found in an input folder, and what becomes of all else in it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import msgspec
import pytest

from sitegen.errors import ConfigError
from sitegen.model import Document
from sitegen.read import find, fingerprint, read


def put(root: Path, *names: str, text: str = "Text.") -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def reasons(root: Path, *exclude: str) -> dict[str, str]:
    rejections = find(root, exclude)[1]
    assert all(it.status == "skipped" for it in rejections)
    return {it.origin.path: it.reason for it in rejections}


def test_sorted_relative_paths(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.MD", "a.html", "B.jsonl", "a/b/c.htm")
    assert find(tmp_path) == (("B.jsonl", "a.html", "a/b/c.htm", "a/z.MD", "b.txt"), ())


def test_what_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", ".hidden.txt", ".git/a.txt", "a.pdf", "README", "lost.txt.meta.toml")
    put(tmp_path, "a.txt.meta.toml", "b.md", "b.meta.toml", "b.meta.yaml")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "up").symlink_to(tmp_path.parent)
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    assert find(tmp_path)[0] == ("a.txt", "b.md")
    assert reasons(tmp_path) == {
        ".git/": "hidden",
        ".hidden.txt": "hidden",
        "README": "no reader for files without a suffix",
        "a.pdf": "no reader for .pdf files",
        "b.meta.yaml": "no reader for .yaml files; a sidecar is called NAME.meta.toml",
        "link.txt": "symbolic link",
        "lost.txt.meta.toml": "sidecar without its article",
        "pipe.txt": "not a regular file",
        "up": "symbolic link",
    }


def test_what_browsers_save_beside_a_page_is_no_input(tmp_path: Path) -> None:
    put(tmp_path, "a/The sea.html", "a/The sea_files/frame.html", "a/The sea_files/main.css")
    put(tmp_path, "Das Meer.htm", "Das Meer-Dateien/x.html")
    put(tmp_path, "story_files/part one.txt", "story.txt")
    assert find(tmp_path)[0] == (
        "Das Meer.htm",
        "a/The sea.html",
        "story.txt",
        "story_files/part one.txt",
    )
    assert reasons(tmp_path) == {
        "Das Meer-Dateien/": "pictures and scripts of the saved page beside it",
        "a/The sea_files/": "pictures and scripts of the saved page beside it",
    }


@pytest.mark.parametrize(
    ("pattern", "excluded"),
    [
        ("draft.txt", ["a/draft.txt", "draft.txt"]),
        ("/draft.txt", ["draft.txt"]),
        ("a/*.txt", ["a/draft.txt", "a/x.txt"]),
        ("a", ["a/"]),
        ("a/", ["a/"]),
        ("**/x.txt", ["a/x.txt", "b/c/x.txt"]),
        ("b/**", ["b/"]),
        ("?.txt", ["a/x.txt", "b/c/x.txt"]),
        ("[x].txt", []),
    ],
)
def test_exclude(tmp_path: Path, pattern: str, excluded: list[str]) -> None:
    put(tmp_path, "draft.txt", "a/draft.txt", "a/x.txt", "b/c/x.txt")
    assert list(reasons(tmp_path, pattern)) == excluded


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9.txt", "caf\\xe9.txt"),
        (b"tab\there\n.txt", "tab\\x09here\\x0a.txt"),
        ("flip\u202etxt.txt".encode(), "flip\\xe2\\x80\\xaetxt.txt"),
        (b"back\\slash.txt", "back\\slash.txt"),
        (b"like\\x41.txt", "like\\x5cx41.txt"),
        ("条約.txt".encode(), "条約.txt"),
        (b"\xff\xfe/\\.txt", "\\xff\\xfe/\\x5c.txt"),
    ],
)
def test_awkward_names_are_shown_escaped_and_read(tmp_path: Path, name: bytes, shown: str) -> None:
    put(tmp_path, os.fsdecode(name))
    put(tmp_path, os.fsdecode(name + b".meta.toml"), text='title = "A"')
    assert find(tmp_path) == ((shown,), ())
    (document,) = read(tmp_path, shown)
    assert isinstance(document, Document)
    assert document.statements[0].value == "A"
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document
    assert len(fingerprint(tmp_path, shown)) == 64


def test_no_input_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        find(tmp_path / "none")
    assert caught.value.hint


def test_many_folders_within_one_another(tmp_path: Path) -> None:
    put(tmp_path, "/".join("d" * 80) + "/a.txt")
    assert find(tmp_path)[0] == ()
    assert list(reasons(tmp_path).values()) == ["folders nested too deeply"]


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a/b.txt", "c.txt")
    listed = os.scandir

    def refuse(path: str | Path) -> object:
        if str(path).endswith("/a/"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return listed(path)

    monkeypatch.setattr("sitegen.read.walk.os.scandir", refuse)
    assert find(tmp_path)[0] == ("c.txt",)
    [told] = find(tmp_path)[1]
    assert (told.origin.path, told.status) == ("a/", "rejected")
    assert told.reason == "folder could not be read: Permission denied"


def test_an_input_folder_that_cannot_be_read_is_no_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str | Path) -> object:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("sitegen.read.walk.os.scandir", refuse)
    with pytest.raises(ConfigError, match="Permission denied"):
        find(tmp_path)
