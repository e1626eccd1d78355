"""HTML -> pieces: one walk over the serialised tree, block by block.

The parser (lexbor) repairs the markup and writes it out again in a regular form, which a
single regular expression takes apart faster than visiting nodes one at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

from sitegen.clean.records import Piece, word_set
from sitegen.clean.regions import TAG_BITS, attribute_bits, class_of
from sitegen.model import BlockKind
from sitegen.text import drop_invisible

# Never text of an article, and nothing that a reader sees as text.
_SILENT = [
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select",
    "button", "canvas", "video", "audio", "map", "math", "datalist", "progress",
]  # fmt: skip
# Without text, and often with more attributes than all others have together.
_TEXTLESS = ["img", "source", "link", "meta", "input"]
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_INLINE = word_set(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var td th picture"
)
_KEPT_INLINE = ("a", "em", "strong", "b", "i")
_LINKED, _SLANTED = 1, 2
_WAYS = {"a": _LINKED, "em": _SLANTED, "i": _SLANTED, "cite": _SLANTED}
_BLOCK, _INSIDE, _KEPT, _IN_ROW, _BREAK, _NOTHING = range(6)
_TAG_KINDS = {
    "": _NOTHING, **dict.fromkeys(_VOID, _NOTHING), "br": _BREAK, "hr": _BREAK,
    **dict.fromkeys(_INLINE, _INSIDE), **dict.fromkeys(_KEPT_INLINE, _KEPT), "td": _IN_ROW,
    "th": _IN_ROW,
}  # fmt: skip
"""What a tag does to the text around it; those not named here make blocks."""
# Blocks that hold text alone: their siblings, not their children, are what belongs together.
_LEAVES = word_set("p li h1 h2 h3 h4 h5 h6 dt dd figcaption caption pre tr")
_KINDS: dict[str, BlockKind] = {
    "li": "list_item", "dt": "list_item", "dd": "list_item", "tr": "table_row",
    "pre": "preformatted", "figcaption": "caption", "caption": "caption",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading",
}  # fmt: skip
_QUOTE = TAG_BITS["blockquote"]

# What a comment holds may look like tags.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# The bounds keep markup inside raw text, where it is not put in order, from being read over
# and over.
_TOKEN = re.compile(
    r'<(/?[a-zA-Z][^\s/>]{0,99}(?:[^=>]{0,999}+="[^"]*+"){0,499}+[^>]{0,999}+|[!?][^>]*+)>([^<]*+)'
)
_SHORT_TAG = 90
_CELL = " | "
# The serialiser writes these four and no others.
_REFERENCES = (("&nbsp;", "\xa0"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def parse(body: str) -> LexborHTMLParser:
    """The page as a tree."""
    return LexborHTMLParser(body)


def pieces_of(
    tree: LexborHTMLParser, *, words_only: bool = False
) -> tuple[tuple[Piece, ...], tuple[int, ...]]:
    """The blocks of a page in reading order, and each container's parent.

    Takes what is never text out of the tree.  ``words_only``: the pieces' markup is not kept, and
    neither are menus.
    """
    tree.strip_tags([*_SILENT, *_TEXTLESS, *(["nav"] if words_only else [])])
    regions = _Regions()
    filler = _Filler(regions, words_only=words_only)
    _walk(tree.html or "", filler, regions)
    return tuple(filler.pieces), tuple(regions.parents)


# tag, own number, parent's number, grandparent's number, tag of its block, number of the nearest
# article element, whether in a link and in italics, inline tags between it and its block
_Open = tuple[str, int, int, int, str, int, int, tuple[str, ...]]
_PAGE: _Open = ("", 0, 0, 0, "", 0, 0, ())


def _walk(html: str, filler: _Filler, regions: _Regions) -> None:
    """Follow the tags, and hand every run of text to the block that it stands in."""
    here, stack = _PAGE, list[_Open]()
    known: dict[str, tuple[int, bool, str]] = {}
    for written, text in _tokens(html):
        found = known.get(written)
        if found is None:
            found = known[written] = _tag(written)
        kind, closing, tag = found
        if kind == _BLOCK and (filler.text or filler.marked):
            filler.flush()
        if closing:
            if kind == _KEPT:
                filler.mark(f"<{written}>")
            here = stack.pop() if here[0] == tag else _closed(tag, here, stack)
        elif kind == _BLOCK:
            number = regions.add(here[1], (*here[7], written))
            article = number if tag == "article" else here[5]
            stack.append(here)
            here = (tag, number, here[1], here[2], tag, article, here[6], ())
        elif kind == _BREAK:
            filler.flush()
        elif kind != _NOTHING:
            if kind == _KEPT:
                filler.mark(f"<{written}>")
            elif kind == _IN_ROW:
                filler.cell()
            stack.append(here)
            here = (tag, *here[1:6], here[6] | _WAYS.get(tag, 0), (*here[7], written))
        if text:
            if not text.isspace():
                filler.add(text, here)
            elif filler.text:
                filler.space(text)
    filler.flush()


def _tokens(html: str) -> Iterable[tuple[str, str]]:
    """Every tag, as it is written between its brackets, and the text up to the next."""
    if "<!--" in html:
        html = _COMMENT.sub("<!>", html)
    if html.count("<") != html.count(">"):  # one stands in raw text, or in an attribute's name
        return _TOKEN.findall(html)
    parts = html.replace(">", "<").split("<")
    return zip(parts[1::2], parts[2::2], strict=True)


def _tag(written: str) -> tuple[int, bool, str]:
    """What a tag does to the text around it, whether it closes an element, and its name.

    ``written`` is what stands between its brackets.
    """
    closing = written[:1] == "/"
    name = written[closing:].partition(" ")[0]
    kind = _TAG_KINDS.get(name, _BLOCK) if name[:1].isalpha() else _NOTHING
    return kind, closing and kind not in (_BREAK, _NOTHING), name


def _closed(tag: str, here: _Open, stack: list[_Open]) -> _Open:
    """Where the text stands after an end tag that is not of the element at hand.

    The tree is well nested; this only guards against markup that hides in raw text.
    """
    if any(open_[0] == tag for open_ in stack[-8:]):
        while here[0] != tag:
            here = stack.pop()
        here = stack.pop()
    return here


# region bits of a container, number of the names of all elements around it, number of the names
# and classes of the innermost three; name and classes of itself and of its parent
_Kind = tuple[int, int, int, str, str]
_NO_KIND: _Kind = (0, 0, 0, "", "")


class _Regions:
    """The containers of a page, and of which kinds they are.

    Bits are told from the tags only where there is text: reading names is what takes longest.
    """

    def __init__(self) -> None:
        self.parents = [0]
        self._opened: list[tuple[str, ...]] = [()]
        self._known: list[_Kind | None] = [_NO_KIND]
        self._twins: dict[tuple[int, tuple[str, ...]], _Kind] = {}
        self._numbers: dict[tuple[int | str, ...], int] = {}
        self._names: dict[str, str] = {}

    def add(self, parent: int, opened: tuple[str, ...]) -> int:
        """The number of a new container, which these tags open within its parent."""
        self.parents.append(parent)
        self._opened.append(opened)
        self._known.append(None)
        return len(self.parents) - 1

    def of(self, number: int) -> _Kind:
        """Of what kind a container is."""
        way = []
        while (known := self._known[number]) is None:
            way.append(number)
            number = self.parents[number]
        for inner in reversed(way):
            opened = self._opened[inner]
            # Paragraphs beside one another are mostly of one kind.
            twin = self._twins.get((number, opened))
            if twin is None:
                twin = self._twins[number, opened] = self._within(known, opened)
            known = self._known[inner] = twin
            number = inner
        return known

    def _within(self, outer: _Kind, opened: tuple[str, ...]) -> _Kind:
        """The kind of a container that these tags open within one of a known kind."""
        bits, path, _, parent, grand = outer
        written = opened[-1]
        tag, _, attributes = written.partition(" ")
        name = self._names.get(written)
        if name is None:
            name = self._names[written] = f"{tag} {class_of(attributes)}"
        look = self._numbered((name, parent, grand))
        return bits | _bits_of(opened), self._numbered((path, tag)), look, name, parent

    def _numbered(self, key: tuple[int | str, ...]) -> int:
        return self._numbers.setdefault(key, len(self._numbers) + 1)


def _bits_of(tags: tuple[str, ...]) -> int:
    bits = 0
    for written in tags:
        bits |= _short_bits(written) if len(written) < _SHORT_TAG else _bits(written)
    return bits


def _bits(written: str) -> int:
    name, _, attributes = written.partition(" ")
    bits = TAG_BITS.get(name, 0)
    return bits if name in ("body", "html") or not attributes else bits | attribute_bits(attributes)


# Short ones recur all over a site; long ones hold addresses and data, and hardly ever do.
_short_bits = lru_cache(maxsize=16_384)(_bits)


class _Filler:
    """The block that is being filled, and those that are full."""

    def __init__(self, regions: _Regions, *, words_only: bool) -> None:
        self.pieces: list[Piece] = []
        self.text: list[str] = []
        self.markup: list[str] = []
        self.marked = False
        self.linked = self.slanted = 0
        self.first = _PAGE
        self._regions = regions
        self._words_only = words_only

    def add(self, text: str, here: _Open) -> None:
        """Text with its character references still in place."""
        self.markup.append(text)
        if "&" in text:
            for reference, character in _REFERENCES:
                text = text.replace(reference, character)
        if not self.text:
            self.first = here
        self.text.append(text)
        if here[6] & _LINKED:
            self.linked += len(text)
        if here[6] & _SLANTED:
            self.slanted += len(text)

    def space(self, text: str) -> None:
        self.text.append(text)
        self.markup.append(text)

    def mark(self, tag: str) -> None:
        self.markup.append(tag)
        self.marked = True

    def cell(self) -> None:
        if self.text:
            self.text.append(_CELL)
            self.markup.append(_CELL)

    def flush(self) -> None:
        """End the block; one without words leaves no piece."""
        if self.text:
            self._emit()
            self.text, self.markup, self.marked = [], [], False
            self.linked = self.slanted = 0
        elif self.marked and len(self.markup) > 8:
            self.markup, self.marked = [], False

    def _emit(self) -> None:
        _, me, parent, grand, tag, article, _, inline = self.first
        raw = "".join(self.text)
        text = raw.strip("\n") if tag == "pre" else " ".join(raw.split())
        if not text.isascii():
            text = drop_invisible(text)
        if not text:
            return
        leaf = tag in _LEAVES
        bits, path, look, _, _ = self._regions.of(me)
        if inline:
            bits |= _bits_of(inline)
        self.pieces.append(
            Piece(
                text,
                len(self.pieces) + 1,
                _KINDS.get(tag) or ("quote" if bits & _QUOTE else "paragraph"),
                int(tag[1]) if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else 0,
                None if not self.marked else "" if self._words_only else "".join(self.markup),
                self.linked / len(raw),
                tag,
                bits,
                parent if leaf else me,
                grand if leaf else parent,
                article,
                path=path,
                look=look,
                slanted=self.slanted / len(raw),
            )
        )
