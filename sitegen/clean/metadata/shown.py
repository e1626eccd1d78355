"""What a page shows its readers under the title: headings, bylines, dates, the lead's caption."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

from sitegen.model import Statement
from sitegen.text import drop_invisible, fold_space

# Every substring selector costs about 0.08 ms a page: only the frequent ones, any first letter.
SHOWN = (
    'time,[itemprop],[rel~="author"],figcaption,[class*="yline"],[class*="uthor"],'
    '[class*="date"],[class*="Date"],[class*="time"],[class*="ublish"],[data-testid*="yline"],'
    'a[href*="/author"],a[href*="/people/"],a[href*="/profile"],a[href*="/staff/"]'
)
# Compiled when they are first needed, which takes long: titles alone are read without them.
_BYLINE_CLASS = r"(?i)by-?_?line|author|writer|contributor"
_DATE_CLASS = r"(?i)date|time(?!line)|publi"
_NOT_BYLINE = (
    r"(?i)bio|avatar|image|img|photo|social|twitter|follow|related|comment|recirc|card__|teaser"
    r"|authority|authoriz|newsletter|popular|trending|sidebar|footer"
)
_BY_HREF = r"(?i)/(?:authors?|people|profiles?|staff|by|contributors?)/[^/]"
_UPDATED = r"(?i)updat|modif|revis|edited|aktualis|actuali|mis à jour|обновл|更新"
_PUBLISHED = r"(?i)publi|posted|erstellt|veröffentl|опубл"
_LIKE_A_NAME = r"[^\W\d_]{2,}\s+[^\W\d_]{2,}|[぀-ヿ㐀-鿿가-힯]{2}"
# Where two parts of an element are written together: before closing, after opening marks.
_TOUCHING = re.compile(r"\0(?=[’'”\"»,.;:!?)\]\0]|\s|$)|(?<=[‘“«(\[\s-])\0")
_DIGIT = re.compile(r"\d")
_LONGEST_BYLINE = 200
_LONGEST_STAMP = 100
_LONGEST_VALUE = 1000
_LONGEST_CAPTION = 600
# Two paragraphs of this length under the heading: what follows is no longer the head.
_PROSE = 180
# How far the box of a byline may lie above its name, and how much text it may hold.
_LEVELS = 6
_LONGEST_BOX = 400


def stated(field: str, value: str, where: str) -> Iterator[Statement]:
    """A statement, if there is anything in the value."""
    clean = fold_space(drop_invisible(html.unescape(value)))[:_LONGEST_VALUE]
    if clean:
        yield Statement(field, clean, where)


class Head:
    """Reads the visible elements of one page, in order; knows where its head begins and ends.

    The head is what stands between the first ``h1`` and the second long paragraph, and the box
    in which the first byline stands.  Names and times elsewhere belong to other stories.
    """

    def __init__(self, has_heading: bool, microdata: Mapping[str, str]) -> None:
        self._begun = not has_heading
        self._paragraphs = 0
        self._box: LexborNode | None = None
        self._caption = False
        self._microdata = microdata

    def read(self, node: LexborNode, tag: str) -> Iterator[Statement]:
        """What one element states."""
        if tag == "h1":
            self._begun = True
            yield from stated("title", _joined(node), "h1")
        elif tag == "p" and self._begun and self._paragraphs < 2 and len(node.text()) >= _PROSE:
            self._paragraphs += 1
        elif tag == "figcaption":
            yield from self._lead_caption(node)
        elif not self._is_over(node):
            yield from self._of_visible(node, tag)

    def _is_over(self, node: LexborNode) -> bool:
        if self._paragraphs < 2 or self._box is None:
            return False
        return not _within(node, self._box)

    def _lead_caption(self, node: LexborNode) -> Iterator[Statement]:
        if self._begun and not self._caption:
            text = fold_space(node.text(separator=" "))
            if 0 < len(text) <= _LONGEST_CAPTION:
                self._caption = True
                yield from stated("image_caption", text, "figcaption")

    def _of_visible(self, node: LexborNode, tag: str) -> Iterator[Statement]:
        attributes = node.attributes
        prop = attributes.get("itemprop")
        if tag == "time":
            yield from self._of_time(node, attributes.get("class") or "")
        elif prop:
            yield from self._of_itemprop(node, prop.lower())
        else:
            yield from self._of_class(node, attributes)

    def _of_itemprop(self, node: LexborNode, prop: str) -> Iterator[Statement]:
        attributes = node.attributes
        value = attributes.get("content") or attributes.get("datetime")
        for name in prop.split():
            field = self._microdata.get(name)
            where = f"microdata {name}"
            if name == "name":
                field = owner(node)
                where = f"microdata {field} name"
            if not field:
                continue
            text = value or fold_space(node.text(separator=" "))
            if len(text) > _LONGEST_BYLINE:
                continue
            if field == "author" and not value and not self._in_box(node, text):
                continue
            yield from stated(field, text, where)

    def _of_class(
        self, node: LexborNode, attributes: Mapping[str, str | None]
    ) -> Iterator[Statement]:
        """Bylines and stamps, by their links and by the names that designers give them."""
        classes = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        href = attributes.get("href")
        place = ""
        if "author" in (attributes.get("rel") or "").lower().split():
            place = "rel=author"
        elif href and re.search(_BY_HREF, href):
            place = "author link"
        elif re.search(_BYLINE_CLASS, classes) and not re.search(_NOT_BYLINE, classes):
            place = "byline"
        if place:
            text = fold_space(node.text(separator=" "))
            if len(text) > _LONGEST_BYLINE:
                return
            if not self._begun:
                yield from stated("author", text, f"{place} above")
            elif self._in_box(node, text):
                yield from stated("author", text, place)
        elif self._begun and self._paragraphs < 2 and re.search(_DATE_CLASS, classes):
            text = fold_space(node.text(separator=" "))
            if len(text) <= _LONGEST_STAMP and _DIGIT.search(text):
                yield from stated("date", text, "stamp")

    def _in_box(self, node: LexborNode, text: str) -> bool:
        """Whether a byline stands with the first one; the first with a name makes the box."""
        if not self._begun:
            return True
        if self._box is None and re.search(_LIKE_A_NAME, text):
            self._box = _box_of(node)
        return self._box is None or _within(node, self._box)

    def _of_time(self, node: LexborNode, classes: str) -> Iterator[Statement]:
        """A time as the machine and as the reader gets it; "updated" by the words around it."""
        text = fold_space(node.text(separator=" "))
        label = f"{classes} {text} {_before(node)}"
        lead = text[: found.start()] if (found := _DIGIT.search(text)) else text
        says_updated = re.search(_UPDATED, lead) is not None and re.search(_PUBLISHED, lead) is None
        published = re.search(_PUBLISHED, label) is not None and not says_updated
        if not self._begun and not published:
            return
        if self._paragraphs >= 2 and (self._box is None or not _within(node, self._box)):
            return
        field = "updated" if re.search(_UPDATED, label) and not published else "date"
        suffix = "" if self._begun else " above"
        value = node.attributes.get("datetime") or text
        if len(value) <= _LONGEST_STAMP:
            yield from stated(field, value, f"time{suffix}")
        if value != text and len(text) <= _LONGEST_STAMP and _DIGIT.search(text):
            yield from stated(field, text, f"time text{suffix}")


def _before(node: LexborNode) -> str:
    """The words before an element, and what its box is called."""
    beside, parent = node.prev, node.parent
    words = (beside.text() or "")[-40:] if beside is not None else ""
    return f"{words} {(parent.attributes.get('class') or '') if parent is not None else ''}"


def owner(node: LexborNode) -> str | None:
    """Whose name it is: that of the author or of the publisher."""
    parent = node.parent
    for _ in range(4):
        if parent is None:
            return None
        prop = (parent.attributes.get("itemprop") or "").lower()
        if prop in ("author", "creator"):
            return "author"
        if prop == "publisher":
            return "source"
        parent = parent.parent
    return None


def _box_of(node: LexborNode) -> LexborNode:
    """The box of a byline: its largest ancestor of a byline's length."""
    box = node
    for _ in range(_LEVELS):
        parent = box.parent
        if parent is None or parent.tag in ("body", "html", "article", "main"):
            break
        if len(parent.text()) > _LONGEST_BOX:
            break
        box = parent
    return box


def _within(node: LexborNode, box: LexborNode) -> bool:
    one: LexborNode | None = node
    for _ in range(_LEVELS + 4):
        if one is None:
            return False
        if one.mem_id == box.mem_id:
            return True
        one = one.parent
    return False


def _joined(node: LexborNode) -> str:
    """An element's text; a blank between its parts unless they touch, as in "Macbeth</i>’s"."""
    return _TOUCHING.sub("", node.text(separator="\0")).replace("\0", " ")
