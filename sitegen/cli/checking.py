"""``sitegen check``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from sitegen.cli.console import Console, printable
from sitegen.cli.settings import project_and_config
from sitegen.config import Config

_MOST_SHOWN = 20
"""Findings of one kind, without -v."""


def _blacked_out(project: Path, config: Config) -> tuple[str, ...]:
    """What the project's files want blacked out; nothing if they are elsewhere."""
    from sitegen.read import blacked_out, find

    source = project / config.input.path
    if not source.is_dir():
        return ()
    paths, _ = find(source, config.input.exclude)
    return tuple(dict.fromkeys(span for path in paths for span in blacked_out(source, path)))


@click.command(
    short_help="Look over the built site.",
    epilog="""\b
Examples:
  sitegen check
  sitegen check --strict --json
""",
)
@click.argument("site", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--strict", is_flag=True, help="Exit with 1 if anything was found.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_obj
def check(console: Console, site: Path | None, strict: bool, as_json: bool) -> None:
    """Look over the built site: links, anchors, ids, orphans, metadata, doubtful dates.

    SITE is the project's output folder unless it is named.
    """
    from sitegen.check import check as look_over

    project, config = project_and_config()
    findings = look_over(
        site or project / config.output.path, config.archive.base_url, _blacked_out(project, config)
    )
    if as_json:
        console.json(findings)
    else:
        counts: Counter[str] = Counter()
        for finding in findings:
            counts[finding.kind] += 1
            if console.verbose or counts[finding.kind] <= _MOST_SHOWN:
                head = click.style(
                    finding.severity, fg="red" if finding.severity == "error" else "yellow"
                )
                line = f"{finding.file}: {finding.kind}: {finding.detail}"
                click.echo(f"{head}: {printable(line)}", color=console.colour)
        for kind, count in counts.items():
            if count > _MOST_SHOWN and not console.verbose:
                console.say(f"… and {count - _MOST_SHOWN} more of {kind} (-v shows all)")
        console.say("nothing found" if not findings else f"{len(findings)} found")
    if strict and findings:
        sys.exit(1)
