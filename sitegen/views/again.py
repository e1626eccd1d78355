"""The page of an article that has changed, in a collection that has not been gone through again."""

from __future__ import annotations

import dataclasses

from msgspec.structs import replace

from sitegen.config import RightsConfig
from sitegen.model import Article
from sitegen.views.articles import article_page, surroundings
from sitegen.views.base import Page, SiteView
from sitegen.views.catalogue import Catalogue, teaser_of
from sitegen.views.rights import right_of


@dataclasses.dataclass(frozen=True)
class Planned:
    """What the pages of a site were last made of."""

    made: Catalogue
    site: SiteView


def page_again(before: Planned, article: Article, rights: RightsConfig) -> Page | None:
    """The article's page with all that its own text says, and what others say as it was.

    None for an article that had no page, or may not be shown in full.
    """
    made, name = before.made, article.id
    if made.rights.get(name) != "full" or right_of(article, rights)[0] != "full":
        return None
    others = made.archive.articles
    archive = replace(
        made.archive, articles=tuple(article if one.id == name else one for one in others)
    )
    now = dataclasses.replace(
        made, archive=archive, teasers=made.teasers | {name: teaser_of(article, made)}
    )
    return article_page(article, now, before.site, surroundings(now)[name])
