"""Raw markup of a paragraph -> links, emphasis and what else changes the meaning, safe to show."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from urllib.parse import urljoin

import nh3

from sitegen.text import fold_space, safe_url

_TAGS = {"a", "em", "strong", "b", "i", "sub", "sup", "q", "del", "s", "ins", "code", "cite"}
_RENAMED = (("<b>", "<strong>"), ("</b>", "</strong>"), ("<i>", "<em>"), ("</i>", "</em>"))
_IDLE = re.compile(
    r"<(a|em|strong)(?:\s[^>]*)?>((?:\s|&nbsp;|[.,;:!?\"'“”‘’„«»()–—-])*)</\1>", re.DOTALL
)
"""Links and emphasis of nothing but blanks and marks: a typesetter's slip."""
_NESTED = 3
_BARE_LINK = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_ANY_TAG = re.compile(r"<[^>]*>")


@lru_cache(maxsize=64)
def _cleaner(base: str | None) -> nh3.Cleaner:
    """What takes all but that out of a page that is at ``base``."""

    def keep(_tag: str, _name: str, value: str) -> str | None:
        if not base and "://" not in value:
            return None
        try:
            return safe_url(urljoin(base or "", value.strip()))
        except ValueError:
            return None

    return nh3.Cleaner(tags=_TAGS, attributes={"a": {"href"}}, attribute_filter=keep, link_rel=None)


def safe_inline(raw: str | None, text: str, base: str | None) -> str | None:
    """The markup that is kept; None where that says no more than ``text``."""
    if not raw:
        return None
    html = _cleaner(base).clean(raw)
    for old, new in _RENAMED:
        html = html.replace(old, new)
    html = _BARE_LINK.sub(r"\1", html)
    for _ in range(_NESTED):
        html = _IDLE.sub(r"\2", html)
    html = fold_space(html)
    if "<" not in html or fold_space(unescape(_ANY_TAG.sub("", html))) != text:
        return None
    return html
