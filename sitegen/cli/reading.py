"""``sitegen clean`` and ``sitegen rules``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from sitegen.cli.console import Console, printable, shortened, told
from sitegen.cli.settings import cache_of, project_and_config
from sitegen.config import Config
from sitegen.errors import ConfigError
from sitegen.model import Origin, Rejection
from sitegen.text import fold_space

if TYPE_CHECKING:
    from sitegen.build.rule_uses import Use


@click.command(
    short_help="Print or write cleaned articles.",
    epilog="""\b
Examples:
  sitegen clean article.html
  sitegen clean scraped -o cleaned
  sitegen clean scraped -o cleaned --json
""",
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE…|DIR",
                type=click.Path(exists=True, path_type=Path))  # fmt: skip
@click.option("-o", "output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="Write a file for each article here instead of printing it.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True,
              help="Everything: fields, evidence, and what was removed.")  # fmt: skip
@click.option("--workers", type=click.IntRange(0), default=0, metavar="N",
              help="Processes to use; 0 is one a processor.")  # fmt: skip
@click.pass_obj
def clean(
    console: Console, paths: Sequence[Path], output: Path | None, as_json: bool, workers: int
) -> None:
    """Print or write cleaned articles: the body, one paragraph a line.

    A folder gives a folder with the same sub-folders and names.  A first-level folder whose name
    is a host name is the source of what lies in it.
    """
    from sitegen.build.rulebook import rule_book
    from sitegen.work import processes

    project, config = project_and_config()
    rules = rule_book(config)
    root, names, passed_over = _inputs(paths, config)
    # What belongs to the project has the host that its folder there is named after.
    root, below = _in_project(root, project / config.input.path)
    names = [below + name for name in names]
    found: dict[Origin, str] = {}
    if as_json:
        from sitegen import plain
        from sitegen.build.intake import take_in
        from sitegen.cache import Cache

        files = dict.fromkeys(names, "")
        taken = take_in(root, files, rules, Cache(None), processes(workers))
        rejected: Sequence[Rejection] = taken.rejections
        for article in taken.articles:
            line = msgspec.json.encode(plain.record(article)).decode() + "\n"
            found[article.clean.document.origin] = line
    else:
        # Inferring is not asked for, and takes as long to import as many pages to clean.
        from sitegen.build.cleaning import clean_folder

        found, rejected = clean_folder(root, names, rules, processes(workers))
    for rejection in (*passed_over, *rejected):
        console.warn(told(rejection))
    found = {Origin(at.path.removeprefix(below), at.record): it for at, it in found.items()}
    if output:
        _write(output, found, ".json" if as_json else ".txt")
    else:
        _print(found, headings=not as_json and len(found) > 1)
    if rejected and not found:
        sys.exit(1)


def _inputs(paths: Sequence[Path], config: Config) -> tuple[Path, list[str], Sequence[Rejection]]:
    """A common root, the files below it, and what was passed over in a folder."""
    from sitegen.read import find

    if len(paths) == 1 and paths[0].is_dir():
        names, passed_over = find(paths[0], config.input.exclude)
        return paths[0], list(names), passed_over
    folders = [path for path in paths if path.is_dir()]
    if folders:
        raise ConfigError(
            f"{folders[0]} is a folder and there are other arguments", "name files, or one folder"
        )
    root = Path(os.path.commonpath([path.absolute().parent for path in paths]))
    return root, [path.absolute().relative_to(root).as_posix() for path in paths], ()


def _in_project(root: Path, folder: Path) -> tuple[Path, str]:
    """The project's input folder and the way from there, for what lies in it."""
    place, top = root.resolve(), folder.resolve()
    return (folder, f"{place.relative_to(top).as_posix()}/") if top in place.parents else (root, "")


def _print(found: dict[Origin, str], headings: bool) -> None:
    for origin, content in found.items():
        if headings:
            click.echo(f"==> {printable(str(origin))} <==")
        click.echo(content, nl=False)


