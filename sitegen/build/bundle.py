"""The search bundle of a site in the making: made anew, or taken over from the site before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sitegen.build.report import Progress
from sitegen.cache import code_digest, key_of
from sitegen.config import Config
from sitegen.publish import Manifest, Slot
from sitegen.render import Rendered
from sitegen.search import FOLDER, Indexer


class Bundle:
    """Pages are added in their order; the first new one starts the indexer."""

    def __init__(self, config: Config, slot: Slot, before: Manifest, *, making: bool) -> None:
        """``making`` False leaves the bundle as it was, whatever the pages are."""
        self._config, self._slot, self._before = config, slot, before
        self._making = making and config.search.enabled
        self._indexer: Indexer | None = None
        self._added: list[tuple[str, str]] = []

    def add(self, page: Rendered) -> None:
        """Adds a page, which is in the slot already."""
        job, content = page
        if not job.page.indexed:
            return
        if content is not None and self._making and self._indexer is None:
            self._start()
        self._added.append((job.page.route, job.key))
        if self._indexer:
            self._indexer.add(job.page.route, content or self._read(job.page.route))

    @property
    def pages(self) -> int:
        """How many have been added."""
        return len(self._added)

    def seal(self) -> bool:
        """No more pages come: the index can be made while the rest of the site is.

        Whether that has only now been found out, and there is an index to be made.
        """
        return self._indexer is not None and self._indexer.seal()

    def finish(self, progress: Progress) -> tuple[str, str]:
        """Puts the bundle into the slot.

        Returns the key of what it is now, and of what it should be: that of everything that it
        depends on, empty without search.
        """
        wanted = self._wanted()
        if self._making and self._indexer is None and wanted != self._before.search:
            self._start()
        if self._indexer:
            for path, content in self._indexer.finish(lambda: progress("index", 0, 1)).items():
                self._slot.put(f"{FOLDER}/{path}", content)
            progress("index", 1, 1)
            return wanted, wanted
        return (self._taken_over() if wanted else ""), wanted

    def abandon(self) -> None:
        """The site will not be finished."""
        if self._indexer:
            self._indexer.abandon()

    def _start(self) -> None:
        """Starts the indexer, with the pages that were taken over so far."""
        self._indexer = Indexer(self._config.archive.language)
        for route, _ in self._added:
            self._indexer.add(route, self._read(route))

    def _read(self, route: str) -> bytes:
        return (self._slot.path / route).read_bytes()

    def _wanted(self) -> str:
        if not self._config.search.enabled:
            return ""
        indexed = (f"{route}\0{key}" for route, key in self._added)
        return key_of(self._config.archive.language, code_digest("search"), *indexed)

    def _taken_over(self) -> str:
        old = [route for route in self._before.files if route.startswith(f"{FOLDER}/")]
        kept = [self._slot.keep(route) for route in old]
        return self._before.search if all(kept) else ""


@contextmanager
def bundling(config: Config, slot: Slot, before: Manifest, *, making: bool) -> Iterator[Bundle]:
    """A bundle whose indexer does not outlive an error."""
    bundle = Bundle(config, slot, before, making=making)
    try:
        yield bundle
    except BaseException:
        bundle.abandon()
        raise
