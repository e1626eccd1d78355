"""Looking for garbage seldom while a site is built."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (200_000, 20, 100)
"""New objects before a search, and searches of the young before the older are searched."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """A build makes millions of records without a cycle, and searching them takes long."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
