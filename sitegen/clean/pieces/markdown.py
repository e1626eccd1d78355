"""Markdown -> pieces, by the same parser that renders hand-written pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from sitegen.clean.records import Piece
from sitegen.model import BlockKind, Follows
from sitegen.text import drop_invisible, fold_space

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_WRAPPED = 120
"""Lines of a paragraph that are all shorter were broken by an editor, not by the writer."""
_AROUND = {"hr"} | frozenset(
    f"{name}_{end}" for name in ("ordered_list", "bullet_list", "list_item", "blockquote")
    for end in ("open", "close")
)  # fmt: skip


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")


def pieces_of(body: str, first_line: int = 1) -> tuple[Piece, ...]:
    """The paragraphs, headings, list items, rows … of a Markdown text, in order."""
    pieces: list[Piece] = []
    around = _Around()
    heading = row = 0
    cells: list[str] = []
    heads = False
    for token in _parser().parse(body):
        line = (token.map[0] if token.map else 0) + first_line
        if token.type in _AROUND:
            around.pass_by(token)
        elif token.type == "heading_open":
            heading = int(token.tag[1])
        elif token.type == "heading_close":
            heading = 0
        elif token.type == "tr_open":
            row = line
        elif token.type in ("th_open", "td_open"):
            heads = token.tag == "th"
            cells.append("")
        elif token.type == "inline" and cells:
            cells[-1] = _inline(token.children or ())[0]
        elif token.type == "tr_close":
            _add(pieces, " | ".join(cells), row, "table_row", depth=int(heads))
            cells = []
        elif token.type == "inline":
            standing = around.standing(is_heading=heading > 0)
            _add_inline(pieces, token, line, standing, heading)
        elif token.type in ("fence", "code_block"):
            _add(pieces, token.content.strip("\n"), line, "preformatted")
        elif token.type == "html_block":
            _add(pieces, fold_space(LexborHTMLParser(token.content).text()), line, "paragraph")
    return tuple(pieces)


class Standing(NamedTuple):
    """What a block is, and where in lists and quotations it stands."""

    kind: BlockKind = "paragraph"
    depth: int = 0
    number: int | None = None
    follows: Follows = ""


class _Around:
    """The lists, items and quotations that are open."""

    def __init__(self) -> None:
        self._numbers: list[int | None] = []
        """Of the lists, that of the last item."""
        self._open: list[tuple[BlockKind, int | None]] = []
        """The items and quotations, with the numbers of items."""
        self._begun = self._ruled = False
        """Whether the innermost holds a block already, and whether a rule stands below it."""

    def pass_by(self, token: Token) -> None:
        """Open or close what the token does."""
        numbers = self._numbers
        if token.type == "hr":
            self._ruled = True
        elif token.type == "ordered_list_open":
            numbers.append(int(token.attrs.get("start", 1)) - 1)
        elif token.type == "bullet_list_open":
            numbers.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
        elif token.type in ("list_item_close", "blockquote_close"):
            self._open.pop()
            self._begun = True
        elif token.type == "blockquote_open":
            self._open.append(("quote", None))
            self._begun = False
        else:
            last = numbers[-1]
            if last is not None:
                # Numbers that do not rise are left to whoever shows them.
                last = numbers[-1] = max(last + 1, int(token.info))
            self._open.append(("list_item", last))
            self._begun = False

    def standing(self, *, is_heading: bool) -> Standing:
        """Where the next block stands."""
        ruled, self._ruled = self._ruled, False
        if is_heading or not self._open:
            kind: BlockKind = "heading" if is_heading else "paragraph"
            return Standing(kind, follows="break" if ruled else "")
        kind, number = self._open[-1]
        follows: Follows = "break" if ruled else "part" if self._begun else ""
        self._begun = True
        return Standing(kind, len(self._numbers), number, follows)


def _add(pieces: list[Piece], text: str, line: int, kind: BlockKind, depth: int = 0) -> None:
    if text.strip():
        pieces.append(Piece(drop_invisible(text), line, kind, gap=True, depth=depth))


def _add_inline(
    pieces: list[Piece], token: Token, line: int, standing: Standing, heading: int
) -> None:
    kind, depth, number, follows = standing
    for offset, (children, broken) in enumerate(_lines(token)):
        text, html, linked = _inline(children)
        picture = [child for child in children if child.type == "image"]
        if picture and not text:
            text, kind = fold_space(" ".join(child.content for child in picture)), "caption"
        if text:
            share = min(1.0, linked / len(text))
            gap = offset == 0
            how: Follows = follows if gap else "line" if broken else ""
            pieces.append(
                Piece(
                    text, line + offset, kind, heading, html, share, gap=gap,
                    depth=depth, number=number, follows=how,
                )
            )  # fmt: skip


def _lines(token: Token) -> list[tuple[list[Token], bool]]:
    """The token's children, a line each where one is broken on purpose, and whether it is.

    If some lines are long, all are paragraphs of their own.
    """
    long = max(map(len, token.content.split("\n"))) > _WRAPPED
    lines: list[tuple[list[Token], bool]] = [([], False)]
    for child in token.children or ():
        broken = child.type == "hardbreak"
        if broken or (long and child.type == "softbreak"):
            lines.append(([], broken))
        else:
            lines[-1][0].append(child)
    return lines


def _inline(children: Sequence[Token]) -> tuple[str, str | None, int]:
    """Text, raw markup if there is any, and how many characters are linked."""
    parts: list[str] = []
    linked = 0
    inside = marked = False
    for child in children:
        if child.type in ("text", "code_inline"):
            marked = marked or child.type == "code_inline"
            parts.append(child.content)
            linked += len(child.content) if inside else 0
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type in ("link_open", "link_close"):
            inside, marked = child.type == "link_open", True
        elif child.type in ("em_open", "strong_open"):
            marked = True
    text = drop_invisible(fold_space("".join(parts)))
    shown = [child for child in children if child.type not in ("image", "html_inline")]
    html = _parser().renderer.render(shown, _parser().options, {}) if marked else None
    return text, html, linked
