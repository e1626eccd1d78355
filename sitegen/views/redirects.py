"""Pages that lead from a name that a tag once had to the tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sitegen.config import TagsConfig
from sitegen.model import Archive
from sitegen.text import slug
from sitegen.views.base import Page, SiteView


class RedirectView(Struct, frozen=True, gc=False):
    title: str
    target: str
    """The route it leads to."""


def redirect_pages(
    archive: Archive, settings: TagsConfig, taken: Iterable[str], site: SiteView
) -> Iterator[Page]:
    """For every alias that the keeper gave to a tag, a page at the address it would have had."""
    used = {route.casefold() for route in taken}
    by_name = {tag.name: tag for tag in archive.tags}
    for name, rule in sorted(settings.names.items()):
        tag = by_name.get(name)
        for alias in rule.aliases if tag else ():
            route = f"tags/{slug(alias)}.html"
            if tag and route.casefold() not in used:
                used.add(route.casefold())
                view = RedirectView(tag.name, archive.routes[f"tag:{tag.slug}"])
                yield Page(route, "redirect.html", view, site=site)
