"""Reading ``sitegen.toml``; every mistake is named with its key, its line and a way out."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec

from sitegen.config.settings import Config
from sitegen.errors import ConfigError

CONFIG_NAME = "sitegen.toml"


def find_project(start: Path) -> Path:
    """The nearest folder from ``start`` upwards that has a ``sitegen.toml``, else ``start``."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / CONFIG_NAME).is_file():
            return folder
    return start


def load(project: Path) -> Config:
    """The project's settings; the defaults where it has no ``sitegen.toml``.

    Raises ConfigError for anything in the file that is not understood.
    """
    path = project / CONFIG_NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{CONFIG_NAME} cannot be read: {error}") from error
    return parse(text)


def parse(text: str) -> Config:
    """The settings that a ``sitegen.toml``'s text gives."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{CONFIG_NAME} is not valid TOML: {error}") from error
    _refuse_unknown(data, Config, (), text)
    try:
        return msgspec.convert(data, Config)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at ")
        keys = tuple(re.findall(r"\w+", where.strip("`$")))
        raise ConfigError(
            f'{CONFIG_NAME}{_at(text, keys)}: "{".".join(keys)}" has the wrong value: {what}'
        ) from error


def schema() -> dict[str, Any]:
    """The JSON Schema of ``sitegen.toml``, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | msgspec.json.schema(Config)


def _refuse_unknown(
    data: dict[str, Any], kind: type[msgspec.Struct], above: tuple[str, ...], text: str
) -> None:
    """Raises ConfigError at the first key that ``kind`` does not have."""
    known = {item.name: item.type for item in msgspec.structs.fields(kind)}
    for key, value in data.items():
        path = (*above, key)
        if key not in known:
            table = f" in [{'.'.join(above)}]" if above else ""
            near = get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f'did you mean "{near[0]}"?' if near else f"it knows {', '.join(sorted(known))}"
            raise ConfigError(f'{CONFIG_NAME}{_at(text, path)}: unknown key "{key}"{table}', hint)
        inner = known[key]
        if (
            isinstance(inner, type)
            and issubclass(inner, msgspec.Struct)
            and isinstance(value, dict)
        ):
            _refuse_unknown(value, inner, path, text)


def _at(text: str, keys: tuple[str, ...]) -> str:
    """ ", line N" for the line on which a key is set, as far as it can be told."""
    if not keys:
        return ""
    table: list[str] = []
    nearest = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[+\s*([\w.\"' -]+?)\s*\]+", line):
            table = [part.strip(" \"'") for part in header.group(1).split(".")]
            if table == list(keys):
                return f", line {number}"
            if table == list(keys[: len(table)]):
                nearest = number
        elif assigned := re.match(r"\s*([\w.\"'-]+)\s*=", line):
            path = [*table, *(part.strip("\"'") for part in assigned.group(1).split("."))]
            if path == list(keys[: len(path)]):
                return f", line {number}"
    return f", line {nearest}" if nearest else ""
