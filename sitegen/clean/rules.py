"""The person's own rules: lines and patterns to keep or to drop; the person's word is final.

Patterns are RE2, which takes time in proportion to the line whatever the pattern, so that no rule
can hold up a build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from msgspec import Struct

from sitegen.clean.records import Segmented
from sitegen.model import Document
from sitegen.text import is_host_name, normalised, short_digest

LINE = "line:"
"""Before the digest of a line, which names it without quoting it."""

_DIGEST = re.compile(rf"{LINE}[0-9a-f]{{12}}")
# A page that is scraped again, or by another program, may write the same marks otherwise.
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("‘’‚‛`´ʼ′‹›", "'")
    | dict.fromkeys("“”„‟«»″〝〞", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
)
_AROUND = re.compile(r"\s*(?:(-)-*|(['\"]))\s*|\s+(?=[?!:;])")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?([^/\s]+)/?")


class Rules(Struct, frozen=True):
    """Keep and drop rules; keeping goes before dropping, and an article's own before others."""

    source: str = ""
    """Whose articles they are for: a host, with all below it, or the name of a source; empty
    for all."""
    keep: tuple[str, ...] = ()
    """Lines as they are, whatever their case, white space, quotes and dashes, or ``line:`` and
    their digest."""
    drop: tuple[str, ...] = ()
    keep_patterns: tuple[str, ...] = ()
    """RE2 expressions, searched in the line."""
    drop_patterns: tuple[str, ...] = ()
    where: str = ""
    """The file that states them, for reports."""
    own: Rules | None = None
    """Those of the article itself, which go before these."""


class RuleBook(Struct, frozen=True):
    """All rules of an archive."""

    rules: tuple[Rules, ...] = ()

    def of(self, text: Segmented) -> Rules:
        """The rules for one document: its own, those for its source, and those for all."""
        own = own_rules(text.document)
        chosen = [one for one in self.rules if concerns(one, text)]
        return Rules(
            own=own if own != _NONE else None,
            keep=tuple(line for one in chosen for line in one.keep),
            drop=tuple(line for one in chosen for line in one.drop),
            keep_patterns=tuple(it for one in chosen for it in one.keep_patterns),
            drop_patterns=tuple(it for one in chosen for it in one.drop_patterns),
        )

    def need_all(self, document: Document) -> bool:
        """Whether a document has to be taken apart as a whole, whatever it is asked for.

        Any line may be kept, and pages say themselves what their source is called.
        """
        for one in (own_rules(document), *self.rules):
            named = one.source and not _is_host(one.source)
            if named or ((one.keep or one.keep_patterns) and _of_host(one.source, document)):
                return True
        return False


def own_rules(document: Document) -> Rules:
    """What the keeper says in the article's front matter or sidecar."""
    stated = [one for one in document.statements if one.by_person]
    return Rules(
        keep=tuple(one.value for one in stated if one.field == "keep"),
        drop=tuple(one.value for one in stated if one.field == "drop"),
    )


def concerns(rules: Rules, text: Segmented) -> bool:
    """Whether rules are for a document's source."""
    if _of_host(rules.source, text.document):
        return True
    name = normalised(rules.source)
    return any(one.field == "source" and normalised(one.value) == name for one in text.statements)


def _of_host(source: str, document: Document) -> bool:
    """Whether a document is from a host, or from any if there is none named."""
    address = _ADDRESS.fullmatch(source.strip().casefold())
    host = (document.host or "").casefold().removeprefix("www.")
    return not source.strip() or (address is not None and f".{host}".endswith(f".{address[1]}"))


def _is_host(source: str) -> bool:
    address = _ADDRESS.fullmatch(source.strip().casefold())
    return address is not None and is_host_name(address[1])


def line_digest(text: str) -> str:
    """The name of a line in rules: the same however it is spaced, capitalised or quoted."""
    return LINE + short_digest(_folded(text))


def _folded(line: str) -> str:
    """A line, or the name of one, for comparing."""
    plain = normalised(line.translate(_TYPOGRAPHY))
    return _AROUND.sub(r"\1\2", plain)


class _Matcher:
    """Rules made ready to be asked many times."""

    def __init__(self, rules: Rules) -> None:
        self._literal = {
            True: {name: line for line in rules.keep for name in _names(line)},
            False: {name: line for line in rules.drop for name in _names(line)},
        }
        self._patterns = {
            True: [(compiled(text), text) for text in rules.keep_patterns],
            False: [(compiled(text), text) for text in rules.drop_patterns],
        }
        self._digests = any(map(is_digest, (*rules.keep, *rules.drop)))

    def verdict(self, text: str) -> tuple[bool, str] | None:
        """(keep?, the rule's text) if a rule speaks of the line."""
        names = [_folded(text)]
        if self._digests:
            names.append(LINE + short_digest(names[0]))
        for keep in (True, False):
            for name in names:
                if name in self._literal[keep]:
                    return keep, self._literal[keep][name]
            for pattern, told in self._patterns[keep]:
                if pattern(text):
                    return keep, told
        return None


def is_digest(line: str) -> bool:
    """Whether a rule names its line by the digest."""
    return _DIGEST.fullmatch(line.strip().lower()) is not None


def _names(line: str) -> Iterator[str]:
    """By what a line is known; of several in one text each is meant, and all as a paragraph."""
    for one in dict.fromkeys((line, *filter(str.strip, line.split("\n")))):
        yield one.strip().lower() if is_digest(one) else _folded(one)


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
    own = _matcher(rules.own).verdict(text) if rules.own else None
    return own or _matcher(rules).verdict(text)


def lines_of(rules: Rules) -> Iterator[tuple[str, str, Rules]]:
    """Every single rule: its key, what is written, and that alone as rules."""
    for key in ("keep", "drop", "keep_patterns", "drop_patterns"):
        for text in getattr(rules, key):
            alone: dict[str, Any] = {key: (text,)}
            yield key, text, Rules(source=rules.source, where=rules.where, **alone)


_NONE = Rules()
