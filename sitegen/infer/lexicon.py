"""Word lists of this package, read once each."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file ``data/<name>.toml`` of this package."""
    path = files("sitegen.infer").joinpath("data", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words of one list of a table, which the file separates by white space."""
    return frozenset(str(table(name)[key]).split())
