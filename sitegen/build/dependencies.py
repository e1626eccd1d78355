"""One digest for everything that a site depends on: when it is the same, so is the site."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from sitegen import resources
from sitegen.cache import code_digest, key_of
from sitegen.config import Config
from sitegen.model import Rejection


class Inputs(msgspec.Struct, frozen=True):
    """What a build starts from."""

    folder: Path
    fingerprints: dict[str, str]
    """Path -> digest of the file and its sidecar."""
    passed_over: tuple[Rejection, ...]
    digest: str
    """Of everything that the site depends on."""


def digest_of_inputs(
    project: Path,
    config: Config,
    fingerprints: dict[str, str],
    passed_over: Iterable[Rejection],
) -> str:
    """Of the inputs, the hand-written pages, the theme, the settings and the program."""
    parts = [code_digest("."), _settings(config), os.environ.get("SOURCE_DATE_EPOCH", "")]
    parts += [f"{path}\0{mark}" for path, mark in fingerprints.items()]
    parts += [f"{one.origin}\0{one.reason}" for one in passed_over]
    for kind in ("templates", "static"):
        parts += [f"{name}\0{_digest(path)}" for name, path in resources.files(project, kind)]
    pages = project / config.input.pages
    if pages.is_dir():
        parts += [
            f"{path.relative_to(pages).as_posix()}\0{_digest(path)}"
            for path in sorted(pages.rglob("*.md"))
            if path.is_file()
        ]
    return key_of(*parts)


def _settings(config: Config) -> bytes | str:
    """Without the folders: the site is the same wherever it is built."""
    bare = msgspec.structs.replace(
        config,
        input=msgspec.structs.replace(config.input, path="", pages="", exclude=()),
        output=type(config.output)(),
    )
    return msgspec.json.encode(bare).decode()


def _digest(path: Path) -> str:
    try:
        return key_of(path.read_bytes())
    except OSError as error:
        return f"unreadable: {error.strerror}"
