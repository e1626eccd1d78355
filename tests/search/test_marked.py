"""What of a page is given to Pagefind."""

from __future__ import annotations

import pytest

from sitegen.search.marked import marked


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            '<!doctype html><html lang="en"><head><title>T</title></head><body><nav>Menu</nav>'
            "<div data-pagefind-body><div>a</div>b</div><aside>c</aside></body></html>",
            '<html lang="en"><body><div data-pagefind-body><div>a</div>b</div>',
            id="a marked element is taken whole, the rest is left out",
        ),
        pytest.param(
            '<html><i data-pagefind-filter="year:2024"></i><p>x</p>'
            '<img class="a" data-pagefind-meta="image[src]" src="a"><p data-pagefind-body>y</p>',
            '<html><body><i data-pagefind-filter="year:2024"></i>'
            '<img class="a" data-pagefind-meta="image[src]" src="a"><p data-pagefind-body>y</p>',
            id="elements without a content end with their tag",
        ),
        pytest.param(
            "<html><p data-pagefind-body>of data-pagefind-body</p> and data-pagefind-meta</html>",
            "<html><body><p data-pagefind-body>of data-pagefind-body</p>",
            id="the words of a text are no marks",
        ),
        pytest.param(
            "<html><p data-pagefind-ignore>x</p></html>",
            "<html><p data-pagefind-ignore>x</p></html>",
            id="a page without marks is given whole",
        ),
        pytest.param(
            "<html><div data-pagefind-body>x",
            "<html><body><div data-pagefind-body>x",
            id="an element that is not closed ends with the page",
        ),
    ],
)
def test_pagefind_reads_what_is_marked(page: str, expected: str) -> None:
    assert marked(page) == expected
