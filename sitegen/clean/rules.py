"""The person's own rules: lines and patterns to keep or to drop."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from sitegen.text import normalised

LONGEST_TESTED = 2_000
"""Characters of a line that a person's pattern sees: bounds the cost of a bad one."""


class Rules(Struct, frozen=True):
    """Keep and drop rules for one document; the person's word is final, keep before drop."""

    keep: tuple[str, ...] = ()
    """Literal lines; case and white space do not matter."""
    drop: tuple[str, ...] = ()
    keep_patterns: tuple[str, ...] = ()
    """Regular expressions, searched in the line."""
    drop_patterns: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def _compiled(rules: Rules) -> tuple[dict[str, str], dict[str, str], list[re.Pattern[str]], list[re.Pattern[str]]]:
    return (
        {normalised(line): line for line in rules.keep},
        {normalised(line): line for line in rules.drop},
        [re.compile(pattern) for pattern in rules.keep_patterns],
        [re.compile(pattern) for pattern in rules.drop_patterns],
    )


def verdict(rules: Rules, text: str) -> tuple[bool, str] | None:
    """(keep?, rule's text) if a rule of the person speaks of this line."""
    if rules == _NONE:
        return None
    keep, drop, keep_patterns, drop_patterns = _compiled(rules)
    folded, shown = normalised(text), text[:LONGEST_TESTED]
    if folded in keep:
        return True, keep[folded]
    for pattern in keep_patterns:
        if pattern.search(shown):
            return True, pattern.pattern
    if folded in drop:
        return False, drop[folded]
    for pattern in drop_patterns:
        if pattern.search(shown):
            return False, pattern.pattern
    return None


_NONE = Rules()
