"""Named people, places and organisations of an article."""

from __future__ import annotations

from sitegen.infer.names.find import NamesFound, find_names

__all__ = ["NamesFound", "find_names"]
