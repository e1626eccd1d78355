"""What the cleaner passes between its own steps."""

from __future__ import annotations

from msgspec import Struct

from sitegen.model import BlockKind, Document, Follows, Label, Statement


class Piece(Struct, frozen=True, gc=False, array_like=True, omit_defaults=True):
    """A line, paragraph or HTML block of the input, before it is judged.

    Encoded without the names of its fields: many travel between processes.
    """

    text: str
    line: int
    """Line of the original, from 1; in HTML the number of the block."""
    kind: BlockKind = "paragraph"
    level: int = 0
    html: str | None = None
    """Raw inline markup, not yet sanitised; None when it is the same as ``text``."""
    links: float = 0.0
    """Share of the characters that stand inside links."""
    tag: str = ""
    """The HTML element that makes the block; empty in plain text."""
    region: int = 0
    """Bits of ``regions``: the kinds of ancestors."""
    container: int = 0
    """Number of the element around the block; pieces of one container are siblings."""
    outer: int = 0
    """Number of the element around the container."""
    article: int = 0
    """Number of the nearest ``article`` element, 0 if there is none."""
    gap: bool = False
    """A blank line stands before it."""
    hint: str = ""
    """A family that the markup itself names (``figcaption`` -> "caption")."""
    path: int = 0
    """Number of the names of the elements around the block, the same for the same names."""
    look: int = 0
    """Number of the names and classes of the innermost of them."""
    slanted: float = 0.0
    """Share of the characters that are set in italics."""
    depth: int = 0
    """Of a list item how many lists it stands in; 1 for a table's row of heads."""
    number: int | None = None
    """Of an item in a numbered list, or of the column of a table that a paragraph stands in."""
    follows: Follows = ""
    """What it goes on with."""


class Segmented(Struct, frozen=True):
    """A document taken apart, once; everything that labelling reads."""

    document: Document
    """With an empty ``body``."""
    pieces: tuple[Piece, ...]
    statements: tuple[Statement, ...] = ()
    """The document's own and those found in its HTML."""
    structured: bool = False
    """Whether the pieces carry HTML structure."""
    outside: tuple[str, ...] = ()
    """For each piece why structure alone puts it outside the article, or nothing; empty if the
    pieces have no structure."""
    parents: tuple[int, ...] = ()
    """By number of a container, the number of the one around it; 0 is the page."""
    glances: tuple[float, ...] = ()
    """For each piece how much it looks like the article at a glance; 0 for those outside."""


class LabelledLine(Struct, frozen=True, gc=False):
    """A piece of the input and what it was taken for."""

    text: str
    line: int
    label: Label
    rule: str
    """The evidence that decided, in words."""
    confidence: float


def word_set(words: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(words.split())
