"""HTML -> pieces: one walk over the serialised tree, block by block.

The parser (lexbor) repairs the markup and writes it out again in a regular form, which a
single regular expression takes apart faster than visiting nodes one at a time.
"""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from sitegen.clean.records import Piece
from sitegen.clean.regions import HIDDEN, LINK, TAG_BITS, attribute_bits
from sitegen.model import BlockKind
from sitegen.text import fold_space

# Never text of an article, and nothing that a reader sees as text.
SILENT = [
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select",
    "button", "canvas", "video", "audio", "map", "math", "dialog", "datalist", "progress",
]  # fmt: skip
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt ruby"
    " s samp small span strike strong sub sup time tt u var wbr img td th picture source".split()
)
_KEPT_INLINE = frozenset(("a", "em", "strong", "b", "i"))
_KINDS: dict[str, BlockKind] = {
    "li": "list_item", "dt": "list_item", "dd": "list_item", "tr": "table_row",
    "pre": "preformatted", "figcaption": "caption", "caption": "caption",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading",
}  # fmt: skip

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TOKEN = re.compile(r'<(/?)([a-zA-Z][^\s/>]*)((?:[^>"]|"[^"]*")*)>([^<]*)')
_WANTED = re.compile(r'\s(?:class|id|role|itemprop|style|hidden|aria-hidden|href)\b')


def parse(body: str) -> LexborHTMLParser:
    """The page as a tree."""
    return LexborHTMLParser(body)


def pieces_of(tree: LexborHTMLParser) -> tuple[Piece, ...]:
    """The blocks of a page in reading order; takes what is never text out of the tree."""
    tree.strip_tags(SILENT)
    walker = _Walker()
    walker.walk(_COMMENT.sub("", tree.html or ""))
    return tuple(walker.pieces)


class _Walker:
    """Open elements, and the block that is being filled."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        # (tag, region bits of it and its ancestors, number of its block container)
        self.stack: list[tuple[str, int, int]] = [("", 0, 0)]
        self.text: list[str] = []
        self.markup: list[str] = []
        self.linked = 0
        self.marked = False
        self.containers = 0
        self.block = ("", 0, 0)

    def walk(self, html: str) -> None:
        stack = self.stack
        for closing, tag, attributes, text in _TOKEN.findall(html):
            if tag == "br":
                self.flush()
            elif closing:
                self.close(tag)
            elif tag not in _VOID:
                self.open(tag, attributes)
            elif tag == "hr":
                self.flush()
            if text:
                if "&" in text:
                    text = unescape(text)
                if not self.text:
                    if text.isspace():
                        continue
                    self.block = self._block_of(stack)
                self.text.append(text)
                self.markup.append(text)
                if stack[-1][1] & LINK:
                    self.linked += len(text)
        self.flush()

    def open(self, tag: str, attributes: str) -> None:
        stack = self.stack
        _, bits, container = stack[-1]
        bits |= TAG_BITS.get(tag, 0)
        if attributes and _WANTED.search(attributes):
            bits |= attribute_bits(attributes, tag)
        if tag not in _INLINE:
            self.flush()
            self.containers += 1
            container = self.containers
        elif tag in ("td", "th"):
            if self.text:
                self.text.append(" | ")
                self.markup.append(" | ")
        elif tag in _KEPT_INLINE and self.text:
            self.marked = True
        stack.append((tag, bits, container))

    def close(self, tag: str) -> None:
        if tag not in _INLINE:
            self.flush()
        stack = self.stack
        # The serialised tree is well nested; the loop only guards against a parser's surprise.
        while len(stack) > 1:
            if stack.pop()[0] == tag:
                break

    def _block_of(self, stack: list[tuple[str, int, int]]) -> tuple[str, int, int]:
        for place in range(len(stack) - 1, -1, -1):
            if stack[place][0] not in _INLINE:
                return stack[place][0], stack[-1][1], place
        return "", stack[-1][1], 0

    def flush(self) -> None:
        if not self.text:
            return
        tag, bits, place = self.block
        raw = "".join(self.text)
        text = raw.strip("\n") if tag == "pre" else fold_space(raw)
        linked, self.linked = self.linked, 0
        self.text, self.markup = [], []
        if not text or bits & HIDDEN and not text:
            return
        parent = self.stack[max(0, place - 1)][2]
        self.pieces.append(
            Piece(
                text,
                len(self.pieces) + 1,
                _KINDS.get(tag, "quote" if bits & TAG_BITS["blockquote"] else "paragraph"),
                int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0,
                None,
                min(1.0, linked / max(1, len(raw))),
                tag,
                bits,
                parent,
            )
        )
