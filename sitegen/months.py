"""The names of months in all languages that the archive recognises."""

from __future__ import annotations

from functools import cache

from sitegen.compiled import table
from sitegen.resources import PACKAGE


@cache
def month_numbers() -> dict[str, int]:
    """Names and short forms, lower-cased and without a final stop -> 1 to 12."""
    names: dict[str, int] = {}
    for line in table(PACKAGE / "months.toml")["months"]:
        for number, name in enumerate(line.split(), 1):
            names.setdefault(name.rstrip(".").replace("-", " "), number)
    return names
