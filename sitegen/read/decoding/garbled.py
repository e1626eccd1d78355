"""Text that somebody once read as Windows-1252 although it was UTF-8: “It’s” became “Itâ€™s”."""

from __future__ import annotations

import re

_UNDEFINED = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
_BYTES = {
    ord(bytes((byte,)).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in _UNDEFINED
}
_SEQUENCE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\ufffd]")
_LEAST, _FEWER = 3, 3
"""Sequences that a garbled text has at least, and how many times fewer other signs it has."""


def repaired(text: str) -> tuple[str, int]:
    """The text as it was meant, and in how many places; itself and 0 if it was not garbled.

    Only where hardly any sign beyond ASCII is anything else: letters that are meant stand in a
    sound text, too.
    """
    narrow = text.translate(_BYTES)
    pieces: list[str] = []
    end = count = inside = 0
    for found in _SEQUENCE.finditer(narrow):
        try:
            meant = found[0].encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            continue
        pieces += (text[end : found.start()], meant)
        end = found.end()
        count += 1
        inside += len(found[0])
    others = len(_BEYOND_ASCII.findall(text)) - inside
    if count < _LEAST or others * _FEWER > count:
        return text, 0
    return "".join((*pieces, text[end:])), count
