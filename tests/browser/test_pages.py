"""Every page type in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.pages import Watched, one_of_each, route_of, watched
from tests.building import ROOT, build_site
from tests.serving import Served, served

pytestmark = pytest.mark.browser

KINDS = [
    "home", "article", "article in ja", "article in ar", "tag", "tags", "timeline", "year",
    "month", "day", "undated", "story", "stories", "source", "sources", "search", "about",
    "written", "missing", "map", "days", "day of year", "in time",
]  # fmt: skip

STATES = [
    ("search", "?q=alliance"),
    ("search", "?q=alliance&source=Harbor+Ledger&from=2015-01&to=2026-12&sort=newest"),
    ("search", "?q=xylophonequark+okinawa"),
    ("article", "?hl=japan"),
]

# The browser reads the pages, as it does without scripts, but does not lay them out.
LINKS_OF = """urls => Promise.all(urls.map(async url => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelectorAll("a[href]")].map(a => new URL(a.getAttribute("href"), url).href);
})).then(all => [...new Set(all.flat())])"""


CHARACTERS_OF_A_LINE = """() => {
  const whole = [...document.querySelectorAll(".text > p")];
  const long = whole.reduce((a, b) => (b.textContent.length > a.textContent.length ? b : a));
  const words = document.createRange();
  words.selectNodeContents(long);
  const lines = [...words.getClientRects()].filter(box => box.height);
  const tops = lines.map(box => Math.round(box.top));
  return long.textContent.length / (new Set(tops).size - 0.5);
}"""


@pytest.fixture(scope="module")
def routes(sample_site: Path) -> dict[str, str]:
    found = one_of_each(sample_site)
    assert set(KINDS) <= set(found), set(KINDS) - set(found)
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_and_quiet(
    browser: Browser, sample_below: Served, routes: dict[str, str], kind: str, scheme: str
) -> None:
    with watched(browser, color_scheme=scheme, viewport={"width": 1024, "height": 900}) as seen:
        _accessible(seen, sample_below, routes[kind])


@pytest.mark.parametrize(("kind", "query"), STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_in_use(
    browser: Browser,
    sample_below: Served,
    routes: dict[str, str],
    kind: str,
    query: str,
    scheme: str,
) -> None:
    with watched(browser, color_scheme=scheme, viewport={"width": 1024, "height": 900}) as seen:
        _accessible(seen, sample_below, routes[kind] + query)


def _accessible(seen: Watched, address: str, route: str) -> None:
    """With everything open that opens."""
    seen.page.goto(address + route)
    seen.page.wait_for_load_state("networkidle")
    seen.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(seen.page)
    assert found.violations_count == 0, found.generate_report()
    assert seen.said == []
    assert seen.elsewhere(address) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out(
    browser: Browser, sample: Served, routes: dict[str, str], kind: str
) -> None:
    with watched(browser) as seen:
        seen.page.goto(sample + routes[kind])
        for width in (320, 768, 1920):
            seen.page.set_viewport_size({"width": width, "height": 800})
            wide = seen.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{kind} is {wide} px wide in a window of {width} px"


@pytest.mark.parametrize("width", [768, 1440, 2560])
def test_a_line_has_as_many_characters_as_one_reads_well(
    browser: Browser, sample: Served, routes: dict[str, str], width: int
) -> None:
    with watched(browser, viewport={"width": width, "height": 900}) as seen:
        seen.page.goto(sample + routes["article"])
        assert 60 <= seen.page.evaluate(CHARACTERS_OF_A_LINE) <= 75


def test_a_table_is_read_on_a_phone_without_moving_sideways(
    browser: Browser, sample: Served, routes: dict[str, str]
) -> None:
    with watched(browser, viewport={"width": 360, "height": 800}) as seen:
        seen.page.goto(sample + routes["story"])
        wide = (
            "[...document.querySelectorAll('.scroll')].filter(o => o.scrollWidth > o.clientWidth)"
        )
        assert seen.page.evaluate(f"{wide}.length") == 0
        cell = seen.page.locator("#versions td").nth(1)
        assert (
            seen.page.evaluate(
                "one => getComputedStyle(one, '::before').content", cell.element_handle()
            )
            == '"Date"'
        )


def test_what_was_removed_of_each_source_is_read_on_a_phone(
    browser: Browser, sample: Served, routes: dict[str, str]
) -> None:
    with watched(browser, viewport={"width": 360, "height": 800}) as seen:
        seen.page.goto(sample + routes["about"])
        assert seen.page.locator(".by-source .most").count() > 0
        assert seen.page.evaluate(
            "(frame => frame.scrollWidth <= frame.clientWidth)"
            "(document.querySelector('.by-source').parentElement)"
        )


def test_long_words_give_way(browser: Browser, tmp_path: Path) -> None:
    """A host, a title and a name in one word each, and an archive with next to nothing."""
    word = "Harbourmastersassociationoftheeasternislands" * 3
    folder = tmp_path / "seeds" / f"{word[:60].lower()}.example"
    folder.mkdir(parents=True)
    for number in (1, 2):
        text = f"{word} said on Monday that the ferry to the island would sail again. " * 8
        head = f'---\ntitle: "{word} {number}"\ndate: 2024-04-0{number}\nauthor: "{word}"\n---\n\n'
        (folder / f"{number}.md").write_text(head + text, encoding="utf-8")
    built = build_site(tmp_path / "seeds", tmp_path / "site")
    pages = [one.relative_to(built).as_posix() for one in sorted(built.rglob("*.html"))]
    with served(built) as address, watched(browser, viewport={"width": 320, "height": 800}) as seen:
        for route in pages:
            seen.page.goto(address + quote(route) + "?q=ferry")
            if route == "search.html":
                seen.page.locator("#results > li").first.wait_for()
            wide = seen.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 320, f"{route} is {wide} px wide"


def test_an_article_asks_for_little(
    browser: Browser, sample: Served, routes: dict[str, str]
) -> None:
    with watched(browser) as seen:
        seen.page.goto(sample + routes["article"])
        seen.page.wait_for_load_state("networkidle")
        assert len(seen.asked) <= 4, seen.asked
        text = len(seen.page.locator("main").text_content().encode())
        sizes = "performance.getEntries().reduce((sum, one) => sum + (one.decodedBodySize || 0), 0)"
        assert seen.page.evaluate(sizes) - text <= 30_000


def test_all_is_reachable_without_javascript(
    browser: Browser, sample_below: Served, sample_site: Path
) -> None:
    """From home, by links, through the browser's own eyes."""
    wanted = {path.relative_to(sample_site).as_posix() for path in sample_site.rglob("*.html")} - {
        "404.html"
    }
    with watched(browser, java_script_enabled=False) as seen:
        seen.page.goto(sample_below)
        reached, waiting = {"index.html"}, {"index.html"}
        while waiting:
            links = seen.page.evaluate(LINKS_OF, [sample_below + quote(one) for one in waiting])
            inside = {route_of(url, sample_below) for url in links if url.startswith(sample_below)}
            waiting = {one for one in inside if one.endswith(".html")} - reached
            reached |= waiting
    assert wanted - reached == set()


