"""The preview: a local server that rebuilds and shows what changes."""

from __future__ import annotations

import multiprocessing
import os
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from sitegen.config import Config
from sitegen.memory import Memory

__all__ = ["serve"]


def serve(
    project: Path,
    config: Config,
    *,
    port: int | None = None,
    prefix: str = "",
    open_browser: bool = False,
    echo: Callable[[str], None] = print,
) -> None:
    """Builds, serves on 127.0.0.1 and rebuilds on change, until interrupted.

    ``config`` is that of the command line: where it names other folders than ``sitegen.toml``, it
    goes on to do so when that file changes.  Raises ConfigError if no port is free.
    """
    # Slow to import, and nothing but the preview needs them.
    from sitegen.build.entry import build, glance, prepare
    from sitegen.serve.session import Session

    memory = Memory()

    def run(config: Config, *, search: bool, going_on: Callable[[], None]) -> tuple[str, ...]:
        report = build(
            project,
            config,
            search="index" if search else "defer",
            progress=lambda stage, done, whole: going_on(),
            memory=memory,
        )
        return report.warnings

    session = Session(
        project,
        config,
        port=config.serve.port if port is None else port,
        prefix=prefix or config.serve.prefix,
        build=run,
        glance=lambda config, changed: glance(project, config, changed, memory),
        prepare=lambda config, going_on: prepare(project, config, memory, going_on),
        echo=echo,
    )

    def after_first() -> None:
        if open_browser:
            webbrowser.open(session.address)

    if not session.run(after_first):
        _leave()


def _leave() -> NoReturn:
    """Ends this process and its workers at once; a build may be killed at any moment."""
    for worker in multiprocessing.active_children():
        worker.kill()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
