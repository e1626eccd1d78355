"""Named people, places and organisations of an article, and its topics."""

from __future__ import annotations

from sitegen.infer.names.find import NamesFound, find_names
from sitegen.infer.names.topics import find_topics

__all__ = ["NamesFound", "find_names", "find_topics"]
