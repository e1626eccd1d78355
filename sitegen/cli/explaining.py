"""``sitegen explain``: why a file became what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import asdict

from sitegen.cli.console import Console, printable, shortened, told
from sitegen.cli.naming import file_of
from sitegen.cli.settings import cache_of, project_and_config
from sitegen.config import Config
from sitegen.errors import ConfigError
from sitegen.model import SUSPECT, Article, Evidence, Rejection, Subject

if TYPE_CHECKING:
    from sitegen.build.account import Account, StoryTold
    from sitegen.build.dependencies import Inputs
    from sitegen.clean import LabelledLine

_COLOURS = {
    "title": "green", "subhead": "green", "caption": "cyan", "credit": "cyan", "byline": "cyan",
    "stamp": "cyan", "dateline": "cyan",
}  # fmt: skip


@click.command(
    short_help="Show why a file became what it is, line by line.",
    epilog="""\b
Examples:
  sitegen explain scraped/001.txt
  sitegen explain "feed.jsonl#3" --json
  sitegen explain https://example.org/the-page
  sitegen explain "Title of an article"
  sitegen explain scraped/001.txt --input scraped --output site
""",
)
@click.argument("name", metavar="FILE|ADDRESS|TITLE|ID")
@click.option("--input", "source", type=click.Path(path_type=Path), metavar="DIR",
              help="The folder of scraped articles that the file belongs to.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR",
              help="The finished site that knows the file.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_obj
def explain(
    console: Console, name: str, source: Path | None, output: Path | None, as_json: bool
) -> None:
    """Show every line with its label and rule, and every inferred field with its evidence.

    An article of the last build may be named as the ledger does, by its page, its address, its id
    or its title.  A file of the project's input folder is explained with all that the archive
    knows.  What the last build made of it is shown, too: its page, its tags as the archive names
    them, the story that it is a version of, and related articles, each with the reason.  With -v
    (sitegen -v explain FILE) each line's digest is shown, by which rules can name it.
    """
    from sitegen import plain
    from sitegen.build.account import account_of
    from sitegen.build.entry import inputs_of
    from sitegen.build.intake import explained
    from sitegen.build.rulebook import rule_book
    from sitegen.clean.rules import line_digest

    project, config = project_and_config(source, output)
    folder, site = project / config.input.path, project / config.output.path
    path, record = file_of(name, folder, site, config)
    inside = _name_in(folder, path)
    inputs = inputs_of(project, config) if inside else None
    if inputs is None or inside not in inputs.fingerprints:
        if source:
            raise ConfigError(f"{path} is no input in {source}", "name the folder that it lies in")
        inputs, root, inside, files = None, path.resolve().parent, path.name, {path.name: ""}
    else:
        root, files = folder, inputs.fingerprints
    results = list(explained(root, files, inside, rule_book(config), cache_of(site), record))
    if not results:
        raise ConfigError(f"{path} has no record {record}")
    for result in results:
        if isinstance(result, Rejection):
            console.warn(told(result))
            continue
        lines, article = result
        origin = str(article.clean.document.origin)
        account = account_of(site, inputs, origin) if inputs else None
        if as_json:
            named = [asdict(line) | {"digest": line_digest(line.text)} for line in lines]
            own = {"subjects": article.subjects, "dates": article.dates}
            console.json({"lines": named} | plain.record(article) | own | {"archive": account})
            continue
        for shown in _alone(article, lines, console.verbose):
            click.echo(shown, color=console.colour)
        if account is None:
            click.echo(f"\n{_hint(path, config, inputs)}")
            continue
        for shown in _in_archive(account, article, config.output.path, console.verbose):
            click.echo(shown, color=console.colour)


def _name_in(folder: Path, path: Path) -> str:
    """The file's name in the input folder; empty if it lies elsewhere."""
    file, root = path.resolve(), folder.resolve()
    return file.relative_to(root).as_posix() if root in file.parents else ""


