"""The pipeline: read → clean → infer → collate → render → index → publish."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from sitegen import ledger
from sitegen.build.clock import Clock
from sitegen.build.dependencies import digest_of_inputs
from sitegen.build.intake import Intake, take_in
from sitegen.build.site import publish_site
from sitegen.cache import Cache
from sitegen.clean import Rules, suspicion
from sitegen.collate import collate, narrow_dates
from sitegen.config import Config
from sitegen.infer import redate
from sitegen.model import Archive, Article, Outcome, Rejection
from sitegen.publish import Place
from sitegen.read import find, fingerprint
from sitegen.work import processes

__all__ = ["Report", "build"]

Progress = Callable[[str, int, int], object]
"""Called with the name of a stage, how much of it is done, and how much there is."""


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


def build(
    project: Path,
    config: Config,
    *,
    workers: int = 0,
    search: Literal["index", "defer"] = "index",
    fresh: bool = False,
    progress: Progress = lambda stage, done, whole: None,
) -> Report:
    """Builds the site of a project.

    ``workers`` 0 takes as many as there are processors; ``search`` "defer" publishes at once with
    the search index of the site before, for a preview; ``fresh`` uses nothing of earlier builds.
    Raises SitegenError when the set-up is wrong; the old site is then untouched.
    """
    clock = Clock()
    source = project / config.input.path
    reads = (source, *(project / name for name in (config.input.pages, "templates", "static")))
    place = Place(project / config.output.path, *reads)
    with place.locked():
        with clock("read"):
            paths, passed_over = find(source, config.input.exclude)
            fingerprints = {path: fingerprint(source, path) for path in paths}
            inputs = digest_of_inputs(project, config, fingerprints, passed_over)
        if fresh:
            place.forget()
        before = place.published()
        if before is not None and before.inputs == inputs:
            return Report(before.outcomes, changed=False, pages=len(before.files))
        with clock("clean, infer"), Cache(place.state / "cache.sqlite3") as cache:
            taken = take_in(
                source,
                fingerprints,
                Rules(keep=config.clean.keep, drop=config.clean.drop),
                cache,
                processes(workers),
                lambda done: progress("clean, infer", done, len(paths)),
            )
        with clock("collate"):
            articles, suspects = _without_suspects(taken, config)
            archive = _collated(articles, config)
            outcomes = ledger.outcomes(archive, (*passed_over, *taken.rejections, *suspects))
        made = publish_site(project, config, place, archive, outcomes, inputs, search, clock)
    return Report(
        outcomes,
        changed=True,
        pages=made.files,
        rendered=made.rendered,
        reused=taken.reused,
        warnings=(*_collisions(archive), *made.warnings),
        timings=clock.seconds,
    )


def _without_suspects(taken: Intake, config: Config) -> tuple[list[Article], list[Rejection]]:
    """The articles, and what looks like something else than an article."""
    if config.clean.include_suspect:
        return list(taken.articles), []
    suspects = {one.id: why for one in taken.articles if (why := suspicion(one.clean))}
    return [one for one in taken.articles if one.id not in suspects], [
        Rejection(one.clean.document.origin, "clean", suspects[one.id], one.title.value, "skipped")
        for one in taken.articles
        if one.id in suspects
    ]


def _collated(articles: list[Article], config: Config) -> Archive:
    """The archive, after its articles have dated one another."""
    better = narrow_dates(articles)
    dated = [redate(one, better[one.id]) if one.id in better else one for one in articles]
    return collate(dated, config.collate)


def _collisions(archive: Archive) -> tuple[str, ...]:
    return tuple(
        f"{one.first} and {one.second} both asked for {one.route}; the second was given another"
        for one in archive.collisions
    )
