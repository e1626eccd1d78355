"""What a build is to make, of what, and what is at hand for it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from sitegen.build.clock import Clock
from sitegen.build.dependencies import Inputs
from sitegen.build.report import Progress
from sitegen.config import Config
from sitegen.memory import NONE, Memory
from sitegen.publish import Place


def _silent(stage: str, done: int, whole: int) -> None:
    """Tells nobody."""


class Order(msgspec.Struct, frozen=True):
    """One build of a project's site."""

    project: Path
    config: Config
    place: Place
    inputs: Inputs
    clock: Clock
    workers: int = 0
    """0 stands for as many as there are processors."""
    search: Literal["index", "defer"] = "index"
    """"defer": at once, with the search index of the site before."""
    progress: Progress = _silent
    memory: Memory = NONE
    leaving: bool = False
    """This process ends with the build, and may lower its own urgency for good."""