def _hint(path: Path, config: Config, inputs: Inputs | None) -> str:
    """How to get to know what only the whole collection can tell."""
    if inputs is None:
        return (
            f"{path.name} is no input of this project, so it was explained by itself; "
            "--input DIR names the folder whose other files tell more."
        )
    return (
        f"{config.output.path} knows nothing of this file yet: after sitegen build, explain also "
        "shows its page, tags, story and related articles."
    )


# ---- what the file alone tells -----------------------------------------------------------------


def _alone(article: Article, lines: Sequence[LabelledLine], verbose: bool) -> Iterator[str]:
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
        why = f"{line.confidence:.2f} {printable(shortened(line.rule, 38)):38}"
        label = click.style(f"{line.label:13}", fg=colour)
        yield f"{line.line:5} {label} {why} {printable(shortened(line.text))}"
        if verbose:
            yield f"{'':24} {line_digest(line.text)}"
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
        yield from map(_quoted, guess.evidence)
    if article.subjects:
        yield ""
    for subject in article.subjects:
        mark = "*" if subject.central else " "
        yield f"{mark} {subject.kind:13} {printable(shortened(_called(subject), 160))}"
    for mention in article.dates:
        role = f"{mention.role}, planned" if mention.planned else mention.role
        yield f"  date          {printable(mention.text)} = {mention.value} ({role})"


def _called(subject: Subject) -> str:
    """A name, what the article says it is, why it is about it, and how it writes it."""
    forms = [form for form in subject.forms if form != subject.name and subject.kind != "topic"]
    also = f", as {', '.join(f'“{form}”' for form in forms)}" if forms else ""
    what = f", {subject.description}" if subject.description else ""
    return f"{subject.name}{what} ({subject.reason}{also})"


# ---- what the archive tells --------------------------------------------------------------------


def _in_archive(account: Account, article: Article, site: str, verbose: bool) -> Iterator[str]:
    from sitegen import plain

    state = "" if account.up_to_date else " (something has changed since: run sitegen build)"
    yield ""
    yield click.style(f"From the last build of {site}{state}", bold=True)
    reason = f": {account.reason}" if account.reason else ""
    yield _field("ledger", f"{account.status}{reason}")
    if account.reason.startswith(SUSPECT) and not account.page:
        yield _more("--include-suspect publishes it, or keep = [a line of it] in its sidecar")
    if account.page:
        yield _field("page", account.page)
    when = account.published
    if account.page and when is None:
        yield _field("rights", "withheld: the site tells nothing else of it")
    if when and when.value != (plain.iso(article.published.value) or ""):
        yield _field("published", f"{when.value or 'unknown'}  ({when.confidence:.2f})")
        yield from map(_quoted, when.evidence)
    for tag in account.tags:
        count = f"{tag.articles} article" + ("" if tag.articles == 1 else "s")
        yield _field("tag", f"{tag.name} ({tag.kind}, {count}): {tag.reason}")
        if tag.aliases and verbose:
            yield _more(f"also {', '.join(tag.aliases)}")
    if account.story:
        yield from _story(account.story, account.page)
    for one in account.related:
        yield _field("related", f"{one.source or one.page}, {one.score:.2f}: {one.reason}")


def _story(story: StoryTold, page: str) -> Iterator[str]:
    yield _field("story", f"“{story.title}”, {len(story.versions)} versions: {story.reason}")
    yield _more(story.page)
    for one in story.versions:
        this = " (this file)" if one.page == page else ""
        alike = f", {round(100 * one.likeness)} % alike" if one.relation != "first" else ""
        why = f": {one.reason}" if one.reason else ""
        yield _more(f"{one.relation}{alike}: {one.source or one.page}{this}{why}")


def _field(name: str, value: str) -> str:
    return click.style(f"{name:12}", bold=True) + f" {printable(shortened(value, 300))}"


def _more(text: str) -> str:
    return f"{'':12}   {printable(shortened(text, 300))}"


def _quoted(one: Evidence) -> str:
    place = f"{one.where}, against it" if one.against else one.where
    return _more(f"{place}: “{shortened(one.quote)}”")
