"""The files of a built site."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

NOT_OURS = ("originals/", "pagefind/")
"""Folders whose pages are not the theme's: scraped originals, the search bundle."""


START = "index.html"


class Files(Struct, frozen=True):
    """All visible files, and what stands in their way."""

    names: frozenset[str]
    links: tuple[str, ...]
    """Symbolic links, which hosts refuse."""
    by_fold: dict[str, str]
    """Name without case and Unicode form -> name, to say what was probably meant."""

    def pages(self) -> list[str]:
        """The pages to be checked, in order."""
        return sorted(
            name for name in self.names if name.endswith(".html") and not name.startswith(NOT_OURS)
        )

    def sent_for(self, path: str) -> str | None:
        """The file that a host sends for a path; a folder stands for its start page."""
        if path in self.names:
            return path
        folder = path.rstrip("/")
        index = f"{folder}/{START}" if folder else START
        return index if index in self.names else None

    def hint(self, path: str) -> str:
        """What was probably meant by a path that leads nowhere; may be empty."""
        meant = self.by_fold.get(folded(path))
        return f": differs from {meant} in case or spelling of letters" if meant else ""


def folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def files_of(site: Path) -> Files:
    """Walk a site; hidden files and folders are not part of it."""
    names, links = set(), []
    for entry, name in _walk(site, ""):
        if entry.is_symlink():
            links.append(name)
        elif not entry.is_dir():
            names.add(name)
    by_fold = {folded(name): name for name in sorted(names)}
    return Files(frozenset(names), tuple(sorted(links)), by_fold)


def _walk(folder: Path, prefix: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            name = prefix + entry.name
            yield entry, name
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), name + "/")
