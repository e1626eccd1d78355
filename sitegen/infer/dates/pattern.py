"""A small language for patterns over tokens, compiled to regular expressions.

A text becomes a string of two characters a token: what stands before it (blank, comma, hyphen …)
and its *sign*, a character that stands for the set of word classes it belongs to.  A pattern is a
sequence of elements with ``( )``, ``|`` and ``?`` as usual:

    MONTH       a token of the class MONTH, captured under that name
    MONTH2      the same under another name, for the second one in a pattern
    <D>         the macro D of the language file, captured as a whole; <D2> for the second
    of          the word itself

Between two elements stands a blank or hyphen; another mark in front of an element says otherwise:
``,`` comma, hyphen or blank, ``+`` nothing, ``-`` hyphen or dash, ``/`` slash, ``:`` colon,
``'`` apostrophe, ``.`` full stop, ``[`` opening bracket, ``~`` anything short of a break.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

BREAK = "!"
"""The gap that no pattern crosses."""

_MARKS = {
    ",": "[ ;,=-]", "+": r"\+", "-": "[-=]", "/": "/", ":": ":", "'": "'", ".": "[.·]",
    "[": "[( ]", "~": r"[ ;,=\-+(/.·'&]",
}  # fmt: skip
_DEFAULT = "[ -]"
_NO_SIGN = "\x00"  # a class without words matches nothing
_TOKEN = re.compile(r"[()|?]|[,+\-/:'.~\[]?(?:<[A-Z]+\d?>|[^\W\d_]+\d?)")

Signs = Mapping[str, str]
"""Class or word -> the signs of all tokens that belong to it."""


class Pattern(Struct, frozen=True):
    expression: str
    """Regular, to be matched from the first token's gap on."""
    starters: str
    """The signs of the tokens that it may begin with."""


def compile_pattern(source: str, signs: Signs, macros: Mapping[str, str]) -> Pattern:
    """A pattern of the language file as a regular expression."""
    starters: set[str] = set()
    translation = _Translation(signs, macros, starters)
    expression = translation.sequence(source, _DEFAULT, leads=True, inside=False)
    return Pattern(expression, "".join(sorted(starters)))


class _Translation(Struct):
    signs: Signs
    macros: Mapping[str, str]
    starters: set[str]

    def sequence(self, source: str, opening: str, *, leads: bool, inside: bool) -> str:
        """``opening`` is the gap in front of whatever comes first; ``leads``: so does the whole."""
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
                gap = _MARKS.get(mark, opening if first else _DEFAULT)
                pieces.append(self.element(name, gap, leads=leads and first, inside=inside))
                before, first = first, False
        return "".join(pieces)

    def element(self, name: str, gap: str, *, leads: bool, inside: bool) -> str:
        """One token or macro; in front of one that leads the pattern anything may stand."""
        bare = name.strip("<>").rstrip("0123456789")
        if name[0] == "<":
            inner = self.sequence(self.macros[bare], gap, leads=leads, inside=True)
        else:
            allowed = self.signs.get(bare) or _NO_SIGN
            if leads:
                self.starters.update(allowed)
                gap = rf"(?:\A[\s\S]|{gap})"
            inner = f"{gap}[{re.escape(allowed)}]"
        if inside or not bare.isupper():
            return f"(?:{inner})"
        return f"(?P<{name.strip('<>')}>{inner})"
