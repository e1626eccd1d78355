"""Hand-written pages."""

from __future__ import annotations

from sitegen.model import Rejection
from sitegen.render.markdown import written_pages
from tests.render.site import PAGES, rendered


def _page(name):
    return next(one for one in written_pages(PAGES) if one.route == name)


def test_front_matter_and_contents():
    page = _page("about.html")
    assert (page.title, page.order) == ("About the papers", 1)
    assert [link.route for link in page.contents] == ["#why", "#how", "#in-detail", "#rest"]


def test_markdown_is_rendered_with_tables_footnotes_and_colours():
    html = _page("about.html").html
    for piece in (
        '<div class="scroll" tabindex="0"><table>',
        'class="footnotes"',
        'id="why"',
        '<span class="c-',
    ):
        assert piece in html


def test_raw_html_and_bad_links_stay_text():
    html = _page("about.html").html
    assert "<script>" not in html
    assert 'href="javascript' not in html


def test_heading_is_the_title_where_front_matter_is_silent():
    page = _page("notes/second.html")
    assert page.title == "Second page"
    assert "<h1" not in page.html


def test_written_page_is_in_the_navigation():
    assert 'href="about.html"' in rendered()["index.html"]


def test_what_cannot_be_read_is_rejected(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b.md").write_text("---\n: [\n---\nx", "utf-8")
    (tmp_path / "c.md").write_text("---\n- list\n---\nx", "utf-8")
    found = written_pages(tmp_path)
    assert [isinstance(one, Rejection) for one in found] == [True, True, True]
    assert written_pages(tmp_path / "nowhere") == ()
