"""However many entries: no page of the timeline is long, and each has its place."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from sitegen.model import Event, EventReport, PartialDate
from sitegen.render import Renderer
from sitegen.views import plan
from tests.render import sample
from tests.render.site import ROOT, config

MOST_BYTES = 60_000
COUNT = 2000
ENTRY = re.compile(r'<li class="happened[^"]*" id="(e-[^"]+)"')


def _spread(number: int) -> PartialDate:
    day = date(1624, 1, 1) + timedelta(days=number * 73)
    return PartialDate(day, day, "day")


def _one_month(number: int) -> PartialDate:
    day = date(1989, 11, 1 + number % 30)
    return PartialDate(day, day, "day")


def _one_day(number: int) -> PartialDate:
    return PartialDate(date(1989, 11, 9), date(1989, 11, 9), "day")


def _a_month(number: int) -> PartialDate:
    return PartialDate(date(1989, 11, 1), date(1989, 11, 30), "month")


def _a_year(number: int) -> PartialDate:
    return PartialDate(date(1989, 1, 1), date(1989, 12, 31), "year")


@pytest.mark.parametrize("when", [_spread, _one_month, _one_day, _a_month, _a_year])
def test_no_page_is_long_and_every_event_stands_where_links_lead(when) -> None:
    archive = sample.archive()
    known = archive.articles[0]
    told = (EventReport(known.id, 0, "The harbour was closed to all ships.", "then"),)
    text = "The harbour was closed to all ships but those of the northern towns, who had paid"
    tag = archive.tags[0].slug
    events = tuple(
        Event(f"{number:012}", when(number), f"{text} {number} thalers", told, (tag,), False)
        for number in range(COUNT)
    )
    pages = [
        page
        for page in plan(replace(archive, events=events), sample.outcomes(), config(), [])
        if page.template and ("timeline" in page.route or page.route == f"tags/{tag}.html")
    ]
    renderer = Renderer(config(), ROOT)
    files = {page.route: renderer.render(page).decode() for page in pages}
    long = {route: len(html) for route, html in files.items() if len(html) > MOST_BYTES}
    assert not long
    places = {f"{route}#{name}" for route, html in files.items() for name in ENTRY.findall(html)}
    for page in pages:
        if page.template == "span.html":
            for section in page.view.sections:
                for entry in section.entries:
                    if entry.event:
                        assert entry.event.timeline in places
    shown = {name for html in files.values() for name in ENTRY.findall(html)}
    assert shown >= {f"e-{event.id}" for event in events}
