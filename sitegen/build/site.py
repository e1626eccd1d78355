"""Render → index → publish: an archive becomes the files of a site, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from sitegen import resources
from sitegen.build.bundle import bundling
from sitegen.build.order import Order
from sitegen.cache import code_digest, key_of
from sitegen.config import Config
from sitegen.memory import Memory
from sitegen.model import Archive, Outcome, Rejection
from sitegen.publish import Manifest, Slot
from sitegen.render import Job, Renderer, assets, encode_view, rendering
from sitegen.views import Page, Plan, WrittenPage, plan
from sitegen.work import step_back

_PENDING = "+search"
"""Added to the digest of a site whose search index is still to come."""
_RENDERING_CODE = ("render", "views", "model.py", "text.py")


class Made(msgspec.Struct, frozen=True):
    """What publishing a site took."""

    files: int
    rendered: int
    warnings: tuple[str, ...] = ()


def publish_site(
    order: Order, renderer: Renderer, archive: Archive, outcomes: tuple[Outcome, ...]
) -> Made:
    """Puts the site of an archive in place.

    Once all pages of the search index are there, it is what the site waits for: a process that is
    ``leaving`` then puts itself behind it.  Raises TemplateError or PublishError, and then the old
    site is untouched.
    """
    config, clock, place, progress = order.config, order.clock, order.place, order.progress
    rendered = 0
    with clock("render"):
        written, unreadable = hand_written(order.project / config.input.pages)
    before = place.published() or Manifest({})
    # How many pages there are is known when the last is planned; as many as last time, or nearly.
    whole = max(len(before.files), len(archive.routes))
    slot = Slot(place)
    planned = Planning(plan(archive, outcomes, config, written, order.memory))
    with (
        rendering(renderer, _jobs(planned, renderer, before, slot), order.workers) as made,
        bundling(config, slot, before, making=order.search == "index") as bundle,
    ):
        with clock("render"):
            for job, content in made:
                if content is not None:
                    slot.put(job.page.route, content, job.key)
                    rendered += 1
                bundle.add((job, content))
                if bundle.pages == planned.indexed and bundle.seal() and order.leaving:
                    step_back()
                progress("render", 1, whole)
            for route, content in assets(order.project, config):
                slot.put(route, content)
        with clock("index"):
            held, wanted = bundle.finish(progress)
    with clock("publish"):
        pending = _PENDING if held != wanted else ""
        slot.finish(order.inputs.digest + pending, held, outcomes)
    return Made(len(slot.files), rendered, (*unreadable, *planned.warnings, *planned.doubles))


class Planning:
    """The planned pages, one a route; of two the first, and the other is reported."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._templates: dict[str, str] = {}
        self.warnings = plan.warnings
        self.doubles: list[str] = []
        self.indexed: int | None = None
        """How many pages of the search index there are, once it is known."""

    def __iter__(self) -> Iterator[Page]:
        indexed = 0
        for page in self._singly(self._plan.indexed):
            indexed += 1
            yield page
        self.indexed = indexed
        yield from self._singly(self._plan.others)

    def _singly(self, pages: Iterable[Page]) -> Iterator[Page]:
        for page in pages:
            template = page.template or "a data file"
            first = self._templates.setdefault(page.route.casefold(), "")
            if first:
                self.doubles.append(
                    f"{page.route} is asked for twice, by {first} and {template};"
                    " rename the hand-written page"
                )
            else:
                self._templates[page.route.casefold()] = template
                yield page


def _jobs(pages: Iterable[Page], renderer: Renderer, before: Manifest, slot: Slot) -> Iterator[Job]:
    code = code_digest(*_RENDERING_CODE)
    for page in pages:
        view = encode_view(page.view)
        key = key_of(renderer.key(page, view), code)
        yield Job(page, view, key, not _kept(page, key, before, slot))


def _kept(page: Page, key: str, before: Manifest, slot: Slot) -> bool:
    """Whether the page is taken over from the site before."""
    known = before.files.get(page.route)
    return known is not None and known.key == key and slot.keep(page.route)


def renderer_of(project: Path, config: Config, memory: Memory) -> Renderer:
    """The renderer of a project's theme as it is now."""
    return memory.named(_theme(config, project), Renderer, config, project)


def _theme(config: Config, project: Path) -> str:
    """Of all that a renderer is made of."""
    files = resources.files(project, "templates")
    contents = (part for name, path in files for part in (name, str(path), path.read_bytes()))
    return key_of("renderer", config.archive.language, *contents)


def hand_written(folder: Path) -> tuple[list[WrittenPage], list[str]]:
    """The hand-written pages, and what is wrong with those that cannot be shown."""
    if not folder.is_dir():
        return [], []
    from sitegen.render.markdown import written_pages  # late: few projects have any

    found = written_pages(folder)
    wrong = [one for one in found if isinstance(one, Rejection)]
    return (
        [one for one in found if isinstance(one, WrittenPage)],
        [f"{folder.name}/{one.origin}: {one.reason} {one.detail}".strip() for one in wrong],
    )