def _write(output: Path, found: dict[Origin, str], suffix: str) -> None:
    taken: set[Path] = set()
    folders: set[Path] = set()
    # Of a.html, a.md and a.txt the last gives a.txt, and the others keep their suffixes.
    for origin, content in sorted(found.items(), key=lambda it: not it[0].path.endswith(suffix)):
        path = output / origin.path
        stem = path.stem if origin.record is None else f"{path.stem}-{origin.record}"
        target = path.with_name(stem + suffix)
        if target in taken:  # a.txt and a.html
            number = "" if origin.record is None else f"-{origin.record}"
            target = path.with_name(f"{path.name}{number}{suffix}")
        taken.add(target)
        try:
            if target.parent not in folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                folders.add(target.parent)
            target.write_text(content, encoding="utf-8", errors="replace")
        except OSError as error:
            raise ConfigError(f"{target} cannot be written: {error.strerror}") from error


@click.group(short_help="Look after the rules that keep or drop lines.")
def rules() -> None:
    """Look after the rules in sitegen.toml and rules/*.toml that keep or drop lines."""


@rules.command(
    "test",
    epilog="""\b
Examples:
  sitegen rules test
  sitegen rules test --strict --json
""",
)
@click.option("--strict", is_flag=True, help="Exit with 1 if a rule never fires.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_obj
def rules_test(console: Console, strict: bool, as_json: bool) -> None:
    """Say what each rule did over the project's input, and which never fire."""
    from sitegen.build.entry import inputs_of
    from sitegen.build.rule_uses import uses
    from sitegen.build.rulebook import rule_book
    from sitegen.collate.phrases import counted
    from sitegen.config.load import RULES
    from sitegen.work import processes

    project, config = project_and_config()
    for path in sorted((project / RULES).rglob("*")):
        if path.is_file() and (path.suffix != ".toml" or path.parent.name != RULES):
            console.warn(
                f"{path.relative_to(project)} is not read; rules stand in {RULES}/NAME.toml"
            )
    inputs = inputs_of(project, config)
    book, known = rule_book(config), cache_of(project / config.output.path)
    found = uses(inputs.folder, inputs.fingerprints, book, known, processes(0))
    idle = [use for use in found if not use.lines]
    if as_json:
        console.json(found)
    else:
        for use in found:
            _tell(console, use)
        console.say(f"{counted(len(found), 'rule')}; never fire: {len(idle)}")
        if not found:
            console.say("rules stand in sitegen.toml under [[rules]], or in rules/NAME.toml")
    if strict and idle:
        sys.exit(1)


def _tell(console: Console, use: Use) -> None:
    """What a rule did, the first line that it did it to, and what may be wrong with it."""
    from sitegen.collate.phrases import counted

    fired = f"{counted(use.lines, 'line')} in {counted(use.articles, 'article')}"
    state = click.style(fired if use.lines else "never fires", fg=None if use.lines else "yellow")
    place = f"{use.where} ({use.source})" if use.source else use.where
    rule = printable(fold_space(use.rule))
    click.echo(f"{printable(place)}: {rule}: {state}", color=console.colour)
    if use.example:
        click.echo(f"    “{printable(shortened(use.example))}”")
    keeps = use.rule.startswith("keep")
    if use.overruled:
        other = "dropped by an article's own rule" if keeps else "kept by another rule"
        click.echo(f"    {_of(use.overruled, use)} {other}, which goes before")
    if use.needless:
        done = "kept" if keeps else "removed"
        click.echo(f"    {_of(use.needless, use)} {done} without the rule, too")
    if use.hint:
        click.echo(f"    {printable(shortened(use.hint, 200))}")


def _of(count: int, use: Use) -> str:
    if count == use.lines:
        return "it is" if count == 1 else "all are"
    return f"{count} of them {'is' if count == 1 else 'are'}"
