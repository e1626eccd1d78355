"""Feeds and the sitemap: whether they can be read, and whether what they name is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import msgspec

from sitegen.check.files import Files
from sitegen.check.findings import Finding
from sitegen.check.targets import resolve

_ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
_SITEMAP_PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def check_listings(site: Path, files: Files, base_url: str) -> Iterator[Finding]:
    """Findings about every Atom feed, JSON feed and sitemap of the site."""
    for name in sorted(files.names):
        if name.endswith((".atom", "sitemap.xml")) or name == "feed.json":
            yield from _listing(name, (site / name).read_bytes(), files, base_url)


def _listing(name: str, content: bytes, files: Files, base_url: str) -> Iterator[Finding]:
    try:
        addresses = _json(content) if name.endswith(".json") else _xml(content)
    except (ElementTree.ParseError, msgspec.DecodeError, msgspec.ValidationError) as error:
        yield Finding(name, "bad-data", str(error), "error")
        return
    base = base_url.rstrip("/") + "/" if base_url else ""
    for address in dict.fromkeys(addresses):
        if base and address.startswith(base):
            target = resolve(address.removeprefix(base) or "./", "")
        else:
            target = resolve(address, name)
        if target.place == "inside" and files.sent_for(target.path) is None:
            yield Finding(name, "broken-link", address + files.hint(target.path), "error")


def _xml(content: bytes) -> list[str]:
    """Addresses of pages in an Atom feed or a sitemap."""
    # Our own output: nothing in it is expanded or fetched.
    root = ElementTree.fromstring(content)
    links = [
        link.get("href", "")
        for link in root.iter(_ATOM_LINK)
        if link.get("rel", "alternate") in ("alternate", "self", "enclosure")
    ]
    return links + [(place.text or "").strip() for place in root.iter(_SITEMAP_PLACE)]


class _Item(msgspec.Struct):
    url: str = ""


class _JsonFeed(msgspec.Struct):
    items: list[_Item] = []
    home_page_url: str = ""
    feed_url: str = ""


def _json(content: bytes) -> list[str]:
    feed = msgspec.json.decode(content, type=_JsonFeed)
    addresses = [feed.home_page_url, feed.feed_url, *(item.url for item in feed.items)]
    return [address for address in addresses if address]