def test_a_layer_of_the_timeline_is_shown_alone_without_javascript(
    browser: Browser, sample_below: Served
) -> None:
    with watched(browser, java_script_enabled=False) as seen:
        seen.page.goto(sample_below + "timeline/2022.html")
        for layer, others in (("happened", ".was-published"), ("published", ".happened")):
            seen.page.locator(f"#layer-{layer}").check()
            sections = seen.page.locator("section.span:visible")
            assert 0 < sections.count() < seen.page.locator("section.span").count()
            assert not seen.page.locator(others).locator("visible=true").count()
            for section in sections.all():
                assert section.locator("li:visible").count()


def test_under_the_strictest_policy_of_a_host(
    browser: Browser, sample_site: Path, routes: dict[str, str]
) -> None:
    """The policy that pages/changing-the-look.md recommends."""
    documented = (ROOT / "pages" / "changing-the-look.md").read_text(encoding="utf-8")
    policy = re.search(r"Content-Security-Policy: (.+)", documented)
    assert policy is not None
    with served(sample_site, policy=policy[1]) as address, watched(browser) as seen:
        for kind, route in routes.items():
            if kind != "missing":  # its style is inside, and allowed by itself
                seen.page.goto(address + route + ("?q=okinawa" if kind == "search" else ""))
                seen.page.wait_for_load_state("networkidle")
        seen.page.goto(address + "search.html?q=okinawa")
        seen.page.locator("#results h2 a").first.click()
        seen.page.locator("mark").first.wait_for()
        assert seen.said == []
        assert seen.elsewhere(address) == []


