"""The parts of an article's text: blocks, with lists, tables, quotations, verses put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from sitegen.model import Block, BlockKind, Follows
from sitegen.text import slug
from sitegen.views.inline import inline

_MARK = re.compile(r"[^\w\s] |\W?\d{1,3}[.):、]")
_CELL = re.compile(r"(?:^| )\|(?= |$)")
_FRAMED = re.compile(r"\|.*\|")
_RULE = re.compile(r"\|(?:[ :]*-+[ :]*\|)+")
"""A row as extractors write it, and the line below a table's heads."""
_FIGURE = re.compile(r"[^\w\s]{0,2}\d[\d\s.,:/’'–-]*(?:[^\w\s]|[a-zA-Z]{1,3})?")
_LINE = 70
"""Characters of the longest line of a stanza or an address; a longer one is a paragraph."""


_WIDEST = 60
"""Columns of a table of which every row is filled."""
_DEEPEST = 6
"""Lists in lists that are shown as such."""


class Part(Struct, frozen=True, gc=False):
    """A piece of the text: a paragraph, heading, list, table …"""

    kind: str
    id: str = ""
    number: int = 0
    """Of a paragraph, from 1."""
    text: str = ""
    html: str = ""
    level: int = 0
    parts: tuple[Part, ...] = ()
    """The items of a list, what follows in an item, rows, cells, lines."""
    marked: bool = False
    """The items of a list begin with numbers or bullets of their own."""
    ordered: bool = False
    """The items of a list are numbered."""
    value: int | None = None
    """The number of an item, where it is not one more than that before."""
    figures: tuple[bool, ...] = ()
    """For each column of a table whether it holds figures."""
    head: Part | None = None
    """A table's row of heads."""


class _Placed(Struct, frozen=True, gc=False):
    """A part, and what its block says of how it goes on with the one before."""

    part: Part
    html: str | None
    """As the block has it."""
    kind: BlockKind
    depth: int
    number: int | None
    follows: Follows


def text_parts(
    blocks: tuple[Block, ...], base: str | None = None
) -> tuple[tuple[str, ...], tuple[Part, ...]]:
    """The anchor of every block, and the blocks put together."""
    placed = [*_placed(blocks, base)]
    parts: list[Part] = []
    for kind, group in groupby(placed, key=lambda one: one.kind):
        run = [*group]
        if kind == "list_item":
            parts += _lists(run)
        elif kind == "table_row":
            parts += _tables(run, base)
        elif kind == "quote":
            parts += [Part("quote", parts=_lines(quote)) for quote in _joined(run, "part", "line")]
        else:
            parts += _lines(run)
    return tuple(one.part.id for one in placed), tuple(parts)


def _placed(blocks: Iterable[Block], base: str | None) -> Iterator[_Placed]:
    """Each block with its anchor and its markup."""
    taken: set[str] = set()
    outline: list[int] = []
    number = 0
    for block in blocks:
        html = inline(block.html, base) if block.html else ""
        if block.kind == "heading":
            anchor = _heading_id(block.text, taken)
            part = Part("heading", anchor, 0, block.text, html, _level(block.level, outline))
        else:
            number += 1
            kind = "paragraph" if block.kind in ("quote", "list_item") else block.kind
            part = Part(kind, f"p{number}", number, block.text, html, block.level)
        yield _Placed(
            part, block.html, block.kind, min(block.level, _DEEPEST), block.number, block.follows
        )


def _joined(run: list[_Placed], *ways: Follows) -> Iterator[list[_Placed]]:
    """Stretches of blocks of which each but the first follows in one of these ways."""
    stretch: list[_Placed] = []
    for one in run:
        if stretch and one.follows not in ways:
            yield stretch
            stretch = []
        stretch.append(one)
    yield stretch


