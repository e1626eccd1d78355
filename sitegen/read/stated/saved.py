"""Where a page or text came from, as the program that saved it wrote at its head."""

from __future__ import annotations

import re

from sitegen.model import Statement
from sitegen.read.stated.fields import fields, folded
from sitegen.read.stated.front_matter import Headed
from sitegen.read.stated.statements import LITERAL, values_of
from sitegen.text import safe_url

_HEAD = 4096
_COMMENTS = (
    (re.compile(r"<!-- saved from url=\(\d{4}\)(?P<url>\S{1,2000}) -->"), "browser", ""),
    (
        re.compile(
            r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url: (?P<url>\S{1,2000})"
            r"(?:\s{1,9}saved date: (?P<time>[^(\n]{1,60}))?"
        ),
        "SingleFile",
        "",
    ),
    (
        re.compile(
            r"<!-- Mirrored from (?P<url>\S{1,2000}) by HTTrack"
            r"(?:[^>]{0,80}?, (?P<time>[^>]{1,40}) --)?"
        ),
        "HTTrack",
        "https://",
    ),
)
_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{1,20}):[ \t]{1,9}(\S.{0,500})")
_MOST_LINES = 12
_TELLING = {"url", "date", "title"}


def page_comment(html: str) -> tuple[Statement, ...]:
    """The address, and the time, that a browser or mirroring program noted in a comment."""
    head = html[:_HEAD]
    for pattern, program, scheme in _COMMENTS:
        if (found := pattern.search(head)) and safe_url(scheme + found["url"]):
            where = f"comment of {program}"
            address = Statement("url", scheme + found["url"], where)
            time = (found.groupdict().get("time") or "").strip()
            return (address, Statement("captured", time, where)) if time else (address,)
    return ()


def header_lines(headed: Headed) -> Headed:
    """``Title: …``, ``URL: …``, ``Date: …`` above a text, as many scrapers write them.

    They count only if they stand at the very head, end with a blank line, all have names that we
    know, and one of them is an address, or there are three of them.
    """
    lines = headed.body[: 2 * _HEAD].split("\n")[: _MOST_LINES + 1]
    end = next((number for number, line in enumerate(lines) if not line.strip()), 0)
    found = [_LINE.fullmatch(line.rstrip()) for line in lines[:end]]
    pairs = [(line[1], line[2]) for line in found if line]
    if len(pairs) < 2 or len(pairs) < len(found):
        return headed
    known = fields().statements
    names = [known.get(folded(name), ("", 0))[0] for name, _ in pairs]
    has_address = any(n == "url" and safe_url(v) for n, (_, v) in zip(names, pairs, strict=True))
    if not all(names) or not _TELLING & set(names) or not (has_address or len(pairs) >= 3):
        return headed
    body = headed.body.split("\n", end)[end]
    statements = tuple(_statements(names, [value for _, value in pairs]))
    return Headed(body, headed.first_line + end, statements, headed.notes)


def _statements(names: list[str], values: list[str]) -> list[Statement]:
    return [
        Statement(name, text, f"line {number}")
        for number, (name, value) in enumerate(zip(names, values, strict=True), 1)
        for text in values_of(name, value)
        if name not in LITERAL
    ]
