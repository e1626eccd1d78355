"""The preview's HTTP: the site's files as they are, and live reload beside them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files as package_files
from pathlib import Path
from urllib.parse import quote

from msgspec import structs
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from sitegen.serve.files import File, Folder, lookup, type_of
from sitegen.serve.inject import LIVE, with_live_reload
from sitegen.serve.news import Board
from sitegen.serve.overlay import Overlay

_ALWAYS = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


class Preview:
    """Answers requests for one site under one prefix."""

    def __init__(
        self,
        root: Callable[[], Path],
        prefix: str,
        board: Board,
        overlay: Overlay,
        ended: Callable[[], bool],
    ) -> None:
        """``root`` tells the folder anew for each request; ``prefix`` has a slash at each end;
        ``ended`` tells streams that the server is to end.
        """
        self.root = root
        self.prefix = prefix
        self.board = board
        self.overlay = overlay
        self.ended = ended

    def application(self, hosts: frozenset[str]) -> ASGIApp:
        """The ASGI application; ``hosts`` are the Host headers that it answers."""

        @asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            self.board.open(asyncio.get_running_loop())
            yield
            self.board.close()

        return Starlette(
            routes=[
                Route(f"{LIVE}events", self.events),
                Route(f"{LIVE}{{name}}", self.own),
                Route("/{path:path}", self.page),
            ],
            middleware=[Middleware(OnlyFromHere, hosts=hosts)],
            lifespan=lifespan,
        )

    async def events(self, request: Request) -> Response:
        stream = self.board.events(self.ended)
        return StreamingResponse(stream, headers=_ALWAYS, media_type="text/event-stream")

    async def own(self, request: Request) -> Response:
        """The live-reload script and its style."""
        name = request.path_params["name"]
        if name not in ("live.js", "live.css"):
            return PlainTextResponse("There is no such file.", 404, _ALWAYS)
        return Response(_own_file(name), headers=_ALWAYS, media_type=type_of(name))

    def page(self, request: Request) -> Response:
        """A file of the site; runs in a thread, since it reads from disk."""
        path = request.scope["path"]
        if not path.startswith(self.prefix):
            if path in ("/", self.prefix.rstrip("/")):
                return RedirectResponse(self.prefix, 307, _ALWAYS)
            text = f"The preview is at {self.prefix}"
            return PlainTextResponse(text, 404, _ALWAYS)
        found = lookup(self.root(), path.removeprefix(self.prefix))
        if isinstance(found, Folder):
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{quote(path)}/{query}", 307, _ALWAYS)
        if found is not None:
            return self._served(found, request, 200)
        return self._missing(request)

    def _missing(self, request: Request) -> Response:
        """The site's own 404 page; before the first build, one that waits for it."""
        page = lookup(self.root(), "404.html")
        if isinstance(page, File):
            # Should the page that was asked for come to be, this one has changed.
            asked = request.scope["path"].removeprefix(self.prefix)
            asked += "index.html" if asked.endswith("/") or not asked else ""
            return self._served(structs.replace(page, path=asked), request, 404)
        if lookup(self.root(), "index.html"):
            return PlainTextResponse("There is no such page.", 404, _ALWAYS)
        waiting = File("", _own_file("waiting.html"), type_of("waiting.html"), "")
        return self._served(waiting, request, 503)

    def _served(self, file: File, request: Request, status: int) -> Response:
        # The news first: a page is rather newer than it says than older.
        news, content = self.board.news, self.overlay.over(file).content
        tag = f'"{file.stamp}"'
        if file.type.startswith("text/html"):
            content = with_live_reload(content, file.path, news.session, news.build)
            tag = f'"{file.stamp}-{news.session}-{news.build}"'
        headers = {**_ALWAYS, "ETag": tag}
        if status == 200 and request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(content, status, {**headers, "Content-Type": file.type})


class OnlyFromHere:
    """Refuses what a page of another site could make a browser ask for.

    A name of theirs may be made to point to this machine (DNS rebinding): then the Host header
    has their name.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (reason := self._refusal(scope)):
            response = PlainTextResponse(reason, 403, _ALWAYS)
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _refusal(self, scope: Scope) -> str:
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or hosts[0].decode("latin-1").lower() not in self.hosts:
            return "The preview answers only to localhost."
        site = next((value for name, value in scope["headers"] if name == b"sec-fetch-site"), b"")
        mode = next((value for name, value in scope["headers"] if name == b"sec-fetch-mode"), b"")
        # A link from elsewhere may lead here; a script from elsewhere may not read.
        if site in (b"cross-site", b"same-site") and mode != b"navigate":
            return "The preview answers only to its own pages."
        return ""


@cache
def _own_file(name: str) -> bytes:
    return package_files(__package__).joinpath(name).read_bytes()
