"""Documents that would take for ever: longer or deeper than any article."""

from __future__ import annotations

import re

from sitegen.model import Document, Rejection
from sitegen.read.limits import NESTED_TAGS, TEXT_CHARS

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
_OPEN, _CLOSING = "", "/"
# Compiled when a page is first counted tag by tag.
_TAG = rf"(?ia)<(/?)(?!(?:{'|'.join(sorted(_NEVER_CLOSED))})\b)[a-zA-Z]"
_STRETCH = 8192
"""Characters that are looked at together."""
_STRIDE = 64
"""Tags that are looked at together: which of them are closing, not in which order."""


def within_limits(document: Document, tags: int | None = None) -> Document | Rejection:
    """The document, or why it is not read; ``tags``: as many as there are at most, if known."""
    if document.kind != "html":
        if len(document.body) > TEXT_CHARS:
            detail = f"over {TEXT_CHARS} characters"
            return Rejection(document.origin, "read", "too long for an article", detail)
    elif _may_be_deep(document.body, tags) and _depth(document.body) > NESTED_TAGS:
        detail = f"over {NESTED_TAGS} elements inside one another"
        return Rejection(document.origin, "read", "nested too deeply", detail)
    return document


def _may_be_deep(html: str, tags: int | None) -> bool:
    """Whether so many elements may be open at once, counted in the quickest way."""
    left = html.count("<") if tags is None else tags
    depth = 0
    for start in range(0, len(html), _STRETCH):
        if depth + left <= NESTED_TAGS:
            return False
        some = html.count("<", start, start + _STRETCH)
        closing = html.count("</", start, start + _STRETCH)
        if depth + some - closing > NESTED_TAGS:
            return True
        depth = max(0, depth - closing) + some - closing
        left -= some
    return False


def _depth(html: str) -> int:
    """About how many elements are open at once at most, where none that may stay open counts.

    Never too few, and hardly ever more than 64 too many.
    """
    depth = deepest = 0
    tags = re.findall(_TAG, html)
    for start in range(0, len(tags), _STRIDE):
        some = tags[start : start + _STRIDE]
        closing = some.count(_CLOSING)
        deepest = max(deepest, depth + len(some) - closing)
        depth = max(0, depth - closing) + len(some) - closing
    return deepest
