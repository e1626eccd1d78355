"""The five real articles, from the command line to the site, against answers by hand."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def golden(shared: Path) -> dict[str, dict[str, Any]]:
    answers = json.loads((shared / "golden" / "dates.json").read_text(encoding="utf-8"))
    return {name: answer for name, answer in answers.items() if name.endswith(".txt")}


@pytest.fixture(scope="module")
def articles(seeds_site: Path) -> dict[str, dict[str, Any]]:
    lines = (seeds_site / "data" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return {record["source_file"]: record for record in records}


@pytest.fixture(scope="module")
def events(seeds_site: Path) -> list[dict[str, str]]:
    with (seeds_site / "data" / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_all_are_published(articles: dict[str, Any], golden: dict[str, Any]) -> None:
    assert articles.keys() == golden.keys()


def test_dates_of_publication_are_as_exact_as_the_words(
    articles: dict[str, Any], golden: dict[str, Any]
) -> None:
    days = {"003_11d012730b208f9c.txt": "2024-04-10", "004_215a5391f5d1a542.txt": "2024-04-05"}
    for name, record in articles.items():
        truth = golden[name]["published"]["best"]
        assert (record["earliest"] or "0") <= truth <= (record["latest"] or "9"), name
        if name in days:
            assert record["date"] == days[name]
        else:
            assert record["precision"] != "day", name
    assert articles["001_ee2050876405d4cf.txt"]["date"][:4] == "2024"


def test_the_timeline_holds_what_happened_and_no_trap(
    events: list[dict[str, str]], articles: dict[str, Any], golden: dict[str, Any]
) -> None:
    files = {record["page"]: name for name, record in articles.items()}
    for event in events:
        for page in event["pages"].split("; "):
            allowed = {
                (mention["start_date"], mention["end_date"])
                for mention in golden[files[page]]["mentions"]
                if mention["class"] in ("core", "minor")
            }
            when = (event["earliest"], event["latest"])
            assert when in allowed, f"{when}: {event['text']} ({files[page]})"


def test_core_events_that_can_be_dated_are_there(
    events: list[dict[str, str]], articles: dict[str, Any], golden: dict[str, Any]
) -> None:
    """Of the articles whose day is known, every core event is on the timeline."""
    dated = {(event["earliest"], event["latest"]) for event in events}
    for name in ("003_11d012730b208f9c.txt", "004_215a5391f5d1a542.txt"):
        for mention in golden[name]["mentions"]:
            if mention["class"] == "core":
                assert (mention["start_date"], mention["end_date"]) in dated, mention


def test_the_untitled_article_has_a_derived_title(articles: dict[str, Any]) -> None:
    derived = {name for name, record in articles.items() if record["title_derived"]}
    assert derived == {"001_ee2050876405d4cf.txt"}


def test_two_of_the_five_are_one_story(seeds_site: Path, articles: dict[str, Any]) -> None:
    stories = [p for p in (seeds_site / "stories").glob("*.html") if p.name != "index.html"]
    assert len(stories) == 1
    page = stories[0].read_text(encoding="utf-8")
    told = {name for name, record in articles.items() if Path(record["page"]).name in page}
    assert told == {"000_1f66bffabf015cf5.txt", "001_ee2050876405d4cf.txt"}
