"""What the preview knows of its builds, and the browsers that wait to hear of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import msgspec

from sitegen.serve.problem import Problem

_PATIENCE = 0.5  # seconds between looks whether the server is to end
_SIGN_OF_LIFE = 30  # looks without news after which a line is sent, so that a dead peer is noticed


class News(msgspec.Struct, frozen=True):
    """The state after a build."""

    session: str
    """Of this run of the preview: a page of an earlier run reloads."""
    build: int = 0
    """Counts the builds that changed the site."""
    changed: tuple[str, ...] | None = None
    """Files that the last one changed, from the site's root; None if too many to tell."""
    problem: Problem | None = None
    """Why the newest build failed; the site is then that of the last one that did not."""


class Board:
    """The latest news, and who waits for it.  All but ``post`` belong to the server's loop."""

    def __init__(self, session: str) -> None:
        self.news = News(session)
        self._waiting: set[asyncio.Queue[News]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """From now on there is a loop in which browsers may wait."""
        self._loop = loop

    def close(self) -> None:
        """The loop is about to end."""
        self._loop = None

    def post(self, news: News) -> None:
        """Makes ``news`` the latest; from any thread."""
        self.news = news
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._tell, news)

    def _tell(self, news: News) -> None:
        for queue in self._waiting:
            queue.put_nowait(news)

    async def events(self, ended: Callable[[], bool]) -> AsyncIterator[bytes]:
        """Server-sent events: the latest news at once, then all that follows."""
        queue: asyncio.Queue[News] = asyncio.Queue()
        self._waiting.add(queue)
        try:
            yield b"retry: 1500\n" + _event(self.news)
            quiet = 0
            while not ended():
                try:
                    news = await asyncio.wait_for(queue.get(), _PATIENCE)
                    quiet = 0
                    yield _event(news)
                except TimeoutError:
                    quiet += 1
                    if quiet % _SIGN_OF_LIFE == 0:
                        yield b": still here\n\n"
        finally:
            self._waiting.discard(queue)


def _event(news: News) -> bytes:
    return b"data: " + msgspec.json.encode(news) + b"\n\n"
