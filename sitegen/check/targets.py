"""Where an address on a page leads: to a file of the site, to the outside, or nowhere."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote, urlsplit

from msgspec import Struct

Place = Literal["inside", "outside", "own", "root", "above", "script", "local", "nowhere"]


class Target(Struct, frozen=True):
    """A resolved address.

    ``inside``: a file of the site; ``outside``: another site; ``own``: this site, by its full
    address; ``root``: from the host's root; ``above``: out of the site's folder; ``script``:
    ``javascript:``; ``local``: somebody's own machine; ``nowhere``: not an address at all.
    """

    place: Place
    path: str = ""
    """For ``inside``: from the site's root, decoded; "" is the root folder itself."""
    fragment: str = ""


_HERE = Target("inside", "\0")
_HARMLESS = {"mailto", "tel", "data", "blob", "sms", "geo", "news", "about"}
_LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}


def resolve(address: str, page: str, base_url: str = "") -> Target:
    """The target of an address that stands on ``page``."""
    if address.startswith("#"):
        return Target("inside", page, _fragment(address[1:]))
    target = _resolve(address, page.rpartition("/")[0], base_url)
    return Target("inside", page, target.fragment) if target == _HERE else target


# Pages of one folder share most of their links: resolving each once makes the check twice as fast.
@lru_cache(maxsize=1 << 16)
def _resolve(address: str, folder: str, base_url: str) -> Target:
    if not address:
        return Target("nowhere")
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return Target("nowhere")
    scheme = parts.scheme.lower()
    if scheme == "javascript":
        return Target("script")
    if scheme == "file" or host in _LOCAL_HOSTS:
        return Target("local")
    if scheme or parts.netloc:
        own = bool(base_url) and f"{address}/".startswith(base_url.rstrip("/") + "/")
        return Target("own" if own else "nowhere" if _broken(scheme, host) else "outside")
    path = unquote(parts.path)
    if path.startswith("/"):
        return Target("root")
    fragment = _fragment(parts.fragment)
    if not path:
        return _HERE
    joined = posixpath.normpath(posixpath.join(folder, path))
    if joined == ".." or joined.startswith("../"):
        return Target("above")
    slash = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
    return Target("inside", "" if joined == "." else joined + slash, fragment)


def _fragment(raw: str) -> str:
    """The id that a fragment names, without directions to the browser (``:~:text=…``)."""
    return unquote(raw.partition(":~:")[0])


def _broken(scheme: str, host: str) -> bool:
    return scheme in ("http", "https", "") and not host and scheme not in _HARMLESS
