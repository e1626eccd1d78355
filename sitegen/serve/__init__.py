"""The preview: a local server that rebuilds and shows what changes."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from sitegen.config import Config
from sitegen.config import load as load_config
from sitegen.serve.rebuild import Build

__all__ = ["serve"]


def serve(
    project: Path,
    config: Config,
    *,
    port: int | None = None,
    prefix: str = "",
    open_browser: bool = False,
    echo: Callable[[str], None] = print,
    build: Build | None = None,
) -> None:
    """Builds, serves on 127.0.0.1 and rebuilds on change, until interrupted.

    ``config`` is that of the command line: where it differs from ``sitegen.toml`` in its input or
    output, it goes on to do so when that file changes.  Raises ConfigError if no port is free.
    """
    # Slow to import, and nothing but the preview needs them.
    import uvicorn

    from sitegen.serve.app import Preview
    from sitegen.serve.changes import Changes
    from sitegen.serve.news import Board
    from sitegen.serve.ports import HOST, hosts_for, listen
    from sitegen.serve.rebuild import Rebuilder
    from sitegen.serve.watch import Watched, Watcher

    project = project.resolve()
    wanted = config.serve.port if port is None else port
    listener = listen(wanted)
    actual = listener.getsockname()[1]
    if wanted not in (0, actual):
        echo(f"Port {wanted} is taken: using {actual}.")
    path = normal_prefix(prefix or config.serve.prefix)
    address = f"http://{HOST}:{actual}{path}"

    board, changes = Board(secrets.token_hex(4)), Changes()
    watcher = Watcher(changes, echo)
    rebuilder = Rebuilder(
        project,
        build=build or _build(project),
        load=_Loader(project, config),
        changes=changes,
        board=board,
        echo=echo,
        on_config=lambda config: watcher.follow(Watched(project, config)),
    )
    preview = Preview(lambda: project / rebuilder.config.output.path, path, board)
    server = uvicorn.Server(
        uvicorn.Config(
            preview.application(hosts_for(actual)),
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=2,
        )
    )
    preview.ended = lambda: server.should_exit
    watcher.start(Watched(project, config))
    on_first = _opener(address) if open_browser else lambda: None
    builder = threading.Thread(target=rebuilder.run, args=(on_first,), name="rebuild", daemon=True)
    echo(f"Preview at {address} (Ctrl-C ends it)")
    builder.start()
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        pass  # the server has ended in good order and passes the signal on
    finally:
        changes.end()
        watcher.stop()
        listener.close()
        builder.join(10)
    echo("Preview ended.")


def normal_prefix(prefix: str) -> str:
    """With one slash at each end: "repo" -> "/repo/"."""
    inner = "/".join(part for part in prefix.split("/") if part)
    return f"/{inner}/" if inner else "/"


class _Loader:
    """Reads ``sitegen.toml`` again, and keeps the folders that the command line named."""

    def __init__(self, project: Path, config: Config) -> None:
        self._project = project
        stated = load_config(project)
        self._input = config.input.path if config.input.path != stated.input.path else None
        self._output = config.output.path if config.output.path != stated.output.path else None

    def __call__(self) -> Config:
        config = load_config(self._project)
        if self._input is not None:
            config = replace(config, input=replace(config.input, path=self._input))
        if self._output is not None:
            config = replace(config, output=replace(config.output, path=self._output))
        return config


def _opener(address: str) -> Callable[[], None]:
    def open_it() -> None:
        import webbrowser

        webbrowser.open(address)

    return open_it


def _build(project: Path) -> Build:
    """The pipeline, in the preview's terms."""
    from sitegen.build import build

    def run(config: Config, *, search: bool) -> object:
        return build(project, config, search="index" if search else "defer")

    return run
