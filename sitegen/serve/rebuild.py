"""Building again and again, in one thread, never two at a time."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol

import msgspec

from sitegen.config import Config
from sitegen.errors import PublishError, SitegenError
from sitegen.publish import MANIFEST, Manifest
from sitegen.serve.changes import Changes
from sitegen.serve.files import File, lookup
from sitegen.serve.news import Board, News
from sitegen.serve.overlay import Overlay
from sitegen.serve.problem import problem_of

_MOST_CHANGED = 500
LOCKED = 2.0
"""Seconds before another try, when the output could not be written."""
_MOST_OVERTAKEN = 5
"""Builds in a row that changes may cut short."""
_LOOK = 0.02
"""Seconds between looks whether a build has ended."""
IDLE = 0.7
"""Seconds without a change before the search index is brought up to date."""


class Build(Protocol):
    """Builds and publishes the site, and returns its warnings.

    ``search`` False leaves the search index for later; ``going_on`` is called now and then, and
    raises what the build is to end with.
    """

    def __call__(
        self, config: Config, *, search: bool, going_on: Callable[[], None]
    ) -> tuple[str, ...]: ...


class Glance(Protocol):
    """Makes the pages of changed files at once: path from the site's root -> content."""

    def __call__(self, config: Config, changed: frozenset[str]) -> dict[str, bytes]: ...


class Prepare(Protocol):
    """Makes ready for the first change; ``going_on`` as for a build."""

    def __call__(self, config: Config, going_on: Callable[[], None]) -> None: ...


class Ended(Exception):
    """The preview ends, and so does the build that is under way."""


class Overtaken(Exception):
    """Something changed while what can wait was made."""


