"""The keeper's rules as the cleaner takes them, and what each of them did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from sitegen.clean import RuleBook, Rules, segment
from sitegen.clean.rules import compiled, concerns, lines_of, own_rules, verdict
from sitegen.config import CONFIG_NAME, Config
from sitegen.errors import ConfigError
from sitegen.model import Document
from sitegen.read import read


class Use(msgspec.Struct):
    """What one rule did over a whole folder."""

    rule: str
    where: str
    """The file that states it."""
    source: str
    lines: int = 0
    articles: int = 0
    example: str = ""
    """The first line that it spoke of."""


def rule_book(config: Config) -> RuleBook:
    """The rules of the settings.  Raises ConfigError for a pattern that is none."""
    rules = []
    for stated in config.rules:
        where = stated.where or CONFIG_NAME
        for pattern in (*stated.keep_patterns, *stated.drop_patterns):
            try:
                compiled(pattern)
            except ValueError as error:
                raise ConfigError(
                    f"{where}: the pattern {pattern!r} is wrong: {error}",
                    "patterns are RE2: no look-around and no back-references",
                ) from error
        values = msgspec.structs.asdict(stated) | {"where": where}
        rules.append(Rules(**values))
    return RuleBook(tuple(rules))


def uses(root: Path, paths: Iterable[str], book: RuleBook) -> list[Use]:
    """What every rule did, the articles' own ones too, in the order in which they are stated."""
    stated = [
        (alone, Use(told, rules.where, rules.source))
        for rules in book.rules
        for told, alone in lines_of(rules)
    ]
    found = [use for _, use in stated]
    for document in _documents(root, paths):
        own = [
            (alone, Use(told, str(document.origin), ""))
            for told, alone in lines_of(own_rules(document))
        ]
        found += [use for _, use in own]
        lines = [piece.text for piece in segment(document).pieces]
        for alone, use in (*(one for one in stated if concerns(one[0], document)), *own):
            spoken = [line for line in lines if verdict(alone, line)]
            use.lines += len(spoken)
            use.articles += bool(spoken)
            use.example = use.example or next(iter(spoken), "")
    return found


def _documents(root: Path, paths: Iterable[str]) -> Iterator[Document]:
    for path in paths:
        yield from (one for one in read(root, path) if isinstance(one, Document))
