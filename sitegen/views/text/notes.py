"""Footnotes as Markdown writes them, ``word[^1]`` and ``[^1]: note``, linked both ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from msgspec.structs import replace

from sitegen.views.text.part import Placed

_MARK = re.compile(r"\[\^([\w.-]{1,40})\](:(?=\s|$))?")
_WITHOUT = frozenset(("heading", "preformatted", "table_row"))
"""Kinds of blocks in which such signs mean something else, or no link may stand."""


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
            for label, note in _MARK.findall(one.part.text):
                (notes if note else named).setdefault(label, one.part.id)
    numbers = {label: n for n, label in enumerate((at for at in named if at in notes), 1)}

    def linked(found: re.Match[str]) -> str:
        label, note = found[1], found[2]
        if label not in numbers:
            return found[0]
        place = named[label] if note else notes[label]
        return f'<sup><a href="#{place}">{numbers[label]}</a></sup>'

    return [
        replace(one, part=replace(one.part, html=_MARK.sub(linked, _markup(one))))
        if one.kind not in _WITHOUT and "[^" in one.part.text
        else one
        for one in placed
    ]


def _markup(one: Placed) -> str:
    return one.part.html or escape(one.part.text, quote=False)
