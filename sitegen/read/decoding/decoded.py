"""What decoding gives."""

from __future__ import annotations

from msgspec import Struct


class Decoded(Struct, frozen=True):
    """A text with ``\\n`` line ends and no NUL, and how it was read."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def finished(text: str, encoding: str, notes: tuple[str, ...] = ()) -> Decoded:
    """The text with its line ends unified and its NULs taken out, which is noted."""
    if "\0" in text:
        count = text.count("\0")
        text = text.replace("\0", "")
        notes = (*notes, f"{count} NUL byte{'s' if count > 1 else ''} removed")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text.removeprefix("\ufeff"), encoding, notes)
