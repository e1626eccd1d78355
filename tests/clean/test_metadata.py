"""What a page states of itself, sound and broken."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from sitegen.clean.metadata.stated import statements

PROSE = "<p>" + "Ships left the harbour early and came back late at night. " * 5 + "</p>"


def _of(html: str, url: str | None = None) -> set[tuple[str, str, str]]:
    found = statements(LexborHTMLParser(html), url)
    return {(s.field, s.value, s.where) for s in found}


def _page(head: str = "", body: str = "") -> str:
    return f"<html lang='en'><head>{head}</head><body>{body}</body></html>"


def _json(text: str) -> str:
    return _page(f'<script type="application/ld+json">{text}</script>')


def test_head() -> None:
    found = _of(
        _page(
            "<title>Ships leave | HT</title>"
            '<meta property="og:title" content="Ships &amp; boats leave">'
            '<meta name="Author" content="Ann Lee">'
            '<meta property="article:published_time" content="2024-04-10T08:00:00Z">'
            '<meta property="og:site_name" content="HT">'
            '<meta name="date" content="">'
            '<link rel="canonical" href="/news/1">'
        ),
        "https://ht.example/x",
    )
    assert found == {
        ("language", "en", "html lang"),
        ("title", "Ships leave | HT", "title"),
        ("title", "Ships & boats leave", "meta og:title"),
        ("author", "Ann Lee", "meta author"),
        ("date", "2024-04-10T08:00:00Z", "meta article:published_time"),
        ("source", "HT", "meta og:site_name"),
        ("url", "https://ht.example/news/1", "link canonical"),
    }


ARTICLE = (
    '"@type": "NewsArticle", "headline": "Ships &amp;amp; <i>boats</i>",'
    ' "datePublished": "2024-04-10",'
    ' "author": [{"@type": "Person", "name": "Ann Lee"}, "Bo Ek"]'
)
FOUND = {
    ("title", "Ships & boats", "JSON-LD headline"),
    ("date", "2024-04-10", "JSON-LD datePublished"),
    ("author", "Ann Lee", "JSON-LD author"),
    ("author", "Bo Ek", "JSON-LD author"),
}


@pytest.mark.parametrize(
    "script",
    [
        "{%s}",
        "[{%s}]",
        '{"@graph": [{"@type": "WebSite", "name": "HT"}, {%s}]}',
        '{"mainEntity": {%s}}',
        "{%s,}",
        "<!-- {%s} -->",
        "//<![CDATA[\n{%s}\n//]]>",
        '{%s, "description": "a\nb"}',
        "{%s};",
    ],
)
def test_json_ld(script: str) -> None:
    assert _of(_json(script % ARTICLE)) >= FOUND


def test_authors_by_reference_and_bodies() -> None:
    found = _of(
        _json(
            '{"@graph": [{"@type": "Article", "headline": "H", "author": {"@id": "#a"},'
            ' "publisher": {"@id": "#p"}}, {"@type": "Person", "@id": "#a", "name": "Ann Lee"},'
            ' {"@type": "Organization", "@id": "#p", "name": "HT"}]}'
        )
    )
    assert ("author", "Ann Lee", "JSON-LD author") in found
    assert ("source", "HT", "JSON-LD publisher") in found
    body = _of(
        _json(
            '{"@type": "Article", "headline": "H",'
            ' "author": {"@type": "Organization", "name": "HT"}}'
        )
    )
    assert ("author", "HT", "JSON-LD author (organization)") in body


def test_a_script_beyond_mending_still_gives_its_values() -> None:
    found = _of(_json('{"headline": "Ships \\"leave\\"", "datePublished": "2024-04-10" oops {{'))
    assert ("title", 'Ships "leave"', "JSON-LD headline") in found
    assert ("date", "2024-04-10", "JSON-LD datePublished") in found


@pytest.mark.parametrize("script", ["", "null", "[[[[", "{" * 5000, '"text"', "12", "[" * 90000])
def test_hostile_scripts_give_nothing(script: str) -> None:
    assert _of(_json(script)) == {("language", "en", "html lang")}


def test_the_head_of_the_page() -> None:
    found = _of(
        _page(
            body='<h1>Ships <em>leave</em>’s quay</h1><div class="byline">By '
            '<a rel="author">Ann Lee</a></div><time datetime="2024-04-10">10 April</time>'
            + PROSE
            * 3
            + '<div class="teaser"><a href="/author/x">Other Man</a>'
            '<time datetime="2020-01-01">1 January</time></div>'
        )
    )
    assert ("title", "Ships leave’s quay", "h1") in found
    assert ("author", "By Ann Lee", "byline") in found
    assert ("author", "Ann Lee", "rel=author") in found
    assert ("date", "2024-04-10", "time") in found
    assert not any("Other Man" in value or "2020" in value for _, value, _ in found)


def test_updated_by_the_words_beside_it() -> None:
    found = _of(
        _page(
            body="<h1>Ships</h1><p>Updated <time datetime='2024-05-11'>11 May</time></p>"
            "<p>Published <time datetime='2024-04-10'>10 April</time></p>"
        )
    )
    assert ("updated", "2024-05-11", "time") in found
    assert ("date", "2024-04-10", "time") in found


def test_microdata_and_caption() -> None:
    found = _of(
        _page(
            body='<div itemscope><h1 itemprop="headline">Ships</h1>'
            '<span itemprop="author" itemscope><span itemprop="name">Ann Lee</span></span>'
            '<meta itemprop="datePublished" content="2024-04-10">'
            "<figure><figcaption>The quay (A. Lee)</figcaption></figure>"
            "<figure><figcaption>Another</figcaption></figure></div>"
        )
    )
    assert ("author", "Ann Lee", "microdata author name") in found
    assert ("date", "2024-04-10", "microdata datepublished") in found
    captions = [value for field, value, _ in found if field == "image_caption"]
    assert captions == ["The quay (A. Lee)"]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "http://[", "", "data:text/html,x", "ftp://ht.example/"]
)
def test_only_plain_addresses(href: str) -> None:
    assert not any(f == "url" for f, _, _ in _of(_page(f'<link rel="canonical" href="{href}">')))


def test_a_list_of_authors_is_bounded() -> None:
    links = "".join(f'<meta name="author" content="Ann Lee {i}">' for i in range(500))
    assert len(_of(_page(links))) <= 20


def test_the_words_of_a_time_outweigh_the_name_of_its_class() -> None:
    found = _of(
        _page(
            body="<h1>Ships</h1><time class='published'>Updated 11 May 2024</time>"
            "<time class='published'>3 April 2024, updated an hour ago</time>"
        )
    )
    assert ("updated", "Updated 11 May 2024", "time") in found
    assert ("date", "3 April 2024, updated an hour ago", "time") in found


@pytest.mark.parametrize(
    "html", ["", "<", "<html", "<title>", "\x00", "<h1>" * 500, "<time>" * 500]
)
def test_odd_pages_do_no_harm(html: str) -> None:
    assert isinstance(_of(html), set)


OTHER = '{"@type": "NewsArticle", "headline": "Another story", "datePublished": "2019-01-01"}'


@pytest.mark.parametrize("scripts", [(OTHER, "{%s}"), (f"[{OTHER}, {{%s}}]",)])
def test_of_several_articles_the_one_counts_that_the_heading_names(
    scripts: tuple[str, ...],
) -> None:
    head = [_json(one.replace("%s", ARTICLE)) for one in scripts]
    found = _of("".join(head) + "<h1>Ships &amp; <b>boats</b></h1>")
    assert found >= FOUND
    assert not [value for _, value, _ in found if value.startswith(("2019", "Another"))]


@pytest.mark.parametrize(
    "date", ['{"@type": "Date", "@value": "2024-04-10"}', '["2024-04-10"]', "1712707200"]
)
def test_days_in_odd_shapes(date: str) -> None:
    found = _of(_json(f'{{"@type": "Article", "headline": "H", "datePublished": {date}}}'))
    values = {value for field, value, _ in found if field == "date"}
    assert values <= {"2024-04-10", "1712707200"}
    assert values


def test_scripts_by_other_names_and_with_what_does_not_belong() -> None:
    script = _json(f"{{{ARTICLE}}}")
    assert _of(script.replace("application/ld+json", "application/LD+JSON; charset=utf-8")) >= FOUND
    for before in ("\ufeff", "/* made by a plug-in */ ", '{"@type": "WebSite", "name": "HT"} '):
        assert _of(_json(before + f"{{{ARTICLE}}}")) >= FOUND


def test_a_person_of_another_script_is_found() -> None:
    person = _json('{"@type": "Person", "@id": "#a", "name": "Ann Lee"}')
    article = _json('{"@type": "Article", "headline": "H", "author": {"@id": "#a"}}')
    assert ("author", "Ann Lee", "JSON-LD author") in _of(person + article)


def test_the_publisher_of_microdata_is_a_meta_element() -> None:
    found = _of(
        '<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="publisher"'
        ' itemscope><meta itemprop="name" content="The Quay Gazette"></span></div>'
    )
    assert ("source", "The Quay Gazette", "microdata source name") in found
