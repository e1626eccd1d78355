"""The pipeline: read → clean → infer → collate → render → index → publish."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from sitegen import ledger
from sitegen.build.dependencies import Inputs
from sitegen.build.intake import Intake, take_in
from sitegen.build.neighbours import find_neighbours
from sitegen.build.order import Order
from sitegen.build.report import Report
from sitegen.build.rulebook import rule_book
from sitegen.build.shares import with_unusual_shares
from sitegen.cache import Cache
from sitegen.clean.suspicion import suspicion
from sitegen.collate import Notes, collate, dated_anew, narrow_dates, survey
from sitegen.config import Config
from sitegen.infer import redate
from sitegen.infer.summary import shortened
from sitegen.model import Archive, Article, Outcome, Rejection
from sitegen.work import processes

if TYPE_CHECKING:
    from sitegen.render import Renderer

_MANY = 48
"""Articles whose site has use for all templates."""


def make_site(order: Order) -> Report:
    """Makes the site of a project whose inputs have changed, and puts it in place."""

    @cache
    def renderer() -> Renderer:
        from sitegen.build.site import renderer_of  # late: it is loaded while workers work

        return renderer_of(order.project, order.config, order.memory)

    made = make_archive(
        order, meanwhile=renderer, alone=lambda: renderer().begin_to_load(order.workers)
    )
    from sitegen.build.site import publish_site

    with order.clock("render"):
        renderer().load()
    site = publish_site(order, renderer(), made.archive, made.outcomes)
    nothing = _emptiness(made, order.inputs)
    return Report(
        made.outcomes,
        changed=True,
        pages=site.files,
        rendered=site.rendered,
        reused=made.reused,
        warnings=(*nothing, *_collisions(made.archive), *site.warnings, *made.doubts),
        timings=order.clock.seconds,
    )


class Made(msgspec.Struct, frozen=True):
    """An archive, and what became of every input."""

    archive: Archive
    outcomes: tuple[Outcome, ...]
    reused: int
    """Articles that did not have to be cleaned again."""
    doubts: tuple[str, ...] = ()
    """What the keeper wrote on texts that are not published, and that may not do what was meant."""


def make_archive(
    order: Order,
    meanwhile: Callable[[], object] = lambda: None,
    alone: Callable[[], object] = lambda: None,
) -> Made:
    """The collection, from its files to the last stage before pages are made of it.

    ``meanwhile`` is called when all processors have work for a long time, if there are workers, and
    ``alone`` when only one has.
    """
    config, inputs, memory = order.config, order.inputs, order.memory
    whole = len(inputs.fingerprints)
    with order.clock("clean, infer"), Cache(order.place.state / "cache.sqlite3") as cache:
        taken = take_in(
            inputs.folder,
            inputs.fingerprints,
            rule_book(config),
            cache,
            processes(order.workers),
            lambda done: order.progress("clean, infer", done, whole),
            memory,
            meanwhile,
        )
    with order.clock("collate"):
        articles, suspects = _without_suspects(taken, config)
        judged = with_unusual_shares(articles, memory)
        archive = _collated(judged, taken.notes, order, alone)
    rejections = (*inputs.passed_over, *taken.rejections, *suspects)
    outcomes = ledger.outcomes(archive, rejections, config.collate.stories)
    return Made(archive, outcomes, taken.reused, _doubts(taken, archive))


def _doubts(taken: Intake, archive: Archive) -> tuple[str, ...]:
    """What may not do what was meant in the keeper's words on what is not published."""
    published = {one.id for one in archive.articles}
    left_out = [one for one in taken.articles if one.id not in published]
    if not left_out:
        return ()
    from sitegen.views.doubts import doubts_of  # views are loaded while workers are busy

    return tuple(doubt for one in left_out for doubt in doubts_of(one))


def _without_suspects(taken: Intake, config: Config) -> tuple[list[Article], list[Rejection]]:
    """The articles, and what looks like something else than an article."""
    if config.clean.include_suspect:
        return list(taken.articles), []
    reasons = {one.id: suspicion(one.clean) for one in taken.articles}
    return [one for one in taken.articles if not reasons[one.id]], [
        Rejection(
            one.clean.document.origin, "clean", why, shortened(one.title.value, 100), "skipped"
        )
        for one in taken.articles
        if (why := reasons[one.id])
    ]


def _collated(
    articles: list[Article],
    taken: Mapping[str, Notes],
    order: Order,
    alone: Callable[[], object],
) -> Archive:
    """The archive, after its articles have dated one another."""
    notes = {article.id: taken[article.id] for article in articles}
    texts = survey(notes)
    find_neighbours(texts, order.workers)
    if len(articles) >= _MANY:
        alone()
    dated = {article.id: article for article in articles}
    for id_, guess in narrow_dates(articles, texts).items():
        dated[id_] = order.memory.recall(redate, dated[id_], also=(guess,))
        notes[id_] = order.memory.recall(dated_anew, notes[id_], dated[id_])
    return collate(list(dated.values()), order.config.collate, notes, texts, order.memory)


def _emptiness(made: Made, inputs: Inputs) -> tuple[str, ...]:
    """A site without articles is seldom what was meant."""
    return () if made.archive.articles else (f"no article was found in {inputs.folder}",)


def _collisions(archive: Archive) -> tuple[str, ...]:
    return tuple(
        f"{one.first} and {one.second} both asked for {one.route}; the second was given another"
        for one in archive.collisions
    )
