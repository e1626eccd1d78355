"""A free port of this machine, and of no other network."""

from __future__ import annotations

import os
import socket

from sitegen.errors import ConfigError

HOST = "127.0.0.1"
_TRIES = 50


def listen(wanted: int) -> socket.socket:
    """A socket that listens on ``wanted``, or on the next free port; 0 means any.

    Raises ConfigError if there is none.
    """
    last = min(wanted + _TRIES, 65_535)
    for port in range(wanted, last + 1):
        if bound := _bound(port):
            return bound
    raise ConfigError(f"no port from {wanted} to {last} is free", "choose another with --port")


def _bound(port: int) -> socket.socket | None:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        # A port that a preview has just left is free; one that is listened on is not.  (Elsewhere
        # the option would share a port that is in use.)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError:
        listener.close()
        return None
    return listener


def hosts_for(port: int) -> frozenset[str]:
    """The Host headers of requests that mean this server."""
    names = ("localhost", HOST, "[::1]")
    with_port = {f"{name}:{port}" for name in names}
    return frozenset(with_port | set(names) if port == 80 else with_port)
