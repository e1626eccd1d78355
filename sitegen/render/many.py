"""Rendering many pages, on all processors, while they are still being planned."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import Any

import msgspec

from sitegen.errors import SitegenError
from sitegen.render.renderer import Renderer
from sitegen.views.base import Page, Raw, SiteView
from sitegen.work import forked, with_shared

_BATCH = 24
_WORTH_A_POOL = 96
"""Fewer pages are done sooner here than a pool is started."""
_AHEAD = 64
"""Batches that may wait for being taken."""


class Job(msgspec.Struct, frozen=True):
    """A page on its way to a file."""

    page: Page
    view: bytes
    """The page's view, encoded."""
    key: str
    """A hash of everything that the page's bytes depend on."""
    new: bool
    """Has to be rendered; else it is taken over as it was."""


Rendered = tuple[Job, bytes | None]
"""A page with its content, if it was to be rendered."""
_Asked = tuple[str, str, bool, type[msgspec.Struct], bytes]
"""Of a page what travels to a worker: route, template, whether it shows the site, and its view."""


@contextmanager
def rendering(
    renderer: Renderer, jobs: Iterable[Job], workers: int
) -> Iterator[Iterator[Rendered]]:
    """The pages with their contents, in their order, made while they are taken.

    To be entered before there are threads, since a process that has any is not forked.
    """
    pools: list[Executor] = []
    try:
        yield _rendered(renderer, iter(jobs), workers, pools)
    finally:
        for pool in pools:
            pool.shutdown(wait=True, cancel_futures=True)


def _rendered(
    renderer: Renderer, jobs: Iterator[Job], workers: int, pools: list[Executor]
) -> Iterator[Rendered]:
    first, new = [], 0
    for job in jobs:
        first.append(job)
        new += job.new
        if new == _WORTH_A_POOL:
            break
    # The search index is made in one thread at the same time, and has to be waited for.
    pool = forked(workers, renderer, behind=True) if new == _WORTH_A_POOL else None
    if pool is None:
        yield from ((job, _content(renderer, job)) for job in _chained(first, jobs))
        return
    pools.append(pool)
    yield from _in_workers(renderer, _chained(first, jobs), pool)


def _chained(first: list[Job], rest: Iterator[Job]) -> Iterator[Job]:
    first.reverse()
    while first:
        yield first.pop()
    yield from rest


def _content(renderer: Renderer, job: Job) -> bytes | None:
    return renderer.render(job.page) if job.new else None


def _in_workers(renderer: Renderer, jobs: Iterator[Job], pool: Executor) -> Iterator[Rendered]:
    waiting: deque[tuple[list[Job], Future[list[bytes | None]] | None]] = deque()
    for batch in _batches(jobs):
        asked = [job for job in batch if job.new and not isinstance(job.page.view, Raw)]
        waiting.append((batch, _submitted(pool, asked)))
        while len(waiting) > _AHEAD or _is_ready(waiting[0][1]):
            yield from _collected(renderer, *waiting.popleft())
            if not waiting:
                break
    while waiting:
        yield from _collected(renderer, *waiting.popleft())


def _batches(jobs: Iterator[Job]) -> Iterator[list[Job]]:
    batch: list[Job] = []
    for job in jobs:
        batch.append(job)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _submitted(pool: Executor, jobs: Sequence[Job]) -> Future[list[bytes | None]] | None:
    if not jobs:
        return None
    sites = [job.page.site for job in jobs if job.page.site is not None]
    asked = [
        (job.page.route, job.page.template, job.page.site is not None, type(job.page.view),
         job.view) for job in jobs
    ]  # fmt: skip
    # All pages of a site show the same of it.
    site = msgspec.msgpack.encode(sites[0]) if sites else b""
    try:
        return pool.submit(with_shared, _render_batch, (site, asked))
    except BrokenExecutor:
        return None


def _is_ready(future: Future[Any] | None) -> bool:
    return future is None or future.done()


def _render_batch(renderer: Renderer, batch: tuple[bytes, list[_Asked]]) -> list[bytes | None]:
    """Contents; None for a page that could not be rendered."""
    site = msgspec.msgpack.decode(batch[0], type=SiteView) if batch[0] else None
    return [_from_worker(renderer, asked, site) for asked in batch[1]]


def _from_worker(renderer: Renderer, asked: _Asked, site: SiteView | None) -> bytes | None:
    route, template, shows_site, kind, view = asked
    page = Page(route, template, _decoder(kind).decode(view), site=site if shows_site else None)
    try:
        return renderer.render(page)
    except SitegenError:  # raised again where it can be told
        return None


@lru_cache(maxsize=64)
def _decoder(kind: type[msgspec.Struct]) -> msgspec.msgpack.Decoder[msgspec.Struct]:
    return msgspec.msgpack.Decoder(kind)


def _collected(
    renderer: Renderer, batch: Sequence[Job], future: Future[list[bytes | None]] | None
) -> Generator[Rendered, None, None]:
    contents: Iterator[bytes | None] = iter(())
    with suppress(BrokenExecutor):  # a worker was killed: this process can do without
        contents = iter(future.result() if future else ())
    for job in batch:
        raw = isinstance(job.page.view, Raw)
        content = next(contents, None) if job.new and not raw else None
        yield job, content if content is not None else _content(renderer, job)
