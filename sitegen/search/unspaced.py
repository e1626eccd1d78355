"""Scripts without spaces between words, made searchable.

Pagefind finds words by the spaces around them, so a Japanese sentence is one word to it.  In the
copy that it gets (never in the site) each such character stands alone, parted by hair spaces, from
stops and brackets too; the search page parts the query in the same way and looks for the characters
as a phrase.
"""

from __future__ import annotations

import re

HAIR_SPACE = "\u200a"
# Kana, Han, Thai, Lao, Myanmar, Khmer; modern Korean has spaces.
_UNSPACED = (
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"
)
_TEXT = re.compile(r">([^<]+)<")
_BORDER = re.compile(rf"(?<=[{_UNSPACED}])(?=[{_UNSPACED}]|[^\w\s])|(?<=[^\w\s])(?=[{_UNSPACED}])")
_ANY = re.compile(f"[{_UNSPACED}]")


def spaced(page: str) -> str:
    """A page's HTML with hair spaces between the characters of such scripts."""
    if not _ANY.search(page):
        return page
    return _TEXT.sub(lambda text: f">{_BORDER.sub(HAIR_SPACE, text.group(1))}<", page)
