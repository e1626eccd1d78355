"""Rows of tables in plain text, whose cells stand apart by tabs, as browsers and sheets copy them.

Without the tabs such a row tells nothing: a name and some numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from sitegen.text import fold_space

Row = tuple[int, str, bool]
"""As in ``lines``: line number, text, and whether a blank line stands before it."""

TAB = "\t"
_FEWEST = 3
"""Rows of a table: a menu is one."""


def with_bars(rows: Sequence[Row]) -> list[Row]:
    """The rows, those of tables with bars around their cells, as extractors write them."""
    result: list[Row] = []
    for tabbed, group in groupby(rows, key=lambda row: TAB in row[1].strip()):
        some = [*group]
        result += _framed(some) if tabbed and len(some) >= _FEWEST else some
    return result


def _framed(table: Sequence[Row]) -> Iterator[Row]:
    """The rows of one table, without the tabs that indent them all: a first cell may be empty."""
    rows = [[fold_space(cell) for cell in text.rstrip().split(TAB)] for _, text, _ in table]
    indent = min(sum(1 for _ in takewhile(lambda cell: not cell, row)) for row in rows)
    for (number, _, blank), row in zip(table, rows, strict=True):
        yield number, f"| {' | '.join(row[indent:])} |", blank
