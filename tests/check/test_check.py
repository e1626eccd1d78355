"""Checking a built site: one wrong thing at a time, and a site without any."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from sitegen.check import Finding, check
from sitegen.check.data import personal
from sitegen.errors import ConfigError

HEAD = (
    '<!doctype html><html lang="en"><head><title>T</title>'
    '<meta name="description" content="d"></head><body>'
)


def build(folder: Path, files: dict[str, str]) -> Path:
    """A site; pages get a proper head unless they bring their own."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = name.endswith(".html") and "<html" not in text
        path.write_text(HEAD + text if whole else text, encoding="utf-8")
    return folder


def kinds(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.file, finding.kind) for finding in findings]


SOUND = {
    "index.html": """
        <link rel="stylesheet" href="assets/style.css">
        <link rel="canonical" href="https://example.org/archive/index.html">
        <link rel="alternate" type="application/atom+xml" href="feed.atom">
        <a href="#top">top</a> <a href="#main">main</a> <main id="main">
        <a href="articles/%E6%97%A5%E6%9C%AC-a1b2c3.html#p%201">one</a>
        <a href="articles/日本-a1b2c3.html?print#p 1">the same</a>
        <a href="search.html?q=x#results">search</a>
        <a href="https://elsewhere.example/a">elsewhere</a>
        <a href="mailto:a@example.org">mail</a>
        <img src="assets/logo.svg" alt="">""",
    "articles/日本-a1b2c3.html": '<p id="p 1">x</p><a href="../index.html">home</a>'
    '<a href="../originals/a.html">original</a><a href="../old.html">moved</a>',
    "search.html": '<div id="results"></div><script src="assets/search.js"></script>',
    "old.html": '<meta http-equiv="refresh" content="0; url=index.html">',
    "404.html": '<a href="https://example.org/archive/index.html">home</a><a href="/">/</a>',
    "originals/a.html": "<html><a href=gone.html><img src=http://tracker.example/x.gif>",
    "pagefind/fragment.html": "<html>",
    "pagefind/pagefind-entry.json": "{}",
    "assets/style.css": "",
    "assets/search.js": "",
    "assets/logo.svg": "<svg/>",
    "feed.atom": '<feed xmlns="http://www.w3.org/2005/Atom"><link href="index.html"/></feed>',
    ".sitegen.json": "{}",
}


def test_a_sound_site_has_no_findings(tmp_path: Path) -> None:
    assert check(build(tmp_path, SOUND), "https://example.org/archive/") == ()


def test_a_folder_without_a_start_page_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="not a site") as caught:
        check(tmp_path)
    assert "sitegen build" in caught.value.hint


@pytest.mark.parametrize(
    ("markup", "kind", "detail"),
    [
        ('<a href="gone.html">', "broken-link", "gone.html"),
        ('<a href="gone%20away.html">', "broken-link", "gone%20away.html"),
        ('<a href="Search.html">', "broken-link", "search.html in case"),
        ('<a href="articles/%E6%97%A5%E6%9C%AC-A1b2c3.html">', "broken-link", "in case"),
        ('<a href="../up.html">', "broken-link", "out of the site"),
        ('<a href="articles/../../up.html">', "broken-link", "out of the site"),
        ('<a href="">', "broken-link", "'': is not an address"),
        ('<a href="http://">', "broken-link", "not an address"),
        ('<a href="http://[half">', "broken-link", "not an address"),
        ('<area href="gone.html">', "broken-link", "gone.html"),
        ('<svg><a href="gone.html"><rect/></a></svg>', "broken-link", "gone.html"),
        ('<svg><use href="gone.svg#x"/></svg>', "broken-link", "gone.svg#x"),
        ('<img alt="" src="gone.png">', "broken-link", "gone.png"),
        ('<img alt="" src="assets/logo.svg" srcset="gone.png 2x">', "broken-link", "gone.png"),
        ('<script src="gone.js"></script>', "broken-link", "gone.js"),
        ('<link rel="stylesheet" href="gone.css">', "broken-link", "gone.css"),
        ('<link rel="alternate" href="gone.atom">', "broken-link", "gone.atom"),
        ('<a href="#nowhere">', "broken-anchor", "#nowhere"),
        ('<a href="search.html#nowhere">', "broken-anchor", "search.html#nowhere"),
        ('<i id="x"></i><i id="x"></i>', "duplicate-id", "x"),
        ('<img src="assets/logo.svg">', "no-alt", "assets/logo.svg"),
        ('<a href="/search.html">', "root-address", "host's root"),
        ('<a href="https://example.org/archive/search.html">', "full-address", "relative link"),
        ('<a href="articles/">', "broken-link", "articles/"),
        ('<a href="./">', "folder-link", "index.html"),
        ('<a href="javascript:void(0)">', "script-link", "javascript:void(0)"),
        ('<a href="http://localhost:8000/">', "local-address", "own machine"),
        ('<a href="file:///home/me/x.html">', "local-address", "own machine"),
        ('<script src="https://cdn.example/x.js"></script>', "third-party", "cdn.example"),
        ('<link rel="stylesheet" href="//fonts.example/a.css">', "third-party", "fonts.example"),
        ('<img alt="" src="http://tracker.example/x.gif">', "third-party", "tracker.example"),
        ('<meta http-equiv="refresh" content="0; url=gone.html">', "broken-link", "gone.html"),
    ],
)
def test_what_is_wrong_with_a_page(tmp_path: Path, markup: str, kind: str, detail: str) -> None:
    site = build(tmp_path, {**SOUND, "index.html": SOUND["index.html"] + markup})
    (finding,) = check(site, "https://example.org/archive/")
    assert (finding.file, finding.kind) == ("index.html", kind)
    assert detail in finding.detail


