"""The search page in a real browser, below a path."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import Watched, watched
from tests.serving import Served

pytestmark = pytest.mark.browser


def _open(seen: Watched, address: str, query: str = "") -> Page:
    seen.page.goto(f"{address}search.html{query}")
    seen.page.locator("#search").wait_for()
    return seen.page


def _titles(page: Page) -> list[str]:
    return page.locator("#results > li h2, #results > li h3").all_inner_texts()


def _count(page: Page) -> int:
    found = re.search(r"\d+", page.locator("#count").inner_text())
    return int(found.group()) if found else 0


_ALL_SHOWN = """() => {
  const shown = document.querySelectorAll("#results > li").length;
  const count = Number.parseInt(document.getElementById("count").textContent);
  return shown > 0 && (shown === count || !document.getElementById("more").hidden);
}"""


def _results(page: Page) -> None:
    """Waits for all that are shown at first: some of them come before the others."""
    page.locator("#results > li").first.wait_for()
    page.wait_for_function(_ALL_SHOWN)


def test_finds_as_you_type_and_keeps_it_in_the_address(
    browser: Browser, sample_below: Served
) -> None:
    with watched(browser) as seen:
        page = _open(seen, sample_below)
        page.locator("#q").press_sequentially("okinawa", delay=20)
        _results(page)
        expect(page).to_have_url(re.compile(r"q=okinawa"))
        assert "okinawa" in page.locator("#results mark").first.inner_text().lower()
        assert _count(page) >= 2
        assert seen.said == []
        assert seen.elsewhere(sample_below) == []


def test_the_box_on_the_front_page_searches(browser: Browser, sample_below: Served) -> None:
    with watched(browser) as seen:
        seen.page.goto(sample_below)
        seen.page.keyboard.press("/")
        seen.page.keyboard.type("okinawa")
        seen.page.keyboard.press("Enter")
        _results(seen.page)
        expect(seen.page).to_have_url(re.compile(r"search\.html\?q=okinawa"))
        assert seen.said == []


def test_an_address_is_a_search(browser: Browser, sample_below: Served) -> None:
    with watched(browser) as seen:
        page = _open(seen, sample_below, "?q=treaty&sort=newest")
        _results(page)
        assert page.locator("#q").input_value() == "treaty"
        assert page.locator("#sort").input_value() == "newest"
        everything = _count(page)
        oldest = _open(seen, sample_below, "?q=treaty&sort=oldest")
        _results(oldest)
        assert _count(oldest) == everything, "undated articles are lost in one order"


def test_back_brings_back_the_list(browser: Browser, sample_below: Served) -> None:
    with watched(browser) as seen:
        page = _open(seen, sample_below, "?q=okinawa")
        _results(page)
        before = _titles(page)
        page.locator("#results a").first.click()
        page.locator("article").first.wait_for()
        page.go_back()
        _results(page)
        assert page.locator("#q").input_value() == "okinawa"
        assert _titles(page) == before


def test_filters_narrow_and_can_be_taken_away(browser: Browser, sample_below: Served) -> None:
    with watched(browser) as seen:
        page = _open(seen, sample_below, "?q=alliance")
        _results(page)
        everything = _count(page)
        if page.locator("#filters").get_attribute("open") is None:
            page.locator("#filters > summary").click()
        box = page.locator("#facets input[type=checkbox]").first
        box.click()
        page.locator("#chips button").first.wait_for()
        expect(page.locator("#count")).not_to_have_text(re.compile(rf"\b{everything}\b"))
        assert 0 < _count(page) < everything
        page.locator("#chips button").first.click()
        expect(page.locator("#count")).to_have_text(re.compile(rf"\b{everything}\b"))


def test_a_range_of_months(browser: Browser, sample_below: Served) -> None:
    with watched(browser) as seen:
        page = _open(seen, sample_below, "?q=alliance&from=1900-01&to=1900-02")
        page.locator("#nothing").wait_for()
        expect(page.locator("#results > li")).to_have_count(0)


def test_a_range_is_drawn_over_the_bars(browser: Browser, sample_below: Served) -> None:
    with watched(browser, viewport={"width": 1200, "height": 900}) as seen:
        page = _open(seen, sample_below, "?q=treaty")
        bars = page.locator("#histogram button:enabled")
        bars.first.wait_for()
        ends = [bars.nth(at).bounding_box() for at in (3, 1)]
        for end, step in zip(ends, (page.mouse.down, page.mouse.up), strict=True):
            assert end is not None
            page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=4)
            step()
        first, last = (bars.nth(at).get_attribute("id") or "" for at in (1, 3))
        expect(page).to_have_url(re.compile(f"from={first[2:]}-01&to={last[2:]}-12"))
        assert seen.said == []


def test_bars_are_one_stop_and_arrows_go_among_them(browser: Browser, sample_below: Served) -> None:
    with watched(browser, viewport={"width": 1200, "height": 900}) as seen:
        page = _open(seen, sample_below, "?q=treaty")
        bars = page.locator("#histogram button:enabled")
        bars.first.wait_for()
        page.locator('#histogram button[tabindex="0"]').focus()
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
        expect(bars.nth(1)).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("#from")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(bars.nth(1)).to_be_focused()


def test_what_has_no_date_comes_last_in_either_order(
    browser: Browser, sample_below: Served
) -> None:
    with watched(browser) as seen:
        for order in ("newest", "oldest"):
            page = _open(seen, sample_below, f"?sort={order}")
            _results(page)
            results = page.locator("#results > li")
            while (before := results.count()) < _count(page):
                page.locator("#more").click()
                results.nth(before).wait_for()
            dated = [
                bool(re.search(r"\d{4}", one))
                for one in page.locator("#results .kicker").all_inner_texts()
            ]
            assert dated == sorted(dated, reverse=True)
            assert not all(dated)


def test_another_spelling_is_offered_where_only_its_beginning_is_found(
    browser: Browser, sample_below: Served
) -> None:
    with watched(browser) as seen:
        page = _open(seen, sample_below, "?q=kishda+fumio")
        _results(page)
        page.locator("#nothing button", has_text="Fumio Kishida").click()
        expect(page).to_have_url(re.compile("q=Fumio(\\+|%20)Kishida"))
        expect(page.locator("#nothing")).to_be_empty()


def test_japanese_words_inside_sentences(browser: Browser, sample_below: Served) -> None:
    with watched(browser) as seen:
        page = _open(seen, sample_below, "?q=復帰")
        _results(page)
        text = page.locator("#results").inner_text()
        assert "復帰" in text
        assert "\u200a" not in text


def test_nothing_found_says_so(browser: Browser, sample_below: Served) -> None:
    with watched(browser) as seen:
        page = _open(seen, sample_below, "?q=xylophonequark")
        expect(page.locator("#nothing")).not_to_be_empty()


def test_the_term_is_marked_on_the_page(browser: Browser, sample_below: Served) -> None:
    with watched(browser) as seen:
        page = _open(seen, sample_below, "?q=okinawa")
        _results(page)
        page.locator("#results a").first.click()
        page.locator("article mark").first.wait_for()
        assert "okinawa" in page.locator("article mark").first.inner_text().lower()


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_keys_lead_to_the_search(browser: Browser, sample_below: Served, key: str) -> None:
    with watched(browser) as seen:
        seen.page.goto(sample_below + "timeline/index.html")
        seen.page.keyboard.press(key)
        seen.page.wait_for_url("**/search.html*")
        expect(seen.page.locator("#q")).to_be_focused()


def test_arrows_walk_through_the_results(browser: Browser, sample_below: Served) -> None:
    with watched(browser) as seen:
        page = _open(seen, sample_below, "?q=okinawa")
        _results(page)
        page.locator("#q").focus()
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.closest('#results') !== null")
        page.keyboard.press("Escape")
        expect(page.locator("#q")).to_be_focused()


def test_filters_keep_the_focus(browser: Browser, sample_below: Served) -> None:
    with watched(browser, viewport={"width": 1200, "height": 900}) as seen:
        page = _open(seen, sample_below, "?q=alliance")
        _results(page)
        for chosen in ("#facets input >> nth=2", "#histogram button:enabled >> nth=1"):
            box = page.locator(chosen)
            box.focus()
            name = box.get_attribute("id")
            before = box.element_handle()
            page.keyboard.press("Space")
            page.wait_for_function("one => !one.isConnected", arg=before)
            expect(page.locator(f'[id="{name}"]')).to_be_focused()


def test_search_code_is_loaded_only_where_it_is_used(
    browser: Browser, sample_below: Served
) -> None:
    with watched(browser) as seen:
        seen.page.goto(sample_below)
        seen.page.wait_for_load_state("networkidle")
        assert [url for url in seen.asked if "pagefind" in url or "search.js" in url] == []
