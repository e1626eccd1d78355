"""Letting go of scripts, style sheets and drawings, most of a page's bytes, before all else."""

from __future__ import annotations

import re

# What stands in a comment, a title or a text field only looks like tags.  The attributes are read
# to find the end of the tag; a tag that is longer or odder is left as it is, and so is an element
# with another of its kind in it: the outer one may stand in a string or an attribute.
_PART = re.compile(
    rb"<(?:!--[^-]*+(?:-(?!->)[^-]*+)*+"
    rb"|(?P<opening>(?P<name>script|style|svg|title|textarea)(?:\s[^\"'<>]{0,999}+"
    rb"(?:(?:\"[^\"]{0,4999}+\"|'[^']{0,4999}+')[^\"'<>]{0,999}+){0,30}+)?+(?<!/)>)"
    rb"[^<]*+(?:<(?!/?(?P=name))[^<]*+)*+"
    rb"(?:(?=</(?P=name)[\s>])|(?P<odd><[^<]*+(?:<(?!/(?P=name))[^<]*+)*+)))"
)
_EMPTIED = frozenset((b"script", b"style", b"svg"))


def without_scripts(page: bytes) -> bytes:
    """The page with such elements emptied, except for data on the article (JSON-LD)."""
    return _PART.sub(_without_content, page)


def _without_content(part: re.Match[bytes]) -> bytes:
    opening, name, odd = part.groups()
    if odd or name not in _EMPTIED or b"ld" in opening.lower():
        return part[0]
    return b"<" + opening
