"""Blank lines that say nothing: texts of whole pages in which every line is parted from the next.

Elsewhere a blank line parts paragraphs, and lines that are set together belong together; the trees
take a text all of whose lines stand apart for one that was written so, menu and all.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sitegen.clean.records import Segmented
from sitegen.clean.shape import Shape

_PAGE, _SIGNS = 30, 3
"""Lines of a page, and of those that are a page's by their phrases, at least."""
_BRIEF, _MANY = 5, 1 / 3
"""Words of a short line, and how many are short: hardly any between the paragraphs of a text."""
LEAN = 1.2
"""What is added to the scores of such a text: of its blank lines some may part paragraphs."""


def without_idle_gaps(segmented: Segmented, shapes: Sequence[Shape]) -> Segmented:
    """The text as if it had no blank lines, if all lines have one before them and it is a page's;
    else itself.
    """
    pieces = segmented.pieces
    if segmented.structured or len(pieces) < _PAGE or not all(p.gap for p in pieces[1:]):
        return segmented
    signs = sum(shape.hits > 0 for shape in shapes)
    brief = sum(shape.words <= _BRIEF for shape in shapes)
    if signs < _SIGNS or brief < _MANY * len(shapes):
        return segmented
    return replace(segmented, pieces=tuple(replace(piece, gap=False) for piece in pieces))