def _lines(run: list[_Placed]) -> tuple[Part, ...]:
    """Paragraphs, and short lines that follow one another: a stanza, an address."""
    parts: list[Part] = []
    for stretch in _joined(run, "line"):
        for short, group in groupby(stretch, key=lambda one: len(one.part.text) <= _LINE):
            lines = tuple(one.part for one in group)
            if short and len(lines) > 1:
                parts.append(Part("lines", parts=lines))
            else:
                parts += lines
    return tuple(parts)


def _lists(run: list[_Placed]) -> Iterator[Part]:
    """The items as lists: another begins where numbers do, or where bullets take their place."""
    entries: list[tuple[_Placed, list[_Placed]]] = []
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


def _within(more: list[_Placed]) -> tuple[Part, ...]:
    """What stands in an item below its first line: paragraphs, and lists of items further in."""
    parts: list[Part] = []
    for follows, group in groupby(more, key=lambda one: bool(one.follows)):
        run = [*group]
        parts += [one.part for one in run] if follows else _lists(run)
    return tuple(parts)


def _tables(run: list[_Placed], base: str | None) -> Iterator[Part]:
    """The rows as a table, or as paragraphs if each is one cell."""
    rows = [_row(one, base) for one in run if not _RULE.fullmatch(one.part.text)]
    if len(run) > 1 and _RULE.fullmatch(run[1].part.text):
        rows[:1] = [replace(row, level=1) for row in rows[:1]]
    if any(len(row.parts) > 1 for row in rows):
        yield _table(rows)
    else:
        yield from (replace(row.parts[0], kind="paragraph", id=row.id) for row in rows)


def _row(one: _Placed, base: str | None) -> Part:
    """The row with its cells; they have markup if it can be told where each ends."""
    text = one.part.text
    framed = text[1:-1] if _FRAMED.fullmatch(text) else text
    texts = [*map(str.strip, _CELL.split(framed))]
    marked = _CELL.split(one.html) if one.html else []
    cells = [Part("cell", text=text) for text in texts]
    if len(marked) == len(texts):
        cells = [
            replace(cell, html=inline(html.strip(), base))
            for cell, html in zip(cells, marked, strict=True)
        ]
    return replace(one.part, parts=tuple(cells))


def _table(rows: list[Part]) -> Part:
    """The rows as a table; a row of heads that lacks one has none for the first column."""
    has_head = len(rows) > 1 and rows[0].level and not rows[1].level
    head, body = (rows[0], rows[1:]) if has_head else (None, rows)
    width = max(len(row.parts) for row in body)
    if head and len(head.parts) == width - 1:
        head = replace(head, parts=(Part("cell"), *head.parts))
    width = max(width, len(head.parts) if head else 0)
    head, body = head and _filled(head, width), [_filled(row, width) for row in body]
    columns = [[row.parts[i].text for row in body if i < len(row.parts)] for i in range(width)]
    # What stands first names its row, though it may be a year.
    figures = tuple(
        place > 0 and all(map(_FIGURE.fullmatch, filter(None, column)))
        for place, column in enumerate(columns)
    )
    return Part("table", parts=tuple(body), figures=figures, head=head)


def _filled(row: Part, width: int) -> Part:
    """The row with empty cells up to the width; one cell alone goes over the whole of it."""
    lacking = width - len(row.parts) if len(row.parts) > 1 and width <= _WIDEST else 0
    return replace(row, parts=(*row.parts, *(Part("cell"),) * lacking))


def _heading_id(text: str, taken: set[str]) -> str:
    wanted = f"h-{slug(text)}"
    anchor, count = wanted, 2
    while anchor in taken:
        anchor, count = f"{wanted}-{count}", count + 1
    taken.add(anchor)
    return anchor


def _level(level: int, outline: list[int]) -> int:
    """The level that a heading is shown with: below the title, and none is left out in between.

    ``outline``: the levels that the original gives the headings around it.
    """
    while outline and outline[-1] >= level:
        outline.pop()
    outline.append(level)
    return min(6, 1 + len(outline))
