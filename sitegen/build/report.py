"""What a build says of itself."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from sitegen.model import Outcome

Progress = Callable[[str, int, int], object]
"""Called with the name of a stage, how much more of it is done, and how much there is."""


class Report(msgspec.Struct, frozen=True):
    """What a build did."""

    outcomes: tuple[Outcome, ...]
    changed: bool
    """False when nothing had changed and the site was left as it is."""
    pages: int = 0
    rendered: int = 0
    """Files made anew; the others were taken over."""
    reused: int = 0
    """Articles that did not have to be cleaned again."""
    warnings: tuple[str, ...] = ()
    timings: dict[str, float] = {}
    """Seconds a stage."""
