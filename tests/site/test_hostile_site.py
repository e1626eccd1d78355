"""Scraped input that wants to run in the reader's browser, or out of the output folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.building import build_site, tree

FILLER = "The council met on Tuesday and spoke about the bridge for more than two hours. " * 8
EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% include 'base.html' %}",
    "</title><svg/onload=alert(1)>",
    "]]><evil/>",
    "../../../../etc/passwd",
    "javascript:alert(1)",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    source = folder / "in"
    source.mkdir()
    for number, evil in enumerate(EVIL):
        record = {
            "title": f"Title {number} {evil}",
            "author": evil,
            "source": evil,
            "url": evil,
            "date": "2020-01-02",
            "tags": [evil, "bridges"],
            "text": f"{FILLER}\n\n{evil} {FILLER}\n\nMr. {evil} said so.\n\n{FILLER}",
        }
        (source / f"{number}.json").write_text(json.dumps(record), encoding="utf-8")
        page = (
            f"<html><head><title>{evil}</title></head><body onload='alert(2)'><article>"
            f"<h1>Page {number}</h1><p onclick='alert(3)'>{FILLER}</p>"
            f"<p><a href='javascript:alert(4)'>{FILLER}</a> <a href='https://ok.example/'>ok</a></p>"
            f"<iframe src='https://evil.example/'></iframe><style>body{{display:none}}</style>"
            f"<p>{FILLER}<img src='https://evil.example/track.gif'></p></article></body></html>"
        )
        (source / f"{number}.html").write_text(page, encoding="utf-8")
    return build_site(source, folder / "site")


def test_nothing_runs(site: Path) -> None:
    for name, content in tree(site).items():
        if not name.endswith(".html"):
            continue
        page = LexborHTMLParser(content.decode("utf-8"))
        for node in page.css("*"):
            for attribute, value in node.attributes.items():
                assert not attribute.startswith("on"), (name, attribute)
                told = (value or "").strip().lower()
                refreshing = attribute == "content" and "http-equiv" in node.attributes
                if refreshing or attribute in ("href", "src", "action", "formaction"):
                    assert not told.startswith(("javascript:", "data:text")), (name, told)
        for script in page.css("script"):
            kind = script.attributes.get("type")
            inline = not script.attributes.get("src")
            assert not inline or kind in ("application/ld+json", "application/json"), name
            assert "alert(" not in (script.attributes.get("src") or "")
        assert not page.css("iframe, object, embed, base"), name
        for source in page.css("img[src], script[src], link[rel=stylesheet]"):
            address = source.attributes.get("src") or source.attributes.get("href") or ""
            assert "://" not in address, (name, address)


def test_templates_in_text_stay_text(site: Path) -> None:
    pages = b"".join(data for name, data in tree(site).items() if name.endswith(".html"))
    assert b"7 * 7" in pages
    assert b">49<" not in pages


def test_structured_data_stays_data(site: Path) -> None:
    found = 0
    for name, content in tree(site).items():
        if name.endswith(".html"):
            for script in LexborHTMLParser(content.decode()).css("script[type]"):
                if script.attributes["type"] == "application/ld+json":
                    json.loads(script.text())
                    found += 1
        elif name.endswith(".json"):
            json.loads(content)
    assert found


def test_nothing_is_written_outside(site: Path) -> None:
    beside = {path.name for path in site.parent.iterdir()}
    assert beside == {"in", "site", ".sitegen"}
