"""What a program that builds again and again remembers from one build to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Result = TypeVar("Result")


class Memory:
    """Results of pure functions of records.

    Records are frozen, so the same object is always the same value: a result is found by the
    identity of the records it was made of, which are held as long as it is.  A memory can
    therefore lack a result but never have a wrong one.  One that is not ``keeping`` lacks all.
    """

    def __init__(self, keeping: bool = True) -> None:
        self._keeping = keeping
        self._before: dict[Hashable, tuple[Any, Any]] = {}
        self._now: dict[Hashable, tuple[Any, Any]] = {}
        self._last: dict[type, Any] = {}

    def recall(
        self, function: Callable[..., Result], *records: object, also: tuple[Hashable, ...] = ()
    ) -> Result:
        """``function(*records, *also)``; the values of ``also`` are known by being equal."""
        if not self._keeping:
            return function(*records, *also)
        key = (function, also, *map(id, records))
        found = self._now.get(key) or self._before.get(key)
        if found is None:
            found = (records, function(*records, *also))
        self._now[key] = found
        result: Result = found[1]
        return result

    def named(self, key: str, function: Callable[..., Result], *sources: object) -> Result:
        """``function(*sources)``, known by a digest of all that it depends on."""
        if not self._keeping:
            return function(*sources)
        found = self._now.get(key) or self._before.get(key)
        if found is None:
            found = (None, function(*sources))
        self._now[key] = found
        result: Result = found[1]
        return result

    def keep(self, value: object) -> None:
        """Keeps the last value of its type."""
        if self._keeping:
            self._last[type(value)] = value

    def last(self, kind: type[Result]) -> Result | None:
        """The last value of a type that was to be kept."""
        found: Result | None = self._last.get(kind)
        return found

    def drop_unused(self) -> None:
        """A build has ended: what it did not ask for is dropped."""
        self._before, self._now = self._now, {}


NONE = Memory(keeping=False)
"""For whoever builds once."""
