"""A piece of an article's text as a page shows it."""

from __future__ import annotations

from msgspec import Struct

from sitegen.model import BlockKind, Follows


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


class Placed(Struct, frozen=True, gc=False):
    """A part, and what its block says of how it goes on with the one before."""

    part: Part
    html: str | None
    """As the block has it."""
    kind: BlockKind
    depth: int
    number: int | None
    follows: Follows
