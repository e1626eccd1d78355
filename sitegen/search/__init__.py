"""Rendered pages -> the search bundle, by Pagefind."""

from sitegen.search.indexer import FOLDER, Indexer

__all__ = ["FOLDER", "Indexer"]
