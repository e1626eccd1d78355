"""Code in plain text: lines between fences, and indented ones that look like a program.

White space means something there, so such lines are kept as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_FENCE = re.compile(r" {0,3}(```|~~~)")
_INDENT = re.compile(r" {2,}|\t")
_DEEP = ("    ", "\t")
_PROGRAM = re.compile(
    r"[{};]\s*$|^\s*(?:#|//|/\*|\*/|\$ |>>> |</?\w|@\w+\s*$|\w+:\s*$|\d+:\s)"
    r"|^\s*(?:def|class|for|while|if|elif|else|try|except|with|return|import|from|print|var|let"
    r"|const|function|public|private|static|void|int|use|fn|end|begin|echo|sudo|pip|npm|git"
    r"|SELECT|INSERT|FROM|WHERE)\b[^.?!,]*$"
    r"|\w\([^()]{0,80}\)\)?\s*[:;{]?\s*$|\w\s?[-+*/|&:]?=\s?[\w\"'\[({-]|=>|->|::|\w\.\w+\("
)
"""What lines of programs have, and hardly any of prose or verse."""
_LOOKS = 0.7
"""Share of the lines of a block that look like a program's."""
_LONGEST = 400
"""Characters of a line that are looked at."""


def may_hold_code(body: str) -> bool:
    """Whether anything in a text is indented or fenced: most have nothing of the kind."""
    return "\n  " in body or "\n\t" in body or "```" in body or "~~~" in body


def blocks(lines: Sequence[str]) -> Iterator[range]:
    """The places of the lines of each block of code, in order."""
    closing = {line.strip(): place for place, line in enumerate(lines) if _FENCE.match(line)}
    place, near, above = 0, -1, range(0)
    while place < len(lines):
        fence = _FENCE.match(lines[place])
        closed = fence is not None and closing.get(fence[1], -1) > place
        end = _closed(lines, place, fence[1]) if fence and closed else _program(lines, place)
        told = lines[place:end]
        if closed or (any(map(_INDENT.match, told)) and _is_code(told)):
            if above and above.stop == place - 1:
                yield above
            yield range(place, end)
            near = end
        elif told and all(map(_looks, told)):
            # Lines that are not indented are code where one blank line parts them from some.
            above = range(place, end)
            if near == place - 1:
                yield above
                near, above = end, range(0)
        place = max(end, place + 1)


def _closed(lines: Sequence[str], start: int, mark: str) -> int:
    """Where the block ends that a fence opens and another closes."""
    place = start + 1
    while lines[place].strip() != mark:
        place += 1
    return place + 1


def _program(lines: Sequence[str], start: int) -> int:
    """Where the lines end that stand together here and are indented or look like a program's."""
    end = start
    while end < len(lines) and lines[end].strip() and not _FENCE.match(lines[end]):
        if not (_INDENT.match(lines[end]) or _looks(lines[end])):
            break
        end += 1
    return end


def _is_code(told: Sequence[str]) -> bool:
    """Whether lines are code; a single one has to be indented like a block of it."""
    if len(told) == 1:
        return told[0].startswith(_DEEP) and _looks(told[0])
    return sum(map(_looks, told)) >= _LOOKS * len(told)


def _looks(line: str) -> bool:
    return _PROGRAM.search(line[:_LONGEST]) is not None
