"""Items put together as lists, with lists in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from sitegen.views.text.part import Part, Placed

_MARK = re.compile(r"[^\w\s] |\W?\d{1,3}[.):、]")


def lists(run: list[Placed]) -> Iterator[Part]:
    """The items as lists: another begins where numbers do, or where bullets take their place."""
    entries: list[tuple[Placed, list[Placed]]] = []
    for one in run:
        if entries and (one.follows or one.depth > entries[0][0].depth):
            entries[-1][1].append(one)
        else:
            entries.append((one, []))
    items: list[Part] = []
    last: int | None = None
    for place, (one, more) in enumerate(entries):
        ordered = one.number is not None
        if place and (ordered != (last is not None) or (one.number or 0) < (last or 0)):
            yield _list(items, ordered=last is not None)
            items, last = [], None
        value = one.number if one.number != (last or 0) + 1 else None
        items.append(replace(one.part, value=value, parts=_within(more)))
        last = one.number
    yield _list(items, ordered=last is not None)


def _list(items: list[Part], *, ordered: bool) -> Part:
    marked = not ordered and all(_MARK.match(item.text) for item in items)
    return Part("list", parts=tuple(items), marked=marked, ordered=ordered)


def _within(more: list[Placed]) -> tuple[Part, ...]:
    """What stands in an item below its first line: paragraphs, and lists of items further in."""
    parts: list[Part] = []
    for follows, group in groupby(more, key=lambda one: bool(one.follows)):
        run = [*group]
        parts += [one.part for one in run] if follows else lists(run)
    return tuple(parts)