def test_from_a_disk(browser: Browser, sample_site: Path, routes: dict[str, str]) -> None:
    start = (sample_site / "index.html").as_uri()
    with watched(browser) as seen:
        seen.page.goto(start)
        seen.page.locator("main a[href*='articles/']").first.click()
        seen.page.wait_for_url("**/articles/*")
        assert seen.page.locator("main p").count() > 1
        seen.page.goto((sample_site / routes["search"]).as_uri())
        assert seen.page.locator("#search-note").is_visible()
        assert seen.page.locator("#browse a").count() > 3


def test_a_missing_page_at_any_depth(browser: Browser, sample: Served) -> None:
    with watched(browser) as seen:
        answer = seen.page.goto(sample + "no/such/page.html")
        assert answer is not None
        assert answer.status == 404
        assert seen.page.locator("h1").count() == 1


def test_keyboard_reaches_the_text_first(
    browser: Browser, sample: Served, routes: dict[str, str]
) -> None:
    with watched(browser) as seen:
        seen.page.goto(sample + routes["article"])
        seen.page.keyboard.press("Tab")
        seen.page.keyboard.press("Enter")
        inside = "document.activeElement.closest('main') !== null || location.hash !== ''"
        assert seen.page.evaluate(inside)


@pytest.mark.parametrize("kind", ["article", "story", "search", "home"])
def test_printing_a_dark_page_puts_dark_words_on_light_paper(
    browser: Browser, sample: Served, routes: dict[str, str], kind: str
) -> None:
    with watched(browser, color_scheme="dark") as seen:
        seen.page.goto(sample + routes[kind])
        seen.page.locator("#theme").click()
        seen.page.locator("#theme").click()
        seen.page.emulate_media(media="print")
        names = ("--paper", "--raised", "--mark", "--gone", "--come")
        value = "name => getComputedStyle(document.documentElement).getPropertyValue(name)"
        papers = [seen.page.evaluate(value, name).strip() for name in names]
        assert all(re.fullmatch("#[d-f].{0,1}[c-f].*", one) for one in papers), papers
        for hidden in (".ask", "#filters", ".toggle"):
            assert seen.page.locator(f"{hidden}:visible").count() == 0


def test_printing_gives_date_and_citation(
    browser: Browser, sample: Served, routes: dict[str, str]
) -> None:
    with watched(browser) as seen:
        seen.page.goto(sample + routes["article"])
        seen.page.emulate_media(media="print")
        assert seen.page.locator(".byline time").is_visible()
        assert seen.page.locator(".cite > p.copy").is_visible()
        assert "https://" in seen.page.locator(".cite > p.copy").inner_text()


def test_printing_leaves_out_the_navigation(
    browser: Browser, sample: Served, routes: dict[str, str]
) -> None:
    with watched(browser) as seen:
        seen.page.goto(sample + routes["article"])
        seen.page.emulate_media(media="print")
        assert not seen.page.locator("header nav").first.is_visible()
        assert seen.page.locator("main h1").is_visible()
