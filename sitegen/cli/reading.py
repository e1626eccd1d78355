"""``sitegen clean`` and ``sitegen explain``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from sitegen.cli.console import Console, printable
from sitegen.cli.settings import project_and_config
from sitegen.config import Config
from sitegen.errors import ConfigError
from sitegen.model import Article, Origin, Rejection

if TYPE_CHECKING:
    from sitegen.clean import LabelledLine

_COLOURS = {
    "title": "green", "subhead": "green", "caption": "cyan", "credit": "cyan", "byline": "cyan",
    "stamp": "cyan", "dateline": "cyan",
}  # fmt: skip


@click.command(
    epilog="""\b
Examples:
  sitegen clean article.html
  sitegen clean scraped -o cleaned
  sitegen clean scraped -o cleaned --json
"""
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
    from sitegen import plain
    from sitegen.build.rulebook import rule_book
    from sitegen.cache import Cache
    from sitegen.work import processes

    _, config = project_and_config()
    rules = rule_book(config)
    root, names, passed_over = _inputs(paths, config)
    files = dict.fromkeys(names, "")
    found: dict[Origin, str] = {}
    if as_json:
        from sitegen.build.intake import take_in

        taken = take_in(root, files, rules, Cache(None), processes(workers))
        rejected: Sequence[Rejection] = taken.rejections
        for article in taken.articles:
            line = msgspec.json.encode(plain.record(article)).decode() + "\n"
            found[article.clean.document.origin] = line
    else:
        # Inferring is not asked for, and takes as long to import as many pages to clean.
        from sitegen.build.cleaning import clean_folder

        texts, rejected = clean_folder(root, files, rules, processes(workers))
        found = {text.document.origin: plain.body(text) for text in texts}
    for rejection in (*passed_over, *rejected):
        console.warn(_told(rejection))
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


def _told(rejection: Rejection) -> str:
    detail = f": {rejection.detail}" if rejection.detail else ""
    return f"{rejection.origin}: {rejection.reason}{detail}"


def _print(found: dict[Origin, str], headings: bool) -> None:
    for origin, content in found.items():
        if headings:
            click.echo(f"==> {printable(str(origin))} <==")
        click.echo(content, nl=False)


def _write(output: Path, found: dict[Origin, str], suffix: str) -> None:
    taken: set[Path] = set()
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
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8", errors="replace")
        except OSError as error:
            raise ConfigError(f"{target} cannot be written: {error.strerror}") from error


@click.command(
    epilog="""\b
Examples:
  sitegen explain scraped/001.txt
  sitegen explain scraped/001.txt --json
"""
)
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_obj
def explain(console: Console, path: Path, as_json: bool) -> None:
    """Show every line with its label and rule, and every inferred field with its evidence.

    A file of the project's input folder is explained with all that the archive knows.  With -v
    (sitegen -v explain FILE) each line's digest is shown, by which rules can name it.
    """
    from sitegen import plain
    from sitegen.build.intake import explained
    from sitegen.build.rulebook import rule_book
    from sitegen.cache import Cache

    project, config = project_and_config()
    root, files, name = _surroundings(path, project / config.input.path, config)
    rules = rule_book(config)
    for result in explained(root, files, name, rules, Cache(None)):
        if isinstance(result, Rejection):
            console.warn(_told(result))
            continue
        lines, article = result
        if as_json:
            console.json({"lines": lines} | plain.record(article))
        else:
            for line in _explanation(article, lines, console.verbose):
                click.echo(line, color=console.colour)


def _surroundings(path: Path, source: Path, config: Config) -> tuple[Path, dict[str, str], str]:
    """The folder that says which lines recur, its files, and the file's name in it."""
    from sitegen.read import find

    file, folder = path.resolve(), source.resolve()
    if folder.is_dir() and folder in file.parents:
        names, _ = find(folder, config.input.exclude)
        name = file.relative_to(folder).as_posix()
        if name in names:
            return folder, dict.fromkeys(names, ""), name
    return file.parent, {file.name: ""}, file.name


def _explanation(article: Article, lines: Sequence[LabelledLine], verbose: bool) -> Iterator[str]:
    from sitegen import plain
    from sitegen.clean.rules import line_digest

    text = article.clean
    yield click.style(printable(str(text.document.origin)), bold=True)
    yield f"{text.document.kind}, {text.document.encoding}, {text.document.size} bytes"
    yield from (f"note: {printable(note)}" for note in text.document.notes)
    yield from (click.style(f"warning: {warning}", fg="yellow") for warning in text.warnings)
    yield ""
    for line in lines:
        colour = None if line.label == "body" else _COLOURS.get(line.label, "red")
        rule = f"{line.rule} {line.confidence:.2f}"
        label = click.style(f"{line.label:13}", fg=colour)
        yield f"{line.line:5} {label} {rule:34.34} {printable(_shortened(line.text))}"
        if verbose:
            yield f"{'':19} {line_digest(line.text)}"
    yield ""
    for name, guess in plain.guesses(article):
        if guess is None:
            continue
        value = plain.iso(guess.value) if name in ("published", "updated") else guess.value
        shown = ", ".join(value) if isinstance(value, tuple) else value
        yield (
            click.style(f"{name:12}", bold=True)
            + f" {printable(shown or 'unknown')}  ({guess.method}, {guess.confidence:.2f})"
        )
        for one in guess.evidence:
            place = f"{one.where}, against it" if one.against else one.where
            yield f"{'':12}   {place}: “{printable(_shortened(one.quote))}”"
    if article.subjects:
        yield ""
    for subject in article.subjects:
        mark = "*" if subject.central else " "
        yield f"{mark} {subject.kind:13} {printable(subject.name)} ({subject.reason})"
    for mention in article.dates:
        role = f"{mention.role}, planned" if mention.planned else mention.role
        yield f"  date          {printable(mention.text)} = {mention.value} ({role})"


def _shortened(text: str, width: int = 100) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= width else folded[: width - 1] + "…"


@click.group()
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
    from sitegen.build.rulebook import rule_book, uses
    from sitegen.read import find

    project, config = project_and_config()
    source = project / config.input.path
    found = uses(source, find(source, config.input.exclude)[0], rule_book(config))
    idle = [use for use in found if not use.lines]
    if as_json:
        console.json(found)
    else:
        for use in found:
            did = f"{use.lines} lines in {use.articles} articles" if use.lines else "never fires"
            state = click.style(did, fg=None if use.lines else "yellow")
            place = f"{use.where} ({use.source})" if use.source else use.where
            click.echo(f"{printable(place)}: {printable(use.rule)}: {state}", color=console.colour)
            if use.example:
                click.echo(f"    “{printable(_shortened(use.example))}”")
        console.say(f"{len(found)} rules, {len(idle)} of them never fire")
    if strict and idle:
        sys.exit(1)
