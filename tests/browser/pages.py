"""What the browser tests know of a site: a page of each type, and a page to look at it with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page


def one_of_each(site: Path) -> dict[str, str]:
    """A route for every type of page that a site has."""
    found = {
        "home": "index.html",
        "tags": "tags/index.html",
        "timeline": "timeline/index.html",
        "undated": "timeline/undated.html",
        "stories": "stories/index.html",
        "sources": "sources/index.html",
        "search": "search.html",
        "about": "about-this-collection.html",
        "missing": "404.html",
        "written": "about.html",
        "map": "tags/map.html",
        "days": "timeline/on/index.html",
    }
    places = {"article": "articles", "tag": "tags", "story": "stories", "source": "sources"}
    for name, folder in places.items():
        routes = (p for p in sorted((site / folder).glob("*.html")) if p.name != "index.html")
        # The longest page of its kind has most of what there can be on it.
        found[name] = max(routes, key=lambda p: p.stat().st_size).relative_to(site).as_posix()
    for number, name in enumerate(("year", "month", "day"), start=1):
        dated = [
            route
            for path in sorted((site / "timeline").rglob("*.html"))
            if len((route := path.relative_to(site)).parts) == number + 1
            and route.parts[1][:4].isdigit()
        ]
        if dated:
            found[name] = dated[len(dated) // 2].as_posix()
    for name, pattern in (
        ("day of year", "timeline/on/*-*.html"),
        ("in time", "tags/*/timeline.html"),
    ):
        for page in sorted(site.glob(pattern))[:1]:
            found[name] = page.relative_to(site).as_posix()
    for language in ("ja", "ar"):
        for page in sorted((site / "articles").glob("*.html")):
            if f'class="text" lang="{language}"' in page.read_text(encoding="utf-8"):
                found[f"article in {language}"] = page.relative_to(site).as_posix()
                break
    return {name: route for name, route in found.items() if (site / route).is_file()}


class Watched:
    """A page that remembers what it said and what it asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("request", lambda request: self.asked.append(request.url))

    def elsewhere(self, address: str) -> list[str]:
        """Requests that did not stay below an address."""
        return [url for url in self.asked if not url.startswith((address, "data:", "blob:"))]


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[Watched]:
    """A page in a context of its own."""
    context = browser.new_context(**options)
    try:
        yield Watched(context.new_page())
    finally:
        context.close()


def route_of(url: str, address: str) -> str:
    """The route behind a link, without its anchor and query."""
    parts = urlsplit(url)
    return unquote(f"{parts.scheme}://{parts.netloc}{parts.path}").removeprefix(unquote(address))
