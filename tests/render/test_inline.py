"""The second lock on inline HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.views.inline import inline
from tests.render.wellformed import check

BASE = "https://quay.example/2024/story.html"


@pytest.mark.parametrize(
    ("given_html", "kept"),
    [
        ("plain &amp; simple", "plain &amp; simple"),
        ("<em>a</em> <strong>b</strong>", "<em>a</em> <strong>b</strong>"),
        ("<script>alert(1)</script>", "alert(1)"),
        ('<img src=x onerror="alert(1)">', ""),
        ('<em onclick="x()">a</em>', "<em>a</em>"),
        ('<a href="javascript:alert(1)">a</a>', "a"),
        ("<em>open", "<em>open</em>"),
        ("<em><b>a</em>", "<em><b>a</b></em>"),
        ("a < b", "a &lt; b"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ('<a href="/by/x" rel="author">X</a>',
         '<a href="https://quay.example/by/x" rel="nofollow noopener">X</a>'),
        ('<a href="https://a.example/?b=1&amp;c=2">X</a>',
         '<a href="https://a.example/?b=1&amp;c=2" rel="nofollow noopener">X</a>'),
        ('<a href="/?q=x|y">X</a>',
         '<a href="https://quay.example/?q=x%7Cy" rel="nofollow noopener">X</a>'),
        ('<a href="/?q[]=x">X</a>',
         '<a href="https://quay.example/?q%5B%5D=x" rel="nofollow noopener">X</a>'),
        ('<a href="http://[::1]/">X</a>',
         '<a href="http://[::1]/" rel="nofollow noopener">X</a>'),
        ('<a href="/{path}">X</a>', "X"),
    ],
)  # fmt: skip
def test_inline(given_html, kept):
    assert inline(given_html, BASE) == kept


def test_relative_link_without_an_address_is_text():
    assert inline('<a href="/by/x">X</a>', None) == "X"


@given(st.text("<>/\"'= abhrefscriptonclick:&;", max_size=80))
def test_any_inline_html_is_well_formed_and_inert(text):
    made = check(inline(text, BASE))
    assert made.problems == []
    assert {name for _, name, _ in made.attributes} <= {"href", "rel"}
