"""Building again and again, in one thread, never two at a time."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import msgspec

from sitegen.config import Config
from sitegen.errors import SitegenError
from sitegen.publish import MANIFEST, Manifest
from sitegen.serve.changes import Changes
from sitegen.serve.news import Board, News
from sitegen.serve.problem import problem_of

_MOST_CHANGED = 500
IDLE = 0.7
"""Seconds without a change before the search index is brought up to date."""


class Build(Protocol):
    """Builds and publishes the site; ``search`` False leaves the search index for later."""

    def __call__(self, config: Config, *, search: bool) -> object: ...


class Rebuilder:
    """Builds at the start and after every change, pages first, and posts what came of it."""

    def __init__(
        self,
        project: Path,
        config: Config,
        *,
        build: Build,
        load: Callable[[], Config],
        changes: Changes,
        board: Board,
        echo: Callable[[str], None],
        on_config: Callable[[Config], None] = lambda config: None,
    ) -> None:
        self.project = project
        self.config = config
        self._build = build
        self._load = load
        self._changes = changes
        self._board = board
        self._echo = echo
        self._on_config = on_config
        self._manifest = self._read_manifest()

    def run(self, on_first: Callable[[], None] = lambda: None) -> None:
        """Until the changes end."""
        # A worker of its own keeps an error with its future: this loop outlives any of them.
        with ThreadPoolExecutor(1, "build") as worker:
            self._round(worker, frozenset())
            on_first()
            while True:
                changed = self._changes.take()
                if self._changes.ended:
                    return
                self._round(worker, changed)

    def _round(self, worker: ThreadPoolExecutor, changed: frozenset[str]) -> None:
        start = time.monotonic()
        built = self._wait_for(worker.submit(self._pages))
        if not built:
            return
        seconds = time.monotonic() - start
        self._echo(f"{_told(changed, self.project)} in {seconds:.2f} s")
        if self.config.search.enabled and not self._changes.wait(IDLE):
            self._wait_for(worker.submit(self._index))

    def _pages(self) -> None:
        self.config = self._load()
        self._on_config(self.config)
        self._build(self.config, search=False)

    def _index(self) -> None:
        self._build(self.config, search=True)

    def _wait_for(self, future: Future[None]) -> bool:
        """Posts the outcome; whether it was a good one."""
        error = future.exception()
        news = self._board.news
        if error is None:
            if (after := self._after(news)) != news:
                self._board.post(after)
            return True
        problem = problem_of(error, self.project)
        self._board.post(msgspec.structs.replace(news, problem=problem))
        place = f"{problem.file}, line {problem.line}: " if problem.line else ""
        self._echo(f"{problem.title}: {place}{problem.message}")
        if problem.hint:
            self._echo(f"  {problem.hint}")
        if not isinstance(error, SitegenError):
            self._echo("".join(traceback.format_exception(error)))
        return False

    def _after(self, news: News) -> News:
        """The news of a good build, by what it changed in the output."""
        before, self._manifest = self._manifest, self._read_manifest()
        changed = _changed(before, self._manifest)
        if changed == ():
            return msgspec.structs.replace(news, problem=None)
        return News(news.session, news.build + 1, changed)

    def _read_manifest(self) -> Manifest | None:
        path = self.project / self.config.output.path / MANIFEST
        try:
            return msgspec.json.decode(path.read_bytes(), type=Manifest)
        except (OSError, msgspec.DecodeError):
            return None


def _changed(before: Manifest | None, after: Manifest | None) -> tuple[str, ...] | None:
    """The files that differ; None if there are too many or nothing to compare."""
    if before is None or after is None:
        return None
    paths = sorted(
        path
        for path in before.files.keys() | after.files.keys()
        if not path.startswith("pagefind/") and before.files.get(path) != after.files.get(path)
    )
    return tuple(paths) if len(paths) <= _MOST_CHANGED else None


def _told(changed: frozenset[str], project: Path) -> str:
    if not changed:
        return "Built"
    names = sorted(_relative(path, project) for path in changed)
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"Rebuilt after {', '.join(names[:3])}{more}"


def _relative(path: str, project: Path) -> str:
    try:
        return str(Path(path).relative_to(project))
    except ValueError:
        return path
