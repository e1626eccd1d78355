"""Files of the built site, by address; nothing outside it, no link followed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from msgspec import Struct

# Not the system's table: a preview must not depend on what is installed.
_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "map": "application/json; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "rss": "application/rss+xml; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "xsl": "application/xslt+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "ttf": "font/ttf",
    "wasm": "application/wasm",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "gz": "application/gzip",
}
_UNKNOWN = "application/octet-stream"
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class File(Struct, frozen=True):
    """A file as it is at this moment."""

    path: str
    """From the site's root, with forward slashes."""
    content: bytes
    type: str
    stamp: str
    """Differs when the file does."""


class Folder(Struct, frozen=True):
    """The address lacks the slash at its end."""

    path: str


def lookup(root: Path, address: str) -> File | Folder | None:
    """What a static host would serve for an address below the site's root.

    ``address`` is percent-decoded, without a slash at its head.  The site is opened anew each time:
    publishing exchanges the whole folder for another.
    """
    if not _harmless(address):
        return None
    if address == "" or address.endswith("/"):
        return _file(root, f"{address}index.html")
    found = _file(root, address)
    if found is None and _file(root, f"{address}/index.html"):
        return Folder(address)
    return found or _file(root, f"{address}.html")


def type_of(path: str) -> str:
    """The media type of a file, with its charset if it is text."""
    return _TYPES.get(path.rpartition(".")[2].lower(), _UNKNOWN)


def _harmless(address: str) -> bool:
    if "\0" in address or "\\" in address or ":" in address.partition("/")[0]:
        return False
    parts = address.split("/")
    return not any(part.startswith(".") or not part for part in parts[:-1]) and (
        not parts[-1].startswith(".")
    )


def _file(root: Path, path: str) -> File | None:
    try:
        full = root.resolve() / path
        if full.resolve(strict=True) != full:  # there is a link on the way
            return None
        handle = os.open(full, _FLAGS | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return None
        with open(handle, "rb", closefd=False) as file:
            content = file.read()
    finally:
        os.close(handle)
    return File(path, content, type_of(path), f"{status.st_mtime_ns:x}-{len(content):x}")
