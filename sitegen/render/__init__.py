"""Views -> bytes: pages, feeds, data files; hand-written Markdown; static files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitegen import resources
from sitegen.config import Config
from sitegen.render.markdown import written_pages
from sitegen.render.renderer import Renderer

__all__ = ["Renderer", "assets", "written_pages"]

# These belong at the root, where browsers and hosts look for them.
_AT_ROOT = frozenset({"favicon.svg", "favicon.ico", "robots.txt", "CNAME"})


def assets(project: Path, config: Config) -> Iterator[tuple[str, bytes]]:
    """Static files by route: ``assets/…``, and a few at the root."""
    for name, path in resources.files(project, "static"):
        yield (name if name in _AT_ROOT else f"assets/{name}"), path.read_bytes()
