"""Rows put together as tables, with their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from sitegen.views.inline import inline
from sitegen.views.text.part import Part, Placed

_CELL = re.compile(r"(?:^| )\|(?= |$)")
_FRAMED = re.compile(r"\|.*\|")
_RULE = re.compile(r"\|(?:[ :]*-+[ :]*\|)+")
"""A row as extractors write it, and the line below a table's heads."""
_FIGURE = re.compile(r"[^\w\s]{0,2}\d[\d\s.,:/’'–-]*(?:[^\w\s]|[a-zA-Z]{1,3})?")
_WIDEST = 60
"""Columns of a table of which every row is filled."""
_FEWEST, _LONGEST = 2, 300
"""Rows with several cells of a table that is one, and characters of its longest cell."""


def tables(run: list[Placed], base: str | None) -> Iterator[Part]:
    """The rows as tables, each from a row of heads on, or as paragraphs if each is one cell."""
    rows = [_row(one, base) for one in run if not _RULE.fullmatch(one.part.text)]
    if len(run) > 1 and _RULE.fullmatch(run[1].part.text):
        rows[:1] = [replace(row, level=1) for row in rows[:1]]
    for table in _parted(rows):
        if any(len(row.parts) > 1 for row in table):
            yield _table(table)
        else:
            yield from (replace(row.parts[0], kind="paragraph", id=row.id) for row in table)


def table_of_cells(run: list[Placed]) -> Part | None:
    """Paragraphs in cells as a table; None where cells but lay out a page."""
    rows: list[dict[int, Part]] = []
    last = 0
    for one in run:
        column = min(one.number or 1, _WIDEST)
        if not rows or column <= last:
            rows.append({})
        cell = Part("cell", one.part.id, text=one.part.text, html=one.part.html)
        rows[-1][column] = cell
        last = column
    full = sum(len(row) > 1 for row in rows)
    if full < _FEWEST or full * 4 < len(rows) * 3:
        return None
    if any(len(one.part.text) > _LONGEST for one in run):
        return None
    blank = Part("cell")
    return _table([
        Part("table_row", parts=tuple(row.get(n, blank) for n in range(1, max(row) + 1)))
        for row in rows
    ])  # fmt: skip


def _parted(rows: list[Part]) -> Iterator[list[Part]]:
    """The rows of each table: heads below a row of figures are those of another."""
    table: list[Part] = []
    for row in rows:
        if row.level and table and not table[-1].level:
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _row(one: Placed, base: str | None) -> Part:
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
