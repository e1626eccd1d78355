"""What an HTML page says of itself: title, authors, dates, source, address, language.

Everything is taken word for word and says where it stood; weighing it is the inference's part.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.clean.metadata_json import json_ld
from sitegen.model import Statement
from sitegen.text import drop_invisible, fold_space, safe_url

# One walk over the tree finds every element that may say something.
_SELECTOR = (
    'p,title,meta,link[rel="canonical"],h1,time,[itemprop],[rel~="author"],figcaption,'
    'script[type="application/ld+json" i],[class*="byline" i],[class*="author" i],'
    '[class*="headline" i],[class*="publi" i],[class*="date" i],[class*="time" i],'
    '[class*="writer" i],[id*="byline" i],[id*="author" i],[data-testid*="byline" i],'
    'a[href*="/author"],a[href*="/people/"],a[href*="/profile"],a[href*="/staff/"],'
    'a[href*="/by/"],a[href*="/contributor"]'
)

# Name or property of a meta element (lower case) -> the field that it states.
_META_FIELDS = {
    "title": (
        "og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title",
        "sailthru.title", "headline", "article:title", "cxenseparse:title", "title", "fulltitle",
        "article.headline", "mediator_title", "rbtitle", "analytics-title", "weibo:article:title",
    ),
    "author": (
        "author", "article:author", "article:author_name", "dc.creator", "dcterms.creator",
        "dc.contributor", "citation_author", "parsely-author", "sailthru.author", "byl", "byline",
        "authors", "article.author", "cxenseparse:author", "twitter:creator", "twitter:data1",
        "creator", "dc.author", "og:article:author", "mediator_author", "rbauthors",
        "book:author", "og:author", "author_name", "cxenseparse:recs:articleauthor",
    ),
    "date": (
        "article:published_time", "og:article:published_time", "article:published", "date",
        "pubdate", "publishdate", "publish-date", "publish_date", "published", "datepublished",
        "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued",
        "dc.date.created", "citation_publication_date", "citation_date", "citation_online_date",
        "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
        "article:post_date", "publication_date", "originalpublicationdate", "ptime", "pdate",
        "cxenseparse:publishtime", "cxenseparse:recs:publishtime", "displaydate", "og:pubdate",
        "article_date_original", "created", "date.created", "datecreated", "article.created",
        "article:created_time", "mediator_published_time", "rbpubdate", "og:published_time",
        "video:release_date", "og:release_date", "release_date", "weibo:article:create_at",
        "bt:pubdate", "iso-8601-publish-date", "dc.date.published", "published_at", "pub_date",
        "publish_time", "published_time", "published-date", "article-publish-date",
    ),
    "updated": (
        "article:modified_time", "og:updated_time", "article:modified", "dcterms.modified",
        "dc.date.modified", "lastmod", "last-modified", "modified", "datemodified", "updated",
        "revised", "article.updated", "moddate", "bt:moddate", "weibo:article:update_at",
        "article:updated_time", "utime", "dateupdated", "last_updated_date", "updated_time",
        "og:article:modified_time", "article_date_updated",
    ),
    "source": (
        "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher",
        "citation_journal_title", "copyright", "dc.source", "article:publisher", "al:ios:app_name",
        "apple-mobile-web-app-title", "cre", "source", "twitter:site", "dc.rights",
    ),
    "url": ("og:url", "parsely-link", "twitter:url"),
    "language": ("og:locale", "content-language", "dc.language", "inlanguage", "language"),
    "tag": (
        "keywords", "news_keywords", "article:tag", "parsely-tags", "article:section", "section",
        "parsely-section", "dc.subject", "og:article:tag",
    ),
    "description": ("description", "og:description", "twitter:description", "dc.description"),
}  # fmt: skip
_META = {name: field for field, names in _META_FIELDS.items() for name in names}
_ITEMPROPS = {
    "headline": "title",
    "author": "author",
    "creator": "author",
    "datepublished": "date",
    "datecreated": "date",
    "datemodified": "updated",
    "inlanguage": "language",
}
_BYLINE_CLASS = re.compile(r"by-?_?line|author|writer|contributor", re.I)
_DATE_CLASS = re.compile(r"date|time(?!line)|publi", re.I)
_UPDATED = re.compile(r"updat|modif|revis|edited|aktualis|actuali|mis à jour|обновл|更新", re.I)
_PUBLISHED = re.compile(r"publi|posted|erstellt|veröffentl|опубл", re.I)
_NOT_BYLINE = re.compile(
    r"bio|avatar|image|img|photo|social|twitter|follow|related|comment|recirc|card__|teaser"
    r"|authority|authoriz|newsletter|popular|trending|sidebar|footer",
    re.I,
)
_BY_HREF = re.compile(r"/(?:authors?|people|profiles?|staff|by|contributors?)/[^/]", re.I)
# Where two parts of an element are written together: before closing, after opening marks.
_TOUCHING = re.compile(r"\0(?=[’'”\"»,.;:!?)\]\0]|\s|$)|(?<=[‘“«(\[\s-])\0")
_MAX_BYLINE = 200
_MAX_EACH = 12
# Statements of one visible byline stand in one box; those of other stories' teasers elsewhere.
_SHOWN = (
    "byline", "rel=author", "author link", "microdata author", "microdata author name",
    "microdata creator",
)  # fmt: skip
_SHOWN_DATES = ("time", "time text", "stamp")
# Two paragraphs of this length under the heading: what follows is no longer the head.
_PROSE = 180
_LIKE_A_NAME = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}|[぀-ヿ㐀-鿿가-힯]{2}")
_LEVELS = 6
_MAX_ZONE = 400


def statements(tree: LexborHTMLParser, url: str | None = None) -> tuple[Statement, ...]:
    """All that the page states of itself, in the document's order; ``url`` is where it was."""
    found: list[Statement] = []
    headings = 0
    zone: LexborNode | None = None
    seen: set[tuple[str, str, str]] = set()
    root = tree.root
    if root is not None and (language := root.attributes.get("lang")):
        found.append(Statement("language", fold_space(language)[:40], "html lang"))
    paragraphs = 0
    for node in tree.css(_SELECTOR):
        if node.tag == "p" and headings and paragraphs < 2 and len(node.text()) >= _PROSE:
            paragraphs += 1
            continue
        for statement in _of(node, url, headings > 0):
            if statement.where in _SHOWN:
                if zone is None and _LIKE_A_NAME.search(statement.value):
                    zone = _zone(node)
                if zone is not None and not _within(node, zone):
                    statement = _moved(statement, "later")
            elif paragraphs >= 2 and statement.where in _SHOWN_DATES:
                if zone is None or not _within(node, zone):
                    statement = _moved(statement, "later")
            key = (statement.field, statement.value, statement.where)
            if key not in seen:
                seen.add(key)
                found.append(statement)
        headings += node.tag == "h1"
    return tuple(_limited(found))


