"""Finished work by the content that it depends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.cache import Cache, code_digest, key_of
from sitegen.errors import PublishError


def test_results_come_back(tmp_path: Path) -> None:
    with Cache(tmp_path / "c.sqlite3") as cache:
        cache.put_many({"a": b"1", "b": b"2"})
    with Cache(tmp_path / "c.sqlite3") as cache:
        assert cache.get_many(["a", "b", "z"]) == {"a": b"1", "b": b"2"}


def test_what_a_build_does_not_use_is_dropped(tmp_path: Path) -> None:
    with Cache(tmp_path / "c.sqlite3") as cache:
        cache.put_many({"a": b"1", "b": b"2"})
    with Cache(tmp_path / "c.sqlite3") as cache:
        cache.get_many(["a"])
    with Cache(tmp_path / "c.sqlite3") as cache:
        assert cache.get_many(["a", "b"]) == {"a": b"1"}


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "c.sqlite3").write_bytes(b"not a database at all" * 100)
    with Cache(tmp_path / "c.sqlite3") as cache:
        assert cache.get_many(["a"]) == {}


def test_a_file_damaged_in_its_middle_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    with Cache(path) as cache:
        cache.put_many({f"k{n}": b"v" * 500 for n in range(200)})
    content = path.read_bytes()
    half = len(content) // 2
    path.write_bytes(content[:half] + b"x" * (len(content) - half))
    with pytest.raises(PublishError, match="cannot be used"), Cache(path) as cache:
        cache.get_many([f"k{n}" for n in range(200)])


def test_more_keys_than_a_statement_holds() -> None:
    with Cache(None) as cache:
        values = {f"k{n}": b"v" for n in range(3000)}
        cache.put_many(values)
        assert cache.get_many(values) == values


def test_keys_tell_where_parts_end() -> None:
    assert key_of("ab", "c") != key_of("a", "bc") != key_of("abc")


def test_code_digests_tell_rooms_apart() -> None:
    assert code_digest("read") != code_digest("clean")
    assert code_digest("read", "clean") == code_digest("clean", "read")
