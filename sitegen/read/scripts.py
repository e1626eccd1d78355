"""Letting go of scripts, style sheets and drawings, most of a page's bytes, before all else."""

from __future__ import annotations

import re

# What stands in a comment, a title or a text field only looks like tags.  The attributes are read
# to find the end of the tag; a tag that is longer or odder is left as it is, and so is an element
# with another of its kind in it: the outer one may stand in a string or an attribute.
_PART = re.compile(
    rb"<(?:!--(?:(?P<plain>[^-<>]*+(?:-(?!->)[^-<>]*+)*+-->)|[^-]*+(?:-(?!->)[^-]*+)*+)"
    rb"|(?P<opening>(?P<name>script|style|svg|title|textarea)(?:\s[^\"'<>]{0,999}+"
    rb"(?:(?:\"[^\"]{0,4999}+\"|'[^']{0,4999}+')[^\"'<>]{0,999}+){0,30}+)?+(?<!/)>)"
    rb"[^<]*+(?:<(?!/?(?P=name))[^<]*+)*+"
    rb"(?:(?=</(?P=name)[\s>])|(?P<odd><[^<]*+(?:<(?!/(?P=name))[^<]*+)*+)))"
)
_EMPTIED = frozenset((b"script", b"style", b"svg"))
_TELLING = re.compile(rb"saved|Mirrored")
"""What comments hold that name a page's address."""


def without_scripts(page: bytes) -> bytes:
    """The page without plain comments, and with such elements emptied but for data (JSON-LD)."""
    return _PART.sub(_without_content, page)


def _without_content(part: re.Match[bytes]) -> bytes:
    plain, opening, name, odd = part.groups()
    if plain is not None:
        return part[0] if _TELLING.search(plain) else b""
    if odd or name not in _EMPTIED or b"ld" in opening.lower():
        return part[0]
    return b"<" + opening
