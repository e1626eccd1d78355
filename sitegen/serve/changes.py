"""Which changes matter, and waiting until a burst of them is over."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterable
from pathlib import Path

QUIET = 0.05
"""Seconds without a change that end a burst."""
LONGEST = 0.5
"""Seconds after which a burst that does not end is acted on all the same."""

# What editors, downloads and operating systems leave beside a file for a moment.
_PASSING = re.compile(
    r".*~|\..*|#.*#|.*\.(?:sw[a-z]|tmp|temp|part|partial|crdownload|bak|orig|lock|pyc)"
    r"|.*___jb_(?:tmp|old)___|4913|Thumbs\.db|desktop\.ini|__pycache__",
    re.I | re.S,
)


def matters(path: str, roots: Iterable[Path], ignored: Iterable[Path]) -> bool:
    """Whether a changed path is part of what a build reads.

    It lies in one of ``roots`` (or is one), in none of ``ignored``, and no part of it below its
    root is hidden or passing.
    """
    changed = Path(path)
    if any(changed == folder or folder in changed.parents for folder in ignored):
        return False
    for root in roots:
        if changed == root:
            return True
        if root in changed.parents:
            return not any(_PASSING.fullmatch(part) for part in changed.relative_to(root).parts)
    return False


class Changes:
    """Changed paths, from the watcher's threads to the one that builds."""

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._last = 0.0
        self._ended = False
        self._news = threading.Condition()

    def add(self, path: str) -> None:
        with self._news:
            self._paths.add(path)
            self._last = time.monotonic()
            self._news.notify_all()

    def end(self) -> None:
        """Lets whoever waits go."""
        with self._news:
            self._ended = True
            self._news.notify_all()

    @property
    def ended(self) -> bool:
        return self._ended

    def wait(self, timeout: float | None = None) -> bool:
        """Whether there are changes, or the end, within ``timeout`` seconds."""
        with self._news:
            return self._news.wait_for(lambda: bool(self._paths) or self._ended, timeout)

    def take(self, quiet: float = QUIET, longest: float = LONGEST) -> frozenset[str]:
        """Waits for a change and for the burst to end; empty at the end of all."""
        self.wait()
        with self._news:
            first = time.monotonic()
            while not self._ended:
                now = time.monotonic()
                rest = min(self._last + quiet, first + longest) - now
                if rest <= 0:
                    break
                self._news.wait(rest)
            taken = frozenset(self._paths)
            self._paths.clear()
        return frozenset() if self._ended else taken
