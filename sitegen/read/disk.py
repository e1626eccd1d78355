"""Reading one regular file, never through a link, never more than a limit."""

from __future__ import annotations

import errno
import os
import stat
from enum import Enum
from io import BufferedReader

from sitegen.read.names import real

# A pipe in the input folder must not hold the build up; a link must not lead out of it.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


class Absent(Enum):
    """Why a file's bytes are not there."""

    MISSING = "the file is gone"
    LINK = "a symbolic link"
    FOLDER = "a folder"
    SPECIAL = "not a regular file"
    DENIED = "no permission to read it"
    LARGE = "too large"
    BROKEN = "could not be read"


def content(root: str, path: str, limit: int) -> bytes | Absent:
    """The bytes of a file, or why not."""
    found = _opened(root, path, limit)
    if isinstance(found, Absent):
        return found
    handle, size = found
    try:
        data = _all(handle, size, limit)
        return Absent.LARGE if len(data) > limit else data
    except OSError as error:
        return _why(error)
    finally:
        os.close(handle)


def stream(root: str, path: str, limit: int) -> BufferedReader | Absent:
    """The file, to be read and closed, or why not."""
    found = _opened(root, path, limit)
    return found if isinstance(found, Absent) else os.fdopen(found[0], "rb")


def _opened(root: str, path: str, limit: int) -> tuple[int, int] | Absent:
    """A handle and the size of a regular file."""
    try:
        handle = os.open(f"{root}/{real(path)}", _FLAGS)
    except OSError as error:
        return _why(error)
    except ValueError:
        return Absent.MISSING
    try:
        status = os.fstat(handle)
        why = _unfit(status, limit)
    except OSError as error:
        why = _why(error)
    if not why:
        return handle, status.st_size
    os.close(handle)
    return why


def _unfit(status: os.stat_result, limit: int) -> Absent | None:
    if stat.S_ISDIR(status.st_mode):
        return Absent.FOLDER
    if not stat.S_ISREG(status.st_mode):
        return Absent.SPECIAL
    return Absent.LARGE if status.st_size > limit else None


def _all(handle: int, size: int, limit: int) -> bytes:
    """What is in the file now, which may be more or less than it was a moment ago."""
    data = os.read(handle, size + 1)
    if len(data) == size:
        return data
    pieces, total = [data], len(data)
    while total <= limit and (piece := os.read(handle, 1 << 20)):
        pieces.append(piece)
        total += len(piece)
    return b"".join(pieces)


def _why(error: OSError) -> Absent:
    if error.errno in (errno.EACCES, errno.EPERM):
        return Absent.DENIED
    if error.errno in (errno.ELOOP, errno.EMLINK):
        return Absent.LINK
    if error.errno == errno.EISDIR:
        return Absent.FOLDER
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return Absent.MISSING
    if error.errno in (errno.ENXIO, errno.ENODEV):
        return Absent.SPECIAL
    return Absent.BROKEN
