"""Statements out of JSON-LD, sound or broken."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from sitegen.model import Statement
from sitegen.text import drop_invisible, fold_space, normalised, safe_url

_MAX_SCRIPT = 2_000_000
_MAX_DEPTH = 12
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe|Blog|Analysis|HowTo|Story)$", re.I)
_OTHER = re.compile(r"(?:VideoObject|WebPage|MediaGallery|ImageGallery|Episode|CreativeWork)$")
_TAG = re.compile(r"<[^<>]{1,200}>")
# Compiled when a script is first not sound.
_TRAILING_COMMA = r",\s*(?=[}\]])"
_COMMENT = r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[|/\*[^*]{0,200}\*/)\s*"
_COMMENT_END = r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
# In a script that no parser takes, single values can still be read.
_LOOSE = r'"(headline|datePublished|dateModified|dateCreated)"\s*:\s*"((?:[^"\\\n]|\\.){1,500})"'
_LOOSE_AUTHOR = (
    r'"(?:author|creator)"\s*:\s*\[?\s*\{[^{}]{0,400}?"name"\s*:\s*"((?:[^"\\\n]|\\.){1,200})"'
)
_FIELDS = {
    "headline": "title",
    "datePublished": "date",
    "dateCreated": "date",
    "uploadDate": "date",
    "dateModified": "updated",
    "inLanguage": "language",
    "description": "description",
}
_BARE = {name: field for name, field in _FIELDS.items() if field in ("title", "description")}


def json_ld(scripts: Sequence[str], about: str = "", *, bare: bool = False) -> Iterator[Statement]:
    """What the ``application/ld+json`` scripts of a page state of its article.

    ``about``: the page's own headings; of several articles the one that they name counts.
    ``bare``: of its titles and descriptions alone.
    """
    things: list[dict[str, Any]] = []
    for script in scripts:
        if len(script) > _MAX_SCRIPT:
            continue
        data = _parsed(script)
        if data is None:
            yield from _loose(script)
            continue
        found: list[dict[str, Any]] = []
        _collect(data, found, 0)
        things += found
    by_id = {str(t["@id"]): t for t in things if "@id" in t and len(t) > 1}
    yield from _of_articles(things, by_id, normalised(about), bare)


def _parsed(script: str) -> Any:
    """The value of a script; None if it cannot be mended."""
    try:  # several times as fast, and stricter
        return msgspec.json.decode(script)
    except (ValueError, RecursionError):
        pass
    text = re.sub(_COMMENT_END, "", re.sub(_COMMENT, "", script.strip("\ufeff \t\r\n")))
    for attempt in (text, re.sub(_TRAILING_COMMA, "", text).strip().rstrip(";")):
        try:
            return _all_of(attempt)
        except (ValueError, RecursionError):
            continue
    return None


def _all_of(text: str) -> Any:
    """The value of a text, or a list of those that stand in it one after the other."""
    import json  # most scripts are sound, and do not wait for it

    decoder, values, end = json.JSONDecoder(strict=False), [], 0
    while end < len(text):
        value, end = decoder.raw_decode(text, end)
        values.append(value)
        while text[end : end + 1].isspace():
            end += 1
    return values


def _loose(script: str) -> Iterator[Statement]:
    for name, value in re.findall(_LOOSE, script)[:8]:
        yield from _statement(_FIELDS[name], _unquoted(value), f"JSON-LD {name}")
    for value in re.findall(_LOOSE_AUTHOR, script)[:4]:
        yield from _statement("author", _unquoted(value), "JSON-LD author")


def _unquoted(value: str) -> str:
    try:
        return "".join(map(str, _all_of(f'"{value}"')))
    except ValueError:
        return value


def _collect(value: Any, things: list[dict[str, Any]], depth: int) -> None:
    """All objects with a type or an id, outermost first."""
    if depth > _MAX_DEPTH or len(things) > 400:
        return
    if isinstance(value, list):
        for item in value[:200]:
            _collect(item, things, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "@id" in value:
            things.append(value)
        for item in value.values():
            if isinstance(item, list | dict):
                _collect(item, things, depth + 1)


def _types(thing: dict[str, Any]) -> list[str]:
    kinds = thing.get("@type")
    return [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]


def _of_articles(
    things: list[dict[str, Any]], by_id: dict[str, dict[str, Any]], about: str, bare: bool
) -> Iterator[Statement]:
    """One article's statements; of other kinds of pages only where there is no article."""
    articles = [t for t in things if any(_ARTICLE.search(k) for k in _types(t))]
    articles = [t for t in articles if t.get("headline") or t.get("datePublished")] or articles
    # Other stories are described, too; the page's own is the first unless a headline says so.
    chosen = [t for t in articles if _is_named(t, about)][:1] or articles[:1]
    kind = "JSON-LD"
    if not chosen:
        chosen = [t for t in things if any(_OTHER.search(k) for k in _types(t))][:1]
        kind = "JSON-LD page"
    for thing in chosen:
        yield from _in_short(thing, kind, _BARE if bare else _FIELDS)
        if not bare:
            yield from _of_article(thing, by_id, kind)
    for thing in things if not bare else ():
        if "NewsMediaOrganization" in _types(thing):
            yield from _named(thing.get("name"), "source", "JSON-LD organization")


