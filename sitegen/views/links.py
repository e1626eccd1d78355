"""Links between pages: relative, naming a file, percent-encoded."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote


def upward(route: str) -> str:
    """The way from a page to the site's root: ``../`` for every folder."""
    return "../" * route.count("/")


@lru_cache(maxsize=65536)
def encoded(route: str) -> str:
    """A route as it stands in an address; ``#fragment`` stays a fragment."""
    path, mark, fragment = route.partition("#")
    return quote(path, safe="/-_.~") + mark + quote(fragment, safe="-_.~")


def relative(here: str, there: str) -> str:
    """The address of the route ``there`` as written on the page ``here``."""
    if there.startswith("#"):
        return encoded(there)
    return upward(here) + encoded(there)


def absolute(base_url: str, route: str) -> str:
    """The full address of a route, or the relative one when the site has no address yet."""
    if not base_url:
        return encoded(route)
    path = "" if route == "index.html" else encoded(route)
    return base_url.rstrip("/") + "/" + path
