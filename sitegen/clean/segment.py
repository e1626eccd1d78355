"""A document taken apart, whatever its format."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.clean import html, lines, markdown
from sitegen.clean.metadata import statements, titles
from sitegen.clean.outside import candidates, with_outside
from sitegen.clean.records import Segmented
from sitegen.model import Document


def segment(document: Document, *, words_only: bool = False) -> Segmented:
    """The document's pieces in order, and what its HTML says of itself; parses once.

    ``words_only``: of what it says only its titles, and no links and emphasis, which no choice of
    words depends on; nor pieces that are outside the article.
    """
    bare = replace(document, body="")
    if document.kind == "html":
        tree = html.parse(document.body)
        stated = titles(tree) if words_only else statements(tree, document.url)
        pieces, parents = html.pieces_of(tree, words_only=words_only)
        statements_of = (*document.statements, *stated)
        known = with_outside(Segmented(bare, pieces, statements_of, True, (), parents))
        return replace(candidates(known), outside=()) if words_only else known
    take_apart = markdown.pieces_of if document.kind == "markdown" else lines.pieces_of
    return Segmented(bare, take_apart(document.body, document.first_line), document.statements)
