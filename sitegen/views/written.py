"""Pages that the archive's keeper wrote by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitegen.views.base import Link, Page, SiteView, direction


class WrittenPage(Struct, frozen=True, gc=False):
    """A Markdown file, rendered to HTML with raw HTML disabled."""

    route: str
    title: str
    html: str
    contents: tuple[Link, ...] = ()
    """Its headings: name, ``#anchor``, level as ``kind``."""
    order: int = 100
    navigation: bool = True
    language: str = ""
    description: str = ""
    source: str = ""
    """The file, relative to the folder of pages."""


class WrittenView(Struct, frozen=True, gc=False):
    title: str
    html: str
    contents: tuple[Link, ...]
    language: str
    direction: str
    summary: str


def written_views(written: Sequence[WrittenPage], site: SiteView) -> Iterator[Page]:
    """A page for each."""
    for one in written:
        language = one.language or site.language
        view = WrittenView(
            one.title, one.html, one.contents, language, direction(language), one.description
        )
        yield Page(one.route, "page.html", view, indexed=True, site=site)
