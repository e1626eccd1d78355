"""The text between the tags of a page, gathered to blocks."""

from __future__ import annotations

from sitegen.clean.pieces.containers import PAGE, Containers, Place, read_tag
from sitegen.clean.pieces.listing import Listing
from sitegen.clean.pieces.outside import is_article
from sitegen.clean.pieces.regions import TAG_BITS
from sitegen.clean.pieces.tags import LEAVES, LINKED, SLANTED
from sitegen.clean.records import Piece, word_set
from sitegen.model import BlockKind, Follows
from sitegen.text import drop_invisible, fold_space

_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_KINDS: dict[str, BlockKind] = {
    "li": "list_item", "dt": "list_item", "dd": "list_item", "tr": "table_row",
    "pre": "preformatted", "figcaption": "caption", "caption": "caption",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading",
}  # fmt: skip
_QUOTE = TAG_BITS["blockquote"]

_CELL = " | "
_FEW_MARKS = 8
"""Tags without text that may belong to the next block."""
# The serialiser writes these four and no others.
_REFERENCES = (("&nbsp;", "\xa0"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


class Filler:
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
        self._row = self._column = 0
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
        if ways & LINKED:
            self.linked += len(text)
        if ways & SLANTED:
            self.slanted += len(text)

    def space(self, text: str) -> None:
        self.text.append(text)
        if self.markup is not None:
            self.markup.append(text)

    def mark(self, tag: str) -> None:
        if self.markup is not None:
            self.markup.append(f"<{tag}>")
            self.marks += 1

    def cell(self, tag: str, row: int) -> None:
        """A cell begins in a row, whose container has this number."""
        self._cells.add(tag)
        self._column = self._column + 1 if row == self._row else 1
        self._row = row
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
        leaf = tag in LEAVES
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
        """Of a list item how deep and under which number it stands, of what a cell holds in which
        column; how the block goes on."""
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
        column = self._column if kind == "paragraph" and self._row in self.place[1:3] else None
        return int(kind == "table_row" and self._cells == {"th"}), column, follows

    def _is_part(self, kind: BlockKind, item: int, container: int) -> bool:
        """Whether the block goes on with an item or a quotation, or says what a term means."""
        if kind == "quote":
            last = self.pieces[-1] if self.pieces else None
            return last is not None and last.kind == kind and last.container == container
        if self.place[3] == "dd":
            return bool(self.pieces) and self.pieces[-1].tag in ("dt", "dd")
        return item > 0 and item == self._last_item


def _folded(raw: str) -> str:
    """The text with one blank for every run of white space, and without invisible marks."""
    text = raw.strip()
    # Mostly nothing else is to be done, which is seen sooner than words are split.
    if "\n" not in text and "  " not in text and text.isprintable():
        return text
    return drop_invisible(fold_space(text))
