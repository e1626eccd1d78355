"""A small language for patterns over tokens, compiled to steps that lead from one to the next.

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

Of several ways in which a pattern fits, the one counts that takes each choice as early and each
optional piece as soon as it can, as in regular expressions; those would do as well, but take as
long to compile as megabytes of text to read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

BREAK = "!"
"""The gap that no pattern crosses."""

_MARKS = {
    ",": " ;,=-", "+": "+", "-": "-=", "/": "/", ":": ":", "'": "'", ".": ".·",
    "[": "( ", "~": " ;,=-+(/.·'&",
}  # fmt: skip
_DEFAULT = " -"
_TOKEN = re.compile(r"[()|?]|[,+\-/:'.~\[]?(?:<[A-Z]+\d?>|[^\W\d_]+\d?)")

Signs = Mapping[str, str]
"""Class or word -> the signs of all tokens that belong to it."""


class Step(Struct, eq=False, gc=False):
    """One token of a pattern, and what may come next."""

    gaps: str
    """What may stand before it."""
    signs: str
    group: str
    """The name under which it is captured, together with its neighbours of that name."""
    leads: bool
    """It may be the first of the whole; then anything may stand before it."""
    then: tuple[Step, ...]


END = Step("", "", "", False, ())
"""Where a pattern is through."""
_NOTHING = "  "  # gap and sign behind the last token


class Fit(Struct, frozen=True, gc=False):
    """How a pattern fits a run of tokens."""

    end: int
    """How many tokens it takes."""
    groups: dict[str, tuple[int, int]]
    """Captured name -> the first token, and the one behind the last."""


class _Choice(Struct):
    """What stands between brackets: sequences of elements of which one is taken."""

    ways: list[list[Step | _Choice]]
    optional: bool = False


def compile_pattern(source: str, signs: Signs, macros: Mapping[str, str]) -> tuple[Step, ...]:
    """The steps with which a pattern of the language file may begin, the preferred one first."""
    parser = _Parser(signs, macros)
    return _linked(parser.choice(source, _DEFAULT, group="", leads=True), (END,))


def fit(steps: Sequence[Step], encoded: str) -> Fit | None:
    """How steps fit the beginning of a run: gap and sign of each token in turn."""
    path: list[Step] = []
    if not _walk(steps, encoded + _NOTHING, 0, path):
        return None
    groups: dict[str, tuple[int, int]] = {}
    for at, step in enumerate(path):
        if step.group:
            groups[step.group] = groups.get(step.group, (at, at))[0], at + 1
    return Fit(len(path), groups)


def signs_behind(steps: Sequence[Step]) -> tuple[str, str] | None:
    """The signs with which a pattern may go on behind its first token: behind a blank, any gap.

    None if it may end there.
    """
    following = [other for step in steps for other in step.then]
    if END in following:
        return None
    blank = "".join(other.signs for other in following if " " in other.gaps)
    return blank, "".join(other.signs for other in following)


def _walk(steps: Sequence[Step], encoded: str, at: int, path: list[Step]) -> bool:
    """Whether one of the steps leads to the end; ``path`` is then the way there."""
    gap, sign = encoded[at], encoded[at + 1]
    for step in steps:
        if step is END:
            return True
        if sign in step.signs and (gap in step.gaps or (step.leads and not at)):
            path.append(step)
            if _walk(step.then, encoded, at + 2, path):
                return True
            path.pop()
    return False


def _linked(choice: _Choice, then: tuple[Step, ...]) -> tuple[Step, ...]:
    """The first steps of a choice that is followed by others."""
    result: list[Step] = []
    for way in choice.ways:
        following = then
        for part in reversed(way):
            if isinstance(part, _Choice):
                following = _linked(part, following)
            else:
                part.then = following
                following = (part,)
        result += following
    return (*_merged(result), *then) if choice.optional else _merged(result)


def _merged(steps: list[Step]) -> tuple[Step, ...]:
    """The same choice, with neighbours made one that differ in their signs alone."""
    result: list[Step] = []
    for step in steps:
        last = result[-1] if result else END
        if last.then is step.then and _kind(last) == _kind(step):
            result[-1] = Step(last.gaps, last.signs + step.signs, last.group, last.leads, last.then)
        else:
            result.append(step)
    return tuple(result)


def _kind(step: Step) -> tuple[str, str, bool]:
    return step.gaps, step.group, step.leads


class _Parser(Struct):
    signs: Signs
    macros: Mapping[str, str]

    def choice(self, source: str, opening: str, *, group: str, leads: bool) -> _Choice:
        """``opening`` is the gap in front of whatever comes first; ``leads``: so does the whole."""
        whole = _Choice([[]])
        open_, starts = [whole], [True]
        first = before = True  # nothing precedes; the same, in front of the last element or group
        for token in _TOKEN.findall(source):
            if token == "(":
                starts.append(first)
                inner = _Choice([[]])
                open_[-1].ways[-1].append(inner)
                open_.append(inner)
            elif token == ")":
                before, first = starts.pop(), False
                open_.pop()
            elif token == "|":
                first = starts[-1]
                open_[-1].ways.append([])
            elif token == "?":
                first = before
                way = open_[-1].ways[-1]
                way[-1] = _Choice([[way[-1]]], optional=True)
            else:
                mark, name = (token[0], token[1:]) if token[0] in _MARKS else ("", token)
                gaps = _MARKS.get(mark, opening if first else _DEFAULT)
                element = self.element(name, gaps, group=group, leads=leads and first)
                open_[-1].ways[-1].append(element)
                before, first = first, False
        return whole

    def element(self, name: str, gaps: str, *, group: str, leads: bool) -> Step | _Choice:
        """One token or macro; in front of one that leads the pattern anything may stand."""
        bare = name.strip("<>").rstrip("0123456789")
        group = group or (name.strip("<>") if bare.isupper() else "")
        if name[0] == "<":
            return self.choice(self.macros[bare], gaps, group=group, leads=leads)
        return Step(gaps, self.signs.get(bare, ""), group, leads, ())
