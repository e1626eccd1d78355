"""A content-keyed store of finished work, one SQLite file an output folder.

A key is a digest of everything that a result depends on (the input's bytes, the settings, the
code of the stage), so an entry is never wrong, only unused; what a build did not use is dropped.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from hashlib import blake2b
from pathlib import Path

from sitegen.errors import PublishError
from sitegen.resources import PACKAGE

_SCHEMA = "CREATE TABLE IF NOT EXISTS work (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID"
_MOST_VARIABLES = 900  # SQLite's limit of ? in one statement is 999 in old builds


class Cache:
    """Results by key.  As a context, drops at the end what was neither asked for nor stored."""

    def __init__(self, path: Path | None) -> None:
        """``path`` None keeps everything in memory.

        This and all methods raise PublishError if the file cannot be used.
        """
        self._path = path
        self._used: set[str] = set()
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        with self._usable():
            self._database = _open(path)

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """What is known of these keys."""
        wanted = list(keys)
        self._used.update(wanted)
        found: dict[str, bytes] = {}
        for start in range(0, len(wanted), _MOST_VARIABLES):
            part = wanted[start : start + _MOST_VARIABLES]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, value FROM work WHERE key IN ({marks})"
            with self._usable():
                found.update(self._database.execute(query, part))
        return found

    def put_many(self, results: Mapping[str, bytes]) -> None:
        """Keeps results for the next build."""
        self._used.update(results)
        with self._usable(), self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO work VALUES (?, ?)", list(results.items())
            )

    def keep_used(self) -> None:
        """Drops what was neither asked for nor stored since the cache was opened."""
        with self._usable(), closing(self._database.execute("SELECT key FROM work")) as rows:
            unused = [(key,) for (key,) in rows if key not in self._used]
        if unused:
            with self._usable(), self._database:
                self._database.executemany("DELETE FROM work WHERE key = ?", unused)
        self._used.clear()

    @contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise PublishError(
                f"the cache {self._path} cannot be used: {error}",
                "make room on its disk, or build with --fresh: all that it holds can be made again",
            ) from error

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.keep_used()
        self._database.close()


def _open(path: Path | None) -> sqlite3.Connection:
    """The database; one that is damaged is begun anew, since all of it can be made again."""
    try:
        return _connect(path)
    except sqlite3.DatabaseError:
        if path is None:
            raise
        path.unlink(missing_ok=True)
        return _connect(path)


def _connect(path: Path | None) -> sqlite3.Connection:
    # The preview builds in a worker thread, one build at a time.
    database = sqlite3.connect(path or ":memory:", check_same_thread=False)
    # Losing the last build's results in a power cut costs time, not truth.
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA journal_mode = MEMORY")
    database.execute(_SCHEMA)
    database.execute("SELECT COUNT(*) FROM work WHERE key = ''").fetchone()
    return database


def key_of(*parts: str | bytes) -> str:
    """A digest of parts, unambiguous as to where one ends and the next begins."""
    digest = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()


@cache
def code_digest(*rooms: str) -> str:
    """A digest of the code and data of some rooms ("clean") and modules ("model.py")."""
    digest = blake2b(digest_size=16)
    for room in sorted(rooms):
        place = PACKAGE / room
        paths = [place] if place.is_file() else sorted(place.rglob("*"))
        for path in paths:
            if "__pycache__" not in path.parts and path.is_file():
                digest.update(path.relative_to(PACKAGE).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
