"""Structured data for machines: JSON-LD, safe inside a script element."""

from __future__ import annotations

from typing import Any

import msgspec
from markupsafe import Markup

from sitegen.views.articles import ArticleView
from sitegen.views.base import SiteView
from sitegen.views.feeds import FeedEntry, FeedView
from sitegen.views.links import absolute

_TAG_KINDS = {"person": "Person", "place": "Place", "organisation": "Organization"}


def to_json(value: Any) -> Markup:
    """JSON that cannot end the script element it stands in."""
    text = msgspec.json.encode(value).decode("utf-8", "replace")
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def json_ld(view: ArticleView, site: SiteView, route: str) -> Markup:
    """A schema.org ``NewsArticle`` that is based on the page that was scraped."""
    record: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": view.title[:110],
        "url": absolute(site.base_url, route) if site.base_url else None,
        # schema.org takes ISO 8601, which may lack day and month; a span has no place there.
        "datePublished": view.published.code if "/" not in view.published.code else None,
        "temporalCoverage": view.published.code if "/" in view.published.code else None,
        "inLanguage": view.language or None,
        "wordCount": view.words or None,
        "description": view.summary or None,
        "author": [{"@type": "Person", "name": name} for name in view.authors],
        "publisher": _organisation(view.publisher.name),
        "provider": _organisation(view.aggregator.name),
        "sourceOrganization": _organisation(view.agency.name),
        "about": [
            {"@type": _TAG_KINDS.get(tag.kind, "Thing"), "name": tag.name} for tag in view.tags
        ],
        "isBasedOn": view.url or None,
        "isPartOf": {"@type": "ArchiveComponent", "name": site.title},
        "isAccessibleForFree": True,
    }
    return to_json({key: value for key, value in record.items() if value})


def json_ld_site(site: SiteView) -> Markup:
    """A schema.org ``WebSite`` for the front page."""
    record = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.title,
        "description": site.description,
        "url": site.base_url,
        "inLanguage": site.language,
        "maintainer": {"@type": "Organization", "name": site.keeper} if site.keeper else None,
    }
    return to_json({key: value for key, value in record.items() if value})


def json_feed(view: FeedView, site: SiteView, order: str = "") -> Markup:
    """JSON Feed 1.1; ``_archive`` holds the date as exactly as it is known.

    ``order`` says to whoever reads the file how its items are ordered.
    """
    record: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "description": site.description or None,
        "user_comment": order or None,
        "home_page_url": absolute(site.base_url, view.page),
        "feed_url": absolute(site.base_url, view.json_route),
        "language": site.language,
        "items": [_feed_item(entry, site) for entry in view.entries],
    }
    kept = {key: value for key, value in record.items() if value is not None}
    return Markup(msgspec.json.format(msgspec.json.encode(kept)).decode("utf-8", "replace"))


def _feed_item(entry: FeedEntry, site: SiteView) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": absolute(site.base_url, entry.route),
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": entry.published,
        "language": entry.language,
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
        "_archive": {
            "date": entry.date.code,
            "precision": entry.date.precision,
            "source": entry.source,
        },
    }
    return {key: value for key, value in item.items() if value}


def _organisation(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None
