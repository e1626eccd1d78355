"""What would be deployed: the files of a site, their sizes, and the host's limits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sitegen.errors import DeployError
from sitegen.publish import MANIFEST

MEGABYTE = 1_000_000
SITE_LIMIT = 1000 * MEGABYTE
"""GitHub Pages publishes sites of at most 1 GB."""
FILE_LIMIT = 100 * MEGABYTE
"""GitHub refuses files of more than 100 MB."""
_NEARLY = 0.8
_HIDDEN_BUT_MEANT = {".nojekyll", ".well-known"}


class Survey(Struct, frozen=True):
    """The files to be deployed and their sizes."""

    sizes: dict[str, int]
    """Bytes by path from the site's root, in order."""
    built: bytes = b""
    """What the build noted of the site; another build changes it."""

    @property
    def total(self) -> int:
        return sum(self.sizes.values())


def survey(site: Path) -> Survey:
    """Look at every file of a site; raises DeployError for what cannot be deployed."""
    if not (site / "index.html").is_file():
        raise DeployError(f"there is no site in {site}", "run sitegen build first")
    built = manifest_of(site)
    try:
        return Survey(dict(sorted(_files(site, ""))), built)
    except OSError as error:
        raise DeployError(
            f"cannot read {error.filename}: {error.strerror}", "build the site again"
        ) from error


def manifest_of(site: Path) -> bytes:
    """What the build noted of a site; empty if it noted nothing."""
    try:
        return (site / MANIFEST).read_bytes()
    except OSError:
        return b""


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, int]]:
    """Hidden files (the build's own records, editors' leftovers) stay at home."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            if entry.name.startswith(".") and entry.name not in _HIDDEN_BUT_MEANT:
                continue
            _refuse(entry, name)
            if entry.is_dir():
                yield from _files(Path(entry.path), name + "/")
            else:
                yield name, entry.stat().st_size


def _refuse(entry: os.DirEntry[str], name: str) -> None:
    if entry.is_symlink():
        raise DeployError(
            f"{name} is a symbolic link, which static hosts do not serve",
            "put the file itself into the project's static folder and build again",
        )
    if not (entry.is_file() or entry.is_dir()):
        raise DeployError(f"{name} is neither a file nor a folder", "remove it and build again")
    if "\n" in name or name.startswith('"') or not name.isprintable():
        raise DeployError(f"{name!r} is no name for a web page", "rename it and build again")


def limits(found: Survey) -> tuple[str, ...]:
    """Sentences on what is, or will soon be, too large for GitHub Pages."""
    said = []
    if found.total > _NEARLY * SITE_LIMIT:
        said.append(f"the site has {size_words(found.total)}; GitHub Pages takes 1 GB")
    for name, size in found.sizes.items():
        if size > _NEARLY * FILE_LIMIT:
            said.append(f"{name} has {size_words(size)}; GitHub refuses files over 100 MB")
    return tuple(said)


def size_words(size: int) -> str:
    """ "3.4 MB"."""
    if size < 1000:
        return f"{size} bytes"
    if size < MEGABYTE:
        return f"{size / 1000:.1f} kB"
    return f"{size / MEGABYTE:.1f} MB"
