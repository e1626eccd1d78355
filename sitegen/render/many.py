"""Rendering many pages, on all processors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager

from sitegen.errors import SitegenError
from sitegen.render.renderer import Renderer
from sitegen.views.base import Page
from sitegen.work import forked, with_shared

_BATCH = 32
_WORTH_A_POOL = 200
"""Fewer pages are done sooner here than a pool is started."""

Work = tuple[Renderer, Sequence[Page]]


@contextmanager
def rendering(renderer: Renderer, pages: Sequence[Page], workers: int) -> Iterator[Iterator[bytes]]:
    """The pages' contents in their order, made while they are taken.

    To be entered before there are threads, since a process that has any is not forked.
    """
    many = len(pages) >= _WORTH_A_POOL
    pool = forked(workers, (renderer, pages)) if many else None
    if pool is None:
        yield map(renderer.render, pages)
        return
    futures: list[Future[list[bytes | None]]] = []
    try:
        for start in range(0, len(pages), _BATCH):
            futures.append(pool.submit(with_shared, _render_batch, start))
        yield _collected((renderer, pages), futures)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _render_batch(work: Work, start: int) -> list[bytes | None]:
    """Contents; None for a page that could not be rendered."""
    return [_rendered(work[0], page) for page in work[1][start : start + _BATCH]]


def _rendered(renderer: Renderer, page: Page) -> bytes | None:
    try:
        return renderer.render(page)
    except SitegenError:  # raised again where it can be told
        return None


def _collected(work: Work, futures: Sequence[Future[list[bytes | None]]]) -> Iterator[bytes]:
    renderer, pages = work
    for number, future in enumerate(futures):
        batch = pages[number * _BATCH : (number + 1) * _BATCH]
        try:
            contents = future.result()
        except BrokenExecutor:  # a worker was killed: this process can do without
            contents = [None] * len(batch)
        for page, content in zip(batch, contents, strict=True):
            yield renderer.render(page) if content is None else content
