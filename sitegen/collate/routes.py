"""The address of every page, relative to the site's root.

Addresses depend on the thing alone, so that they stay when the archive grows: an article's has its
title, or the words that its keeper chose, and six digits of its id.  Two addresses that differ only
in case, or in how an accent is written, would be one file on some systems and count as a collision.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from sitegen.model import Article, Collision, Source, Story, Tag
from sitegen.text import short_digest, slug


class _Claim:
    """What asks for an address."""

    __slots__ = ("key", "name", "wanted")

    def __init__(self, key: str, name: str, wanted: str) -> None:
        self.key, self.name, self.wanted = key, name, wanted


def assign_routes(
    articles: Sequence[Article],
    tags: Sequence[Tag],
    sources: Sequence[Source],
    stories: Sequence[Story],
) -> tuple[dict[str, str], tuple[Collision, ...]]:
    """Key ("article:ID", "tag:SLUG", …) -> route, and what asked for a taken one."""
    routes: dict[str, str] = {}
    taken: dict[str, str] = {}
    collisions: list[Collision] = []
    for claim in _claims(articles, tags, sources, stories):
        route = claim.wanted
        owner = taken.get(_file_key(route))
        if owner is not None:
            collisions.append(Collision(route, owner, claim.name))
            route = _other_route(claim, taken)
        taken[_file_key(route)] = claim.name
        routes[claim.key] = route
    return routes, tuple(collisions)


def _claims(
    articles: Sequence[Article],
    tags: Sequence[Tag],
    sources: Sequence[Source],
    stories: Sequence[Story],
) -> Iterable[_Claim]:
    # In order of id, not of time: who has the address must not depend on dates.
    for article in sorted(articles, key=lambda one: one.id):
        route = f"articles/{slug(_words(article))}-{article.id[:6]}.html"
        yield _Claim(f"article:{article.id}", str(article.clean.document.origin), route)
    # "index" is the folder's own page.
    for folder, kind, things in (
        ("tags", "tag", [(tag.slug, tag.name) for tag in tags]),
        ("sources", "source", [(source.slug, source.name) for source in sources]),
        ("stories", "story", [(story.slug, story.title) for story in stories]),
    ):
        for name_slug, name in sorted(things):
            stem = f"{name_slug}-{kind}" if name_slug == "index" else name_slug
            yield _Claim(f"{kind}:{name_slug}", f"{kind} {name}", f"{folder}/{stem}.html")


def _words(article: Article) -> str:
    """What an article's address is made of: the keeper's ``slug``, else its title."""
    stated = article.clean.document.statements
    own = (one.value for one in stated if one.field == "slug" and one.by_person)
    return next(own, article.title.value)


def _file_key(route: str) -> str:
    """Equal for two routes that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", route).casefold())


def _other_route(claim: _Claim, taken: dict[str, str]) -> str:
    """The wanted route with digits that depend on the claim's own key."""
    stem = claim.wanted.removesuffix(".html")
    digest = short_digest(claim.key)
    for length in range(4, len(digest) + 1):
        route = f"{stem}-{digest[:length]}.html"
        if _file_key(route) not in taken:
            return route
    count = 2
    while _file_key(f"{stem}-{digest}-{count}.html") in taken:
        count += 1
    return f"{stem}-{digest}-{count}.html"
