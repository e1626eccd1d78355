"""Markdown -> pieces, by the same parser that renders hand-written pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from sitegen.clean.records import Piece
from sitegen.model import BlockKind
from sitegen.text import drop_invisible, fold_space

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_WRAPPED = 120
"""Lines of a paragraph that are all shorter were broken by an editor, not by the writer."""
_CONTAINERS: dict[str, BlockKind] = {"list_item_open": "list_item", "blockquote_open": "quote"}


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")


def pieces_of(body: str, first_line: int = 1) -> tuple[Piece, ...]:
    """The paragraphs, headings, list items, rows … of a Markdown text, in order."""
    pieces: list[Piece] = []
    around: list[BlockKind] = []
    heading = row = 0
    cells: list[str] = []
    for token in _parser().parse(body):
        line = (token.map[0] if token.map else 0) + first_line
        if token.type in _CONTAINERS:
            around.append(_CONTAINERS[token.type])
        elif token.type in ("list_item_close", "blockquote_close"):
            around.pop()
        elif token.type == "heading_open":
            heading = int(token.tag[1])
        elif token.type == "heading_close":
            heading = 0
        elif token.type == "tr_open":
            row = line
        elif token.type in ("th_open", "td_open"):
            cells.append("")
        elif token.type == "inline" and cells:
            cells[-1] = _inline(token.children or ())[0]
        elif token.type == "tr_close":
            _add(pieces, " | ".join(cells), row, "table_row")
            cells = []
        elif token.type == "inline":
            kind: BlockKind = "heading" if heading else around[-1] if around else "paragraph"
            _add_inline(pieces, token, line, kind, heading)
        elif token.type in ("fence", "code_block"):
            _add(pieces, token.content.strip("\n"), line, "preformatted")
        elif token.type == "html_block":
            _add(pieces, fold_space(LexborHTMLParser(token.content).text()), line, "paragraph")
    return tuple(pieces)


def _add(pieces: list[Piece], text: str, line: int, kind: BlockKind) -> None:
    if text.strip():
        pieces.append(Piece(drop_invisible(text), line, kind, gap=True))


def _add_inline(
    pieces: list[Piece], token: Token, line: int, kind: BlockKind, heading: int
) -> None:
    for offset, children in enumerate(_lines(token)):
        text, html, linked = _inline(children)
        picture = [child for child in children if child.type == "image"]
        if picture and not text:
            text, kind = fold_space(" ".join(child.content for child in picture)), "caption"
        if text:
            share = min(1.0, linked / len(text))
            gap = offset == 0
            pieces.append(Piece(text, line + offset, kind, heading, html, share, gap=gap))


def _lines(token: Token) -> list[list[Token]]:
    """The token's children, a line each if its lines are paragraphs of their own."""
    lines: list[list[Token]] = [[]]
    for child in token.children or ():
        if child.type == "softbreak":
            lines.append([])
        else:
            lines[-1].append(child)
    if max(map(len, token.content.split("\n"))) > _WRAPPED:
        return lines
    return [list(token.children or ())]


def _inline(children: Sequence[Token]) -> tuple[str, str | None, int]:
    """Text, raw markup if there is any, and how many characters are linked."""
    parts: list[str] = []
    linked = 0
    inside = marked = False
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
            linked += len(child.content) if inside else 0
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type in ("link_open", "link_close"):
            inside, marked = child.type == "link_open", True
        elif child.type in ("em_open", "strong_open"):
            marked = True
    text = drop_invisible(fold_space("".join(parts)))
    shown = [child for child in children if child.type not in ("image", "html_inline")]
    html = _parser().renderer.render(shown, _parser().options, {}) if marked else None
    return text, html, linked
