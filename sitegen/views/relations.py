"""What belongs together, as data: tags with their articles, stories, related articles, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from sitegen.model import Story, Tag
from sitegen.views.base import Page, Raw
from sitegen.views.catalogue import Catalogue
from sitegen.views.links import encoded


def relation_pages(made: Catalogue) -> Iterator[Page]:
    """``data/tags.json`` and ``data/relations.json``."""
    reasons = {name: made.tag_reasons(name) for name in made.articles}
    yield _json("tags", [_tag(tag, made, reasons) for tag in made.archive.tags])
    stories = [_story(story, made) for story in made.archive.stories]
    related = {_page(name, made): _related(name, made) for name in made.articles}
    yield _json("relations", {"stories": stories, "related": related})


def _json(name: str, content: object) -> Page:
    text = msgspec.json.format(msgspec.json.encode(content), indent=1).decode()
    return Page(f"data/{name}.json", "", Raw(text + "\n"))


def _page(article: str, made: Catalogue) -> str:
    return encoded(made.route("article", article))


def _tag(tag: Tag, made: Catalogue, reasons: dict[str, dict[str, str]]) -> dict[str, Any]:
    broader = made.tags.get(tag.broader or "")
    return {
        "name": tag.name,
        "kind": tag.kind,
        "page": encoded(made.route("tag", tag.slug)),
        "aliases": list(tag.aliases),
        "broader": broader.name if broader else "",
        "description": _description(tag, made),
        "mentioned_in": max(tag.mentions, len(tag.articles)),
        "articles": [
            {"page": _page(name, made), "reason": reasons[name].get(tag.slug, "")}
            for name in tag.articles
            if name in made.articles
        ],
    }


def _description(tag: Tag, made: Catalogue) -> dict[str, str] | None:
    """What the articles say it is, and the page on which one says so."""
    if tag.description is None:
        return None
    read_in = [one.where.removeprefix("article ") for one in tag.description.evidence]
    pages = [_page(name, made) for name in read_in if name in made.articles]
    return {"text": tag.description.value, "page": "".join(pages[:1])}


def _story(story: Story, made: Catalogue) -> dict[str, Any]:
    return {
        "title": story.title,
        "page": encoded(made.route("story", story.slug)),
        "reason": story.reason,
        "versions": [
            {
                "page": _page(one.article, made),
                "likeness": one.likeness,
                "relation": one.relation,
                "reason": one.reason,
            }
            for one in story.versions
            if one.article in made.articles
        ],
    }


def _related(article: str, made: Catalogue) -> list[dict[str, Any]]:
    return [
        {"page": _page(one.article, made), "score": one.score, "reason": one.reason}
        for one in made.archive.related.get(article, ())
        if one.article in made.articles
    ]