@pytest.mark.parametrize(
    ("head", "kind", "severity"),
    [
        ('<html lang="en"><head><meta name="description" content="d">', "no-title", "error"),
        ('<html lang="en"><title> </title><meta name="description" content="d">', "no-title",
         "error"),
        ('<html><title>T</title><meta name="description" content="d">', "no-language", "error"),
        ('<html lang="en"><title>T</title>', "no-description", "warning"),
    ],
)  # fmt: skip
def test_missing_metadata(tmp_path: Path, head: str, kind: str, severity: str) -> None:
    (finding,) = check(build(tmp_path, {"index.html": head}))
    assert (finding.kind, finding.severity) == (kind, severity)


def test_lists_need_no_description_and_articles_do(tmp_path: Path) -> None:
    head = '<html lang="en"><title>T</title>'
    site = build(
        tmp_path,
        {
            "index.html": '<a href="list.html">1</a><a href="article.html">2</a>',
            "list.html": head,
            "article.html": head + "<article data-pagefind-body>x</article>",
        },
    )
    assert kinds(check(site)) == [("article.html", "no-description")]


def test_orphans(tmp_path: Path) -> None:
    """Two pages that know each other are orphans still; a link from a folder page saves one."""
    site = build(
        tmp_path,
        {
            "index.html": '<a href="tags/index.html">tags</a>',
            "tags/index.html": '<a href="../kept.html">kept</a>',
            "kept.html": "",
            "a.html": '<a href="b.html">b</a>',
            "b.html": '<a href="a.html">a</a>',
            "404.html": "",
        },
    )
    assert kinds(check(site)) == [("a.html", "orphan"), ("b.html", "orphan")]


def test_a_search_page_needs_an_index(tmp_path: Path) -> None:
    site = build(tmp_path, SOUND)
    (site / "pagefind/pagefind-entry.json").unlink()
    assert kinds(check(site)) == [("search.html", "no-search-index")]


def test_symbolic_links_are_reported_and_not_followed(tmp_path: Path) -> None:
    site = build(tmp_path / "site", {"index.html": '<a href="out/x.html">x</a>'})
    build(tmp_path / "else", {"x.html": ""})
    (site / "out").symlink_to(tmp_path / "else")
    assert kinds(check(site)) == [("index.html", "broken-link"), ("out", "symbolic-link")]


DATA = (
    '{"page":"articles/a%20b.html","date":"2024-04-10","date_confidence":0.3,"text":"x"}\n'
    '{"page":"sure.html","date":"2024-04-10","date_confidence":0.9,"text":"x"}\n'
    '{"page":"ahead.html","date":"2999","earliest":"2999-01-01","text":"x"}\n'
    '{"page":"undated.html","date":"","date_confidence":0.0,"text":"at @example, 10.5 km"}\n'
    '{"page":"odd.html","warnings":["hardly any text"],'
    '"text":"write to jo.do+x@mail.example.org or +81 (3) 1234-5678"}\n'
    '{"half\n'
    "[]\n"
)


