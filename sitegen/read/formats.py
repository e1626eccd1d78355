"""Which reader a file goes to: by its suffix, unless its content says otherwise."""

from __future__ import annotations

import re
from typing import Literal

Format = Literal["text", "markdown", "html", "json", "jsonl", "feed"]

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    # What mirrored servers called their pages.
    ".shtml": "html",
    ".php": "html",
    ".asp": "html",
    ".aspx": "html",
    ".jsp": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    # Feeds, and what WordPress exports.
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
}

_RECORDS = (".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom")
_WEB_ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4", ".wet", ".wet.gz", ".wacz")

SIDECAR = ".meta.toml"

# The longest prefix that is looked at.
_HEAD = 4096
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]{0,200}+>\s*+)?(?:<!--(?:(?!-->).){0,2000}+-->\s*+){0,5}+"
    r"<(?:!doctype\s+html|html[\s>])",
    re.I | re.S,
)
_RECORD = re.compile(r"""\s*(?:\[\s*)?\{\s*"(?:[^"\\]|\\.){1,80}"\s*:""")
# Compiled when a text first looks like markup.
_BLOCK_TAG = (
    r"(?i)</?(?:html|head|body|main|article|section|header|footer|div|p|br|h[1-6]|ul|ol|li|table|"
    r"blockquote|figure|figcaption|span|a|em|strong|b|i|img)(?:\s[^<>]{0,500})?/?>"
)
_ANY_TAG = re.compile(r"<[a-zA-Z!/?]")


def suffix_of(path: str) -> str:
    """The lower-case suffix of a path's last part, with its dot; "" if it has none."""
    name = path.rpartition("/")[2]
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""


def is_web_archive(path: str) -> bool:
    """Whether a file holds what a crawler or a recording browser has captured."""
    return path.lower().endswith(_WEB_ARCHIVES)


def may_hold_many(path: str) -> bool:
    """Whether a file may hold any number of articles."""
    return path.lower().endswith(_RECORDS) or is_web_archive(path)


def is_page(text: str) -> bool:
    """Whether a text is a whole HTML page."""
    return "<" in text[:_HEAD] and _PAGE.match(text[:_HEAD]) is not None


def is_markup(text: str) -> bool:
    """Whether a text is HTML, whole or a fragment, and not prose that happens to hold a ``<``."""
    if "<" not in text:
        return False
    if is_page(text):
        return True
    start = text[: 4 * _HEAD].strip()
    tags = len(re.findall(_BLOCK_TAG, start))
    if tags < 2 or not (start.startswith("<") or "</" in start):
        return False
    # A text dump may hold a forgotten tag or two; markup is tags throughout.
    lines = sum(1 for line in start.split("\n") if line and not line.isspace())
    return tags * 2 >= lines or (start.startswith("<") and text.rstrip().endswith(">"))


def is_record(text: str) -> bool:
    """Whether a text looks like JSON objects, one or a list or one a line."""
    return _RECORD.match(text) is not None and text.rstrip()[-1:] in ("}", "]")


def format_of(path: str, text: str) -> tuple[Format, str]:
    """The format of a decoded file, and a note if that is not what its suffix says."""
    suffix = suffix_of(path)
    expected = SUFFIXES.get(suffix, "text")
    found = format_found(expected, text)
    note = "" if found == expected else f"read as {_NAMES[found]} despite its suffix {suffix}"
    return found, note


_NAMES: dict[Format, str] = {
    "text": "plain text",
    "markdown": "Markdown",
    "html": "HTML",
    "json": "JSON",
    "jsonl": "JSON Lines",
    "feed": "a feed",
}


def format_found(expected: Format, text: str) -> Format:
    """The format of a text, of which another one was expected or the same."""
    if is_page(text):
        return "html"
    if expected == "text" and is_record(text):
        return "json"
    if expected == "text" and text.lstrip()[:1] == "<" and is_markup(text):
        return "html"
    if expected == "html" and not _ANY_TAG.search(text):
        return "text"
    return expected
