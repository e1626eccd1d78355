"""``sitegen new``, ``deploy``, ``config`` and ``completion``."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec.structs import replace

from sitegen.cli.console import Console
from sitegen.cli.settings import project_and_config


@click.command(
    short_help="Write a new project.",
    epilog="""\b
Example:
  sitegen new my-archive && cd my-archive && sitegen serve
""",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="The archive's name; the folder's by default.")
@click.pass_obj
def new(console: Console, folder: Path, title: str | None) -> None:
    """Write a new project: settings, an example article, a workflow for GitHub Pages."""
    from sitegen.new import new as write_project

    for path in write_project(folder, title=title):
        console.say(str(path))
    console.say(f"now: cd {folder} && sitegen serve")


@click.command(
    short_help="Push the built site to GitHub Pages.",
    epilog="""\b
Examples:
  sitegen deploy --dry-run
  sitegen deploy --branch gh-pages --cname archive.example.org
""",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be pushed.")
@click.option("--remote", help="Where to push to.")
@click.option("--branch", help="The branch that is replaced.")
@click.option("--cname", help="The site's own domain.")
@click.option("--message", default="Publish the archive", show_default=True)
@click.option("--force", is_flag=True, help="Replace the branch whatever it holds.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.pass_obj
def deploy(
    console: Console,
    dry_run: bool,
    remote: str | None,
    branch: str | None,
    cname: str | None,
    message: str,
    force: bool,
    as_json: bool,
) -> None:
    """Push the built site to the branch that GitHub Pages shows."""
    from sitegen.deploy import deploy as push_site

    project, config = project_and_config()
    given = {"remote": remote, "branch": branch, "cname": cname}
    where = replace(config.deploy, **{name: value for name, value in given.items() if value})
    report = push_site(
        project / config.output.path,
        project,
        where,
        dry_run=dry_run,
        force=force,
        message=message,
        echo=console.detail if as_json else console.say,
    )
    if as_json:
        console.json(report)


@click.command(
    epilog="""\b
Examples:
  sitegen config
  sitegen config --schema > sitegen.schema.json
"""
)
@click.option("--schema", "as_schema", is_flag=True, help="The JSON Schema of sitegen.toml.")
@click.pass_obj
def config(console: Console, as_schema: bool) -> None:
    """Print the settings in force, as JSON."""
    from sitegen.config import schema

    console.json(schema() if as_schema else project_and_config()[1])


@click.command(
    short_help="Print the script that completes commands and options.",
    epilog="""\b
Examples:
  eval "$(sitegen completion bash)"
  sitegen completion fish > ~/.config/fish/completions/sitegen.fish
""",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands and options in a shell."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(ctx.find_root().command, {}, "sitegen", "_SITEGEN_COMPLETE").source())
