"""``sitegen dates``."""

from __future__ import annotations

from datetime import date

import click
import msgspec

from sitegen import plain
from sitegen.cli.console import Console, printable
from sitegen.cli.settings import project_and_config
from sitegen.model import Article, Evidence, PartialDate

_SURE = 0.86
"""From here on a date is left out of the review: a day that metadata alone tells is."""
_EXACTNESS = ("day", "month", "quarter", "season", "interval", "year", "unknown")


class Doubt(msgspec.Struct, frozen=True):
    """An article whose date of publication wants a look."""

    source: str
    title: str
    published: str | None
    precision: str
    confidence: float
    evidence: tuple[str, ...]
    days: int
    """How many days it may be."""
    sidecar: str
    """The file to write, relative to the input folder."""
    line: str
    """What to write into it, with the best guess filled in."""


@click.command(
    epilog="""\b
Examples:
  sitegen dates
  sitegen dates --review
  sitegen dates --review --json
"""
)
@click.option(
    "--review", is_flag=True, help="List the doubtful ones, worst first, with the remedy."
)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_obj
def dates(console: Console, review: bool, as_json: bool) -> None:
    """How surely the articles of the project are dated."""
    from sitegen.build.entry import archive_of

    project, config = project_and_config()
    articles = archive_of(project, config).articles
    doubts = sorted(
        (_doubt(one) for one in articles if one.published.confidence < _SURE),
        key=lambda one: (-one.days, one.confidence, one.source),
    )
    if as_json:
        console.json(doubts if review else _counts(articles))
        return
    if review:
        for doubt in doubts:
            _tell(console, doubt, config.input.path)
    for precision, count in _counts(articles).items():
        console.say(f"{precision:9} {count}")
    if doubts and not review:
        console.say(f"{len(doubts)} are doubtful: sitegen dates --review")


def _counts(articles: tuple[Article, ...]) -> dict[str, int]:
    found = [one.published.value.precision for one in articles]
    return {precision: found.count(precision) for precision in _EXACTNESS if precision in found}


def _doubt(article: Article) -> Doubt:
    document = article.clean.document
    guess = article.published
    value = plain.iso(guess.value)
    setting = f'date = "{value or "YYYY-MM-DD"}"'
    record = document.origin.record
    return Doubt(
        str(document.origin),
        article.title.value,
        value,
        guess.value.precision,
        guess.confidence,
        tuple(map(_told, guess.evidence)),
        _days(guess.value),
        f"{document.origin.path}.meta.toml",
        setting if record is None else f"record.{record}.{setting}",
    )


def _told(one: Evidence) -> str:
    return f"{one.where}{', against it' if one.against else ''}: “{one.quote}”"


def _days(when: PartialDate) -> int:
    """How many days a date may be; an end that nobody knows counts as the calendar's."""
    return ((when.latest or date.max) - (when.earliest or date.min)).days + 1


def _tell(console: Console, doubt: Doubt, folder: str) -> None:
    head = click.style(printable(doubt.source), bold=True)
    click.echo(f"{head}: {printable(doubt.title)}", color=console.colour)
    click.echo(f"    {doubt.published or 'undated'} ({doubt.precision}, {doubt.confidence:.2f})")
    for line in doubt.evidence:
        click.echo(f"    {printable(' '.join(line.split()))}")
    click.echo(f"    to fix it, write into {printable(f'{folder}/{doubt.sidecar}')}:  {doubt.line}")
