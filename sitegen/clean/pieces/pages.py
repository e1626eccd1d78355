"""A page taken apart: its blocks, and what its HTML says of itself."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.clean.metadata.stated import read_tables, statements, titles
from sitegen.clean.pieces import html
from sitegen.clean.pieces.headline import stated_words
from sitegen.clean.pieces.outside import candidates, with_outside
from sitegen.clean.records import Segmented
from sitegen.model import Document


def load() -> None:
    """Read beforehand what is read when the first page is taken apart."""
    read_tables()


def segment_page(document: Document, *, words_only: bool) -> Segmented:
    """As ``segment``, of a page; parses once."""
    tree = html.parse(document.body)
    stated = titles(tree) if words_only else statements(tree, document.url)
    statements_of = (*document.statements, *stated)
    title = stated_words(statements_of)
    pieces, parents = html.pieces_of(tree, words_only=words_only, title=title)
    bare = replace(document, body="")
    known = with_outside(Segmented(bare, pieces, statements_of, True, (), parents))
    return replace(candidates(known), outside=()) if words_only else known
