"""What the quality benchmarks call: the functions that a build calls, with other names."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from sitegen.clean import clean, segment
from sitegen.collate import collate
from sitegen.config import CollateConfig
from sitegen.infer import infer
from sitegen.infer.dates import find_dates as dates_of
from sitegen.infer.names import find_names
from sitegen.infer.names.gazetteer import countries
from sitegen.model import Archive, Article, Document, Origin, PartialDate, Statement


def find_dates(text: str, reference: str | None) -> list[dict[str, Any]]:
    """Dates in a text; ``reference`` is the ISO day of publication."""
    day = _day(reference)
    return [
        {"start": found.start, "end": found.end, "value": found.value}
        for found in dates_of(text, day)
    ]


def find_entities(text: str) -> list[dict[str, str]]:
    """People, places and organisations of a text whose first line is its title.

    Under every name by which the text calls them, as the gold answers count them.
    """
    title, _, rest = text.partition("\n")
    found = find_names(title, rest.split("\n"))
    return [
        {"name": form, "kind": subject.kind} for subject in found.subjects for form in subject.forms
    ]


def countries_of(text: str) -> set[str]:
    """The countries that a text is about, as its article's page is tagged with them."""
    return countries_tagged(infer(clean(segment(_document({"id": "report", "text": text})))))


def countries_tagged(article: Article) -> set[str]:
    """The countries among the tags of an article."""
    central = (one for one in article.subjects if one.central and one.kind == "place")
    return {one.name for one in central if one.name in countries()}


def related(documents: list[dict[str, Any]]) -> dict[str, list[str]]:
    """For each document the others that its page names, best first: its story, then related."""
    archive, names = _archive(documents)
    versions = {
        one.article: [other.article for other in story.versions if other is not one]
        for story in archive.stories
        for one in story.versions
    }
    return {
        names[article]: [
            names[other] for other in (*versions.get(article, ()), *(one.article for one in found))
        ]
        for article, found in archive.related.items()
    }


def same_story(documents: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Pairs that are versions of one story."""
    archive, names = _archive(documents)
    return [
        (names[one.article], names[other.article])
        for story in archive.stories
        for one, other in combinations(story.versions, 2)
    ]


def _archive(documents: list[dict[str, Any]]) -> tuple[Archive, dict[str, str]]:
    """The archive of some documents, and article id -> document id."""
    articles, names = [], {}
    for given in documents:
        article = infer(clean(segment(_document(given))))
        articles.append(article)
        names[article.id] = given["id"]
    return collate(articles, CollateConfig(related=20)), names


def _document(given: dict[str, Any]) -> Document:
    dated = (Statement("date", given["date"], "JSON record"),) if given.get("date") else ()
    size = len(given["text"].encode())
    return Document(
        Origin(f"{given['id']}.txt"), given["id"], size, "text", given["text"], statements=dated
    )


def _day(reference: str | None) -> PartialDate | None:
    from datetime import date

    if not reference:
        return None
    day = date.fromisoformat(reference[:10])
    return PartialDate(day, day, "day")
