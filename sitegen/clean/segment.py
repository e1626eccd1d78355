"""A document taken apart, whatever its format."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.clean.records import Segmented
from sitegen.model import Document


def segment(document: Document, *, words_only: bool = False) -> Segmented:
    """The document's pieces in order, and what its HTML says of itself.

    ``words_only``: of what it says only its titles, and no links and emphasis, which no choice of
    words depends on; nor pieces that are outside the article.
    """
    # Texts do not wait for what reads pages to be imported, nor the other way round.
    if document.kind == "html":
        from sitegen.clean.pieces.pages import segment_page

        return segment_page(document, words_only=words_only)
    outside: tuple[str, ...] = ()
    if document.kind == "markdown":
        from sitegen.clean.pieces import markdown

        pieces = markdown.pieces_of(document.body, document.first_line)
    else:
        from sitegen.clean.pieces import leaves, lines

        pieces = lines.pieces_of(document.body, document.first_line)
        outside = leaves.outside(pieces)
    bare = replace(document, body="")
    return Segmented(bare, pieces, document.statements, outside=outside)
