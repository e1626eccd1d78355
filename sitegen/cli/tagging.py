"""``sitegen tags``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
from msgspec import structs

from sitegen.cli.console import Console, printable
from sitegen.cli.settings import project_and_config
from sitegen.collate.suspects import Suspect, suspects
from sitegen.errors import ConfigError
from sitegen.model import Archive, Tag

_FILE = "tags.toml"
_HEAD = """\
# What the keeper decides about tags.  Delete a line, and the suggestion is declined.
# never = ["Names that are no tags"]
"""


@click.command(
    short_help="List the tags, and those that may be one.",
    epilog="""\b
Examples:
  sitegen tags
  sitegen tags --kind person
  sitegen tags --suggest
  sitegen tags --input scraped --json
""",
)
@click.option("--input", "source", type=click.Path(path_type=Path), metavar="DIR",
              help="The folder of scraped articles.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR",
              help="The folder of the finished site.")  # fmt: skip
@click.option("--kind", type=click.Choice(["person", "place", "organisation", "topic"]))
@click.option("--suggest", is_flag=True,
              help="Write suspected doubles into tags.toml; keep what is right.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Tags and suspected doubles as JSON.")
@click.pass_obj
def tags(
    console: Console,
    source: Path | None,
    output: Path | None,
    kind: str | None,
    suggest: bool,
    as_json: bool,
) -> None:
    """List the tags with the number of their articles, and those that may be one.

    With -v (sitegen -v tags) the names that each tag stands for are listed, too.
    """
    from sitegen.build.entry import archive_of

    project, config = project_and_config(source, output)
    archive = archive_of(project, config)
    chosen = [tag for tag in archive.tags if kind in (None, tag.kind)]
    doubles = suspects(chosen)
    if as_json:
        files = {one.id: str(one.clean.document.origin) for one in archive.articles}
        told = [_told(tag, archive, files) for tag in chosen]
        console.json({"tags": told, "doubles": doubles})
        return
    for tag in sorted(chosen, key=lambda tag: (-len(tag.articles), tag.name)):
        also = f" (also {', '.join(tag.aliases)})" if tag.aliases and console.verbose else ""
        console.say(printable(f"{len(tag.articles):6} {tag.kind:13} {tag.name}{also}"))
    for one in doubles:
        console.say(printable(f"perhaps one: “{one.name}” and “{one.other}” {one.reason}"))
    if suggest:
        _suggest(console, project / _FILE, doubles)


def _told(tag: Tag, archive: Archive, files: dict[str, str]) -> dict[str, object]:
    """A tag for other programs: its articles by their files, each with why it has the tag."""
    return structs.asdict(tag) | {
        "articles": [
            {"source": files[name], "reason": _why_tagged(tag, name, archive)}
            for name in tag.articles
        ]
    }


def _why_tagged(tag: Tag, article: str, archive: Archive) -> str:
    return archive.tag_reasons[article][archive.article_tags[article].index(tag.slug)]


def _suggest(console: Console, path: Path, doubles: tuple[Suspect, ...]) -> None:
    """Appends the suggestions that the file does not have."""
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        lines = _lines(doubles, text)
        if lines:
            path.write_text(_with_lines(text or _HEAD, lines), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be written: {_why(error)}") from error
    console.say(f"{len(lines)} suggestions written into {path.name}")


def _lines(doubles: tuple[Suspect, ...], text: str) -> list[str]:
    """A line for each suggestion about names that the file does not have yet."""
    lines: list[str] = []
    for one in doubles:
        if _quoted(one.name) not in text and _quoted(one.other) not in text:
            line = f"{_quoted(one.name)}.aliases = [{_quoted(one.other)}]"
            lines.append(f"{line}  # {one.reason}\n")
            text += line  # a second suggestion for the same name would be a second key
    return lines


def _with_lines(text: str, lines: list[str]) -> str:
    """The file with lines under its ``[names]``, wherever that stands."""
    header = re.search(r"^\[names\][^\n]*\n?", text, re.MULTILINE)
    if header is None:
        return f"{text.rstrip()}\n\n[names]\n{''.join(lines)}"
    before = text[: header.end()].rstrip("\n") + "\n"
    return before + "".join(lines) + text[header.end() :]


def _why(error: OSError | UnicodeDecodeError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else "it is not UTF-8"


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)
