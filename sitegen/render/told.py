"""What the ledger and an article's account say in English, in the language of the interface."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_BLANK = re.compile(r"\\\{(\w+)\\\}")


def teller(phrases: Mapping[str, str], word: Callable[[str, str], str]) -> Callable[[str], str]:
    """A function that puts ``phrases`` (English -> theirs, with ``{blanks}``) for what they say.

    Of "reason: detail" the detail stays, for it quotes; "one; another" is told one by one, and
    what has no phrase stays English.  ``word`` translates what fills a blank, by the blank's name.
    """
    patterns = [(_pattern(english), theirs) for english, theirs in phrases.items()]

    def phrase(text: str) -> str:
        for pattern, theirs in patterns:
            if found := pattern.fullmatch(text):
                return theirs.format_map({n: word(n, v) for n, v in found.groupdict().items()})
        return ""

    def part(text: str) -> str:
        if whole := phrase(text):
            return whole
        reason, colon, detail = text.partition(": ")
        known = phrase(reason)
        return f"{known or reason}{colon}{(known and phrase(detail)) or detail}"

    def told(text: str) -> str:
        return "; ".join(map(part, text.split("; "))) if patterns and text else text

    return told


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(_BLANK.sub(r"(?P<\1>.{1,1000})", re.escape(english)), re.DOTALL)
