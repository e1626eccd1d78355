"""Pieces of the frame that come from the configuration."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from sitegen.text import safe_url


@cache
def footer_line(markdown: str) -> Markup:
    """The footer's line of Markdown."""
    from markdown_it import MarkdownIt  # late: few projects have one

    return Markup(MarkdownIt("commonmark", {"html": False}).renderInline(markdown))


def contact_link(contact: str, words: str) -> Markup:
    """A link to the keeper's mail or web address, or the words and the contact as text."""
    if address := safe_url(contact):
        return Markup('<a href="{}" rel="noopener">{}</a>').format(address, words)
    if "@" in contact and not any(c.isspace() or c in "<>\"'?&" for c in contact):
        return Markup('<a href="mailto:{}">{}</a>').format(contact, words)
    return Markup("{}: {}").format(words, contact)
