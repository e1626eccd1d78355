r"""File names as text that is safe to print and to store as JSON, and the way back.

A name that is not UTF-8, or holds control or direction marks, is written with ``\xHH`` for the
bytes concerned, and for any backslash, so that the way back is unambiguous.
"""

from __future__ import annotations

import os
import re

# Compiled when a name is not ASCII: that takes longer than to read a file.
_AWKWARD = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_ESCAPED = re.compile(rb"\\x([0-9a-f]{2})")


def shown(name: str) -> str:
    """The safe form of a path as the operating system gave it; most names are their own."""
    if "\\" not in name and name.isascii() and name.isprintable():
        return name
    if not re.search(_AWKWARD, name) and "\\x" not in name:
        return name
    return "".join(_escaped(character) for character in name)


def _escaped(character: str) -> str:
    if character != "\\" and not re.match(_AWKWARD, character):
        return character
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(character))


def real(name: str) -> str:
    """The path for the operating system, from its safe form."""
    if "\\x" not in name:
        return name
    data = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name.encode("utf-8"))
    return os.fsdecode(data)
