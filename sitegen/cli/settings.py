"""The project that a command works on, and its settings with what the command line changes."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from sitegen.config import Config, find_project, load


def project_and_config(
    source: Path | None = None, output: Path | None = None
) -> tuple[Path, Config]:
    """The project of the current folder; ``source`` and ``output`` are relative to that folder."""
    project = find_project(Path.cwd())
    config = load(project)
    if source:
        config = replace(config, input=replace(config.input, path=str(source.absolute())))
    if output:
        config = replace(config, output=replace(config.output, path=str(output.absolute())))
    return project, config
