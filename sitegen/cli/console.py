"""What commands say: plain lines, colour where it is wanted, progress on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click
import msgspec

from sitegen.errors import SitegenError, TemplateError
from sitegen.model import Rejection

_MOST_WARNINGS = 20
"""Of one kind, without -v."""


class Console:
    """Where a command writes: results to standard output, everything else to standard error."""

    def __init__(self, *, verbose: bool = False, quiet: bool = False) -> None:
        self.verbose = verbose
        self.quiet = quiet

    @property
    def colour(self) -> bool | None:
        """True or False where the environment says so, None to let the terminal decide."""
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
            return True
        return None

    def say(self, text: str) -> None:
        """A line for the person."""
        if not self.quiet:
            click.echo(text, color=self.colour)

    def detail(self, text: str) -> None:
        """A line for the person who asked for more."""
        if self.verbose:
            self.say(text)

    def warn(self, text: str) -> None:
        """Something that the person may want to put right."""
        if not self.quiet:
            head = click.style("warning:", fg="yellow", bold=True)
            click.echo(f"{head} {printable(text)}", err=True, color=self.colour)

    def warn_of(self, texts: Sequence[str]) -> None:
        """The first of them; all with -v."""
        shown = texts if self.verbose else texts[:_MOST_WARNINGS]
        for text in shown:
            self.warn(text)
        if len(shown) < len(texts):
            self.warn(f"… and {len(texts) - len(shown)} more (-v shows all)")

    def error(self, error: SitegenError) -> None:
        """One sentence and a hint."""
        head = click.style("error:", fg="red", bold=True)
        where = ""
        if isinstance(error, TemplateError) and error.file:
            where = f"{error.file}:{error.line}: " if error.line else f"{error.file}: "
        click.echo(f"{head} {where}{printable(error.message)}", err=True, color=self.colour)
        if error.hint:
            click.echo(f"hint: {printable(error.hint)}", err=True)

    def json(self, value: object) -> None:
        """A value for another program."""
        click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())

    @contextmanager
    def progress(self) -> Iterator[Callable[[str, int, int], None]]:
        """A callback ``(stage, more done, whole)`` that draws a bar, on a terminal only."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda stage, done, whole: None
            return
        bars: dict[str, click._termui_impl.ProgressBar[int]] = {}  # click has no public name for it

        def advance(stage: str, done: int, whole: int) -> None:
            if stage not in bars:
                finish()
                bars[stage] = click.progressbar(length=whole, label=stage, file=sys.stderr)
                bars[stage].render_progress()
            bars[stage].update(done)

        def finish() -> None:
            for bar in list(bars.values())[-1:]:
                bar.render_finish()

        try:
            yield advance
        finally:
            finish()


def printable(text: str) -> str:
    """Without control characters: file names and scraped text may hold terminal commands."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)


def shortened(text: str, width: int = 100) -> str:
    """On one line, and no longer than that."""
    folded = " ".join(text.split())
    return folded if len(folded) <= width else folded[: width - 1] + "…"


def told(rejection: Rejection) -> str:
    """A rejected input and why, in a line."""
    detail = f": {rejection.detail}" if rejection.detail else ""
    return f"{rejection.origin}: {rejection.reason}{detail}"
