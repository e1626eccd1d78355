"""One run of the preview: its server, its watcher and its builder."""

from __future__ import annotations

import secrets
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn
from msgspec.structs import replace

from sitegen.config import Config, load
from sitegen.serve.app import Preview
from sitegen.serve.changes import Changes
from sitegen.serve.news import Board
from sitegen.serve.overlay import Overlay
from sitegen.serve.ports import HOST, hosts_for, listen
from sitegen.serve.rebuild import Build, Glance, Prepare, Rebuilder
from sitegen.serve.watch import Watched, Watcher


class Session:
    """Serves a project until it is stopped or interrupted."""

    def __init__(
        self,
        project: Path,
        config: Config,
        *,
        port: int,
        prefix: str,
        build: Build,
        glance: Glance = lambda config, changed: {},
        prepare: Prepare = lambda config, going_on: None,
        echo: Callable[[str], None],
    ) -> None:
        """Takes a port.  Raises ConfigError if none is free."""
        self._listener = listen(port)
        self.port: int = self._listener.getsockname()[1]
        if port not in (0, self.port):
            echo(f"Port {port} is taken: using {self.port}.")
        self.prefix = normal_prefix(prefix)
        self.address = f"http://{HOST}:{self.port}{self.prefix}"
        self._echo = echo
        self._changes = Changes()
        self._watcher = Watcher(self._changes, echo)
        self._watched = Watched(project, config)
        self._rebuilder = Rebuilder(
            project,
            config,
            build=build,
            glance=glance,
            prepare=prepare,
            overlay=(overlay := Overlay()),
            load=Settings(project, config),
            changes=self._changes,
            board=(board := Board(secrets.token_hex(4))),
            echo=echo,
            on_config=lambda config: self._watcher.follow(Watched(project, config)),
        )
        preview = Preview(
            lambda: project / self._rebuilder.config.output.path,
            self.prefix,
            board,
            overlay,
            ended=lambda: self._server.should_exit,
        )
        self._server = uvicorn.Server(
            uvicorn.Config(
                preview.application(hosts_for(self.port)),
                log_level="warning",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=2,
            )
        )

    def run(self, on_first: Callable[[], None] = lambda: None) -> bool:
        """Builds, serves and rebuilds; ``on_first`` is called after the first build.

        Returns whether all is at rest: False if a build does not end within a second.
        """
        builder = threading.Thread(
            target=self._rebuilder.run, args=(on_first,), name="rebuild", daemon=True
        )
        try:
            self._take_interrupts()
            self._watcher.start(self._watched)
            builder.start()
            self._echo(f"Preview at {self.address} (Ctrl-C ends it)")
            self._server.run(sockets=[self._listener])
        finally:
            self._changes.end()
            self._watcher.stop()
            self._listener.close()
            if builder.is_alive():
                builder.join(1)
        self._echo("Preview ended.")
        return not builder.is_alive()

    def _take_interrupts(self) -> None:
        """An interrupt ends the server from the first moment on.

        The server listens for interrupts itself, but not before it has started, and what comes
        while it starts is lost.
        """
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: self.stop())

    def stop(self) -> None:
        """Ends ``run``; from any thread."""
        self._server.should_exit = True


class Settings:
    """Reads ``sitegen.toml`` again, and keeps the folders that the command line named."""

    def __init__(self, project: Path, config: Config) -> None:
        self._project = project
        stated = load(project)
        self._input = config.input.path if config.input.path != stated.input.path else None
        self._output = config.output.path if config.output.path != stated.output.path else None

    def __call__(self) -> Config:
        config = load(self._project)
        if self._input is not None:
            config = replace(config, input=replace(config.input, path=self._input))
        if self._output is not None:
            config = replace(config, output=replace(config.output, path=self._output))
        return config


def normal_prefix(prefix: str) -> str:
    """With one slash at each end: "repo" -> "/repo/"."""
    inner = "/".join(part for part in prefix.split("/") if part)
    return f"/{inner}/" if inner else "/"
