"""The preview in a real browser: a change is seen, a style swapped, a mistake shown and gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # has no types
    Axe,
)
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect

from tests.serve.site import Site

pytestmark = pytest.mark.browser


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    made.write("index.html", "First.")
    with made.served(prefix="repo"):
        yield made


@pytest.fixture
def mistakes() -> list[str]:
    """What the page wrote to the console, and its errors."""
    return []


@pytest.fixture
def page(browser: Browser, site: Site, mistakes: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 800, "height": 600})
    page = context.new_page()

    def on_console(message: ConsoleMessage) -> None:
        mistakes.append(message.text)

    def on_error(error: Error) -> None:
        mistakes.append(str(error))

    page.on("console", on_console)
    page.on("pageerror", on_error)
    page.goto(site.address)
    expect(page.locator("h1")).to_have_text("First.")
    yield page
    context.close()


def test_a_change_reloads_the_page_and_keeps_the_scroll(site: Site, page: Page) -> None:
    page.evaluate("scrollTo(0, 900)")
    site.write("index.html", "Second.")
    expect(page.locator("h1")).to_have_text("Second.")
    for _ in range(100):
        if page.evaluate("scrollY") == 900:
            break
        page.wait_for_timeout(20)
    assert page.evaluate("scrollY") == 900


def test_a_style_is_swapped_without_a_reload(site: Site, page: Page) -> None:
    page.evaluate("window.here = true")
    site.write("style.css", "h1 { color: rgb(1, 2, 3) }")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    assert page.evaluate("window.here") is True
    assert page.locator("link[rel=stylesheet]").count() == 1


def test_another_page_leaves_this_one_alone(site: Site, page: Page) -> None:
    page.evaluate("window.here = true")
    site.write("other.html", "Other.")
    site.write("style.css", "h1 { color: rgb(4, 5, 6) }")
    expect(page.locator("h1")).to_have_css("color", "rgb(4, 5, 6)")
    assert page.evaluate("window.here") is True


def test_a_mistake_is_shown_over_the_last_good_page_and_goes_away(site: Site, page: Page) -> None:
    site.write("index.html", "ERROR <b>bold</b><script>document.title='gone'</script>")
    panel = page.locator("sitegen-problem section")
    expect(panel).to_be_visible()
    expect(panel.locator("h2")).to_have_text("A template has a mistake")
    expect(panel).to_contain_text("<b>bold</b><script>")
    expect(panel).to_contain_text("seeds/index.html, line 1")
    expect(panel.locator("mark")).to_contain_text("ERROR <b>bold</b>")
    expect(page.locator("h1")).to_have_text("First.")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    page.reload()
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="Hide").click()
    expect(panel).to_have_count(0)
    page.reload()
    expect(panel).to_be_visible()
    site.write("index.html", "Third.")
    expect(page.locator("h1")).to_have_text("Third.")
    expect(panel).to_have_count(0)


def test_a_mistake_undone_leaves_the_page_as_it_was(
    site: Site, page: Page, mistakes: list[str]
) -> None:
    panel = page.locator("sitegen-problem section")
    page.evaluate("window.here = true")
    site.write("index.html", "ERROR")
    expect(panel).to_be_visible()
    site.write("index.html", "First.")
    expect(panel).to_have_count(0)
    assert page.evaluate("window.here") is True
    assert mistakes == []


def test_a_page_that_comes_to_be(site: Site, page: Page) -> None:
    page.goto(f"{site.address}new.html")
    expect(page.locator("h1")).to_have_text("Not here.")
    site.write("new.html", "Here.")
    expect(page.locator("h1")).to_have_text("Here.")


def test_before_the_first_build(browser: Browser, tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("index.html", "ERROR")
    page = browser.new_page()
    with site.served():
        page.goto(site.address)
        expect(page.locator("h1")).to_have_text("There is no site yet")
        expect(page.locator("sitegen-problem section")).to_be_visible()
        site.write("index.html", "First.")
        expect(page.locator("h1")).to_have_text("First.")
    page.close()


def test_many_tabs(site: Site, browser: Browser) -> None:
    """More than the six connections that a browser allows to one host."""
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(document, 'hidden', {get: () => window.away === true})"
    )
    turn = "away => {window.away = away; document.dispatchEvent(new Event('visibilitychange'))}"
    pages = [context.new_page() for _ in range(9)]
    for page in pages:
        page.goto(site.address)
        page.evaluate(turn, True)
    site.write("index.html", "Second.")
    pages[-1].evaluate(turn, False)
    expect(pages[-1].locator("h1")).to_have_text("Second.")
    expect(pages[0].locator("h1")).to_have_text("First.")
    context.close()
