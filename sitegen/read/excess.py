"""Documents that would take for ever: longer or deeper than any article."""

from __future__ import annotations

import re

from sitegen.model import Document, Rejection
from sitegen.read.limits import NESTED_TAGS, TEXT_CHARS

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})\b")
_NEVER_CLOSED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "dd",
        "dt",
        "embed",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "option",
        "p",
        "param",
        "source",
        "td",
        "th",
        "tr",
        "track",
        "wbr",
    ]
)


def within_limits(document: Document) -> Document | Rejection:
    """The document, or why it is not read."""
    if document.kind != "html":
        if len(document.body) > TEXT_CHARS:
            detail = f"over {TEXT_CHARS} characters"
            return Rejection(document.origin, "read", "too long for an article", detail)
    elif document.body.count("<") > NESTED_TAGS and _depth(document.body) > NESTED_TAGS:
        detail = f"over {NESTED_TAGS} elements inside one another"
        return Rejection(document.origin, "read", "nested too deeply", detail)
    return document


def _depth(html: str) -> int:
    """How many elements are open at once at most, where none that may stay open counts."""
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if name.lower() in _NEVER_CLOSED:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest
