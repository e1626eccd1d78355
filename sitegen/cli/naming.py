"""The file that is meant by what somebody calls an article."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterator
from pathlib import Path

from sitegen.config import Config
from sitegen.errors import ConfigError
from sitegen.read.formats import SIDECAR
from sitegen.text import safe_url

_MOST_NAMED = 8
_WAYS = (
    "articles of the last build may be named by file, page, address, id, or (a part of) the title"
)


def file_of(name: str, folder: Path, site: Path, config: Config) -> tuple[Path, int | None]:
    """The file that is meant, and which of its records.

    Raises ConfigError if that is not plain.
    """
    for stated in (Path(name), folder / name):
        file, record = _parted(str(stated))
        if file.name.endswith(SIDECAR):
            file = next((one for one in _beside(file) if _holds(one.is_file)), file)
        if _holds(file.is_file) and site.resolve() not in file.resolve().parents:
            return file, record
    from sitegen.build.naming import at_address, meant
    from sitegen.read import find

    found = meant(site, name)
    if not found and safe_url(name) and folder.is_dir():
        found = at_address(folder, find(folder, config.input.exclude)[0], name)
    if len(found) == 1:
        file, record = _parted(found[0])
        return folder / file, record
    if found:
        others = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
        raise ConfigError(
            f"“{name}” may be {len(found)} articles", ", ".join(found[:_MOST_NAMED]) + others
        )
    if _holds(Path(name).is_dir):
        raise ConfigError(f"{name} is a folder", "name one file; sitegen clean takes folders")
    raise ConfigError(f"there is no file or article “{name}”", _WAYS)


def _beside(sidecar: Path) -> Iterator[Path]:
    """The files that a sidecar may speak of."""
    base = sidecar.with_name(sidecar.name.removesuffix(SIDECAR))
    yield base
    others = (
        one for one in base.parent.glob(f"{glob.escape(base.name)}.*") if one.stem == base.name
    )
    yield from sorted(one for one in others if not one.name.endswith(SIDECAR))


def _parted(name: str) -> tuple[Path, int | None]:
    """A file and the number of a record in it: "feed.jsonl#3"."""
    file, mark, number = name.rpartition("#")
    if mark and number.isdecimal() and len(number) < 10 and not _holds(Path(name).is_file):
        return Path(file), int(number)
    return Path(name), None


def _holds(check: Callable[[], bool]) -> bool:
    """What is asked of a path; no title is too long to ask."""
    try:
        return check()
    except OSError:
        return False
