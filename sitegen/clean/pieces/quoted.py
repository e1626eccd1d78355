"""Quotations as mail and forums mark them in plain text: a ">" before every line."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from sitegen.clean.records import Piece

Row = tuple[int, str, bool]
"""As in ``lines``: line number, text, and whether a blank line stands before it."""

MARK = ">"
_MARKED = re.compile(r"\s?(?:>\s?){1,9}(?!>)")
_FEWEST, _BROAD = 3, 40
"""Lines of a quotation, and characters of one of them: what points to other pages is shorter."""


def unquoted(rows: Sequence[Row]) -> tuple[list[Row], frozenset[int]]:
    """The rows without the marks of quotations, and the numbers of the lines that had some.

    A mark alone is a blank line; one stands between a quotation and what is none.
    """
    result: list[Row] = []
    inside: set[int] = set()
    for marked, group in groupby(rows, key=lambda row: row[1].lstrip().startswith(MARK)):
        some = [*group]
        if marked and len(some) >= _FEWEST and any(len(text) >= _BROAD for _, text, _ in some):
            some = _bare(some)
            inside.update(number for number, *_ in some)
        result += some
    edges = {b[0] for a, b in pairwise(result) if (a[0] in inside) != (b[0] in inside)}
    return [(n, text, blank or n in edges) for n, text, blank in result], frozenset(inside)


def _bare(quotation: Sequence[Row]) -> list[Row]:
    """The lines of a quotation without their marks."""
    result: list[Row] = []
    empty = False
    for number, text, blank in quotation:
        bare = _MARKED.sub("", text, count=1)
        if bare.strip():
            result.append((number, bare, blank or empty))
        empty = not bare.strip()
    return result


def as_quotes(pieces: Sequence[Piece], inside: Container[int]) -> tuple[Piece, ...]:
    """The pieces, those that begin on such lines as quotations."""
    return tuple(
        replace(piece, kind="quote", follows="")
        if piece.line in inside and piece.kind == "paragraph" else piece
        for piece in pieces
    )  # fmt: skip
