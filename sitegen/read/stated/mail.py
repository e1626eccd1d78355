"""The head of a mail that was saved as text: title, author and day of what stands below it."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from sitegen.model import Statement
from sitegen.read.stated.front_matter import Headed
from sitegen.read.stated.statements import sound
from sitegen.text import drop_invisible, fold_space

_HEAD = 16 * 1024
_FIELDS = {"subject": "title", "date": "date", "sent": "date", "from": "author"}
"""What a mail's head tells of the text below it; whom it went to is nobody's business."""
_LINE = re.compile(r"([A-Z][A-Za-z-]{1,40}):(?:[ \t]{1,9}(\S.{0,900})?)?")
_MOST_LINES = 60
_ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|sv|vs|rv)(?:\[\d{1,3}\])?:\s{0,9}){1,9}", re.I)
_ADDRESS = re.compile(r"\s{0,9}<[^<>]{0,300}>|[\w.+-]{1,100}@\S{0,300}")


def without_head(headed: Headed) -> Headed:
    """``From: …``, ``Subject: …`` and their like above a mail that was saved as text.

    Both must be there, at the very head, with nothing but lines of their kind down to a blank one.
    """
    lines = headed.body[:_HEAD].split("\n")[: _MOST_LINES + 1]
    end = next((number for number, line in enumerate(lines) if not line.strip()), 0)
    told: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines[:end], 1):
        if number > 1 and line[:1] in (" ", "\t"):
            continue  # of a long line that goes on; its beginning tells enough
        found = _LINE.fullmatch(line.rstrip())
        if not found:
            return headed
        told.setdefault(found[1].lower(), (number, found[2] or ""))
    if not {"from", "subject"} <= told.keys():
        return headed
    statements = [
        Statement(_FIELDS[name], value, f"line {number}")
        for name, (number, line) in told.items()
        if name in _FIELDS and (value := _of_mail(name, line))
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
    value = _in_letters(value) if "=?" in value else value
    if name == "subject":
        return _ANSWER.sub("", value)
    return _ADDRESS.sub("", value).strip(" \"'") if name == "from" else value


def _in_letters(value: str) -> str:
    """What "=?utf-8?B?…?=" stands for; as it is if that is nothing."""
    try:
        meant = str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value
    return sound(fold_space(drop_invisible(meant)))
