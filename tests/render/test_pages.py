"""Every page of the sample site: well-formed, linked, harmless."""

from __future__ import annotations

import json
import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from msgspec.structs import replace

from sitegen.model import Tag, Version
from sitegen.views.base import DateView
from sitegen.views.density import known_years
from tests.render import sample
from tests.render.sample import HOSTILE
from tests.render.site import config, html_pages, render, rendered
from tests.render.wellformed import check

FILES = rendered()


@pytest.mark.parametrize("route", html_pages(FILES))
def test_page_is_well_formed(route):
    checked = check(FILES[route])
    assert checked.problems == []


def test_every_link_inside_the_site_leads_somewhere():
    ids = {route: check(FILES[route]).ids for route in html_pages(FILES)}
    broken = []
    for route in html_pages(FILES):
        if route == "404.html":
            continue
        for _, address in check(FILES[route]).links:
            parts = urlsplit(address)
            if parts.scheme or route == "404.html":
                continue
            assert not address.startswith("/"), f"{route}: {address}"
            path = unquote(parts.path)
            target = normpath(join(dirname(route), path)) if path else route
            if target not in FILES or (
                parts.fragment and unquote(parts.fragment) not in ids.get(target, ())
            ):
                broken.append((route, address))
    assert broken == []


def test_every_page_can_be_reached_from_the_front_page():
    reached, waiting = set(), ["index.html"]
    while waiting:
        route = waiting.pop()
        if route in reached or route not in FILES:
            continue
        reached.add(route)
        if route.endswith(".html"):
            for tag, address in check(FILES[route]).links:
                if tag == "a" and not urlsplit(address).scheme:
                    path = unquote(urlsplit(address).path)
                    waiting.append(normpath(join(dirname(route), path)) if path else route)
    assert set(html_pages(FILES)) - reached == {"404.html"}


@pytest.mark.parametrize("route", html_pages(FILES))
def test_hostile_text_stays_text(route):
    checked = check(FILES[route])
    for tag, name, value in checked.attributes:
        assert not name.startswith("on"), f"<{tag} {name}>"
        assert name != "style"
        if name in ("href", "src"):
            assert urlsplit(value or "").scheme in ("", "http", "https", "mailto", "data")
    assert not re.search(r"<script>(?!\{)", FILES[route])


def test_hostile_title_is_shown_as_it_is():
    page = FILES["articles/pilots-complain-111111.html"]
    assert HOSTILE in "".join(check(page).text)
    assert "javascript:" not in re.sub(r"<dd.*?</dd>|<bdi>.*?</bdi>", "", page)


@pytest.mark.parametrize("route", html_pages(FILES))
def test_page_asks_nobody_else(route):
    for tag, address in check(FILES[route]).links:
        if tag in ("script", "img", "iframe", "source"):
            assert not urlsplit(address).netloc, address
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', FILES[route])
    assert policy
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe-inline" not in policy[1]


def test_only_the_search_page_may_run_web_assembly():
    allowed = [route for route in html_pages(FILES) if "wasm-unsafe-eval" in FILES[route]]
    assert allowed == ["search.html"]


def test_article_says_how_its_date_is_known():
    text = "".join(check(FILES["articles/harbour-treaty-renewed-aaaaaa.html"]).text)
    for words in ("10 April 2024", "on Wednesday", "line 3", "How we know"):
        assert words in text


def test_article_accounts_for_what_was_removed():
    text = "".join(check(FILES["articles/harbour-treaty-renewed-aaaaaa.html"]).text)
    for words in ("has a phrase of this family", "Newsletter", "83 %", "SHA-256", "copy/of-a.txt"):
        assert words in text


def test_strangers_addresses_are_not_published():
    whole = "".join(FILES.values())
    assert "7946" not in whole
    assert "write to desk@example.org" not in whole


def test_lists_of_the_text_are_lists():
    page = FILES["articles/harbour-treaty-renewed-aaaaaa.html"]
    assert re.search(r'<ul>\s*<li id="p4">a joint pilot school', page)
    assert '<h2 id="h-what-changes">What changes</h2>' in page


def test_japanese_and_arabic_say_what_they_are():
    assert re.search(r'<h1 lang="ja" dir="ltr"', FILES["articles/海峡条約-更新される-dddddd.html"])
    assert re.search(r'<h1 lang="ar" dir="rtl"', FILES["articles/تجديد-معاهدة-الميناء-eeeeee.html"])


def test_timeline_says_what_happened_in_a_year():
    lines = re.findall(
        r'<span class="lead" dir="auto"><a href="([^"]+)', FILES["timeline/index.html"]
    )
    assert lines
    assert all(normpath(join("timeline", line.partition("#")[0])) in FILES for line in lines)


def test_story_page_shows_where_it_stands_in_time():
    assert '<figure class="density">' in FILES["stories/harbour-treaty-renewed.html"]


@pytest.mark.parametrize(("policy", "listed"), [("group", 7), ("hide", 7), ("keep", 8)])
def test_versions_of_a_story_are_one_item_of_a_list_unless_they_are_kept(policy, listed):
    made = config()
    files = render(replace(made, collate=replace(made.collate, stories=policy)))
    assert files["index.html"].count('class="teaser"') == listed
    assert ("2 versions</a></p>" in files["tags/harbour-treaty.html"]) == (policy == "group")


