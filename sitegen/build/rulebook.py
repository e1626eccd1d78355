"""The keeper's rules as the cleaner takes them."""

from __future__ import annotations

import msgspec

from sitegen.clean import RuleBook, Rules
from sitegen.clean.rules import compiled
from sitegen.config import CONFIG_NAME, Config
from sitegen.errors import ConfigError

_ANY_LINE = ("a", "Z", "1", ".", "中", "".join(map(chr, range(0x21, 0x7F))))
"""A pattern that finds something in each of these does so in every line."""


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
                    f"{where}: the pattern '{pattern}' is wrong: {error}",
                    "patterns are RE2: no look-around and no back-references",
                ) from error
        for pattern in stated.drop_patterns:
            if all(map(compiled(pattern), _ANY_LINE)):
                raise ConfigError(
                    f"{where}: the pattern '{pattern}' would drop every line",
                    "[input] exclude leaves out whole files; [rights.sources] shows less of them",
                )
        values = msgspec.structs.asdict(stated) | {"where": where}
        rules.append(Rules(**values))
    return RuleBook(tuple(rules))
