"""Serving a folder on the loopback address, as a static host does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Served = str
"""The address of a served site, with a slash at its end."""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, prefix: str, **options: object) -> None:
        self._prefix = prefix
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # handed on as given

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._prefix):
            return "/nowhere"
        return super().translate_path("/" + path[len(self._prefix) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


@contextmanager
def served(folder: Path, prefix: str = "/") -> Iterator[Served]:
    """The address under which a folder is served."""
    handler = partial(_Handler, directory=str(folder), prefix=prefix)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
