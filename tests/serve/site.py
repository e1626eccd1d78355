"""A preview of a toy site: every file of ``seeds`` is a page or style, published as it is built."""

from __future__ import annotations

import http.client
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from html import escape
from pathlib import Path

import msgspec

from sitegen.config import Config
from sitegen.errors import PublishError, TemplateError
from sitegen.publish import MANIFEST, File, Manifest
from sitegen.serve.session import Session

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'"


class Site:
    """A project in a temporary folder, with a build that needs no pipeline."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.output = project / "site"
        self.builds: list[bool] = []
        """One entry a build: whether it was with search."""
        self.said: list[str] = []
        self.session: Session | None = None
        self.busy = threading.Lock()
        self.delay = 0.0
        self.locked = False
        self.quick = False
        """Whether changes are shown before they are built."""
        (project / "seeds").mkdir()
        (project / "sitegen.toml").touch()
        self.write("style.css", "h1 { color: rgb(9, 9, 9) }")
        self.write("404.html", "Not here.")

    def write(self, name: str, text: str) -> None:
        """Changes an input as editors do: beside it, then in its place."""
        passing = self.project / "seeds" / f"{name}.tmp"
        passing.parent.mkdir(parents=True, exist_ok=True)
        passing.write_text(text, "utf-8")
        passing.rename(self.project / "seeds" / name)

    def build(
        self, config: Config, *, search: bool, going_on: Callable[[], None]
    ) -> tuple[str, ...]:
        assert self.busy.acquire(blocking=False), "two builds at a time"
        try:
            for _ in range(int(self.delay / 0.05)):
                going_on()
                time.sleep(0.05)
            if self.locked:
                raise PublishError("another build is writing")
            self.builds.append(search)
            self._publish({path.name: _built(path, self.project) for path in self._inputs(config)})
            return ()
        finally:
            self.busy.release()

    def glance(self, config: Config, changed: frozenset[str]) -> dict[str, bytes]:
        paths = sorted(map(Path, changed)) if self.quick else []
        return {path.name: _built(path, self.project) for path in paths if path.exists()}

    def _inputs(self, config: Config) -> list[Path]:
        return sorted(p for p in (self.project / config.input.path).iterdir() if p.suffix != ".tmp")

    def _publish(self, files: dict[str, bytes]) -> None:
        """Puts a new folder in the place of the old one."""
        new = self.project / ".new"
        new.mkdir()
        for name, content in files.items():
            (new / name).write_bytes(content)
        known = {name: File(sha256(content).hexdigest()) for name, content in files.items()}
        (new / MANIFEST).write_bytes(msgspec.json.encode(Manifest(known)))
        if self.output.exists():
            self.output.rename(self.project / ".old")
        new.rename(self.output)
        shutil.rmtree(self.project / ".old", ignore_errors=True)

    def published(self, route: str) -> bytes:
        """A file of the site as it is now; nothing while two sites are being exchanged."""
        try:
            return (self.output / route).read_bytes()
        except FileNotFoundError:
            return b""

    @contextmanager
    def served(self, prefix: str = "/", port: int = 0) -> Iterator[Session]:
        """The preview in a thread of its own, after its first build."""
        config = Config()
        session = Session(
            self.project,
            config,
            port=port,
            prefix=prefix,
            echo=self.said.append,
            build=self.build,
            glance=self.glance,
        )
        first = threading.Event()
        thread = threading.Thread(target=session.run, args=(first.set,))
        thread.start()
        self.session = session
        try:
            assert first.wait(10)
            yield session
        finally:
            session.stop()
            thread.join(10)
            assert not thread.is_alive()

    @property
    def address(self) -> str:
        assert self.session is not None
        return self.session.address

    def get(
        self, path: str, headers: dict[str, str] | None = None, method: str = "GET"
    ) -> tuple[int, dict[str, str], bytes]:
        """(status, headers, body) of a request with exactly this path."""
        assert self.session is not None
        connection = http.client.HTTPConnection("127.0.0.1", self.session.port, timeout=10)
        connection.putrequest(method, path, skip_host="Host" in (headers or {}))
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, body


def _built(path: Path, project: Path) -> bytes:
    text = path.read_text("utf-8")
    if text.startswith("ERROR"):
        raise TemplateError("mistake: " + text, "mend it", file=f"seeds/{path.name}", line=1)
    if text.startswith("BUG"):
        raise LookupError(text)
    if path.suffix != ".html":
        return text.encode()
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<link rel="stylesheet" href="style.css"></head>'
        f"<body><main><h1>{escape(text)}</h1>{'<p>Text.</p>' * 200}</main></body></html>"
    )
    return page.encode()
