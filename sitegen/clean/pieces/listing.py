"""Where in the lists of a page a block stands: in which item, how deep, under which number."""

from __future__ import annotations

import re

from sitegen.clean.pieces.containers import Containers, Place

_START = re.compile(r' (?:start|value)="\s*(\d{1,6})\s*"')
_DEEPEST = 12
"""Containers that are looked through for lists around an item."""


class Listing:
    """The items that were met so far."""

    def __init__(self, containers: Containers) -> None:
        self._containers = containers
        self._depths: dict[int, int] = {}
        """By container."""
        self._last: dict[int, tuple[int, int]] = {}
        """By list its last item, and the number of that."""

    def item(self, place: Place) -> int:
        """The number of the container that is the item, or 0: a paragraph may stand in one."""
        tag = place[3]
        if tag == "li":
            return place[0]
        return place[1] if tag == "p" and self._containers.tag(place[1]) == "li" else 0

    def depth(self, item: int) -> int:
        """How many lists the item stands in."""
        return max(1, self._depth(self._containers.parents[item], _DEEPEST))

    def _depth(self, container: int, most: int) -> int:
        """How many lists a container stands in, itself included."""
        found = self._depths.get(container)
        if found is None:
            around = self._containers.parents[container]
            own = self._containers.tag(container) in ("ul", "ol")
            found = own + (self._depth(around, most - 1) if around and most else 0)
            self._depths[container] = found
        return found

    def number(self, item: int) -> int | None:
        """The number that the item has, if its list is numbered."""
        around = self._containers.parents[item]
        if self._containers.tag(around) != "ol":
            return None
        last, number = self._last.get(around) or (0, self._stated(around, 1) - 1)
        if last != item:
            number = self._stated(item, number + 1)
            self._last[around] = item, number
        return number

    def _stated(self, container: int, otherwise: int) -> int:
        found = _START.search(self._containers.written(container))
        return int(found[1]) if found else otherwise
