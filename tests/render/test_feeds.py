"""Feeds, sitemap, structured data, data files."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from tests.render.sample import HOSTILE
from tests.render.site import config, render, rendered

FILES = rendered()
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.mark.parametrize("route", [route for route in FILES if route.endswith(".atom")])
def test_atom_feed_has_what_rfc_4287_asks_for(route):
    feed = ElementTree.fromstring(FILES[route])
    assert feed.tag == ATOM + "feed"
    for name in ("id", "title", "updated", "author"):
        assert len(feed.findall(ATOM + name)) == 1, name
    ids = [entry.findtext(ATOM + "id") for entry in feed.findall(ATOM + "entry")]
    assert len(ids) == len(set(ids)) > 0
    for entry in feed.findall(ATOM + "entry"):
        assert entry.findtext(ATOM + "id").startswith("urn:uuid:")
        assert INSTANT.fullmatch(entry.findtext(ATOM + "updated"))
        assert entry.find(ATOM + "link").get("href").startswith("https://example.org/strait/")


def test_a_feed_never_invents_a_day():
    feed = ElementTree.fromstring(FILES["feed.atom"])
    entries = {one.findtext(ATOM + "title"): one for one in feed.findall(ATOM + "entry")}
    month = entries["The strait at fifty: what the treaty did not settle"]
    assert month.find(ATOM + "published") is None
    assert month.findtext(DC + "date") == "2024-04"
    undated = entries["The pilots of the outer buoy"]
    assert undated.find(DC + "date") is None
    assert list(entries)[-1] == "The pilots of the outer buoy"
    items = {one["title"]: one for one in json.loads(FILES["feed.json"])["items"]}
    assert "date_published" not in items["The strait at fifty: what the treaty did not settle"]


def test_json_feed():
    feed = json.loads(FILES["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all(item["id"] and item["content_text"] for item in feed["items"])


def test_hostile_title_in_feeds_is_text():
    feed = ElementTree.fromstring(FILES["feed.atom"])
    titles = [entry.findtext(ATOM + "title") for entry in feed.findall(ATOM + "entry")]
    assert f"Pilots {HOSTILE} complain" in titles


def test_sitemap_lists_pages_by_their_full_address():
    sitemap = ElementTree.fromstring(FILES["sitemap.xml"])
    addresses = [one.text for one in sitemap.iter() if one.tag.endswith("loc")]
    assert "https://example.org/strait/" in addresses
    assert all(address.isascii() for address in addresses)
    assert "Sitemap: https://example.org/strait/sitemap.xml" in FILES["robots.txt"]


def _json_ld(route: str) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', FILES[route])
    return json.loads(found[1])


def test_json_ld_says_where_the_article_comes_from():
    record = _json_ld("articles/harbour-treaty-renewed-aaaaaa.html")
    assert record["@type"] == "NewsArticle"
    assert record["isBasedOn"] == "https://quay.example/2024/04/harbour-treaty?a=1&b=2"
    assert record["datePublished"] == "2024-04-10"
    assert [one["name"] for one in record["author"]] == ["Ada Holm", "Ivo Brandt"]


def test_json_ld_of_hostile_text_cannot_end_its_element():
    record = _json_ld("articles/pilots-complain-111111.html")
    assert HOSTILE in record["headline"]
    assert "isBasedOn" not in record


def test_articles_as_data():
    records = [json.loads(line) for line in FILES["data/articles.jsonl"].splitlines()]
    assert len(records) == 8
    assert records[0]["date"] == "2024-04-10"
    assert records[0]["text"].startswith("SANDHAVEN")
    rows = list(csv.DictReader(io.StringIO(FILES["data/articles.csv"])))
    assert [row["id"] for row in rows] == [record["id"] for record in records]


def test_tags_stories_and_related_articles_as_data():
    tags = {one["name"]: one for one in json.loads(FILES["data/tags.json"])}
    assert all(unquote(one["page"]) in FILES for one in tags.values() if one["page"])
    why = {one["reason"] for tag in tags.values() for one in tag["articles"]}
    assert {"in the title, twice in all", "set by hand: sidecar"} <= why
    relations = json.loads(FILES["data/relations.json"])
    [_, retold] = relations["stories"][0]["versions"]
    assert retold["reason"] == "62 % alike in their words"
    pages = [one["page"] for story in relations["stories"] for one in story["versions"]]
    assert pages
    assert set(pages) <= relations["related"].keys()
    assert all(unquote(page) in FILES for page in relations["related"])
    reasons = [one["reason"] for found in relations["related"].values() for one in found]
    assert all(reason.startswith("shares ") for reason in reasons)


def test_spreadsheets_are_given_no_formula():
    from sitegen.views.data import _csv

    assert "'=1+1" in _csv(("a",), [{"a": "=1+1"}])


def test_events_as_calendar_and_timeline():
    calendar = FILES["data/events.ics"]
    assert calendar.count("BEGIN:VEVENT") == 2  # the planned month has no day
    assert "DTSTART;VALUE=DATE:20240410" in calendar
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    slides = json.loads(FILES["data/timeline.json"])["events"]
    assert slides[-1]["start_date"] == {"year": 2026, "month": 10}


def test_without_an_address_feeds_stay_relative():
    files = render(config(base_url=""))
    feed = ElementTree.fromstring(files["tags/sandhaven.atom"])
    link = feed.find(ATOM + "entry").find(ATOM + "link").get("href")
    assert link.startswith("../articles/")
    assert "canonical" not in files["index.html"]
