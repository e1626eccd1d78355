"""The command line: thin; a command's module is imported when the command is called."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import click

from sitegen import __version__
from sitegen.cli.console import Console
from sitegen.errors import SitegenError, hint_for

_COMMANDS = {
    "build": "building",
    "serve": "building",
    "clean": "reading",
    "explain": "explaining",
    "rules": "reading",
    "dates": "dating",
    "tags": "tagging",
    "check": "checking",
    "theme": "theming",
    "deploy": "projects",
    "new": "projects",
    "config": "projects",
    "completion": "projects",
}

_EPILOG = """\b
Examples:
  sitegen new my-archive            begin a project
  sitegen build                     build the project in this folder
  sitegen build --input scraped --output site
  sitegen serve                     preview, rebuilt at every change
  sitegen explain scraped/001.txt   why was this line removed?
\b
Exit codes:
  0 done   1 problems in the content, under --strict   2 wrong usage or configuration
  3 the site could not be indexed or published   4 deployment refused   130 interrupted
"""


class _Commands(click.Group):
    """Commands by name, each imported only when it is asked for."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\ninterrupted", err=True)
            ctx.exit(130)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        completes = ctx.resilient_parsing  # and says nothing of what is typed so far
        if args and args[0] not in _COMMANDS and not (completes or args[0].startswith("-")):
            from difflib import get_close_matches  # only for a slip of the pen

            near = get_close_matches(args[0], _COMMANDS, n=1)
            hint = f", did you mean {near[0]!r}?" if near else "."
            ctx.fail(f"No such command {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = getattr(importlib.import_module(f"sitegen.cli.{module}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.command(
    cls=_Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="sitegen")
@click.option(
    "-C",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Work as if started in DIR.",
)
@click.option("-v", "--verbose", is_flag=True, help="Say more.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.pass_context
def cli(ctx: click.Context, folder: Path | None, verbose: bool, quiet: bool) -> None:
    """Turn a folder of scraped articles into an archive site that people can trust."""
    if folder:
        os.chdir(folder)
    ctx.obj = Console(verbose=verbose, quiet=quiet)
    ctx.color = ctx.obj.colour


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    try:
        _run()
    except SitegenError as error:
        Console().error(error)
        sys.exit(error.exit_code)


def _run() -> None:
    """Raises SitegenError, also for what is wrong with a disk."""
    try:
        cli.main(prog_name="sitegen", standalone_mode=True)
    except OSError as error:
        if not (hint := hint_for(error)):
            raise
        where = f"{error.filename}: " if error.filename else ""
        raise SitegenError(f"{where}{error.strerror}", hint) from error
