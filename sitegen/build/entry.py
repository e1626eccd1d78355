"""Where a build begins: it finds out whether there is anything to do; ``pipeline`` does it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from sitegen.build.clock import Clock
from sitegen.build.dependencies import Inputs, digest_of_inputs
from sitegen.build.garbage import seldom_collected
from sitegen.build.order import Order
from sitegen.build.report import Progress, Report
from sitegen.config import Config
from sitegen.memory import NONE, Memory
from sitegen.model import Archive
from sitegen.publish import Place
from sitegen.read import find, fingerprint


def build(
    project: Path,
    config: Config,
    *,
    workers: int = 0,
    search: Literal["index", "defer"] = "index",
    fresh: bool = False,
    progress: Progress = lambda stage, done, whole: None,
    memory: Memory = NONE,
    leaving: bool = False,
) -> Report:
    """Builds the site of a project.

    ``workers`` 0 takes as many as there are processors; ``search`` "defer" publishes at once with
    the search index of the site before, for a preview; ``fresh`` uses nothing of earlier builds.
    Whoever builds again and again in one process keeps a ``memory``, which is only about speed;
    ``leaving``: this process ends with the build, and may lower its own urgency for good.
    Raises SitegenError when the set-up is wrong; the old site is then untouched.
    """
    clock = Clock()
    place = _place(project, config)
    with seldom_collected(), place.locked():
        with clock("read"):
            inputs = inputs_of(project, config)
        if fresh:
            place.forget()
        before = place.published()
        if before is not None and before.inputs == inputs.digest:
            return Report(before.outcomes, changed=False, pages=len(before.files))
        # Most of the program is needed only from here on, and takes longer to import than to look.
        from sitegen.build.pipeline import make_site

        report = make_site(
            Order(project, config, place, inputs, clock, workers, search, progress, memory, leaving)
        )
        memory.drop_unused()
        return report


def glance(
    project: Path, config: Config, changed: Iterable[str], memory: Memory
) -> dict[str, bytes]:
    """Route -> content of the pages of changed files' articles, at once; see ``first_look``."""
    from sitegen.build import first_look

    return first_look.glance(project, config, changed, memory)


def prepare(project: Path, config: Config, memory: Memory, going_on: Callable[[], None]) -> None:
    """Makes ready for the first ``glance`` where a build found nothing to do."""
    from sitegen.build import first_look

    place = _place(project, config)
    with seldom_collected(), place.locked():
        inputs = inputs_of(project, config)
        order = Order(
            project, config, place, inputs, Clock(), memory=memory,
            progress=lambda stage, done, whole: going_on(),
        )  # fmt: skip
        first_look.prepare(order, going_on)


def archive_of(project: Path, config: Config) -> Archive:
    """The collection of a project as its site shows it, without building the site."""
    from sitegen.build.pipeline import make_archive

    place = _place(project, config)
    inputs = inputs_of(project, config)
    with place.locked():
        made = make_archive(Order(project, config, place, inputs, Clock()))
    return made.archive


def _place(project: Path, config: Config) -> Place:
    read = (config.input.path, config.input.pages, "templates", "static")
    return Place(project / config.output.path, *(project / name for name in read))


def inputs_of(project: Path, config: Config) -> Inputs:
    """What a build would start from."""
    source = project / config.input.path
    paths, passed_over = find(source, config.input.exclude)
    fingerprints = {path: fingerprint(source, path) for path in paths}
    digest = digest_of_inputs(project, config, fingerprints, passed_over)
    return Inputs(source, fingerprints, passed_over, digest)
