"""The parts of a page that are marked for Pagefind, which has to read nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

_HTML = re.compile(r"<html\b[^<>]*>")
_MARK = " data-pagefind-"
_MARKED = re.compile(rf"<([a-z][a-z0-9]*)\b[^<>]*{_MARK}(?!ignore)[^<>]*>")
_VOID = frozenset({"base", "br", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


def marked(page: str) -> str:
    """A page of the marked elements alone; the whole page if it has none.

    Parsing HTML is what an index costs most, and most of a page is not searched.
    """
    parts = []
    at = page.find(_MARK)
    while at >= 0:
        found = _MARKED.match(page, page.rfind("<", 0, at))
        end = _end(page, found) if found else at + 1
        if found:
            parts.append(page[found.start() : end])
        at = page.find(_MARK, end)
    opening = _HTML.search(page)
    if not parts or not opening:
        return page
    return f"{opening.group()}<body>{''.join(parts)}"


def _end(page: str, opening: re.Match[str]) -> int:
    """Where the element ends that a tag opens."""
    name = opening.group(1)
    if name in _VOID:
        return opening.end()
    depth = 1
    for tag in _tags(name).finditer(page, opening.end()):
        depth += -1 if tag.group(1) else 1
        if not depth:
            return tag.end()
    return len(page)


@lru_cache(maxsize=64)
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^<>]*>")