def test_what_the_data_tells(tmp_path: Path) -> None:
    site = build(tmp_path, {"index.html": "", "data/articles.jsonl": DATA})
    found = [(one.file, one.kind, one.detail) for one in check(site)]
    assert found[1] == (
        "articles/a b.html",
        "doubtful-date",
        "published 2024-04-10: confidence 0.30",
    )
    assert found[0] == ("ahead.html", "doubtful-date", "published 2999: that is still to come")
    assert found[2][:2] == ("data/articles.jsonl", "bad-data")
    assert found[3:] == [
        ("odd.html", "mail-address", "jo.do+x@mail.example.org"),
        ("odd.html", "phone-number", "+81 (3) 1234-5678"),
        ("odd.html", "suspect", "hardly any text"),
    ]


ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{}"/></entry></feed>'
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc></url></urlset>'
)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("feed.atom", ATOM.format("https://example.org/gone.html"), "broken-link"),
        ("tags/japan.atom", ATOM.format("gone.html"), "broken-link"),
        ("feed.json", '{"items": [{"url": "https://example.org/gone.html"}]}', "broken-link"),
        ("sitemap.xml", SITEMAP.format("https://example.org/gone.html"), "broken-link"),
        ("sitemap.xml", "<urlset>", "bad-data"),
        ("feed.json", "{", "bad-data"),
        ("feed.json", '{"items": 3}', "bad-data"),
    ],
)
def test_feeds_and_sitemaps(tmp_path: Path, name: str, content: str, kind: str) -> None:
    site = build(tmp_path, {"index.html": "", name: content})
    assert kinds(check(site, "https://example.org")) == [(name, kind)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("feed.atom", ATOM.format("https://example.org/index.html")),
        ("tags/japan.atom", ATOM.format("../index.html")),
        ("feed.json", '{"items": [{"url": "https://example.org/"}, {"id": "x"}]}'),
        ("sitemap.xml", SITEMAP.format("https://example.org/")),
        ("feed.atom", ATOM.format("https://elsewhere.example/original.html")),
    ],
)
def test_sound_feeds_and_sitemaps(tmp_path: Path, name: str, content: str) -> None:
    assert check(build(tmp_path, {"index.html": "", name: content}), "https://example.org") == ()


def test_findings_come_in_order_of_files_and_once(tmp_path: Path) -> None:
    twice = '<a href="gone.html">a</a><a href="gone.html">b</a>'
    site = build(tmp_path, {"index.html": twice + '<a href="b.html">', "b.html": twice})
    assert kinds(check(site)) == [("b.html", "broken-link"), ("index.html", "broken-link")]


def test_no_markup_brings_it_down(tmp_path: Path) -> None:
    """Pages may be cut off, empty, or no text at all."""
    site = build(tmp_path, {"index.html": ""})
    for number, content in enumerate([b"", b"\xff\xfe\x00<a href=", b"<html" * 1000, b"\0" * 99]):
        (site / f"{number}.html").write_bytes(content)
    assert {finding.kind for finding in check(site)} == {
        "no-title",
        "no-language",
        "orphan",
    }


def test_what_may_not_be_shown(tmp_path: Path) -> None:
    removed = '<ul class="removed"><li><del>Ring +1 555 010 9999 or a@example.org</del></ul>'
    files = {"index.html": removed + "<p>Met Zo&euml; <b>O’Hara</b>.", "data/x.csv": "1,Zoë O'Hara"}
    site = build(tmp_path, files)
    (site / "fragment.pf_fragment").write_bytes(gzip.compress("港の鈴\u200a 木".encode()))
    assert kinds(check(site, "", ("zoë o'hara", "鈴木"))) == [
        ("data/x.csv", "blacked-out"),
        ("fragment.pf_fragment", "blacked-out"),
        ("index.html", "blacked-out"),
        ("index.html", "contact-in-removed"),
        ("index.html", "contact-in-removed"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tel. 01632 960123", ["01632 960123"]),
        ("Phone: (555) 010-4477, or write.", ["(555) 010-4477"]),
        ("Telefon 030 / 123 45 67", ["030 / 123 45 67"]),
        ("He said to call 30 people in 1998 or 1999.", []),
        ("The vote was 14 to 9 on 10 12 2019.", []),
    ],
)
def test_telephone_numbers_without_their_country(text: str, found: list[str]) -> None:
    assert sorted({words for _, words in personal(text)}) == found