def test_an_index_of_very_many_tags_shows_the_most_frequent_and_loads_the_others():
    made = sample.archive()
    many = [Tag(f"t-{n}", f"Tag {n}", "person", (made.articles[0].id,)) for n in range(301)]
    routes = made.routes | {f"tag:{one.slug}": f"tags/{one.slug}.html" for one in many}
    files = render(config(), replace(made, tags=(*made.tags, *many), routes=routes))
    names = json.loads(files["tags/names.js"].removeprefix("tagNames = ").rstrip(";\n"))
    assert ["Tag 300", "../tags/t-300.html", 1] in names
    assert 'data-names="../tags/names.js"' in files["tags/index.html"]
    assert "Tag 300" not in files["tags/index.html"]
    assert "Tag 300" in files["tags/all/person.html"]
    assert "tags/names.js" not in FILES


def test_any_two_of_many_versions_are_compared_on_a_page_of_their_own():
    made = sample.archive()
    told = [Version(one.id, 0.9, "copy") for one in made.articles[:6]]
    story = replace(made.stories[0], versions=tuple(told))
    files = render(config(), replace(made, stories=(story,)))
    folder = "stories/harbour-treaty-renewed"
    pairs = {f"{folder}/{a}-{b}.html" for a in range(1, 6) for b in range(a + 1, 7)}
    assert {route for route in files if route.startswith(f"{folder}/")} == pairs - {
        f"{folder}/1-2.html"
    }
    page = files[f"{folder}/3-5.html"]
    assert "<del>" in page
    assert 'href="../../stories/harbour-treaty-renewed.html"' in page


def test_story_page_shows_what_differs_without_a_script():
    page = FILES["stories/harbour-treaty-renewed.html"]
    assert "<del>" in page or "<ins>" in page
    assert "<ins>" in page
    assert "share the water" in page


def test_a_span_of_years_has_no_bound_of_a_date_known_less_exactly():
    dates = (
        DateView("2002-04-28", "day", "2002-04-28", "2002-04-28"),
        DateView("2026-08/2027-03", "interval", "2026-08-26", "2027-03-30"),
        DateView("1971-11/..", "interval", "1971-11-01", ""),
        DateView("2024", "year", "2024-01-01", "2024-12-31"),
    )
    assert known_years(dates) == ["2002", "2024"]


def test_reasons_speak_the_language_of_the_interface():
    article, story = (
        "articles/harbour-treaty-renewed-aaaaaa.html",
        "stories/harbour-treaty-renewed.html",
    )
    assert "shares Harbour Treaty and 10 April 2024" in FILES[article]
    assert "62 % alike in their words · both name Mara Lund · 1 quotation in common" in FILES[story]
    settings = config()
    german = render(replace(settings, archive=replace(settings.archive, language="de")))
    assert "gemeinsam: Harbour Treaty und 10. April 2024" in german[article]
    assert "beide nennen Mara Lund · 1 gemeinsames Zitat" in german[story]
    for page in (german[article], german[story]):
        assert "shares " not in page
        assert "alike in" not in page


def test_not_found_page_needs_no_other_file():
    page = FILES["404.html"]
    assert "assets/" not in page
    assert 'href="/strait/index.html"' in page
    assert 'href="index.html"' in render(config(base_url=""))["404.html"]


def test_bytes_do_not_depend_on_the_hash_seed_or_the_order_of_rendering():
    assert render(config()) == FILES


def test_the_map_says_who_is_where_and_when():
    where = FILES["tags/map.html"].partition('id="where"')[2].partition("</section>")[0]
    assert re.search(r"<th scope=\"col\">.{0,80}Sandhaven", where)
    assert re.search(r"Mara Lund.*?<span>2</span><span class=\"years\">2024</span>", where)


def test_the_numbers_are_told_by_month():
    page = FILES["about-this-collection.html"]
    assert '<a href="timeline/1974/04.html" aria-label="April 1974: 1">1</a>' in page


def test_an_article_says_why_it_has_its_tags():
    page = FILES["articles/harbour-treaty-renewed-aaaaaa.html"]
    assert "<dt>Harbour Treaty</dt><dd>in the title, twice in all</dd>" in page


def test_a_source_has_one_name_whatever_an_article_calls_it():
    archive = sample.archive()
    first, *others = archive.articles
    named = replace(first, publisher=replace(first.publisher, value="TQG"))
    files = render(config(), replace(archive, articles=(named, *others)))
    page = files["articles/harbour-treaty-renewed-aaaaaa.html"]
    assert '<a href="../sources/the-quay-gazette.html">The Quay Gazette</a>' in page
    about = files["about-this-collection.html"]
    assert "TQG" not in about.partition('id="cleaning"')[2].partition("</section>")[0]


def test_an_article_is_found_by_its_authors():
    page = FILES["articles/harbour-treaty-renewed-aaaaaa.html"]
    assert re.search(r"<bdi data-pagefind-body>[^<]+</bdi>", page)


def test_a_version_without_a_source_says_so():
    archive = sample.archive()
    first, *others = archive.articles
    bare = replace(first, publisher=None, agency=None, aggregator=None)
    without = tuple(replace(one, roles=()) for one in archive.sources)
    files = render(config(), replace(archive, articles=(bare, *others), sources=without))
    table = files["stories/harbour-treaty-renewed.html"].partition('id="versions"')[2]
    assert '<td data-name="Source">Source unknown</td>' in table.partition("</table>")[0]
