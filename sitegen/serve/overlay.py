"""Pages that are shown before the site has them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from sitegen.serve.files import File


class Overlay:
    """Contents that stand for files of the site until these are built; for any thread."""

    def __init__(self) -> None:
        self._contents: dict[str, bytes] = {}
        self._in_build: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def add(self, contents: Mapping[str, bytes]) -> None:
        """Path from the site's root -> content."""
        with self._lock:
            self._contents |= contents

    def over(self, file: File) -> File:
        """What to serve for a file."""
        content = self._contents.get(file.path)
        return file if content is None else replace(file, content=content)

    def build_begins(self) -> None:
        """What is shown by now will be part of the build."""
        with self._lock:
            self._in_build = dict(self._contents)

    def built(self, read: Callable[[str], bytes | None]) -> dict[str, bool]:
        """The site is built: what it was to have by now no longer stands over it.

        Returns of each path that was covered whether its file (by ``read``) differs from what was
        shown.
        """
        with self._lock:
            done = [path for path, content in self._in_build.items()
                    if self._contents.get(path) is content]  # fmt: skip
            return {path: read(path) != self._contents.pop(path) for path in done}
