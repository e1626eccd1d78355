"""The whole stage: every field filled, in the same way however the articles come."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from sitegen.clean import clean, segment
from sitegen.collate import collate, narrow_dates
from sitegen.config import CollateConfig
from sitegen.infer import infer, redate
from sitegen.model import Archive, Article, Document
from sitegen.read import read

FIXTURES = Path(__file__).parents[1] / "fixtures" / "stories"


def _dated(articles: list[Article]) -> list[Article]:
    better = narrow_dates(articles)
    return [redate(one, better[one.id]) if one.id in better else one for one in articles]


@pytest.fixture(scope="session")
def real_articles(shared: Path) -> list[Article]:
    """The five real articles."""
    root = shared / "seeds"
    documents = [
        document for path in sorted(root.glob("*.txt")) for document in read(root, path.name)
    ]
    return _dated([infer(clean(segment(one))) for one in documents if isinstance(one, Document)])


@pytest.fixture(scope="session")
def real_archive(real_articles: list[Article]) -> Archive:
    return collate(real_articles, CollateConfig())


def _short(archive: Archive, article: str) -> str:
    """The number with which a real article's file name begins."""
    origins = {one.id: str(one.clean.document.origin) for one in archive.articles}
    return origins[article][:3]


def test_the_order_of_the_input_does_not_matter(make_article: Callable[..., Article]) -> None:
    texts = (FIXTURES / "dev-quakes.txt").read_text("utf-8").split("\n=== ")[1:]
    articles = [
        make_article(f"{number}.txt", text.splitlines()[1], text.splitlines()[3:], "2021-08-19")
        for number, text in enumerate(texts)
    ]
    wanted = msgspec.json.encode(collate(articles, CollateConfig()))
    shuffled = articles[:]
    for seed in range(4):
        random.Random(seed).shuffle(shuffled)
        assert msgspec.json.encode(collate(shuffled, CollateConfig())) == wanted


def test_the_archive_turns_into_json_and_back(real_archive: Archive) -> None:
    assert msgspec.json.decode(msgspec.json.encode(real_archive), type=Archive) == real_archive


def test_an_empty_collection_is_an_archive_too() -> None:
    archive = collate([], CollateConfig())
    assert archive.articles == ()
    assert archive.related == {}


def test_every_article_has_its_route_its_tags_and_its_related(real_archive: Archive) -> None:
    ids = {article.id for article in real_archive.articles}
    assert {f"article:{one}" for one in ids} <= real_archive.routes.keys()
    assert set(real_archive.related) == ids
    assert set(real_archive.article_tags) == ids
    assert len(set(real_archive.routes.values())) == len(real_archive.routes)
    assert real_archive.sources


def test_of_the_real_articles_only_two_tell_one_story(real_archive: Archive) -> None:
    [story] = real_archive.stories
    # The retelling names its source.
    assert [_short(real_archive, one.article) for one in story.versions] == ["001", "000"]


def test_the_two_reports_on_the_summit_are_related(real_archive: Archive) -> None:
    [preview] = [one.id for one in real_archive.articles if _short(real_archive, one.id) == "004"]
    [best, *_] = real_archive.related[preview]
    assert _short(real_archive, best.article) == "003"
    assert "Fumio Kishida" in best.reason


@pytest.mark.parametrize(
    ("number", "wanted"), [("003", "2024-04-10"), ("004", "2024-04-05"), ("002", None)]
)
def test_days_of_publication(real_articles: list[Article], number: str, wanted: str | None) -> None:
    [article] = [one for one in real_articles if str(one.clean.document.origin).startswith(number)]
    when = article.published.value
    if wanted is None:
        assert when.precision != "day"
    else:
        assert (str(when.earliest), str(when.latest)) == (wanted, wanted)


def test_the_retelling_has_the_year_of_the_first(real_articles: list[Article]) -> None:
    for number in ("000", "001"):
        [one] = [it for it in real_articles if str(it.clean.document.origin).startswith(number)]
        when = one.published.value
        assert when.precision != "day"
        assert when.earliest is not None
        assert when.latest is not None
        assert when.earliest.year == when.latest.year == 2024


def test_the_timeline_has_no_wrong_date_and_no_trap(real_archive: Archive, shared: Path) -> None:
    golden = msgspec.json.decode((shared / "golden" / "dates.json").read_bytes())
    origins = {one.id: str(one.clean.document.origin) for one in real_archive.articles}
    told = [(event, report) for event in real_archive.events for report in event.reports]
    assert len(told) >= 12
    for event, report in told:
        mentions = golden[origins[report.article]]["mentions"]
        named = [it for it in mentions if it["text"] == report.date_words]
        days = [(it["start_date"], it["end_date"]) for it in named if it["class"] != "trap"]
        assert (str(event.when.earliest), str(event.when.latest)) in days, event.text


def test_the_summit_is_one_entry_of_two_reports(real_archive: Archive) -> None:
    [summit] = [event for event in real_archive.events if len(event.reports) == 2]
    assert str(summit.when.earliest) == "2024-04-10"
    assert summit.text.startswith("President Joe Biden welcomed Japanese Prime Minister Fumio")
    assert {_short(real_archive, report.article) for report in summit.reports} == {"003", "004"}
    assert not summit.planned
