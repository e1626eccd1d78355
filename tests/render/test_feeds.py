"""Feeds, sitemap, structured data, data files."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from sitegen.model import Event, EventReport, PartialDate, Precision
from sitegen.views import plan
from tests.render import sample
from tests.render.sample import HOSTILE
from tests.render.site import ROOT, config, render, rendered

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


def test_feeds_say_how_dates_known_less_exactly_are_ordered():
    assert "latest day on which they can have been published" in FILES["feed.atom"]
    assert "says “published”; dc:date is as exact" in FILES["feed.atom"]
    told = json.loads(FILES["feed.json"])["user_comment"]
    assert "says “date_published”; _archive.date is as exact" in told


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


def test_the_script_of_the_sample_page_asks_for_fields_that_there_are():
    page = (ROOT / "pages" / "reading-an-article.md").read_text(encoding="utf-8")
    record = json.loads(FILES["data/articles.jsonl"].splitlines()[0])
    assert {*re.findall(r'article\["(\w+)"\]', page)} <= record.keys()


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


def _with_events(*told: tuple[PartialDate, str]) -> dict[str, str]:
    """The data files of an archive in which this and no more happened."""
    archive = sample.archive()
    report = EventReport(archive.articles[0].id, 0, "It happened.", "then")
    events = tuple(
        Event(f"e{number}", when, text, (report,), (), False)
        for number, (when, text) in enumerate(told)
    )
    pages = plan(replace(archive, events=events), sample.outcomes(), config(), [])
    return {page.route: page.view.content for page in pages if page.route.startswith("data/")}


def _from(first: date, last: date | None, precision: Precision = "interval") -> PartialDate:
    return PartialDate(first, last, precision)


def test_no_export_of_the_timeline_makes_up_a_day():
    files = _with_events(
        (_from(date(1990, 1, 1), date(1999, 12, 31)), "In the nineties"),
        (_from(date(2024, 3, 1), date(2024, 5, 31), "season"), "In spring"),
        (_from(date(2024, 1, 1), date(2024, 12, 31), "year"), "In one year"),
        (_from(date(2024, 2, 1), date(2024, 2, 29), "month"), "In February"),
        (_from(date(2024, 4, 8), date(2024, 4, 10)), "On three days"),
        (_from(date(2024, 4, 8), None), "Later"),
    )
    slides = [
        (one["start_date"], one.get("end_date"))
        for one in json.loads(files["data/timeline.json"])["events"]
    ]
    assert slides == [
        ({"year": 1990}, {"year": 1999}),
        ({"year": 2024, "month": 3}, {"year": 2024, "month": 5}),
        ({"year": 2024}, None),
        ({"year": 2024, "month": 2}, None),
        ({"year": 2024, "month": 4, "day": 8}, {"year": 2024, "month": 4, "day": 10}),
    ]
    assert re.findall("DT(?:START|END).*", files["data/events.ics"]) == [
        "DTSTART;VALUE=DATE:20240408\r",
        "DTEND;VALUE=DATE:20240411\r",
    ]


def test_a_calendar_can_be_read_by_others():
    text = "“Ships, boats; rafts” \\ \x7f北の町の港は、すべての船に閉ざされた " * 3
    day = date(2024, 2, 29)
    lines = _with_events((_from(day, day, "day"), text))["data/events.ics"].split("\r\n")
    assert all(0 < len(line.encode()) <= 75 and "\n" not in line for line in lines[:-1])
    assert lines[-1] == ""
    unfolded = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    entry = dict(line.split(":", 1) for line in unfolded if ":" in line)
    assert {"UID", "DTSTAMP", "VERSION", "PRODID"} <= entry.keys()
    assert entry["DTEND;VALUE=DATE"] == "20240301"
    assert entry["SUMMARY"] == text.replace("\x7f", "").replace("\\", r"\\").replace(
        ",", r"\,"
    ).replace(";", r"\;")


def test_without_an_address_feeds_stay_relative():
    files = render(config(base_url=""))
    feed = ElementTree.fromstring(files["tags/sandhaven.atom"])
    link = feed.find(ATOM + "entry").find(ATOM + "link").get("href")
    assert link.startswith("../articles/")
    assert "canonical" not in files["index.html"]
