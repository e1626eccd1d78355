"""Building a site: ``entry`` finds out whether there is anything to do, ``pipeline`` does it.

What stands here is imported when it is asked for, so that whoever only cleans a folder does not
wait for all that makes a site.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.build.entry import archive_of, build, glance, inputs_of, prepare
    from sitegen.build.report import Report

__all__ = ["Report", "archive_of", "build", "glance", "inputs_of", "prepare"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("sitegen.build.entry"), name)
