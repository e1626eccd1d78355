"""What an HTML page says of itself: title, authors, dates, source, address, language.

Everything is taken word for word and says where it stood; weighing it is the inference's part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen import compiled
from sitegen.clean.metadata.json_ld import json_ld
from sitegen.clean.metadata.shown import SHOWN, Head, owner, stated
from sitegen.model import Statement
from sitegen.text import fold_space, safe_url

# One walk over the tree finds every element that may say something.
_LD = 'script[type^="application/ld+json" i]'
_SELECTOR = f'title,meta,link[rel="canonical"],{_LD},h1,p,{SHOWN}'
_TITLES = f'title,meta,{_LD},h1,[itemprop~="headline" i]'
_HEAD = frozenset(("meta", "title", "link"))
_IN_SHORT = ("title", "description")
_MAX_EACH = 12
_TABLES = Path(__file__).with_name("names.toml")


@cache
def _fields(table: str) -> dict[str, str]:
    """Name -> field that it states."""
    rows: dict[str, str] = compiled.table(_TABLES)[table]
    return {name: field for field, names in rows.items() for name in names.split()}


@cache
def _fields_in_short(table: str) -> dict[str, str]:
    """Of ``_fields`` those that state a title or description."""
    return {name: field for name, field in _fields(table).items() if field in _IN_SHORT}


def read_tables() -> None:
    """Read beforehand where pages state what they are about."""
    for table in ("meta", "microdata"):
        _fields_in_short(table)


def statements(tree: LexborHTMLParser, url: str | None = None) -> tuple[Statement, ...]:
    """All that the page states of itself, in the document's order; ``url`` is where it was."""
    nodes = tree.css(_SELECTOR)
    head = Head(any(node.tag == "h1" for node in nodes), _fields("microdata"))
    found: dict[Statement, None] = dict.fromkeys(_of_root(tree))
    data = _of_data(nodes)
    for node in nodes:
        tag = node.tag or ""
        if tag == "script":
            found.update(dict.fromkeys(data))  # all of them where the first stands
        elif tag in _HEAD:
            found.update(dict.fromkeys(_of_head(node, tag, url)))
        else:
            found.update(dict.fromkeys(head.read(node, tag)))
    return tuple(_limited(found))


def titles(tree: LexborHTMLParser) -> tuple[Statement, ...]:
    """Of what ``statements`` gives only the titles and descriptions."""
    found: dict[Statement, None] = {}
    head = Head(True, _fields_in_short("microdata"))
    nodes = tree.css(_TITLES)
    data = _of_data(nodes, bare=True)
    for node in nodes:
        tag = node.tag or ""
        if tag == "meta":
            stating = _of_meta(node, _fields_in_short)
        elif tag == "script":
            stating = data
        else:
            stating = _of_title(node) if tag == "title" else head.read(node, tag)
        found.update(dict.fromkeys(stating))
    return tuple(one for one in _limited(found) if one.field in _IN_SHORT)


def _of_data(nodes: Sequence[LexborNode], *, bare: bool = False) -> Iterator[Statement]:
    """What a page's scripts state of its article."""
    scripts = [node.text() for node in nodes if node.tag == "script"]
    if scripts:
        headings = (node.text() for node in nodes if node.tag in ("title", "h1"))
        yield from json_ld(scripts, "\n".join(headings), bare=bare)


def _of_root(tree: LexborHTMLParser) -> Iterator[Statement]:
    root = tree.root
    language = root.attributes.get("lang") if root is not None else None
    if language:
        yield from stated("language", language[:40], "html lang")


def _of_head(node: LexborNode, tag: str, url: str | None) -> Iterator[Statement]:
    """What an element states that readers do not see."""
    if tag == "meta":
        yield from _of_meta(node, _fields)
    elif tag == "link":
        yield from _address(node.attributes.get("href"), url, "link canonical")
    else:
        yield from _of_title(node)


def _of_title(node: LexborNode) -> Iterator[Statement]:
    if node.parent is not None and node.parent.tag == "head":
        yield from stated("title", node.text(), "title")


def _of_meta(node: LexborNode, fields: Callable[[str], dict[str, str]]) -> Iterator[Statement]:
    """What an element states, of the fields that each table is to name."""
    attributes = node.attributes
    content = attributes.get("content")
    if not content:
        return
    prop = attributes.get("itemprop")
    if prop:
        name = prop.lower()
        field = fields("microdata").get(name)
        if name == "name" and fields is _fields:
            field = owner(node)
            name = f"{field} name"
        if field:
            yield from stated(field, content, f"microdata {name}")
    for kind in ("property", "name", "http-equiv"):
        value = attributes.get(kind)
        if not value:
            continue
        name = value.strip().lower()
        field = fields("meta").get(name)
        if field == "url":
            yield from _address(content, None, f"meta {name}")
        elif field:
            yield from stated(field, content, f"meta {name}")


def _address(value: str | None, base: str | None, where: str) -> Iterator[Statement]:
    if not value:
        return
    try:
        address = safe_url(urljoin(base, value.strip()) if base else value.strip())
    except ValueError:
        return
    if address:
        yield Statement("url", fold_space(address), where)


def _limited(found: dict[Statement, None]) -> Iterator[Statement]:
    """At most a dozen of each field and place: a list of teasers is not a list of authors."""
    counts: dict[tuple[str, str], int] = {}
    for statement in found:
        place = (statement.field, statement.where)
        counts[place] = counts.get(place, 0) + 1
        if counts[place] <= _MAX_EACH:
            yield statement
