"""Inline HTML of a text, taken apart and put together again with nothing but what is known good.

The cleaning has made it safe already; this is the second lock, and where links find their way.
"""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urljoin

from sitegen.text import safe_url

_PIECE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_PLAIN = frozenset(
    {"abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark"}
    | {"q", "s", "samp", "small", "strong", "sub", "sup", "u", "var"}
)


def inline(html: str, base: str | None) -> str:
    """Safe inline HTML; links are made absolute by ``base`` or lose their address."""
    parts: list[str] = []
    open_tags: list[str] = []
    end = 0
    for match in _PIECE.finditer(html):
        parts.append(_text(html[end : match.start()]))
        end = match.end()
        closing, name = match[1], match[2].lower()
        if name == "br" and not closing:
            parts.append("<br>")
        elif closing and name in open_tags:
            while open_tags:
                last = open_tags.pop()
                parts.append(f"</{last}>")
                if last == name:
                    break
        elif not closing and name in _PLAIN:
            parts.append(f"<{name}>")
            open_tags.append(name)
        elif name == "a" and not closing and "a" not in open_tags:
            address = _address(match[3], base)
            parts.append(f'<a href="{escape(address)}" rel="nofollow noopener">' if address else "")
            open_tags.extend(["a"] if address else [])
    parts.append(_text(html[end:]))
    parts.extend(f"</{name}>" for name in reversed(open_tags))
    return "".join(parts)


def _text(piece: str) -> str:
    """Text between tags: character references stay what they are, angle brackets become text."""
    return escape(unescape(piece), quote=False)


def _address(attributes: str, base: str | None) -> str | None:
    match = _HREF.search(attributes)
    if not match:
        return None
    address = unescape(match[1] or match[2] or "").strip()
    try:
        return safe_url(urljoin(base, address) if base else address)
    except ValueError:
        return None
