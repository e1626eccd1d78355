"""The dates of five real articles that people checked by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitegen.infer.dates import FoundDate, find_dates

SHARED = Path(__file__).parents[4] / "shared"
GOLDEN = SHARED / "golden" / "dates.json"

pytestmark = pytest.mark.skipif(
    not GOLDEN.is_file(), reason="the checked articles are not here: ../shared/golden is missing"
)


def articles() -> dict[str, Any]:
    if not GOLDEN.is_file():
        return {}
    data = json.loads(GOLDEN.read_text("utf-8"))
    return {name: article for name, article in data.items() if name != "about"}


def found_in(name: str, article: dict[str, Any]) -> list[FoundDate]:
    text = (SHARED / "seeds" / name).read_text("utf-8")
    return find_dates(text, date.fromisoformat(article["published"]["best"]))


def overlapping(found: list[FoundDate], mention: dict[str, Any]) -> list[FoundDate]:
    return [one for one in found if one.start < mention["end"] and one.end > mention["start"]]


@pytest.mark.parametrize("name", articles())
def test_dates_of_events_are_right_and_traps_are_none(name: str) -> None:
    article = articles()[name]
    found = found_in(name, article)
    for mention in article["mentions"]:
        there = overlapping(found, mention)
        if mention["class"] == "core":
            values = {mention["value"], *mention.get("alt", [])}
            assert [one.value for one in there if one.value in values], mention["text"]
        elif mention["class"] in ("trap", "vague"):
            assert not [one for one in there if one.role == "event"], mention["text"]


@pytest.mark.parametrize("name", articles())
def test_nothing_else_is_an_event(name: str) -> None:
    article = articles()[name]
    known = [one for one in article["mentions"] if one["class"] in ("core", "minor")]
    for one in found_in(name, article):
        expected = any(one.start < m["end"] and one.end > m["start"] for m in known)
        assert expected or one.role != "event", one.text
