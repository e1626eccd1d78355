"""Footnotes as Markdown writes them, ``word[^1]`` and ``[^1]: note``, linked both ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

from msgspec.structs import replace

from sitegen.views.text.part import Placed

_MARK = re.compile(r"\[\^([\w.-]{1,40})\](:(?=\s|$))?")
_WITHOUT = frozenset(("heading", "preformatted", "table_row"))
"""Kinds of blocks in which such signs mean something else, or no link may stand."""
_TAG = re.compile(r"(<[^>]*>)")
_CLOSED = re.compile(r"<(/?)(?:a|code|kbd|samp)[ >]")
"""Elements of which the same is true."""


def with_notes(placed: Sequence[Placed]) -> list[Placed]:
    """The parts with their marks as links, numbered in the order in which the text names them.

    A mark without a note, and a note that nothing points to, stay as they are.
    """
    if not any("[^" in one.part.text for one in placed):
        return [*placed]
    named: dict[str, str] = {}
    notes: dict[str, str] = {}
    for one in placed:
        if one.kind not in _WITHOUT:
            for label, note in _marks(one):
                (notes if note else named).setdefault(label, one.part.id)
    numbers = {label: n for n, label in enumerate((at for at in named if at in notes), 1)}

    def linked(found: re.Match[str]) -> str:
        label, note = found[1], found[2]
        if label not in numbers:
            return found[0]
        place = named[label] if note else notes[label]
        return f'<sup><a href="#{place}">{numbers[label]}</a></sup>'

    return [
        replace(one, part=replace(one.part, html=_with_links(one, linked)))
        if one.kind not in _WITHOUT and "[^" in one.part.text
        else one
        for one in placed
    ]


def _marks(one: Placed) -> Iterator[tuple[str, str]]:
    """The labels of a part's marks, each with ":" if it begins a note."""
    for piece, free in _pieces(one) if "[^" in one.part.text else ():
        yield from _MARK.findall(piece) if free else ()


def _with_links(one: Placed, linked: Callable[[re.Match[str]], str]) -> str:
    return "".join(_MARK.sub(linked, piece) if free else piece for piece, free in _pieces(one))


def _pieces(one: Placed) -> Iterator[tuple[str, bool]]:
    """The tags of a part and the text between them, and whether a link may stand there."""
    inside = 0
    for piece in _TAG.split(one.part.html or escape(one.part.text, quote=False)):
        if found := _CLOSED.match(piece):
            inside += -1 if found[1] else 1
        yield piece, not inside and piece[:1] != "<"
