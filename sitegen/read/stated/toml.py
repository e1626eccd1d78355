"""TOML that somebody wrote by hand, or made to hurt."""

from __future__ import annotations

import re

from msgspec import Struct

_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
# tomllib takes time with the square of a dotted key's parts.
_LONG_KEY = re.compile(r"""(?:[\w"'-]{1,60}\s{0,3}\.\s{0,3}){50}""")


class Fault(Struct, frozen=True):
    """What is wrong, and in which line of the text (from 1)."""

    line: int
    message: str


def parse(text: str) -> dict[str, object] | Fault:
    """The table, or what is wrong with it."""
    if found := _LONG_KEY.search(text):
        return Fault(text.count("\n", 0, found.start()) + 1, "key of too many parts")
    import tomllib  # most files have none

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _AT.search(str(error))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        return Fault(line, _AT.sub("", str(error)))
    except RecursionError:
        return Fault(1, "nested too deeply")
