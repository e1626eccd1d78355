"""HTML -> pieces: one walk over the serialised tree, block by block.

The parser (lexbor) repairs the markup and writes it out again in a regular form, which a
single regular expression takes apart faster than visiting nodes one at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from sitegen.clean.pieces.containers import PAGE, Containers, Place, read_tag
from sitegen.clean.pieces.headline import cut_above
from sitegen.clean.pieces.listing import Listing
from sitegen.clean.pieces.outside import is_article
from sitegen.clean.pieces.regions import TAG_BITS
from sitegen.clean.records import Piece, word_set
from sitegen.model import BlockKind, Follows
from sitegen.text import drop_invisible, fold_space

# Never text of an article, and nothing that a reader sees as text.
_SILENT = [
    "head", "script", "style", "noscript", "template", "svg", "iframe", "object", "select",
    "button", "canvas", "video", "audio", "map", "math", "datalist", "progress",
]  # fmt: skip
# Without text, and often with more attributes than all others have together.
_TEXTLESS = ["img", "source", "link", "meta", "input"]
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_INLINE = word_set(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var td th picture"
)
_KEPT_INLINE = ("a", "em", "strong", "b", "i", "sub", "sup", "q", "del", "s", "ins", "code", "cite")
_LINKED, _SLANTED = 1, 2
_WAYS = {"a": _LINKED, "em": _SLANTED, "i": _SLANTED, "cite": _SLANTED}
_NOTHING, _BREAK, _BLOCK, _INSIDE, _KEPT, _IN_ROW, _RULE, _CLOSES = range(8)
"""What a tag does to the text around it; ``_CLOSES`` is added for the end of an element."""
_BLOCK_ENDS, _KEPT_ENDS = _CLOSES + _BLOCK, _CLOSES + _KEPT
_ACTS = {
    "": _NOTHING, **dict.fromkeys(_VOID, _NOTHING), "br": _BREAK, "hr": _RULE,
    **dict.fromkeys(_INLINE, _INSIDE), **dict.fromkeys(_KEPT_INLINE, _KEPT), "td": _IN_ROW,
    "th": _IN_ROW,
}  # fmt: skip
"""By its name; those not named here make blocks."""
# Blocks that hold text alone: their siblings, not their children, are what belongs together.
_LEAVES = word_set("p li h1 h2 h3 h4 h5 h6 dt dd figcaption caption pre tr")
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_KINDS: dict[str, BlockKind] = {
    "li": "list_item", "dt": "list_item", "dd": "list_item", "tr": "table_row",
    "pre": "preformatted", "figcaption": "caption", "caption": "caption",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading",
}  # fmt: skip
_QUOTE = TAG_BITS["blockquote"]

# What a comment holds may look like tags.
_COMMENT = re.compile(r"<(?=!--)[^-]*--[^-]*+(?:-(?!->)[^-]*+)*+-->")
# The bounds keep markup inside raw text, where it is not put in order, from being read over
# and over.
_TOKEN = re.compile(
    r'<(/?[a-zA-Z][^\s/>]{0,99}(?:[^=>]{0,999}+="[^"]*+"){0,499}+[^>]{0,999}+|[!?][^>]*+)>([^<]*+)'
)
# Nothing is to happen when elements are taken out.
_OPTIONS = LexborDocumentOptions.WO_EVENTS.value
_CELL = " | "
_FEW_MARKS = 8
"""Tags without text that may belong to the next block."""
# The serialiser writes these four and no others.
_REFERENCES = (("&nbsp;", "\xa0"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


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
    headed = words_only and cut_above(tree, title, _INLINE)
    containers = Containers()
    filler = _Filler(containers, None if words_only else [])
    _walk(tree.html or "", filler, containers, headed=headed)
    return tuple(filler.pieces), tuple(containers.parents)


# tag, place, whether in a link and in italics, inline tags between it and its block
_Open = tuple[str, Place, int, tuple[str, ...]]


def _walk(html: str, filler: _Filler, containers: Containers, *, headed: bool) -> None:
    """Follow the tags, and hand every run of text to the block that it stands in.

    ``headed``: the first piece is the headline, and the end of its article that of the walk.
    """
    tags, stack, parts = _Tags(filler.markup is not None), list[_Open](), filler.text
    tag, place, ways = "", PAGE, 0
    inline: tuple[str, ...] = ()
    for written, text in _tokens(html):
        act, name, way = tags[written]
        if act == _BLOCK:
            if parts or filler.marks:
                filler.flush()
            stack.append((tag, place, ways, inline))
            place = containers.add(place, name, (*inline, written) if inline else (written,))
            tag, inline = name, ()
        elif act > _CLOSES:
            if act == _BLOCK_ENDS:
                if parts or filler.marks:
                    filler.flush()
                if headed and name == "article" and filler.has_article(place):
                    break
            elif act == _KEPT_ENDS:
                filler.mark(written)
            if name == tag:
                tag, place, ways, inline = stack.pop()
            else:
                here = tag, place, ways, inline
                tag, place, ways, inline = _closed(name, here, stack)
        elif act == _BREAK:
            filler.end_line()
        elif act == _RULE:
            filler.rule()
        elif act != _NOTHING:
            if act == _KEPT:
                filler.mark(written)
            elif act == _IN_ROW:
                filler.cell(name)
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


def _folded(raw: str) -> str:
    """The text with one blank for every run of white space, and without invisible marks."""
    text = raw.strip()
    # Mostly nothing else is to be done, which is seen sooner than words are split.
    if "\n" not in text and "  " not in text and text.isprintable():
        return text
    return drop_invisible(fold_space(text))


class _Tags(dict[str, tuple[int, str, int]]):
    """For what stands between a tag's brackets: what it does, its name, what it makes of text."""

    def __init__(self, marked: bool) -> None:
        super().__init__(_bare(marked))
        self._marked = marked

    def __missing__(self, written: str) -> tuple[int, str, int]:
        found = self[written] = _of_name(written.split(" ", 1)[0], self._marked)
        return found


