"""Serving a folder on the loopback address as GitHub Pages does: kept alive, text in gzip."""

from __future__ import annotations

import gzip
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Served = str
"""The address of a served site, with a slash at its end."""

_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".atom")
"""What is compressed on the way; Pagefind's own files are gzip already."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body leave in one piece: in two, the second waits 40 ms for the first's receipt.
    wbufsize = -1

    def __init__(self, *arguments: Any, prefix: str, policy: str, **options: Any) -> None:
        self._prefix = prefix
        self._policy = policy
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self._prefix)
        return super().translate_path("/" + path.removeprefix(self._prefix) if inside else "/-")

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        path = path if path.is_file() else Path(self.directory) / "404.html"
        content = path.read_bytes() if path.is_file() else b"not found"
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in _TEXT and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if self._policy:
            self.send_header("Content-Security-Policy", self._policy)
        self.end_headers()
        return io.BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):  # a browser that left early
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path, prefix: str = "/", policy: str = "") -> Iterator[Served]:
    """The address under which a folder is served; with a Content-Security-Policy of the host."""
    handler = partial(_Handler, directory=str(folder), prefix=prefix, policy=policy)
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
