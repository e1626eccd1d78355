"""Feeds and WordPress exports (RSS, Atom, WXR): one ``Document`` or ``Rejection`` an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from xml.parsers import expat

from msgspec.structs import replace

from sitegen.model import Document, Origin, Rejection
from sitegen.read.limits import RECORDS
from sitegen.read.many.record import document_of

_ITEMS = frozenset(("item", "entry"))
_NAMES = {
    "title": "title", "link": "link", "pubdate": "pubDate", "dc:date": "date", "published": "date",
    "updated": "updated", "dc:creator": "author", "author": "author", "name": "author",
    "content:encoded": "content_html", "content": "content_html", "description": "description",
    "summary": "description", "category": "categories", "dc:language": "language",
    "wp:post_date": "post_date", "wp:status": "_status", "wp:post_type": "_type",
    "wp:post_password": "_password",
}  # fmt: skip
"""An item's elements that tell something of it, by the names that records give them."""
_OF_FEED = {"title": "feed_title", "language": "language"}
_LISTS = frozenset(("author", "categories"))
_SHOWN = frozenset(("", "publish", "inherit"))
_ARTICLES = frozenset(("", "post", "page"))
_MAIL = re.compile(r"\S{1,200}@\S{1,200}")
"""RSS has ``desk@paper.example (A. Writer)``; the address is nobody's business."""
_SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|audio|video|playlist)\b[^\[\]]{0,999}\]")
_CAPTION = re.compile(r"\[caption\b[^\[\]]{0,999}\]((?:[^\[]|\[(?!/?caption)){0,9999})\[/caption\]")
_PICTURE = re.compile(r"(?:<a\b[^>]{0,999}>)?\s{0,9}<img\b[^>]{0,2999}>\s{0,9}(?:</a>)?")
_SET = re.compile(r"<(?:p|div|section|article)\b|<!-- wp:", re.IGNORECASE)
_BLOCK = re.compile(r"\s*<(?:h[1-6]|ul|ol|li|table|blockquote|figure|pre|hr)\b", re.IGNORECASE)
_GAP = re.compile(r"\n[ \t]*\n\s*")
Item = dict[str, object]


def read_feed(path: str, text: str) -> Iterator[Document | Rejection]:
    """The items of a feed in order; of a broken one those before the fault."""
    reading = _Reading()
    problem = reading.read(text)
    for number, item in enumerate(reading.items[:RECORDS], 1):
        yield _document(Origin(path, number), item, reading.feed)
    after = Origin(path, len(reading.items) + 1) if reading.items else Origin(path)
    if problem:
        yield Rejection(after, "read", "not valid XML", problem)
    elif not reading.items:
        yield Rejection(after, "read", "XML that is no feed", status="skipped")
    elif len(reading.items) > RECORDS:
        yield Rejection(after, "read", "too many records", f"over {RECORDS}")


def _document(origin: Origin, item: Item, feed: Item) -> Document | Rejection:
    status, kind = str(item.get("_status", "")), str(item.get("_type", ""))
    if kind not in _ARTICLES or status not in _SHOWN:
        why = kind if kind not in _ARTICLES else status
        return Rejection(origin, "read", "no published article", why, status="skipped")
    if "_password" in item:  # the blog shows it to nobody else
        return Rejection(origin, "read", "no published article", "password", status="skipped")
    record = {**feed, **{name: value for name, value in item.items() if name[0] != "_"}}
    if not record.get("content_html") and "description" in record:
        record["description_html"] = record.pop("description")
    if content := record.get("content_html"):
        record["content_html"] = _set_in_paragraphs(str(content))
    found = document_of(origin, record)
    if isinstance(found, Rejection):
        return found
    statements = (
        replace(one, where=one.where.replace("JSON record", "feed")) for one in found.statements
    )
    return replace(found, statements=tuple(statements))


def _set_in_paragraphs(content: str) -> str:
    """A post as WordPress shows it: blank lines part paragraphs, brackets hold pictures."""
    content = _SHORTCODE.sub("", _CAPTION.sub(_captioned, content))
    if "<" not in content or _SET.search(content):
        return content
    return "\n".join(
        chunk if _BLOCK.match(chunk) else f"<p>{chunk}</p>"
        for chunk in _GAP.split(content)
        if chunk
    )


def _captioned(found: re.Match[str]) -> str:
    words = _PICTURE.sub("", found[1]).strip()
    return f"\n\n<figure><img><figcaption>{words}</figcaption></figure>\n\n"


class _Reading:
    """What a feed holds, gathered while it is parsed."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.feed: Item = {}
        self._item: Item | None = None
        self._name = ""
        """Of the element whose text is gathered; those inside it are part of the text."""
        self._inside = 0
        self._text: list[str] = []

    def read(self, text: str) -> str:
        """Parses all of it; what is wrong with it, if anything is."""
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._said
        try:
            parser.Parse(text.encode("utf-8", "replace"), True)
        except expat.ExpatError as error:
            words = expat.errors.messages[error.code]
            return f"line {error.lineno}, column {error.offset + 1}: {words}"
        return ""

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        name = element.lower()
        if self._name and not (name == "name" and self._name == "author"):
            self._inside += 1
            href = f' href="{escape(attributes["href"])}"' if "href" in attributes else ""
            self._text.append(f"<{name}{href}>")
        elif self._item is None and name in _ITEMS:
            self._item = {}
        elif name in (_NAMES if self._item is not None else _OF_FEED):
            self._name, self._text = name, []
            told = attributes.get("href") if name == "link" else attributes.get("term")
            if told and attributes.get("rel", "alternate") == "alternate":
                self._text.append(told)

    def _said(self, text: str) -> None:
        if self._name:
            self._text.append(escape(text, quote=False) if self._inside else text)

    def _end(self, element: str) -> None:
        name = element.lower()
        if self._inside:
            self._inside -= 1
            self._text.append(f"</{name}>")
        elif name == self._name:
            self._keep(name, "".join(self._text).strip())
            self._name = ""
        elif name in _ITEMS and self._item is not None:
            self.items.append(self._item)
            self._item = None

    def _keep(self, name: str, text: str) -> None:
        if name in ("author", "dc:creator"):
            text = _MAIL.sub("", text).strip(" ()")
        if not text:
            return
        if self._item is None:
            self.feed.setdefault(_OF_FEED[name], text)
        elif (field := _NAMES[name]) in _LISTS:
            known = self._item.setdefault(field, [])
            assert isinstance(known, list)
            known.append(text)
        else:
            self._item.setdefault(field, text)