def _moved(statement: Statement, place: str) -> Statement:
    return Statement(statement.field, statement.value, f"{statement.where} {place}")


def _zone(node: LexborNode) -> LexborNode:
    """The box of the first byline: its largest ancestor of a byline's length."""
    zone = node
    for _ in range(_LEVELS):
        parent = zone.parent
        if parent is None or parent.tag in ("body", "html", "article", "main"):
            break
        if len(parent.text(separator=" ")) > _MAX_ZONE:
            break
        zone = parent
    return zone


def _within(node: LexborNode, zone: LexborNode) -> bool:
    one: LexborNode | None = node
    for _ in range(_LEVELS + 4):
        if one is None:
            return False
        if one.mem_id == zone.mem_id:
            return True
        one = one.parent
    return False


def _limited(found: list[Statement]) -> Iterator[Statement]:
    """At most a dozen of each field and place: a list of teasers is not a list of authors."""
    counts: dict[tuple[str, str], int] = {}
    for statement in found:
        key = (statement.field, statement.where)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= _MAX_EACH:
            yield statement


def _of(node: LexborNode, url: str | None, after_heading: bool) -> Iterator[Statement]:
    """What one element states."""
    tag = node.tag
    if tag == "script":
        yield from json_ld(node.text(), url)
    elif tag == "meta":
        yield from _of_meta(node)
    elif tag == "title":
        if node.parent is not None and node.parent.tag == "head":
            yield from _statement("title", node.text(), "title")
    elif tag == "link":
        yield from _address(node.attributes.get("href"), url, "link canonical")
    elif tag == "figcaption":
        yield from _statement("image_caption", node.text(separator=" "), "figcaption")
    else:
        yield from _of_visible(node, after_heading)


