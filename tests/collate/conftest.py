"""Articles made by hand, for tests of what only the whole collection can tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from sitegen.model import (
    Article,
    Block,
    CleanText,
    DateMention,
    Document,
    Guess,
    NameMention,
    Origin,
    PartialDate,
    Span,
    Subject,
)
from sitegen.text import short_digest

MakeArticle = Callable[..., Article]


def partial(text: str | None) -> PartialDate:
    """The date of "2024-04-10", "2024-04", "2024", "2024-04-01/2024-04-07", "/2024-04-07", None."""
    if not text:
        return PartialDate()
    if "/" in text:
        first, last = (date.fromisoformat(part) if part else None for part in text.split("/"))
        return PartialDate(first, last, "interval")
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return PartialDate(day, day, "day")
    if len(parts) == 2:
        first = date(parts[0], parts[1], 1)
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return PartialDate(first, date.fromordinal(following.toordinal() - 1), "month")
    return PartialDate(date(parts[0], 1, 1), date(parts[0], 12, 31), "year")


def make_article(
    name: str,
    title: str = "A title",
    paragraphs: tuple[str, ...] | list[str] = ("Some text.",),
    published: str | None = None,
    people: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    dates: tuple[tuple[str, str, str | None, bool], ...] = (),
    **fields: object,
) -> Article:
    """An article; names are found wherever their last word stands, ``dates`` are (words, TIMEX
    value, resolved date or None, planned) and found where the words stand first."""
    blocks = tuple(Block(text, line=number) for number, text in enumerate(paragraphs, 1))
    document = Document(Origin(name), "0" * 64, 100, "text", "")
    names = [
        NameMention(Span(place, found.start(), found.end()), found.group(), full, kind)
        for kind, group in (("person", people), ("place", places))
        for full in group
        for place, text in enumerate(paragraphs)
        for found in re.finditer(rf"\b{full.split()[-1]}\b", text)
    ]
    mentions = []
    for words, value, when, planned in dates:
        place = next(i for i, text in enumerate(paragraphs) if words in text)
        start = paragraphs[place].index(words)
        resolved = partial(when) if when else None
        mentions.append(
            DateMention(
                Span(place, start, start + len(words)),
                words,
                value,
                resolved,
                "event" if when else "vague",
                planned,
            )
        )
    heading = Guess(title, 0.9, str(fields.pop("title_method", "first line")))
    confidence = float(str(fields.pop("confidence", 0.8 if published else 0.0)))
    return Article(
        id=short_digest(name),
        clean=CleanText(document, heading, blocks),
        title=heading,
        published=Guess(partial(published), confidence, "test"),
        authors=Guess((), 0.0, "none"),
        dates=tuple(mentions),
        names=tuple(names),
        subjects=tuple(
            Subject(full, kind, 2, True, "in the title")
            for kind, group in (("person", people), ("place", places))
            for full in group
        ),
        **fields,  # type: ignore[arg-type]  # whatever the test states
    )


@pytest.fixture(name="make_article")
def make_article_fixture() -> MakeArticle:
    return make_article
