"""Where addresses lead, whatever they look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.check.page import facts_of
from sitegen.check.targets import resolve

PAGE = "tags/japan.html"


@pytest.mark.parametrize(
    ("address", "place", "path", "fragment"),
    [
        ("tokyo.html", "inside", "tags/tokyo.html", ""),
        ("./tokyo.html#x", "inside", "tags/tokyo.html", "x"),
        ("../articles/a%20b.html", "inside", "articles/a b.html", ""),
        ("../articles/a%23b.html#c%20d", "inside", "articles/a#b.html", "c d"),
        ("../index.html?q=a/../../b", "inside", "index.html", ""),
        ("#x", "inside", PAGE, "x"),
        ("#x:~:text=words", "inside", PAGE, "x"),
        ("?q=x", "inside", PAGE, ""),
        ("..", "inside", "", ""),
        ("../stories/", "inside", "stories/", ""),
        ("../../x.html", "above", "", ""),
        ("%2e%2e/%2e%2e/x.html", "above", "", ""),
        ("/x.html", "root", "", ""),
        ("//elsewhere.example/x", "outside", "", ""),
        ("HTTPS://elsewhere.example", "outside", "", ""),
        ("https://here.example/archive", "own", "", ""),
        ("https://here.example/archive/x.html", "own", "", ""),
        ("https://here.example/archives/x.html", "outside", "", ""),
        ("mailto:a@example.org", "outside", "", ""),
        ("JavaScript:alert(1)", "script", "", ""),
        ("http://LOCALHOST/", "local", "", ""),
        ("http://[::1]:8000/", "local", "", ""),
        ("https://", "nowhere", "", ""),
        ("", "nowhere", "", ""),
    ],
)
def test_resolve(address: str, place: str, path: str, fragment: str) -> None:
    target = resolve(address, PAGE, "https://here.example/archive/")
    assert (target.place, target.path, target.fragment) == (place, path, fragment)


PIECES = st.sampled_from(
    ["..", ".", "/", "//", "#", "?", ":", "%2e", "%2F", "%", "a", "é", "[", "]", "@", "http:",
     "javascript:", "\\", " ", "\0", "\ud800"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_address_leads_out_unnoticed(address: str) -> None:
    target = resolve(address, PAGE)
    if target.place == "inside":
        assert not target.path.startswith("/")
        assert ".." not in target.path.split("/")


@given(st.text() | st.lists(st.sampled_from(
    ["<a href=", "'", '"', "x.html", "<img ", "srcset=", ", ", "<meta http-equiv=refresh content=",
     "url=", "<title>", "</title", "<!--", "<svg>", "<template>", ">", "\0"]
)).map("".join))  # fmt: skip
def test_no_page_is_too_broken_to_look_at(html: str) -> None:
    facts = facts_of(html.encode("utf-8", "surrogatepass"))
    assert all(isinstance(address, str) for address in (*facts.links, *facts.loads))
