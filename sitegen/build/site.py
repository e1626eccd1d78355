"""Render → index → publish: an archive becomes the files of a site, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec

from sitegen import resources
from sitegen.build.clock import Clock
from sitegen.build.report import Progress
from sitegen.cache import code_digest, key_of
from sitegen.config import Config
from sitegen.memory import NONE, Memory
from sitegen.model import Archive, Outcome, Rejection
from sitegen.publish import Manifest, Place, Slot
from sitegen.render import Renderer, assets, rendering, written_pages
from sitegen.search import FOLDER, Indexer
from sitegen.views import Page, WrittenPage, plan

_PENDING = "+search"
"""Added to the digest of a site whose search index is still to come."""
_RENDERING_CODE = ("render", "views", "model.py", "text.py")


class Made(msgspec.Struct, frozen=True):
    """What publishing a site took."""

    files: int
    rendered: int
    warnings: tuple[str, ...] = ()


def publish_site(
    project: Path,
    config: Config,
    place: Place,
    archive: Archive,
    outcomes: tuple[Outcome, ...],
    inputs: str,
    search: Literal["index", "defer"],
    clock: Clock,
    workers: int = 0,
    memory: Memory = NONE,
    progress: Progress = lambda stage, done, whole: None,
) -> Made:
    """Puts the site of an archive in place.

    Raises TemplateError or PublishError, and then the old site is untouched.
    """
    with clock("render"):
        renderer = renderer_of(project, config, memory)
        written, unreadable = hand_written(project / config.input.pages)
        pages, doubles = _without_doubles(list(plan(archive, outcomes, config, written, memory)))
        keys = _keys(renderer, pages)
    before = place.published() or Manifest({})
    wanted = _search_key(config, pages, keys)
    slot = Slot(place)
    indexing = search == "index" and wanted not in ("", before.search)
    # Indexed pages first: Pagefind reads them while the others are rendered.
    pages.sort(key=lambda page: not page.indexed)
    new = [page for page in pages if not _kept(page, keys[page.route], before, slot)]
    with (
        rendering(renderer, new, workers) as contents,
        _indexer(config, indexing) as indexer,
    ):
        with clock("render"):
            for page, content in _with_contents(pages, new, contents):
                if content is not None:
                    slot.put(page.route, content, keys[page.route])
                    progress("render", 1, len(new))
                if indexer and page.indexed:
                    indexer.add(page.route, content or (slot.path / page.route).read_bytes())
            for route, content in assets(project, config):
                slot.put(route, content)
        with clock("index"):
            held = wanted and _add_bundle(slot, before, indexer, wanted, progress)
    with clock("publish"):
        pending = _PENDING if held != wanted else ""
        slot.finish(inputs + pending, held, outcomes)
    return Made(len(slot.files), len(new), (*unreadable, *doubles))


def _kept(page: Page, key: str, before: Manifest, slot: Slot) -> bool:
    """Whether the page is taken over from the site before."""
    known = before.files.get(page.route)
    return known is not None and known.key == key and slot.keep(page.route)


def _with_contents(
    pages: Iterable[Page], new: Sequence[Page], contents: Iterator[bytes]
) -> Iterator[tuple[Page, bytes | None]]:
    """All pages, the new ones (in the same order) with their contents."""
    waiting = iter(new)
    following = next(waiting, None)
    for page in pages:
        if page is following:
            yield page, next(contents)
            following = next(waiting, None)
        else:
            yield page, None


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
    found = written_pages(folder)
    wrong = [one for one in found if isinstance(one, Rejection)]
    return (
        [one for one in found if isinstance(one, WrittenPage)],
        [f"{folder.name}/{one.origin}: {one.reason} {one.detail}".strip() for one in wrong],
    )


def _without_doubles(pages: list[Page]) -> tuple[list[Page], list[str]]:
    """A page a route; of two the one that was planned first, the other is reported."""
    chosen: dict[str, Page] = {}
    warnings = []
    for page in pages:
        first = chosen.setdefault(page.route.casefold(), page)
        if first is not page:
            warnings.append(
                f"{page.route} is asked for twice, by {first.template or 'a data file'}"
                f" and {page.template or 'a data file'}; rename the hand-written page"
            )
    return list(chosen.values()), warnings


def _keys(renderer: Renderer, pages: list[Page]) -> dict[str, str]:
    code = code_digest(*_RENDERING_CODE)
    return {page.route: key_of(renderer.key(page), code) for page in pages}


def _search_key(config: Config, pages: list[Page], keys: dict[str, str]) -> str:
    """Of everything that the search bundle depends on; empty when there is to be no search."""
    if not config.search.enabled:
        return ""
    indexed = (f"{page.route}\0{keys[page.route]}" for page in pages if page.indexed)
    return key_of(config.archive.language, code_digest("search"), *indexed)


@contextmanager
def _indexer(config: Config, needed: bool) -> Iterator[Indexer | None]:
    """A running indexer, which does not outlive an error."""
    if not needed:
        yield None
        return
    indexer = Indexer(config.archive.language)
    try:
        yield indexer
    except BaseException:
        indexer.abandon()
        raise


def _add_bundle(
    slot: Slot, before: Manifest, indexer: Indexer | None, wanted: str, progress: Progress
) -> str:
    """Adds the new search bundle, or the one there is; returns the key of what was added."""
    if indexer:
        for path, content in indexer.finish(lambda: progress("index", 0, 1)).items():
            slot.put(f"{FOLDER}/{path}", content)
        progress("index", 1, 1)
        return wanted
    old = [route for route in before.files if route.startswith(f"{FOLDER}/")]
    kept = [slot.keep(route) for route in old]
    return before.search if all(kept) else ""