class Rebuilder:
    """Builds at the start and after every change, pages first, and posts what came of it."""

    def __init__(
        self,
        project: Path,
        config: Config,
        *,
        build: Build,
        glance: Glance,
        prepare: Prepare,
        overlay: Overlay,
        load: Callable[[], Config],
        changes: Changes,
        board: Board,
        echo: Callable[[str], None],
        on_config: Callable[[Config], None] = lambda config: None,
    ) -> None:
        self.project = project
        self.config = config
        self._build = build
        self._glance = glance
        self._prepare = prepare
        self._glancer = ThreadPoolExecutor(1, "glance")
        self._overlay = overlay
        self._load = load
        self._changes = changes
        self._board = board
        self._echo = echo
        self._on_config = on_config
        self._manifest = self._read_manifest()
        self._warnings: tuple[str, ...] = ()
        self._locked = False
        self._overtaken = 0
        self._late: frozenset[str] = frozenset()
        """What has changed since the build that is under way began."""

    def run(self, on_first: Callable[[], None] = lambda: None) -> None:
        """Until the changes end."""
        # Workers of their own keep an error with its future: this loop outlives any of them.
        with ThreadPoolExecutor(1, "build") as worker, self._glancer:
            self._round(worker, frozenset())
            on_first()
            self._watch(worker.submit(self._prepare, self.config, self._not_overtaken))
            while not self._changes.ended:
                late, self._late = self._late, frozenset()
                # Another build has the output: it will be done with it soon.
                if late:
                    self._round(worker, late, shown=True)
                elif self._locked and not self._changes.wait(LOCKED):
                    self._round(worker, frozenset())
                elif changed := self._changes.take():
                    self._round(worker, changed, shown=self._show(changed))

    def _round(
        self, worker: ThreadPoolExecutor, changed: frozenset[str], shown: bool = False
    ) -> None:
        start = time.monotonic()
        if not self._wait_for(worker.submit(self._pages, shown)):
            return
        seconds = time.monotonic() - start
        self._echo(f"{_told(changed, self.project)} in {seconds:.2f} s")
        if self.config.search.enabled and not self._changes.wait(IDLE):
            self._wait_for(worker.submit(self._index))

    def _show(self, changed: frozenset[str]) -> bool:
        """Shows what can be seen of changes before a build; whether that is anything."""
        start = time.monotonic()
        future = self._glancer.submit(self._glance, self.config, changed)
        if future.exception():
            return False  # the build will come upon it too, and tell
        if pages := future.result():
            self._overlay.add(pages)
            news = self._board.news
            self._post(News(news.session, news.build + 1, tuple(sorted(pages)), news.problem))
            seconds = time.monotonic() - start
            self._echo(f"Shown {_these(changed, self.project)} in {seconds:.2f} s")
        return bool(pages)

    def _watch(self, future: Future[Any]) -> BaseException | None:
        """Shows what changes while a build is under way; how that ended."""
        while not future.done() and not self._changes.ended:
            if self._changes.wait(_LOOK) and (late := self._changes.take()):
                self._late |= late
                self._show(late)
        return future.exception()

    def _pages(self, shown: bool) -> tuple[str, ...]:
        self.config = self._load()
        self._on_config(self.config)
        self._overlay.build_begins()
        # Who sees every change at once need not wait for the build of the last but one.
        patient = not shown or self._overtaken >= _MOST_OVERTAKEN
        going_on = self._going_on if patient else self._not_overtaken
        return self._build(self.config, search=False, going_on=going_on)

    def _index(self) -> tuple[str, ...]:
        return self._build(self.config, search=True, going_on=self._not_overtaken)

    def _going_on(self) -> None:
        if self._changes.ended:
            raise Ended

    def _not_overtaken(self) -> None:
        self._going_on()
        if self._late or self._changes.wait(0):
            raise Overtaken

    def _wait_for(self, future: Future[tuple[str, ...]]) -> bool:
        """Posts the outcome; whether it was a good one."""
        error = self._watch(future)
        self._overtaken = self._overtaken + 1 if isinstance(error, Overtaken) else 0
        self._locked = isinstance(error, PublishError)
        if error is None:
            self._tell_warnings(future.result())
            self._post(self._after(self._board.news))
        elif not isinstance(error, Overtaken) and not self._changes.ended:
            self._fail(error)
        return error is None

    def _tell_warnings(self, warnings: tuple[str, ...]) -> None:
        for warning in warnings:
            if warning not in self._warnings:
                self._echo(f"Warning: {warning}")
        self._warnings = warnings or self._warnings

    def _fail(self, error: BaseException) -> None:
        problem = problem_of(error, self.project)
        if problem == self._board.news.problem:
            return
        self._post(msgspec.structs.replace(self._board.news, problem=problem))
        place = f"{problem.file}, line {problem.line}: " if problem.line else ""
        self._echo(f"{problem.title}: {place}{problem.message}")
        if problem.hint:
            self._echo(f"  {problem.hint}")
        if not isinstance(error, SitegenError):
            self._echo("".join(traceback.format_exception(error)))

    def _post(self, news: News) -> None:
        if news != self._board.news:
            self._board.post(news)

    def _after(self, news: News) -> News:
        """The news of a good build, by what it changed in the output."""
        before, self._manifest = self._manifest, self._read_manifest()
        changed = _changed(before, self._manifest)
        shown = self._overlay.built(self._read)
        if changed is not None:  # what was shown as it now is, nobody has to load again
            others = (path for path in changed if path not in shown)
            changed = tuple(sorted({*others, *(path for path in shown if shown[path])}))
        if changed == ():
            return msgspec.structs.replace(news, problem=None)
        return News(news.session, news.build + 1, changed)

    def _read(self, path: str) -> bytes | None:
        file = lookup(self.project / self.config.output.path, path)
        return file.content if isinstance(file, File) else None

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
    return f"Rebuilt after {_these(changed, project)}" if changed else "Built"


def _these(changed: frozenset[str], project: Path) -> str:
    names = sorted(_relative(path, project) for path in changed)
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{', '.join(names[:3])}{more}"


def _relative(path: str, project: Path) -> str:
    try:
        return str(Path(path).relative_to(project))
    except ValueError:
        return path
