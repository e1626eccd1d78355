"""HTML -> pieces: one walk over the serialised tree, block by block.

The parser (lexbor) repairs the markup and writes it out again in a regular form, which a
single regular expression takes apart faster than visiting nodes one at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from sitegen.clean.pieces.containers import PAGE, Containers, Place
from sitegen.clean.pieces.filler import Filler
from sitegen.clean.pieces.headline import cut_above
from sitegen.clean.pieces.tags import (
    BLOCK,
    BLOCK_ENDS,
    BREAK,
    CLOSES,
    IN_ROW,
    INLINE,
    KEPT,
    KEPT_ENDS,
    NOTHING,
    RULE,
    Tags,
)
from sitegen.clean.records import Piece

# Never text of an article, and nothing that a reader sees as text.
_SILENT = [
    "head", "script", "style", "noscript", "template", "svg", "iframe", "object", "select",
    "button", "canvas", "video", "audio", "map", "math", "datalist", "progress",
]  # fmt: skip
# Without text, and often with more attributes than all others have together.
_TEXTLESS = ["img", "source", "link", "meta", "input"]
# What a comment holds may look like tags.
_COMMENT = re.compile(r"<(?=!--)[^-]*--[^-]*+(?:-(?!->)[^-]*+)*+-->")
# The bounds keep markup inside raw text, where it is not put in order, from being read over
# and over.
_TOKEN = re.compile(
    r'<(/?[a-zA-Z][^\s/>]{0,99}(?:[^=>]{0,999}+="[^"]*+"){0,499}+[^>]{0,999}+|[!?][^>]*+)>([^<]*+)'
)
# Nothing is to happen when elements are taken out.
_OPTIONS = LexborDocumentOptions.WO_EVENTS.value


def parse(body: str) -> LexborHTMLParser:
    """The page as a tree; readings of Chinese characters are set in brackets, if they are not."""
    tree = LexborHTMLParser(body, options=_OPTIONS)
    for reading in tree.tags("rt"):
        if reading.prev is None or reading.prev.tag != "rp":
            reading.insert_before("(")
            reading.insert_after(")")
    return tree


def pieces_of(
    tree: LexborHTMLParser, *, words_only: bool = False, title: frozenset[str] = frozenset()
) -> tuple[tuple[Piece, ...], tuple[int, ...]]:
    """The blocks of a page in reading order, and each container's parent.

    Takes what is never text out of the tree.  ``words_only``: the pieces' markup is not kept, and
    neither are menus, and of what is outside the headline's article only what comes in between;
    ``title`` has the words by which the headline is known.
    """
    # What holds most goes first.
    tree.strip_tags([*(["nav"] if words_only else []), *_SILENT, *_TEXTLESS])
    headed = words_only and cut_above(tree, title, INLINE)
    containers = Containers()
    filler = Filler(containers, None if words_only else [])
    _walk(tree.html or "", filler, containers, headed=headed)
    return tuple(filler.pieces), tuple(containers.parents)


# tag, place, whether in a link and in italics, inline tags between it and its block
_Open = tuple[str, Place, int, tuple[str, ...]]


def _walk(html: str, filler: Filler, containers: Containers, *, headed: bool) -> None:
    """Follow the tags, and hand every run of text to the block that it stands in.

    ``headed``: the first piece is the headline, and the end of its article that of the walk.
    """
    tags, stack, parts = Tags(filler.markup is not None), list[_Open](), filler.text
    tag, place, ways = "", PAGE, 0
    inline: tuple[str, ...] = ()
    for written, text in _tokens(html):
        act, name, way = tags[written]
        if act == BLOCK:
            if parts or filler.marks:
                filler.flush()
            stack.append((tag, place, ways, inline))
            place = containers.add(place, name, (*inline, written) if inline else (written,))
            tag, inline = name, ()
        elif act > CLOSES:
            if act == BLOCK_ENDS:
                if parts or filler.marks:
                    filler.flush()
                if headed and name == "article" and filler.has_article(place):
                    break
            elif act == KEPT_ENDS:
                filler.mark(written)
            if name == tag:
                tag, place, ways, inline = stack.pop()
            else:
                here = tag, place, ways, inline
                tag, place, ways, inline = _closed(name, here, stack)
        elif act == BREAK:
            filler.end_line()
        elif act == RULE:
            filler.rule()
        elif act != NOTHING:
            if act == KEPT:
                filler.mark(written)
            elif act == IN_ROW:
                filler.cell(name, place[0])
            stack.append((tag, place, ways, inline))
            tag, ways, inline = name, ways | way, (*inline, written)
        if text:
            if not text.isspace():
                filler.add(text, place, ways, inline)
            elif parts:
                filler.space(text)
    filler.flush()


def _tokens(html: str) -> Iterable[tuple[str, str]]:
    """Every tag, as it is written between its brackets, and the text up to the next."""
    if "<!--" in html:
        html = _COMMENT.sub("<!>", html)
    parts = html.replace(">", "<").split("<")
    if html.count("<") * 2 != len(parts) - 1:  # one stands in raw text, or in an attribute's name
        return _TOKEN.findall(html)
    return zip(parts[1::2], parts[2::2], strict=True)


def _closed(tag: str, here: _Open, stack: list[_Open]) -> _Open:
    """Where the text stands after an end tag that is not of the element at hand.

    The tree is well nested; this only guards against markup that hides in raw text.
    """
    if any(open_[0] == tag for open_ in stack[-8:]):
        while here[0] != tag:
            here = stack.pop()
        here = stack.pop()
    return here
