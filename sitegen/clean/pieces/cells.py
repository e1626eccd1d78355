"""Rows of tables in plain text, whose cells stand apart by tabs, as browsers and sheets copy them.

Without the tabs such a row tells nothing: a name and some numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from sitegen.text import fold_space

Row = tuple[int, str, bool]
"""As in ``lines``: line number, text, and whether a blank line stands before it."""

TAB = "\t"
_FEWEST = 3
"""Rows of a table: a menu is one."""
_BULLET = re.compile(r"[-*•‣▪●–]|\d{1,3}[.)]")
_BROAD = 80
"""Characters of a cell that is a paragraph."""


def with_bars(rows: Sequence[Row]) -> list[Row]:
    """The rows, those of tables with bars around their cells, as extractors write them."""
    result: list[Row] = []
    for tabbed, group in groupby(rows, key=lambda row: TAB in row[1].strip()):
        some = [*group]
        is_table = tabbed and len(some) >= _FEWEST and not _is_text(some)
        result += _framed(some) if is_table else some
    return result


def _is_text(rows: Sequence[Row]) -> bool:
    """Whether most are items of a list or paragraphs that have a tab somewhere."""
    found = [[fold_space(cell) for cell in text.strip().split(TAB)] for _, text, _ in rows]
    items = [len(row) == 2 and _BULLET.fullmatch(row[0]) is not None for row in found]
    paragraphs = [any(len(cell) >= _BROAD for cell in row) for row in found]
    return 2 * max(sum(items), sum(paragraphs)) > len(rows)


def _framed(table: Sequence[Row]) -> Iterator[Row]:
    """The rows of one table, without the tabs that indent them all: a first cell may be empty."""
    rows = [[fold_space(cell) for cell in text.rstrip().split(TAB)] for _, text, _ in table]
    indent = min(sum(1 for _ in takewhile(lambda cell: not cell, row)) for row in rows)
    for (number, _, blank), row in zip(table, rows, strict=True):
        yield number, f"| {' | '.join(row[indent:])} |", blank
