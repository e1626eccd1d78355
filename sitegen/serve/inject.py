"""The live-reload script in the served copy of a page, and room for it in the page's policy."""

from __future__ import annotations

import re
from html import escape, unescape

LIVE = "/_sitegen/"
"""Where the preview's own files are, whatever the site's prefix."""

_HEAD_END = re.compile(rb"</head\s*>", re.I)
_POLICY = re.compile(
    rb"""<meta\s[^>]{0,200}?http-equiv\s*=\s*["']?content-security-policy["']?[^>]{0,4000}>""", re.I
)
_CONTENT = re.compile(rb"""\scontent\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
_NEEDED = ("script-src", "style-src", "connect-src")
_HEAD_BYTES = 256 * 1024


def with_live_reload(page: bytes, file: str, session: str, build: int) -> bytes:
    """The page with a script that knows what file and which build it belongs to."""
    script = (
        f'<script src="{LIVE}live.js" defer data-file="{escape(file)}"'
        f' data-session="{escape(session)}" data-build="{build}"></script>'
    ).encode()
    head, rest = page[:_HEAD_BYTES], page[_HEAD_BYTES:]
    head = _POLICY.sub(lambda found: _relaxed(found[0]), head)
    end = _HEAD_END.search(head)
    if end is None:
        return head + rest + script
    return head[: end.start()] + script + head[end.start() :] + rest


def _relaxed(meta: bytes) -> bytes:
    found = _CONTENT.search(meta)
    if found is None:
        return meta
    value = found[1] if found[1] is not None else found[2]
    policy = unescape(value.decode("utf-8", "replace"))
    content = f' content="{escape(allowing_self(policy))}"'.encode()
    return meta[: found.start()] + content + meta[found.end() :]


def allowing_self(policy: str) -> str:
    """A Content-Security-Policy that lets its own origin's script, style and events through."""
    directives: dict[str, list[str]] = {}
    for part in policy.split(";"):
        if words := part.split():
            directives.setdefault(words[0].lower(), words[1:])
    for name in _NEEDED:
        sources = directives.get(name, directives.get("default-src"))
        if sources is not None:
            kept = [source for source in sources if source.lower() not in ("'none'", "'self'")]
            directives[name] = ["'self'", *kept]
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())
