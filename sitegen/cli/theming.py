"""``sitegen theme``: what of the theme a project replaces, and how to begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import click
from msgspec import Struct

from sitegen import resources
from sitegen.cli.console import Console
from sitegen.config import find_project
from sitegen.errors import ConfigError

_KINDS = ("templates", "static")
_BLOCK = re.compile(r"\{%[-+]?\s*block\s{1,20}(\w{1,60})")


class Part(Struct, frozen=True):
    """A file of the theme."""

    name: str
    folder: str
    """``templates`` or ``static``."""
    blocks: tuple[str, ...]
    """What a template that extends it may fill."""
    replaced: bool
    """The project has a file of the same name."""


@click.group(
    short_help="List the files of the theme, or copy one to change it.",
    epilog="""\b
Examples:
  sitegen theme list
  sitegen theme eject article.html
  sitegen theme eject style.css
""",
)
def theme() -> None:
    """List the files of the theme, and copy one into the project to change it."""


@theme.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_obj
def list_parts(console: Console, as_json: bool) -> None:
    """List the theme's files, their blocks, and which of them the project replaces."""
    found = list(_parts(find_project(Path.cwd())))
    if as_json:
        console.json(found)
        return
    for part in found:
        blocks = f"  blocks: {', '.join(part.blocks)}" if part.blocks else ""
        own = "  (yours)" if part.replaced else ""
        click.echo(f"{part.folder}/{part.name}{own}{blocks}")


@theme.command()
@click.argument("name")
@click.option("--force", is_flag=True, help="Replace a file of your own.")
@click.pass_obj
def eject(console: Console, name: str, force: bool) -> None:
    """Copy NAME, e.g. article.html or style.css, out of the theme into the project.

    From then on the project's file stands for the theme's.  To change a template in one place only,
    write one that extends "theme/NAME" and fills a block, instead of a whole copy.
    """
    project = find_project(Path.cwd())
    folder, inside = _place_of(name, list(_parts(project)))
    source, target = resources.theme_folder(folder) / inside, project / folder / inside
    if target.resolve() == source.resolve():
        raise ConfigError(f"{folder}/{inside} is the theme's own", "change it where it is")
    if target.exists() and not force:
        raise ConfigError(f"{folder}/{inside} is there already", "--force replaces it")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())
    console.say(f"{folder}/{inside}")


def _parts(project: Path) -> Iterator[Part]:
    for folder in _KINDS:
        root = resources.theme_folder(folder)
        own = project / folder
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            name = path.relative_to(root).as_posix()
            text = path.read_text("utf-8") if folder == "templates" else ""
            replaced = own.resolve() != root and (own / name).is_file()
            yield Part(name, folder, tuple(dict.fromkeys(_BLOCK.findall(text))), replaced)


def _place_of(name: str, parts: list[Part]) -> tuple[str, str]:
    """(folder, name inside it) of what was asked for by its name or its path.

    Raises ConfigError if the theme has no such file.
    """
    wanted = name.removeprefix("./")
    for part in parts:
        if wanted in (part.name, f"{part.folder}/{part.name}"):
            return part.folder, part.name
    last = {Path(part.name).name: part.name for part in reversed(parts)}
    near = get_close_matches(Path(wanted).name, sorted(last), 1)
    hint = f'did you mean "{last[near[0]]}"?' if near else "sitegen theme list shows what there is"
    raise ConfigError(f"the theme has no {name}", hint)
