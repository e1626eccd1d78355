"""The sample archive as a whole: dates in the text, stories, the duplicate, the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from sitegen.clean.suspicion import suspicion
from sitegen.collate import collate, narrow_dates
from sitegen.config import CollateConfig
from sitegen.infer import redate
from sitegen.model import Archive, Article, DateMention

from . import pipeline

HERE = Path(__file__).parent


class Passage(NamedTuple):
    """A piece of a sample with a date, or with a trap (``value`` is empty)."""

    origin: str
    before: str
    words: str
    after: str
    value: str


def passages() -> Iterator[Passage]:
    """``dates.txt``."""
    origin = ""
    for line in (HERE / "dates.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        piece, _, value = line.partition(" => ")
        before, found, rest = piece.removeprefix("! ").partition("{")
        words, _, after = rest.partition("}")
        if not found:
            origin = line
        else:
            yield Passage(origin, before, words, after, value)


def mentions_at(article: Article, passage: Passage) -> list[DateMention] | None:
    """The dates that were found at the words in braces; None if the words were taken out."""
    whole = passage.before + passage.words + passage.after
    for number, block in enumerate(article.clean.blocks):
        start = block.text.find(whole)
        if start >= 0:
            first = start + len(passage.before)
            last = first + len(passage.words)
            return [
                mention
                for mention in article.dates
                if mention.span.block == number
                and mention.span.start < last
                and mention.span.end > first
            ]
    return None


@pytest.mark.parametrize("passage", list(passages()), ids=lambda it: f"{it.origin}:{it.words}")
def test_dates_in_the_text(passage: Passage) -> None:
    found = mentions_at(pipeline.article(passage.origin), passage)
    if passage.value:
        assert found is not None, "not in the article"
        # The time of day may be told as well.
        assert passage.value in [mention.value.partition("T")[0] for mention in found]
    else:
        assert [mention for mention in found or () if mention.role == "event"] == []


@cache
def archive() -> Archive:
    articles = [
        article
        for origin in pipeline.documents()
        if not suspicion((article := pipeline.article(origin)).clean)
    ]
    better = narrow_dates(articles)
    dated = [redate(one, better[one.id]) if one.id in better else one for one in articles]
    return collate(dated, CollateConfig())


def test_stories() -> None:
    names = {one.id: str(one.clean.document.origin) for one in archive().articles}
    found = {frozenset(names[it.article] for it in story.versions) for story in archive().stories}
    text = (HERE / "stories.txt").read_text(encoding="utf-8")
    groups = [part.splitlines() for part in text.split("\n\n") if not part.startswith("#")]
    assert found == {frozenset(group) for group in groups}


def test_one_duplicate() -> None:
    (duplicate,) = archive().duplicates
    first = pipeline.article("minatodispatch.example/two-visits-one-circle.txt")
    assert str(duplicate.origin) == "saved pages/Two visits, one circle.txt"
    assert duplicate.of == first.id


def test_the_aggregator_s_copy_is_dated_by_the_original() -> None:
    origin = "newsbasket.example/friends-on-the-coast-ten-years-after-operation-tomodachi.txt"
    (copy,) = [one for one in archive().articles if str(one.clean.document.origin) == origin]
    found = copy.published
    assert found.value.earliest is not None
    assert found.value.latest is not None
    assert found.value.earliest <= date(2021, 3, 11) <= found.value.latest
    assert found.evidence


MILESTONES = [
    "1951-09-08", "1952-04-28", "1960-01-19", "1960-06-23", "1972-05-15", "1978-07-30",
    "1978-11-27", "1996-04-12", "1996-04-17", "2004-08-13", "2011-03-11", "2015-04-27",
    "2022-12-16", "2024-04-10", "2025-03-24",
]  # fmt: skip


@pytest.mark.parametrize("day", MILESTONES)
def test_the_timeline_has_the_milestones(day: str) -> None:
    wanted = date.fromisoformat(day)
    assert any(
        event.when.earliest == event.when.latest == wanted and event.text
        for event in archive().events
    )


def test_the_timeline_ends_where_the_alliance_s_plans_end() -> None:
    """No telephone number, price or length of a video became a year."""
    years = [event.when.earliest.year for event in archive().events if event.when.earliest]
    assert min(years) >= 1941
    assert max(years) <= 2027