@cache
def _bare(marked: bool) -> dict[str, tuple[int, str, int]]:
    """The commonest tags: those without attributes."""
    names = [*_ACTS, *_LEAVES, *TAG_BITS, "div", "section", "body", "html"]
    return {tag: _of_name(tag, marked) for name in names for tag in (name, f"/{name}")}


@lru_cache(maxsize=1024)
def _of_name(name: str, marked: bool) -> tuple[int, str, int]:
    """The same for a tag without its attributes; ``marked``: links and emphasis are kept."""
    closing = name[:1] == "/"
    name = name.removeprefix("/")
    act = _ACTS.get(name, _BLOCK) if name[:1].isalpha() else _NOTHING
    if act == _KEPT and not marked:
        act = _INSIDE
    if closing and act > _BREAK:
        act += _CLOSES
    return act, name, _WAYS.get(name, 0)


def _closed(tag: str, here: _Open, stack: list[_Open]) -> _Open:
    """Where the text stands after an end tag that is not of the element at hand.

    The tree is well nested; this only guards against markup that hides in raw text.
    """
    if any(open_[0] == tag for open_ in stack[-8:]):
        while here[0] != tag:
            here = stack.pop()
        here = stack.pop()
    return here


class _Filler:
    """The block that is being filled, and those that are full."""

    def __init__(self, containers: Containers, markup: list[str] | None) -> None:
        self.pieces: list[Piece] = []
        self.text: list[str] = []
        self.markup = markup
        """Of the block; None if it is not asked for."""
        self.marks = 0
        self.linked = self.slanted = 0
        self.place = PAGE
        self.inline: tuple[str, ...] = ()
        self._containers = containers
        self._listing = Listing(containers)
        self._cells: set[str] = set()
        self._last_item = self._ended_line = 0
        """The number of the element in which a line was broken last."""
        self._ruled = False

    def add(self, text: str, place: Place, ways: int, inline: tuple[str, ...]) -> None:
        """Text with its character references still in place."""
        if self.markup is not None:
            self.markup.append(text)
        if "&" in text:
            for reference, character in _REFERENCES:
                text = text.replace(reference, character)
        if not self.text:
            self.place, self.inline = place, inline
        self.text.append(text)
        if ways & _LINKED:
            self.linked += len(text)
        if ways & _SLANTED:
            self.slanted += len(text)

    def space(self, text: str) -> None:
        self.text.append(text)
        if self.markup is not None:
            self.markup.append(text)

    def mark(self, tag: str) -> None:
        if self.markup is not None:
            self.markup.append(f"<{tag}>")
            self.marks += 1

    def cell(self, tag: str) -> None:
        self._cells.add(tag)
        if self.text:
            self.space(_CELL)

    def end_line(self) -> None:
        """End the block; what comes next follows as a line, unless another line is left empty."""
        broken = self.place[0] if self.text else 0
        self.flush()
        self._ended_line = broken

    def rule(self) -> None:
        """End the block; what comes next stands below a rule."""
        self.flush()
        self._ruled = True

    def flush(self) -> None:
        """End the block; one without words leaves no piece."""
        if self.text:
            if self._cells:
                self._end_row()
            self._emit()
            self.text.clear()
            if self._cells:
                self._cells.clear()
            self.linked = self.slanted = 0
        elif self.marks <= _FEW_MARKS:
            return
        if self.markup:
            self.markup.clear()
            self.marks = 0

    def _end_row(self) -> None:
        """Of a row with words in its first cell alone, as layout tables have, no bars are left."""
        if _CELL not in self.text:
            return
        first = self.text.index(_CELL)
        if any(part != _CELL and not part.isspace() for part in self.text[first:]):
            return
        del self.text[first:]
        if self.markup:
            self.markup[:] = [part for part in self.markup if part != _CELL]

    def has_article(self, place: Place) -> bool:
        """Whether the article around the first piece ends here, and has paragraphs enough."""
        return bool(self.pieces) and self.pieces[0].article == place[0] and is_article(self.pieces)

    def _emit(self) -> None:
        me, parent, grand, tag, article = self.place
        raw = "".join(self.text)
        text = drop_invisible(raw.strip("\n")) if tag == "pre" else _folded(raw)
        if not text:
            return
        leaf = tag in _LEAVES
        item = self._listing.item(self.place)
        bits, path, look, _, _ = self._containers.of(me)
        for written in self.inline:
            bits |= read_tag(written)[0]
        kind: BlockKind = _KINDS.get(tag) or (
            "list_item" if item else "quote" if bits & _QUOTE else "paragraph"
        )
        container = parent if leaf else me
        standing = self._standing(kind, item, container) if self.markup is not None else ()
        self.pieces.append(
            Piece(
                text,
                len(self.pieces) + 1,
                kind,
                int(tag[1]) if tag in _HEADINGS else 0,
                "".join(self.markup) if self.marks and self.markup else None,
                self.linked / len(raw),
                tag,
                bits,
                container,
                grand if leaf else parent,
                article,
                False,
                "",
                path,
                look,
                self.slanted / len(raw),
                *standing,
            )
        )

    def _standing(
        self, kind: BlockKind, item: int, container: int
    ) -> tuple[int, int | None, Follows]:
        """Of a list item how deep and under which number it stands; how the block goes on."""
        follows: Follows = ""
        if self._ruled:
            follows = "break"
        elif self._ended_line == self.place[0]:
            follows = "line"
        elif self._is_part(kind, item, container):
            follows = "part"
        self._ruled, self._ended_line, self._last_item = False, 0, item
        if item:
            return self._listing.depth(item), self._listing.number(item), follows
        return int(kind == "table_row" and self._cells == {"th"}), None, follows

    def _is_part(self, kind: BlockKind, item: int, container: int) -> bool:
        """Whether the block goes on with an item or a quotation, or says what a term means."""
        if kind == "quote":
            last = self.pieces[-1] if self.pieces else None
            return last is not None and last.kind == kind and last.container == container
        if self.place[3] == "dd":
            return bool(self.pieces) and self.pieces[-1].tag in ("dt", "dd")
        return item > 0 and item == self._last_item