def _is_named(thing: dict[str, Any], about: str) -> bool:
    headline = thing.get("headline") or thing.get("name")
    told = normalised(_plain(headline)) if isinstance(headline, str) else ""
    return bool(told) and told in about


def _in_short(thing: dict[str, Any], kind: str, fields: dict[str, str]) -> Iterator[Statement]:
    """Title, description, days and language, as far as they are among ``fields``."""
    for name, field in fields.items():
        value = thing.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("@value") or value.get("name")
        if isinstance(value, int) and field in ("date", "updated"):
            value = str(value)
        if isinstance(value, str):
            yield from _statement(field, value, f"{kind} {name}")
    if kind == "JSON-LD" and not thing.get("headline") and isinstance(thing.get("name"), str):
        yield from _statement("title", thing["name"], "JSON-LD name")


def _of_article(
    thing: dict[str, Any], by_id: dict[str, dict[str, Any]], kind: str
) -> Iterator[Statement]:
    for name in ("author", "creator"):
        for person in _as_list(thing.get(name)):
            yield from _of_person(person, by_id, f"{kind} {name}")
    for publisher in _as_list(thing.get("publisher")):
        publisher = _resolved(publisher, by_id)
        name_of = publisher.get("name") if isinstance(publisher, dict) else publisher
        yield from _named(name_of, "source", f"{kind} publisher")
    for name in ("url", "mainEntityOfPage"):
        value = thing.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and (address := safe_url(value)):
            yield Statement("url", address, f"{kind} {name}")


def _of_person(person: Any, by_id: dict[str, dict[str, Any]], where: str) -> Iterator[Statement]:
    person = _resolved(person, by_id)
    if isinstance(person, dict):
        if any("Organization" in kind for kind in _types(person)):
            where = f"{where} (organization)"
        yield from _named(person.get("name"), "author", where)
    else:
        yield from _named(person, "author", where)


def _resolved(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    """The object that a bare reference stands for."""
    if isinstance(value, dict) and not value.get("name"):
        return by_id.get(str(value.get("@id")), value)
    return value


def _as_list(value: Any) -> list[Any]:
    return value[:40] if isinstance(value, list) else [value]


def _named(name: Any, field: str, where: str) -> Iterator[Statement]:
    for one in _as_list(name):
        if isinstance(one, str):
            yield from _statement(field, one, where)


def _statement(field: str, value: str, where: str) -> Iterator[Statement]:
    clean = _plain(value)[:1000]
    if clean:
        yield Statement(field, clean, where)


def _plain(value: str) -> str:
    """A value without its markup, which many escape twice."""
    return fold_space(drop_invisible(_TAG.sub("", html.unescape(html.unescape(value)))))
