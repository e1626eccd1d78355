"""The search bundle: the same each time, and with words inside unspaced sentences."""

from __future__ import annotations

import gzip
import re

import cbor2
import pytest

from sitegen.errors import PublishError
from sitegen.search import Indexer, indexer
from sitegen.search.unspaced import HAIR_SPACE, spaced


def _pages(count: int) -> dict[str, bytes]:
    return {
        f"articles/{n}.html": (
            f"<!doctype html><html lang=en><head><title>Piece {n}</title></head><body>"
            f"<main data-pagefind-body><h1>Piece {n}</h1>"
            f"<span data-pagefind-filter='year'>{1990 + n % 7}</span>"
            f"<span data-pagefind-filter='source'>Outlet {n % 5}</span>"
            f"<p>Something about treaties and number {n}.</p></main></body></html>"
        ).encode()
        for n in range(count)
    }


def _bundle(pages: dict[str, bytes]) -> dict[str, bytes]:
    making = Indexer("en")
    for route, page in pages.items():
        making.add(route, page)
    return making.finish()


def test_two_bundles_are_the_same() -> None:
    first, second = (_bundle(_pages(12)) for _ in range(2))
    assert first == second
    assert {"pagefind.js", "pagefind-entry.json"} <= first.keys()


def test_values_of_filters_are_sorted_and_whole() -> None:
    bundle = _bundle(_pages(12))
    filters = {}
    for path, content in bundle.items():
        if path.startswith("filter/"):
            name, values = cbor2.loads(gzip.decompress(content)[len(b"pagefind_dcd") :])
            filters[name] = values
    assert [value for value, _ in filters["year"]] == [str(1990 + n) for n in range(7)]
    assert sorted(page for _, pages in filters["source"] for page in pages) == list(range(12))


def test_the_ready_made_interfaces_are_left_out() -> None:
    assert not [path for path in _bundle(_pages(1)) if "-ui" in path]


def test_no_pagefind_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: "/nowhere/pagefind")
    with pytest.raises(PublishError, match="cannot be started") as caught:
        Indexer("en")
    assert "pip install" in caught.value.hint


@pytest.mark.parametrize("program", ["/bin/false", "/bin/true"])
def test_a_pagefind_that_fails_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: program)
    monkeypatch.setattr(indexer, "_ARGUMENTS", ())
    making = Indexer("en")
    making.add("a.html", b"<p>a</p>")
    with pytest.raises(PublishError, match="ended before it was done"):
        making.finish()


def test_characters_of_unspaced_scripts_stand_alone() -> None:
    page = '<p title="日米同盟">日米同盟 and English</p>'
    marked = spaced(page)
    assert 'title="日米同盟"' in marked
    assert HAIR_SPACE.join("日米同盟") + " and English" in marked
    assert re.sub(HAIR_SPACE, "", marked) == page


def test_stops_and_brackets_stick_to_no_character() -> None:
    page = "<h1>最後の船、港へ</h1><p>「船」(白)。1951年 &amp;船</p>"
    marked = spaced(page)
    for word in ("船", "港", "白", "年"):
        assert re.search(rf"(?:^|[\s\u200a>\d]){word}(?:$|[\s\u200a<])", marked)
    assert not [stuck for stuck in ("船、", "「船", "(白") if stuck in marked]
    assert re.sub(HAIR_SPACE, "", marked) == page


def test_other_pages_are_left_alone() -> None:
    assert spaced("<p>Alliance 동맹</p>") == "<p>Alliance 동맹</p>"
