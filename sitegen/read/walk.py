"""The files of an input folder, in an order that no file system has a say in."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sitegen.errors import ConfigError
from sitegen.model import Origin, Rejection
from sitegen.read.formats import SIDECAR, SUFFIXES, is_web_archive, suffix_of
from sitegen.read.limits import FOLDER_DEPTH
from sitegen.read.names import shown

_LIKE_SIDECARS = (".toml", ".yaml", ".yml")
_UNREADABLE = "folder could not be read"
# What browsers call the folder of pictures, frames and scripts beside a page that they save, in the
# languages in which Windows ties it to its page.
_COMPANION = (
    r"(?i)(.+)(?:[_.-](?:files|file|archivos|arquivos|bestanden|bylos|dateien|datoteke|dosyalar|elemei"
    r"|failid|fails|fajlovi|ficheiros|fichiers|filer|fitxers|pliki|soubory|tiedostot))"
)
_PAGES = (".html", ".htm", ".xhtml")


def find(root: Path, exclude: Sequence[str] = ()) -> tuple[tuple[str, ...], tuple[Rejection, ...]]:
    """The inputs below a folder, and what was passed over and why; both sorted by path.

    Paths are relative, with forward slashes, in the safe form of ``names.shown``.  A folder that is
    passed over as a whole is one entry, with a slash at its end.

    Raises ConfigError if there is no such folder or it cannot be read: that is no empty archive.
    """
    _refuse_unreadable(root)
    excluded = _matcher(exclude)
    inputs: list[str] = []
    skipped: list[tuple[str, str]] = []
    sidecars: list[str] = []
    for path, reason in _entries(str(root), excluded):
        if reason:
            skipped.append((path, reason))
        elif path.endswith(SIDECAR):
            sidecars.append(path)
        else:
            inputs.append(path)
    skipped += ((path, "sidecar without its article") for path in _orphans(sidecars, inputs))
    rejections = (_passed_over(path, reason) for path, reason in skipped)
    return tuple(sorted(inputs)), tuple(sorted(rejections, key=lambda it: it.origin.path))


def _refuse_unreadable(root: Path) -> None:
    try:
        os.scandir(root).close()
    except OSError as error:
        gone = isinstance(error, FileNotFoundError)
        raise ConfigError(
            f"the input folder {shown(str(root))} "
            + ("does not exist" if gone else f"cannot be read: {error.strerror}"),
            "name another with --input or under [input] path in sitegen.toml,"
            " or begin a project with sitegen new",
        ) from error


def _passed_over(path: str, reason: str) -> Rejection:
    # What lies in a folder that cannot be opened is lost to the site; nobody chose to leave it out.
    lost = reason.startswith(_UNREADABLE)
    return Rejection(Origin(path), "read", reason, status="rejected" if lost else "skipped")


def _entries(root: str, excluded: re.Pattern[str] | None) -> Iterator[tuple[str, str]]:
    """(safe path, why it is passed over or "") of every file and of every folder passed over."""
    pending = [("", 0)]
    while pending:
        folder, depth = pending.pop()
        try:
            with os.scandir(f"{root}/{folder}") as listing:
                entries = list(listing)
        except OSError as error:
            yield shown(folder) or "/", f"{_UNREADABLE}: {error.strerror}"
            continue
        names = {entry.name for entry in entries}
        for entry in entries:
            path = folder + entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            safe = shown(path) + ("/" if is_folder else "")
            reason = _reason(entry, safe, excluded, depth)
            if is_folder and not reason and _is_companion(entry.name, names):
                reason = "pictures and scripts of the saved page beside it"
            if is_folder and not reason:
                pending.append((path + "/", depth + 1))
            else:
                yield safe, reason


def _is_companion(folder: str, names: set[str]) -> bool:
    found = re.fullmatch(_COMPANION, folder)
    return found is not None and any(found[1] + suffix in names for suffix in _PAGES)


def _reason(
    entry: os.DirEntry[str], path: str, excluded: re.Pattern[str] | None, depth: int
) -> str:
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_symlink():
        return "symbolic link"
    if excluded is not None and excluded.match(path):
        return "excluded by the configuration"
    if path.endswith("/"):
        return "folders nested too deeply" if depth >= FOLDER_DEPTH else ""
    if not entry.is_file(follow_symlinks=False):
        return "not a regular file"
    if path.endswith(SIDECAR):
        return ""
    suffix = suffix_of(path)
    if suffix in SUFFIXES or is_web_archive(path):
        return ""
    if suffix in _LIKE_SIDECARS:
        return f"no reader for {suffix} files; a sidecar is called NAME{SIDECAR}"
    return f"no reader for {suffix} files" if suffix else "no reader for files without a suffix"


def _orphans(sidecars: list[str], inputs: list[str]) -> Iterator[str]:
    known = set(inputs) | {path.rpartition(".")[0] for path in inputs}
    return (path for path in sidecars if path.removesuffix(SIDECAR) not in known)


def _matcher(patterns: Sequence[str]) -> re.Pattern[str] | None:
    """One expression for all patterns, as in a .gitignore: without a slash, at any depth."""
    if not patterns:
        return None
    return re.compile("|".join(_expression(pattern) for pattern in patterns))


_GLOB = re.compile(r"\*\*/|/\*\*$|\*\*|\*|\?|.", re.DOTALL)
_AS_REGEX = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def _expression(pattern: str) -> str:
    anywhere = "" if "/" in pattern.rstrip("/") else "(?:.*/)?"
    pieces = _GLOB.findall(pattern.lstrip("/").rstrip("/"))
    body = "".join(_AS_REGEX.get(piece) or re.escape(piece) for piece in pieces)
    return rf"{anywhere}{body}(?:/.*)?\Z"
