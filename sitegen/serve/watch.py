"""Watching what a build reads."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from sitegen.config import CONFIG_NAME, TAGS_NAME, Config
from sitegen.resources import theme_folder
from sitegen.serve.changes import Changes, matters

# It complains aloud about events that come while it is being stopped.
logging.getLogger("watchdog").addHandler(logging.NullHandler())

# Opening and closing a file unchanged are events, too: those of the build itself among them.
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})


class Watched:
    """What to watch, for one configuration."""

    def __init__(self, project: Path, config: Config) -> None:
        named = (config.input.path, config.input.pages, "templates", "static", "rules")
        own = [(project / name).resolve() for name in named]
        theme = [theme_folder("templates"), theme_folder("static")]
        self.folders = list(dict.fromkeys([*own, *theme]))
        self.roots = [*self.folders, project / CONFIG_NAME, project / TAGS_NAME]
        self.ignored = [(project / config.output.path).resolve()]

    def places(self) -> dict[Path, bool]:
        """Folder -> whether with all below it.

        The folder above is watched for itself, so that one that is deleted or made anew is noticed.
        """
        flat = {folder.parent for folder in self.roots}
        found = {folder: False for folder in sorted(flat) if folder.is_dir()}
        return found | {folder: True for folder in self.folders if folder.is_dir()}


class Watcher(FileSystemEventHandler):
    """Puts what changes into ``changes``; one for the whole run of a preview."""

    def __init__(self, changes: Changes, echo: Callable[[str], None]) -> None:
        self._changes = changes
        self._echo = echo
        self._watched: Watched | None = None
        self._observer: BaseObserver = Observer()
        self._watches: dict[Path, tuple[ObservedWatch, int]] = {}

    def start(self, watched: Watched) -> None:
        self._observer.start()
        self.follow(watched)

    def stop(self) -> None:
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join(2)

    def follow(self, watched: Watched) -> None:
        """Watches these places from now on; again if a folder was replaced by another."""
        self._watched = watched
        wanted = {place: (deep, _identity(place)) for place, deep in watched.places().items()}
        for place, (watch, identity) in list(self._watches.items()):
            if place not in wanted or wanted[place] != (watch.is_recursive, identity):
                self._observer.unschedule(watch)
                del self._watches[place]
        for place, (deep, identity) in wanted.items():
            if place not in self._watches:
                self._add(place, deep, identity)

    def _add(self, place: Path, deep: bool, identity: int) -> None:
        try:
            watch = self._observer.schedule(self, str(place), recursive=deep)
        except FileNotFoundError:
            return  # deleted just now: the folder above it tells when it is back
        except OSError as error:
            if isinstance(self._observer, PollingObserver):
                raise
            self._echo(
                f"The system's notices of changes are used up ({error}): looking every second."
            )
            self._poll()
            return
        self._watches[place] = (watch, identity)

    def _poll(self) -> None:
        """Starts over with an observer that needs nothing of the system."""
        self.stop()
        self._observer = PollingObserver()
        self._observer.start()
        self._watches.clear()
        if self._watched is not None:
            self.follow(self._watched)

    def on_any_event(self, event: FileSystemEvent) -> None:
        watched = self._watched
        if event.event_type not in _CHANGES or watched is None:
            return
        if event.is_directory and event.event_type == "modified":
            return
        for path in (event.src_path, event.dest_path):
            name = os.fsdecode(path)
            if name and matters(name, watched.roots, watched.ignored):
                self._changes.add(name)


def _identity(folder: Path) -> int:
    try:
        return folder.stat().st_ino
    except OSError:
        return 0
