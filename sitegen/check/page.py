"""One page of a site -> the facts that the checks need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.check.data import personal

_LINKS = "a[href], area[href]"
_LOADED = (
    ("img[src], script[src], iframe[src], source[src], video[src], audio[src], embed[src]", "src"),
    ("link[href]", "href"),
    ("object[data]", "data"),
    ("video[poster]", "poster"),
    ("use[href], image[href]", "href"),
)
_SETS = "img[srcset], source[srcset]"
# Of <link>: what a browser fetches by itself; the others (canonical, alternate …) only name.
_FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
_NAMED = {"alternate", "next", "prev", "search", "license", "help", "author"}


class Facts(Struct, frozen=True):
    """What one page says of itself and of others."""

    links: tuple[str, ...]
    """Addresses that a reader may follow, as written."""
    loads: tuple[str, ...]
    """Addresses that the browser fetches by itself."""
    ids: frozenset[str]
    repeated_ids: tuple[str, ...] = ()
    title: str = ""
    language: str = ""
    description: str = ""
    pictures_without_alt: tuple[str, ...] = ()
    redirects: bool = False
    contacts: tuple[str, ...] = ()
    """Addresses and telephone numbers in what was removed, and in the words quoted from there."""
    holds_text: bool = False
    """Whether it is an article or a written page, not a list of others."""


def facts_of(html: bytes) -> Facts:
    """Parse a page once and take down what the checks ask for."""
    tree = LexborHTMLParser(html)
    ids = [name for node in tree.css("[id]") if (name := node.attributes.get("id"))]
    anchors = [name for node in tree.css("a[name]") if (name := node.attributes.get("name"))]
    metas = {
        (node.attributes.get("name") or "").lower(): node.attributes.get("content") or ""
        for node in tree.css("meta[name]")
    }
    refresh = tree.css("meta[http-equiv=refresh i]")
    title = tree.css_first("head > title")
    root = tree.css_first("html")
    links = _attributes(tree, _LINKS, "href")
    links += [target for node in refresh if (target := _refresh_target(node))]
    named, loads = _fetched(tree)
    return Facts(
        links=_unique([*links, *named]),
        loads=_unique(loads),
        ids=frozenset(ids + anchors),
        repeated_ids=tuple(name for name, count in Counter(ids).items() if count > 1),
        title=title.text(strip=True) if title else "",
        language=(root.attributes.get("lang") or "") if root else "",
        description=metas.get("description", "").strip(),
        pictures_without_alt=tuple(
            node.attributes.get("src") or "" for node in tree.css("img:not([alt])")
        ),
        redirects=bool(refresh),
        contacts=_contacts(tree),
        holds_text=tree.css_first("[data-pagefind-body]") is not None,
    )


def _contacts(tree: LexborHTMLParser) -> tuple[str, ...]:
    removed = (node.text() for node in tree.css(".removed del, .fields q, .known q"))
    return _unique([found for text in removed for _, found in personal(text)])


def _attributes(tree: LexborHTMLParser, selector: str, name: str) -> list[str]:
    return [(node.attributes.get(name) or "").strip() for node in tree.css(selector)]


def _unique(addresses: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(addresses))


def _refresh_target(node: LexborNode) -> str:
    """The address in ``<meta http-equiv=refresh content="0; url=…">``."""
    _, found, target = (node.attributes.get("content") or "").partition("url=")
    return target.strip(" '\"") if found else ""


def _fetched(tree: LexborHTMLParser) -> tuple[list[str], list[str]]:
    """(addresses that are only named, addresses that the browser loads)."""
    named, loads = [], []
    for selector, name in _LOADED:
        for node in tree.css(selector):
            address = (node.attributes.get(name) or "").strip()
            kinds = set((node.attributes.get("rel") or "").lower().split())
            if node.tag != "link" or kinds & _FETCHED:
                loads.append(address)
            elif kinds & _NAMED:
                named.append(address)
    for node in tree.css(_SETS):
        loads += _candidates(node.attributes.get("srcset") or "")
    return named, loads


def _candidates(srcset: str) -> Iterator[str]:
    for candidate in srcset.split(","):
        if words := candidate.split():
            yield words[0]
