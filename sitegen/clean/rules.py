"""The person's own rules: lines and patterns to keep or to drop; the person's word is final.

Patterns are RE2, which takes time in proportion to the line whatever the pattern, so that no rule
can hold up a build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from msgspec import Struct

from sitegen.model import Document
from sitegen.text import normalised, short_digest

LINE = "line:"
"""Before the digest of a line, which names it without quoting it."""


class Rules(Struct, frozen=True):
    """Keep and drop rules; keeping goes before dropping."""

    source: str = ""
    """Whose articles they are for: a host, with all below it, or the name of a source; empty
    for all."""
    keep: tuple[str, ...] = ()
    """Lines as they are, whatever their case and white space, or ``line:`` and their digest."""
    drop: tuple[str, ...] = ()
    keep_patterns: tuple[str, ...] = ()
    """RE2 expressions, searched in the line."""
    drop_patterns: tuple[str, ...] = ()
    where: str = ""
    """The file that states them, for reports."""


class RuleBook(Struct, frozen=True):
    """All rules of an archive."""

    rules: tuple[Rules, ...] = ()

    def of(self, document: Document) -> Rules:
        """The rules for one document: its own, those for its source, and those for all."""
        chosen = [own_rules(document), *(one for one in self.rules if concerns(one, document))]
        return Rules(
            keep=tuple(line for one in chosen for line in one.keep),
            drop=tuple(line for one in chosen for line in one.drop),
            keep_patterns=tuple(it for one in chosen for it in one.keep_patterns),
            drop_patterns=tuple(it for one in chosen for it in one.drop_patterns),
        )

    def keeps(self, document: Document) -> bool:
        """Whether lines of the document are kept whatever they look like."""
        rules = self.of(document)
        return bool(rules.keep or rules.keep_patterns)


def own_rules(document: Document) -> Rules:
    """What the keeper says in the article's front matter or sidecar."""
    stated = [one for one in document.statements if one.by_person]
    return Rules(
        keep=tuple(one.value for one in stated if one.field == "keep"),
        drop=tuple(one.value for one in stated if one.field == "drop"),
    )


def concerns(rules: Rules, document: Document) -> bool:
    """Whether rules are for a document's source."""
    wanted = rules.source.casefold()
    host = (document.host or "").casefold()
    if not wanted or host == wanted or host.endswith(f".{wanted}"):
        return True
    return any(
        one.field == "source" and one.value.casefold() == wanted for one in document.statements
    )


def line_digest(text: str) -> str:
    """The name of a line in rules: the same however it is spaced or capitalised."""
    return LINE + short_digest(normalised(text))


class _Matcher:
    """Rules made ready to be asked many times."""

    def __init__(self, rules: Rules) -> None:
        self._literal = {
            True: {_folded(line): line for line in rules.keep},
            False: {_folded(line): line for line in rules.drop},
        }
        self._patterns = {
            True: [(compiled(text), text) for text in rules.keep_patterns],
            False: [(compiled(text), text) for text in rules.drop_patterns],
        }
        self._digests = any(line.startswith(LINE) for line in (*rules.keep, *rules.drop))

    def verdict(self, text: str) -> tuple[bool, str] | None:
        """(keep?, the rule's text) if a rule speaks of the line."""
        names = [normalised(text)]
        if self._digests:
            names.append(line_digest(text))
        for keep in (True, False):
            for name in names:
                if name in self._literal[keep]:
                    return keep, self._literal[keep][name]
            for pattern, told in self._patterns[keep]:
                if pattern(text):
                    return keep, told
        return None


def _folded(line: str) -> str:
    return line if line.startswith(LINE) else normalised(line)


@lru_cache(maxsize=256)
def compiled(pattern: str) -> Callable[[str], Any]:
    """The search for a pattern.  Raises ValueError if it is none."""
    import re2  # only people who write patterns wait for it

    options = re2.Options()
    options.log_errors = False
    try:
        search: Callable[[str], Any] = re2.compile(pattern, options=options).search
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise ValueError(reason) from error
    return lambda text: search(text.encode("utf-8", "replace").decode())


@lru_cache(maxsize=256)
def _matcher(rules: Rules) -> _Matcher:
    return _Matcher(rules)


def verdict(rules: Rules, text: str) -> tuple[bool, str] | None:
    """(keep?, rule's text) if a rule of the person speaks of this line."""
    if rules == _NONE:
        return None
    return _matcher(rules).verdict(text)


def lines_of(rules: Rules) -> Iterator[tuple[str, Rules]]:
    """Every single rule: what is written, and that alone as rules."""
    for field in ("keep", "drop", "keep_patterns", "drop_patterns"):
        for text in getattr(rules, field):
            alone: dict[str, Any] = {field: (text,)}
            yield f"{field} {text!r}", Rules(source=rules.source, where=rules.where, **alone)


_NONE = Rules()
