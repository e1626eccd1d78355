"""A small language for patterns over tokens, compiled to regular expressions.

A text becomes a string of two characters a token: what stands before it (blank, comma, hyphen …)
and its *sign*, a character that stands for the set of word classes it belongs to.  A pattern is a
sequence of elements with ``( )``, ``|`` and ``?`` as usual:

    MONTH       a token of the class MONTH, captured under that name
    MONTH2      the same under another name, for the second one in a pattern
    <D>         the macro D of the language file, captured as a whole; <D2> for the second
    of          the word itself
    _           any token

Between two elements stands a blank or hyphen; another mark in front of an element says otherwise:
``,`` comma, hyphen or blank, ``+`` nothing, ``-`` hyphen or dash, ``/`` slash, ``:`` colon,
``'`` apostrophe, ``.`` full stop, ``[`` opening bracket, ``~`` anything short of a break.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

BREAK = "!"
"""The gap that no pattern crosses."""

_MARKS = {
    ",": "[ ;,=-]", "+": r"\+", "-": "[-=]", "/": "/", ":": ":", "'": "'", ".": "[.·]",
    "[": "[( ]", "~": r"[ ;,=\-+(/.·'&]",
}  # fmt: skip
_DEFAULT = "[ -]"
_NO_SIGN = "\x00"  # a class without words matches nothing
_TOKEN = re.compile(r"[()|?]|[,+\-/:'.~\[]?(?:<[A-Z]+\d?>|[^\W\d_]+\d?|_)")

Signs = Mapping[str, str]
"""Class or word -> the signs of all tokens that belong to it."""


def compile_pattern(source: str, signs: Signs, macros: Mapping[str, str]) -> re.Pattern[str]:
    """The regular expression of a pattern, to be matched from the first token's gap on."""
    return re.compile(_translate(source, signs, macros, "[\\s\\S]", inside=False))


def _translate(
    source: str, signs: Signs, macros: Mapping[str, str], opening: str, *, inside: bool
) -> str:
    """``opening`` is the gap in front of whatever comes first."""
    pieces: list[str] = []
    starts: list[bool] = [True]
    first = before = True  # nothing precedes; the same, in front of the last element or group
    for token in _TOKEN.findall(source):
        if token == "(":
            starts.append(first)
            pieces.append("(?:")
        elif token == ")":
            before, first = starts.pop(), False
            pieces.append(token)
        elif token == "|":
            first = starts[-1]
            pieces.append(token)
        elif token == "?":
            first = before
            pieces.append(token)
        else:
            mark, name = (token[0], token[1:]) if token[0] in _MARKS else ("", token)
            gap = opening if first else _MARKS.get(mark, _DEFAULT)
            before, first = first, False
            pieces.append(_element(name, gap, signs, macros, inside=inside))
    return "".join(pieces)


def _element(
    name: str, gap: str, signs: Signs, macros: Mapping[str, str], *, inside: bool
) -> str:
    bare = name.strip("<>").rstrip("0123456789")
    if name[0] == "<":
        inner = _translate(macros[bare], signs, macros, gap, inside=True)
    elif name == "_":
        return gap + "."
    else:
        inner = f"{gap}[{re.escape(signs.get(bare) or _NO_SIGN)}]"
    if inside or not bare.isupper():
        return f"(?:{inner})"
    return f"(?P<{name.strip('<>')}>{inner})"
