"""The project that a command works on, and its settings with what the command line changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.config import Config, find_project, load

if TYPE_CHECKING:
    from sitegen.cache import Cache


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


def cache_of(site: Path) -> Cache:
    """What builds have found out about the project's files, if there is a build."""
    from sitegen.cache import Cache

    found = site.parent / ".sitegen" / site.name / "cache.sqlite3"
    return Cache(found if found.is_file() else None)