def _of_meta(node: LexborNode) -> Iterator[Statement]:
    attributes = node.attributes
    content = attributes.get("content")
    if not content:
        return
    prop = (attributes.get("itemprop") or "").lower()
    if prop:
        yield from _of_itemprop(node, prop, content)
    for kind in ("property", "name", "http-equiv"):
        name = (attributes.get(kind) or "").strip().lower()
        field = _META.get(name)
        if field == "url":
            yield from _address(content, None, f"meta {name}")
        elif field:
            yield from _statement(field, content, f"meta {name}")


def _of_itemprop(node: LexborNode, prop: str, value: str) -> Iterator[Statement]:
    for name in prop.split():
        field = _ITEMPROPS.get(name)
        if field:
            yield from _statement(field, value, f"microdata {name}")
        elif name == "name" and (owner := _owner(node)):
            yield from _statement(owner, value, f"microdata {owner} name")


def _owner(node: LexborNode) -> str | None:
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


def _of_visible(node: LexborNode, after_heading: bool) -> Iterator[Statement]:
    """Headings, times, bylines and microdata among what a reader sees."""
    attributes = node.attributes
    classes = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    prop = (attributes.get("itemprop") or "").lower()
    if node.tag == "h1":
        yield from _statement("title", _joined(node), "h1")
        return
    if node.tag == "time":
        yield from _of_time(node, classes, after_heading)
        return
    if prop == "name" or prop in _ITEMPROPS:
        stated = attributes.get("content") or attributes.get("datetime")
        text = stated or node.text(separator=" ")
        if len(text) <= 300:
            yield from _of_itemprop(node, prop, text)
        return
    rel = (attributes.get("rel") or "").lower().split()
    href = attributes.get("href") or ""
    place = ""
    if "author" in rel:
        place = "rel=author"
    elif href and _BY_HREF.search(href):
        place = "author link"
    elif _BYLINE_CLASS.search(classes) and not _NOT_BYLINE.search(classes):
        place = "byline"
    if place:
        text = fold_space(node.text(separator=" "))
        if len(text) <= _MAX_BYLINE:
            yield from _statement("author", text, place if after_heading else f"{place} above")
    elif _DATE_CLASS.search(classes):
        text = fold_space(node.text(separator=" "))
        if len(text) <= 100 and any(map(str.isdigit, text)):
            yield from _statement("date", text, "stamp" if after_heading else "stamp above")


def _of_time(node: LexborNode, classes: str, after_heading: bool) -> Iterator[Statement]:
    """A time as the machine and as the reader gets it; "updated" by the words around it."""
    text = fold_space(node.text(separator=" "))
    value = node.attributes.get("datetime") or text
    beside = node.prev
    parent = node.parent
    label = f"{classes} {text} {beside.text()[-40:] if beside is not None else ''}"
    if parent is not None:
        label += f" {parent.attributes.get('class') or ''}"
    published = _PUBLISHED.search(label)
    field = "updated" if _UPDATED.search(label) and not published else "date"
    suffix = "" if after_heading or published else " above"
    if len(value) <= 80:
        yield from _statement(field, value, f"time{suffix}")
    if value != text and len(text) <= 80 and any(map(str.isdigit, text)):
        yield from _statement(field, text, f"time text{suffix}")


def _joined(node: LexborNode) -> str:
    """An element's text; a blank between its parts unless they touch, as in "Macbeth</i>’s"."""
    return _TOUCHING.sub("", node.text(separator="\0")).replace("\0", " ")


def _statement(field: str, value: str, where: str) -> Iterator[Statement]:
    clean = fold_space(drop_invisible(html.unescape(value)))[:1000]
    if clean:
        yield Statement(field, clean, where)


def _address(value: str | None, base: str | None, where: str) -> Iterator[Statement]:
    if not value:
        return
    try:
        address = safe_url(urljoin(base, value.strip()) if base else value.strip())
    except ValueError:
        return
    if address:
        yield Statement("url", address, where)
