"""``sitegen build`` and ``sitegen serve``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click
from msgspec.structs import replace

from sitegen import ledger
from sitegen.build.report import Report
from sitegen.cli.console import Console, printable
from sitegen.cli.settings import project_and_config
from sitegen.config import Config
from sitegen.errors import ConfigError
from sitegen.model import SUSPECT


@click.command(
    epilog="""\b
Examples:
  sitegen build
  sitegen build --input scraped --output site --report ledger.json
  sitegen build --strict --timings
"""
)
@click.option("--input", "source", type=click.Path(path_type=Path), metavar="DIR",
              help="The folder of scraped articles.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR",
              help="The folder of the finished site.")  # fmt: skip
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write what became of every input, as JSON.")  # fmt: skip
@click.option("--base-url", metavar="URL", help="Where the site will be.")
@click.option("--include-suspect", is_flag=True,
              help="Publish what looks like an index, error or paywall page too.")  # fmt: skip
@click.option("--no-search", is_flag=True, help="Leave out the search and its index.")
@click.option("--fresh", is_flag=True, help="Use nothing of earlier builds.")
@click.option("--workers", type=click.IntRange(0), default=0, metavar="N",
              help="Processes to use; 0 is one a processor.")  # fmt: skip
@click.option("--timings", is_flag=True, help="Print the seconds of each stage.")
@click.option("--strict", is_flag=True, help="Exit with 1 if an input was rejected or a page lost.")
@click.option("--json", "as_json", is_flag=True, help="Print the whole report as JSON.")
@click.pass_obj
def build(
    console: Console,
    source: Path | None,
    output: Path | None,
    report: Path | None,
    base_url: str | None,
    include_suspect: bool,
    no_search: bool,
    fresh: bool,
    workers: int,
    timings: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Build the site."""
    from sitegen.build.entry import build as build_site

    project, config = project_and_config(source, output)
    config = _changed(config, base_url, include_suspect, no_search)
    with console.progress() as progress:
        done = build_site(
            project, config, workers=workers, fresh=fresh, progress=progress, leaving=True
        )
    if report:
        _write_report(report, done)
    if as_json:
        console.json(done)
    else:
        _tell(console, done, config, timings)
    if strict and (done.warnings or any(o.status == "rejected" for o in done.outcomes)):
        sys.exit(1)


def _changed(
    config: Config, base_url: str | None, include_suspect: bool, no_search: bool
) -> Config:
    """The settings with what the command line says."""
    if base_url is not None:
        config = replace(config, archive=replace(config.archive, base_url=base_url))
    if include_suspect:
        config = replace(config, clean=replace(config.clean, include_suspect=True))
    if no_search:
        config = replace(config, search=replace(config.search, enabled=False))
    return config


def _write_report(path: Path, done: Report) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ledger.to_json(done.outcomes))
    except OSError as error:
        raise ConfigError(f"the report {path} cannot be written: {error.strerror}") from error


def _tell(console: Console, done: Report, config: Config, timings: bool) -> None:
    console.warn_of(done.warnings)
    for outcome in done.outcomes:
        if outcome.status == "rejected":
            console.warn(f"{outcome.source}: {outcome.reason}")
        elif outcome.status != "published":
            console.detail(printable(f"{outcome.status}: {outcome.source}: {outcome.reason}"))
    if timings:
        whole = sum(done.timings.values()) or 1
        for stage, seconds in done.timings.items():
            console.say(f"{stage:14}{seconds:8.3f} s {100 * seconds / whole:5.1f} %")
    state = f"{done.rendered} of {done.pages} files made" if done.changed else "nothing changed"
    console.say(f"{config.output.path}: {ledger.summary(done.outcomes)}; {state}")
    skipped = Counter(o.reason.split(":")[0] for o in done.outcomes if o.status == "skipped")
    if skipped:
        most = skipped.most_common(3)
        reasons = ", ".join(f"{count} {reason}" for reason, count in most)
        if others := skipped.total() - sum(count for _, count in most):
            reasons += f", {others} more"
        suspects = any(reason.startswith(SUSPECT) for reason in skipped)
        more = "; --include-suspect publishes what has some text" if suspects else ""
        console.say(printable(f"skipped: {reasons} (sitegen -v build lists all{more})"))


@click.command(
    short_help="Preview the site, rebuilt and reloaded at every change.",
    epilog="""\b
Examples:
  sitegen serve
  sitegen serve --port 8080 --prefix /repo/
""",
)
@click.option("--input", "source", type=click.Path(path_type=Path), metavar="DIR",
              help="The folder of scraped articles.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR",
              help="The folder of the finished site.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), metavar="N",
              help="The first port to try; taken ones are passed over.")  # fmt: skip
@click.option("--prefix", metavar="PATH", help='Serve below a path, as "/repo/" on GitHub Pages.')
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@click.pass_obj
def serve(
    console: Console,
    source: Path | None,
    output: Path | None,
    port: int | None,
    prefix: str | None,
    open_browser: bool,
) -> None:
    """Preview the site on this machine, rebuilt and reloaded at every change."""
    from sitegen.serve import serve as serve_site

    project, config = project_and_config(source, output)
    serve_site(
        project,
        config,
        port=config.serve.port if port is None else port,
        prefix=prefix or config.serve.prefix,
        open_browser=open_browser,
        echo=console.say,
    )
