"""The parts of an article's text: blocks, with lists, tables, quotations, verses put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from sitegen.model import Block, Follows
from sitegen.text import slug
from sitegen.views.inline import inline
from sitegen.views.text.lists import lists
from sitegen.views.text.notes import with_notes
from sitegen.views.text.part import Part, Placed
from sitegen.views.text.tables import table_of_cells, tables

_LINE = 70
"""Characters of the longest line of a stanza or an address; a longer one is a paragraph."""
_DEEPEST = 6
"""Lists in lists that are shown as such."""


def text_parts(
    blocks: tuple[Block, ...], base: str | None = None
) -> tuple[tuple[str, ...], tuple[Part, ...]]:
    """The anchor of every block, and the blocks put together."""
    placed = with_notes([*_placed(blocks, base)])
    parts: list[Part] = []
    for section in _sections(placed):
        if parts:
            parts.append(Part("break"))
        parts += _section(section, base)
    return tuple(one.part.id for one in placed), tuple(parts)


def _section(placed: list[Placed], base: str | None) -> list[Part]:
    """Blocks of one kind that follow one another, put together."""
    parts: list[Part] = []
    for kind, group in groupby(placed, key=lambda one: one.kind):
        run = [*group]
        if kind == "list_item":
            parts += lists(run)
        elif kind == "table_row":
            parts += tables(run, base)
        elif kind == "quote":
            parts += [Part("quote", parts=_lines(quote)) for quote in _joined(run, "part", "line")]
        elif kind == "paragraph":
            parts += _paragraphs(run)
        elif kind in ("heading", "preformatted"):
            parts += map(_whole, _joined(run, "line"))
        else:
            parts += [one.part for one in run]
    return parts


def _placed(blocks: Iterable[Block], base: str | None) -> Iterator[Placed]:
    """Each block with its anchor and its markup."""
    taken: dict[str, int] = {}
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
        yield Placed(
            part, block.html, block.kind, min(block.level, _DEEPEST), block.number, block.follows
        )


def _sections(placed: list[Placed]) -> Iterator[list[Placed]]:
    """The blocks between rules."""
    section: list[Placed] = []
    for one in placed:
        if section and one.follows == "break":
            yield section
            section = []
        section.append(one)
    if section:
        yield section


def _joined(run: list[Placed], *ways: Follows) -> Iterator[list[Placed]]:
    """Stretches of blocks of which each but the first follows in one of these ways."""
    stretch: list[Placed] = []
    for one in run:
        if stretch and one.follows not in ways:
            yield stretch
            stretch = []
        stretch.append(one)
    yield stretch


def _paragraphs(run: list[Placed]) -> Iterator[Part]:
    """Paragraphs as they are, in lines, or in the cells of a table."""
    for in_cells, some in groupby(run, key=lambda one: one.number is not None):
        stretch = [*some]
        table = table_of_cells(stretch) if in_cells else None
        yield from (table,) if table else _lines(stretch)


def _whole(lines: list[Placed]) -> Part:
    """A heading, or a piece of code, whose lines are broken."""
    first = lines[0].part
    if len(lines) == 1:
        return first
    return Part(first.kind, level=first.level, parts=tuple(one.part for one in lines))


def _lines(run: list[Placed]) -> tuple[Part, ...]:
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


def _heading_id(text: str, taken: dict[str, int]) -> str:
    """The anchor of a heading; ``taken`` has for each so far the last number put behind it."""
    wanted = f"h-{slug(text)}"
    anchor, count = wanted, taken.get(wanted, 1)
    while anchor in taken:
        count += 1
        anchor = f"{wanted}-{count}"
    taken[wanted] = count
    taken.setdefault(anchor, 1)
    return anchor


def _level(level: int, outline: list[int]) -> int:
    """The level that a heading is shown with: below the title, and none is left out in between.

    ``outline``: the levels that the original gives the headings around it.
    """
    while outline and outline[-1] >= level:
        outline.pop()
    outline.append(level)
    return min(6, 1 + len(outline))
