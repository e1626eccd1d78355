"""What may go wrong with the set-up, each with a hint; bad input is a ``Rejection`` instead."""

from __future__ import annotations

import errno

_HINTS = {
    errno.ENOSPC: "free some space on that disk, or choose another output folder",
    errno.EDQUOT: "free some space on that disk, or choose another output folder",
    errno.EFBIG: "choose an output folder on another disk",
    errno.EROFS: "choose a folder that can be written",
    errno.EACCES: "check its permissions",
    errno.EPERM: "check its permissions",
    errno.EIO: "the disk may be damaged",
    errno.ENAMETOOLONG: "choose a folder with a shorter path",
}


class SitegenError(Exception):
    """Something that the person has to put right: one sentence and a hint.

    ``exit_code`` is what the command line ends with.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigError(SitegenError):
    """The configuration or the command line is wrong."""


class TemplateError(SitegenError):
    """A template of the project or theme is wrong; ``file`` and ``line`` say where."""

    def __init__(self, message: str, hint: str = "", *, file: str = "", line: int = 0) -> None:
        super().__init__(message, hint)
        self.file = file
        self.line = line


class PublishError(SitegenError):
    """The site could not be indexed or put in place; the old one is untouched."""

    exit_code = 3


class DeployError(SitegenError):
    """The site was not deployed."""

    exit_code = 4


def hint_for(error: OSError) -> str:
    """What to do about an error of the disk; "" for an error that is none."""
    return _HINTS.get(error.errno or 0, "")
