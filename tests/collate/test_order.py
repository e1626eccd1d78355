"""The order in time, with partial dates."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.collate.order import newest_first
from sitegen.model import Article


def test_newest_first_partial_dates_by_their_earliest_day(
    make_article: Callable[..., Article],
) -> None:
    dates = {
        "undated-b": None,
        "year": "2024",
        "day": "2024-04-10",
        "new-year": "2024-01-01",
        "month": "2024-04",
        "undated-a": None,
        "older": "2023-12-31",
        "interval": "2024-04-05/2024-04-11",
    }
    articles = [make_article(name, published=when) for name, when in dates.items()]
    ordered = [str(one.clean.document.origin) for one in newest_first(articles)]
    assert ordered == [
        "day", "interval", "month", "new-year", "year", "older", "undated-a", "undated-b",
    ]  # fmt: skip


def test_a_mere_bound_is_no_place_in_time(make_article: Callable[..., Article]) -> None:
    captured = make_article("captured", published="/2024-12-31", confidence=0.4)
    stated = make_article("stated", published="/2024-12-31")
    day = make_article("day", published="2024-04-10")
    ordered = [str(one.clean.document.origin) for one in newest_first([captured, day, stated])]
    assert ordered == ["stated", "day", "captured"]
