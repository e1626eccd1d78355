"""Where a page or text came from, as the program that saved it wrote at its head."""

from __future__ import annotations

import re

from sitegen.model import Statement
from sitegen.read.fields import fields, folded
from sitegen.read.front_matter import Headed
from sitegen.read.statements import LITERAL, values_of
from sitegen.text import safe_url

_HEAD = 4096
_COMMENTS = (
    (re.compile(r"<!-- saved from url=\(\d{4}\)(\S{1,2000}) -->"), "browser", ""),
    (
        re.compile(r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url: (\S{1,2000})"),
        "SingleFile",
        "",
    ),
    (re.compile(r"<!-- Mirrored from (\S{1,2000}) by HTTrack"), "HTTrack", "https://"),
)
_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{1,20}):[ \t]{1,9}(\S.{0,500})")
_MOST_LINES = 12
_TELLING = {"url", "date", "title"}
_MAIL = {"subject": "title", "date": "date", "sent": "date", "from": "author"}
"""What a mail's head tells of the text below it; whom it went to is nobody's business."""
_MAIL_LINE = re.compile(r"([A-Z][A-Za-z-]{1,40}):(?:[ \t]{1,9}(\S.{0,900})?)?")
_MOST_MAIL_LINES = 60
_ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|sv|vs|rv)(?:\[\d{1,3}\])?:\s{0,9}){1,9}", re.I)
_ADDRESS = re.compile(r"\s{0,9}<[^<>]{0,300}>|[\w.+-]{1,100}@\S{0,300}")


def page_address(html: str) -> tuple[Statement, ...]:
    """The address that a browser or mirroring program noted in a comment."""
    head = html[:_HEAD]
    for pattern, program, scheme in _COMMENTS:
        if (found := pattern.search(head)) and safe_url(scheme + found[1]):
            return (Statement("url", scheme + found[1], f"comment of {program}"),)
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


def mail_head(headed: Headed) -> Headed:
    """``From: …``, ``Subject: …`` and their like above a mail that was saved as text.

    Both must be there, at the very head, with nothing but lines of their kind down to a blank one.
    """
    lines = headed.body[: 4 * _HEAD].split("\n")[: _MOST_MAIL_LINES + 1]
    end = next((number for number, line in enumerate(lines) if not line.strip()), 0)
    told: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines[:end], 1):
        if number > 1 and line[:1] in (" ", "\t"):
            continue  # of a long line that goes on; its beginning tells enough
        found = _MAIL_LINE.fullmatch(line.rstrip())
        if not found:
            return headed
        told.setdefault(found[1].lower(), (number, found[2] or ""))
    if not {"from", "subject"} <= told.keys():
        return headed
    statements = [
        Statement(_MAIL[name], value, f"line {number}")
        for name, (number, line) in told.items()
        if name in _MAIL and (value := _of_mail(name, line))
    ]
    note = "the head of a mail is left out: " + ", ".join(told)
    return Headed(
        headed.body.split("\n", end)[end],
        headed.first_line + end,
        tuple(statements),
        (*headed.notes, note),
    )


def _of_mail(name: str, value: str) -> str:
    """A subject without "Re:", a sender without the address."""
    if name == "subject":
        return _ANSWER.sub("", value)
    return _ADDRESS.sub("", value).strip(" \"'") if name == "from" else value


def _statements(names: list[str], values: list[str]) -> list[Statement]:
    return [
        Statement(name, text, f"line {number}")
        for number, (name, value) in enumerate(zip(names, values, strict=True), 1)
        for text in values_of(name, value)
        if name not in LITERAL
    ]
