"""Reading ``sitegen.toml``; every mistake is named with its key, its line and a way out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec
from msgspec.structs import replace

from sitegen.config.settings import Config, RuleConfig, RulesFile, TagsConfig
from sitegen.errors import ConfigError

CONFIG_NAME = "sitegen.toml"
RULES = "rules"
"""The folder of rule files."""
TAGS_NAME = "tags.toml"

_WAYS_OUT = {
    "Expected `array`, got `str`": 'write it in brackets: ["…"]',
    "Expected `array`, got `object`": "write two brackets around the name: [[…]]",
}

Settings = TypeVar("Settings", bound=msgspec.Struct)


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
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{CONFIG_NAME} cannot be read: {error}") from error
    config = parse(text)
    config = replace(config, rules=(*config.rules, *_rule_files(project / RULES)))
    return _with_tags(config, project / TAGS_NAME)


def _with_tags(config: Config, path: Path) -> Config:
    """``tags.toml``, for those who would rather keep their vocabulary apart."""
    if not path.is_file():
        return config
    more, stated = _from_file(path, path.name, TagsConfig), config.collate.tags
    tags = TagsConfig(
        (*stated.never, *more.never),
        stated.names | more.names,
        stated.articles | more.articles,
    )
    return replace(config, collate=replace(config.collate, tags=tags))


def _rule_files(folder: Path) -> Iterator[RuleConfig]:
    """The rules of ``rules/*.toml``: one a file, or several as in ``sitegen.toml``."""
    for path in sorted(folder.glob("[!.]*.toml")):
        name = f"{RULES}/{path.name}"
        text, data = _read(path, name)
        if RULES in data:
            if len(data) > 1:
                raise ConfigError(
                    f"{name}: there are [[{RULES}]] and keys outside of them",
                    "put all of them below a [[rules]], or none",
                )
            rules = _converted(data, RulesFile, text, name).rules
        else:
            rules = (_converted(data, RuleConfig, text, name),)
        yield from [replace(rule, where=name) for rule in rules]


def _from_file(path: Path, name: str, kind: type[Settings]) -> Settings:
    text, data = _read(path, name)
    return _converted(data, kind, text, name)


def _read(path: Path, name: str) -> tuple[str, dict[str, Any]]:
    """A file's text, and what it says."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{name} cannot be read: {error}") from error
    return text, _table(text, name)


def parse(text: str) -> Config:
    """The settings that a ``sitegen.toml``'s text gives."""
    return _converted(_table(text, CONFIG_NAME), Config, text, CONFIG_NAME)


def _table(text: str, name: str) -> dict[str, Any]:
    if not text:
        return {}
    import tomllib  # a folder without settings does not wait for it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name} is not valid TOML: {error}") from error


def _converted(data: dict[str, Any], kind: type[Settings], text: str, name: str) -> Settings:
    """Typed settings; ``text`` is what they were parsed from, ``name`` the file."""
    _refuse_unknown(data, kind, (), text, name)
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at ")
        keys = tuple(re.findall(r"[A-Za-z_]\w*", where.strip("`$")))
        raise ConfigError(
            f'{name}{_at(text, keys)}: "{".".join(keys)}" has the wrong value: {what}',
            _WAYS_OUT.get(what, ""),
        ) from error


def schema() -> dict[str, Any]:
    """The JSON Schema of ``sitegen.toml``, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | msgspec.json.schema(Config)


def _refuse_unknown(
    data: dict[str, Any], kind: type[msgspec.Struct], above: tuple[str, ...], text: str, name: str
) -> None:
    """Raises ConfigError at the first key that ``kind`` does not have."""
    known = {item.name: item.type for item in msgspec.structs.fields(kind)}
    for key, value in data.items():
        path = (*above, key)
        if key not in known:
            from difflib import get_close_matches

            place = f" in [{'.'.join(above)}]" if above else ""
            near = get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f'did you mean "{near[0]}"?' if near else f"it knows {', '.join(sorted(known))}"
            raise ConfigError(f'{name}{_at(text, path)}: unknown key "{key}"{place}', hint)
        inner = next(iter(get_args(known[key])), known[key])
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            for table in value if isinstance(value, list) else [value]:
                if isinstance(table, dict):
                    _refuse_unknown(table, inner, path, text, name)


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
