"""Links of an article to pages that the archive has, too, led to the archive's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec.structs import replace

from sitegen.views.links import relative
from sitegen.views.text.part import Part

_LINK = re.compile(r'<a href="([^"]{1,2000})" rel="nofollow noopener">')
# Some pages are told apart by "ref=4711", which is no mark of a campaign then.
_OF_CAMPAIGNS = re.compile(
    r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref_src|cmpid)=.*|ref=\D*", re.IGNORECASE | re.DOTALL
)
_INDEX = re.compile(r"/(?:index\.(?:html?|php))?$")


def page_key(url: str) -> str:
    """Equal for addresses of one page: without scheme, ``www.``, fragment, marks of campaigns.

    Empty for a host's own page, which is no article, and where a script chooses the page by the
    fragment ("#!/story").
    """
    parts = urlsplit(url)
    # "story.php?4711" has a name without a value.
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    asked = [pair for pair in pairs if not _OF_CAMPAIGNS.fullmatch("=".join(pair))]
    host = (parts.hostname or "").removeprefix("www.")
    path = _INDEX.sub("", parts.path)
    is_page = (path or asked) and not parts.fragment.startswith(("!", "/"))
    return f"{host}{path}?{urlencode(sorted(asked))}" if is_page else ""


def crossed(parts: tuple[Part, ...], routes: Mapping[str, str], here: str) -> tuple[Part, ...]:
    """The parts with links to addresses in ``routes`` (by ``page_key``) led to the routes.

    ``here`` is the article's own route, to which no link leads.
    """

    def own(found: re.Match[str]) -> str:
        route = routes.get(page_key(unescape(found[1])), here)
        return found[0] if route == here else f'<a href="{escape(relative(here, route))}">'

    def led(part: Part) -> Part:
        html = _LINK.sub(own, part.html) if "<a " in part.html else part.html
        inner = tuple(map(led, part.parts))
        head = led(part.head) if part.head else None
        if html is part.html and inner == part.parts and head == part.head:
            return part
        return replace(part, html=html, parts=inner, head=head)

    return tuple(map(led, parts)) if routes else parts
