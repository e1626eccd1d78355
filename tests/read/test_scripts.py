"""Scripts, style sheets and drawings are emptied, comments go; all else of a page stays."""

from __future__ import annotations

import pytest

from sitegen.read.scripts import without_scripts

EMPTIED = [
    ("<script>if (a < b) c('</span>');</script>", "<script></script>"),
    ("<style media='a>b'>p { color: red }</style>", "<style media='a>b'></style>"),
    ('<svg class="icon"/>Text<svg><title>Icon</title></svg>', '<svg class="icon"/>Text<svg></svg>'),
    ("<title>Of <script> tags</title><script>a</script>",
     "<title>Of <script> tags</title><script></script>"),
    ("<p>One<!-- end of - one --><!---->two<!-- --->", "<p>Onetwo"),
]  # fmt: skip
KEPT = [
    '<script type="application/ld+json">{"articleBody": "<script>a<\\/script>"}</script>',
    "<!-- <script> --><p>Text</p><!-- </script> -->",
    "<textarea><script>a</script></textarea>",
    '<p title="<script>">Text</p><script>a</script>',
    "<scripts>Text</scripts>",
    "<!--[if IE]><p>Old</p><![endif]--><!-->Text<!--->Text<!-- a --!>Text<b>-->",
    "<!-- saved from url=(0020)https://example.org/ --><title>Of <!-- comments --></title>",
    "<!-- Open",
    "<script>Open",
]


@pytest.mark.parametrize(("page", "rest"), EMPTIED)
def test_what_nobody_reads_is_emptied(page: str, rest: str) -> None:
    assert without_scripts(page.encode()).decode() == rest


@pytest.mark.parametrize("page", KEPT)
def test_text_and_data_are_kept(page: str) -> None:
    assert without_scripts(page.encode()).decode() == page
