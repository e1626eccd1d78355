"""HTML and Markdown: pieces, structure, safe markup, and the account of what is removed."""

from __future__ import annotations

import pytest

from sitegen.clean import clean, label, paragraphs, segment
from sitegen.clean.corrections.certain import is_date
from sitegen.clean.shape import shape_of
from sitegen.model import CleanText, Document, DocumentKind, Origin

PARAGRAPHS = [
    "The ferry between Port Halvard and the outer islands will run through the winter for the"
    " first time in eleven years, the harbour board said on Monday.",
    "Two crews have been hired and an older ship, the Marit, is being fitted with heaters. She"
    " can carry sixty passengers and eight cars.",
    "The board expects about forty passengers a day. It will decide in April whether the service"
    " can go on, and what a ticket may cost.",
    "For the islanders the question is a larger one. Without a ship in January, the last families"
    " with small children would have to move.",
]
OTHER = [
    "Salmon farms ask for new licences in the north, and the ministry promises an answer before"
    " the end of the year, a spokesman said.",
    "I have taken this boat for forty years and I can tell you that she will never run in a real"
    " storm, whatever the board may say.",
]


def page(body: str, head: str = "<title>Ferry to run all winter</title>") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def article(*inner: str) -> str:
    paragraphs = [f"<p>{text}</p>" for text in PARAGRAPHS]
    for place, markup in enumerate(inner):
        paragraphs.insert(place + 1, markup)
    return f"<article><h1>Ferry to run all winter</h1>{''.join(paragraphs)}</article>"


def cleaned(body: str, kind: DocumentKind = "html", url: str | None = None) -> CleanText:
    return clean(segment(Document(Origin("test"), "", 0, kind, body, url=url)))


def texts(text: CleanText) -> list[str]:
    return [block.text for block in text.blocks]


def test_menus_and_comments_stay_outside() -> None:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
    comments = f"<div class='comment-list'><p>{OTHER[1]}</p></div>"
    text = cleaned(page(menu + article() + comments))
    assert texts(text) == PARAGRAPHS
    assert text.title is not None
    assert text.title.value == "Ferry to run all winter"
    removed = {removal.text: removal.label for removal in text.removals}
    assert removed == {"Home": "navigation", "Sport": "navigation", OTHER[1]: "comments"}


def test_another_article_below_stays_outside() -> None:
    second = f"<article><h2>Salmon farms</h2><p>{OTHER[0]}</p></article>"
    text = cleaned(page(article() + second))
    assert texts(text) == PARAGRAPHS


def test_captions_are_kept_apart() -> None:
    figure = (
        "<figure><img src='a.jpg'><figcaption>The Marit in the dock at Port Halvard."
        " (Jonas Vik/Coast Press)</figcaption></figure>"
    )
    text = cleaned(page(article(figure)))
    assert texts(text) == PARAGRAPHS
    assert [caption.credit for caption in text.captions] == ["Jonas Vik/Coast Press"]


def test_links_and_emphasis_survive_safely() -> None:
    marked = (
        '<p>The <a href="/ships/marit" onclick="steal()">Marit</a> was <em>built</em> in the old'
        ' yard, and her <a href="javascript:alert(1)">engine</a> has been replaced twice since'
        " then.<script>alert(1)</script></p>"
    )
    text = cleaned(page(article(marked)), url="https://news.example/ferry")
    html = next(block.html for block in text.blocks if block.html)
    assert '<a href="https://news.example/ships/marit">Marit</a>' in html
    assert "<em>built</em>" in html
    assert "javascript" not in html
    assert "onclick" not in html
    assert "alert" not in "".join(texts(text))


def test_every_word_is_accounted_for() -> None:
    body = page(f"<div class='top'>Sign up for our newsletter</div>{article()}<p>{OTHER[0]}</p>")
    segmented = segment(Document(Origin("test"), "", 0, "html", body))
    text = clean(segmented)
    told = [*texts(text), *(removal.text for removal in text.removals)]
    told += [caption.text for caption in text.captions]
    told += [text.title.value] if text.title else []
    assert sorted(told) == sorted(piece.text for piece in segmented.pieces)


def test_broken_markup_is_no_trouble() -> None:
    for body in ("", "<", "<p", "<<<>>>", "<p>" * 3000, "<table><tr><td>x", "\x00<p>\ufffd</p>"):
        assert label(segment(Document(Origin("test"), "", 0, "html", body))) is not None


def test_markup_in_attributes_does_not_leak() -> None:
    trap = '<p data-x="a > b <!-- c --> &quot;<p>&quot;">' + OTHER[0] + "</p>"
    text = cleaned(page(article(trap)))
    assert OTHER[0] in texts(text)
    assert texts(text)[-1] == PARAGRAPHS[-1]


def test_markdown_keeps_lines_and_kinds() -> None:
    body = (
        f"# Ferry to run all winter\n\n{PARAGRAPHS[0]}\n\n## What it costs\n\n{PARAGRAPHS[1]}\n\n"
        f"- eight crowns for adults\n- nothing for children\n\n> {PARAGRAPHS[2]}\n\n"
        "![The Marit in the dock at Port Halvard](marit.jpg)\n\n"
        "The [board](https://board.example/) met on *Monday* to vote on the plan.\n"
    )
    text = cleaned(body, "markdown")
    assert text.title is not None
    assert text.title.value == "Ferry to run all winter"
    assert [(block.kind, block.line) for block in text.blocks] == [
        ("paragraph", 3), ("heading", 5), ("paragraph", 7), ("list_item", 9), ("list_item", 10),
        ("quote", 12), ("paragraph", 16),
    ]  # fmt: skip
    assert [caption.line for caption in text.captions] == [14]
    html = text.blocks[-1].html
    assert html is not None
    assert '<a href="https://board.example/">board</a>' in html


def test_signs_of_pages_that_are_no_articles() -> None:
    assert "looks like an error page" in cleaned(page("<h1>404</h1><p>Page not found</p>")).warnings
    links = "".join(
        f"<li><a href='/{i}'>The council of the town number {i} votes on its budget</a></li>"
        for i in range(30)
    )
    assert "looks like an index page" in cleaned(page(f"<ul>{links}</ul>")).warnings
    stub = f"{PARAGRAPHS[0]}\n\nThis article is for subscribers only\n"
    assert "looks like a paywall stub" in cleaned(stub, "text").warnings
    assert cleaned(page(article())).warnings == ()


def test_author_and_date_below_the_headline_are_no_text() -> None:
    head = "<h1>Ferry to run all winter</h1><p>By Ada Lund and Per Holm</p><p>May 4, 2021</p>"
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    text = cleaned(page(f"<article>{head}{body}</article>"))
    assert texts(text) == PARAGRAPHS
    labels = {removal.text: removal.label for removal in text.removals}
    assert labels["By Ada Lund and Per Holm"] == "byline"
    assert labels["May 4, 2021"] == "stamp"


@pytest.mark.parametrize(
    "date",
    [
        "12 juin 2022", "dimanche 12 juin 2022 à 18h20", "sabato 12 giugno 2021 alle 11:05",
        "12 июня 2022 г.", "12 يونيو 2022", "12 de junio de 2022", "niedziela, 12 czerwca 2022",
    ],
)  # fmt: skip
def test_a_date_below_the_headline_is_no_text_in_any_language(date: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    text = cleaned(page(f"<article>{HEADING}<p>{date}</p>{body}</article>"))
    assert texts(text) == PARAGRAPHS


def test_a_title_with_numbers_is_no_date() -> None:
    for title in ("Top 10 movies 2022", "Best 5 books of 2021", "Les 10 films 2022"):
        assert not is_date(shape_of(title))


HEADING = "<h1>Ferry to run all winter</h1>"
TEASER = f"<div><h2>Salmon farms</h2><p>{OTHER[0]}</p></div>"


@pytest.mark.parametrize(
    "body",
    [
        f"<header>{TEASER}</header>{article()}{TEASER}",
        f"<div><p>{OTHER[1]}</p>Harbours {article()}</div><article><p>{OTHER[0]}</p></article>",
        f"<h1>The Harbour Post</h1>{article()}<p>{OTHER[0]}</p>",
        f"<h1><a href='/'>The Harbour<br>Post</a></h1>{TEASER}{article()}{TEASER}",
        f"{TEASER}<article>{HEADING}</article><div>{article()[9:-10]}</div>{TEASER}",
        f"<article><article>{TEASER}{HEADING}<p>{PARAGRAPHS[0]}</p></article>{article()}</article>",
        f"{TEASER}<a href='/'><h1>Ferry to <b>run</b><!-- all --> all winter</h1></a>{article()}",
        f"{HEADING * 12}{TEASER}{article()}",
        TEASER * 3,
    ],
)
def test_words_alone_are_those_of_the_whole_account(body: str) -> None:
    document = Document(Origin("test"), "", 0, "html", page(body))
    words = paragraphs(segment(document, words_only=True))
    assert words == texts(clean(segment(document)))


def test_a_linked_pointer_between_paragraphs_is_none_of_the_article() -> None:
    paragraph = (
        "The ferry between Port Halvard and the outer islands will run through the winter for the"
        " first time in eleven years, the harbour board said on Monday."
    )
    pointer = "READ MORE: <a href='/a'>The board wanted a bridge. It got a ferry.</a>"
    page = f"<article><h1>Ferry</h1><p>{paragraph}</p><p>{pointer}</p><p>{paragraph[4:]}</p>"
    document = Document(Origin("test"), "", 0, "html", f"<html><body>{page}</article>")
    found = {line.text: line.label for line in label(segment(document))}
    assert found["READ MORE: The board wanted a bridge. It got a ferry."] == "related"


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("runs <b>all</b> winter<b>.</b>", "runs <strong>all</strong> winter."),
        ("<i>A</i> ship<em>&nbsp;</em>sails", "<em>A</em> ship sails"),
        ("<i>A</i> ship<a href='https://x.example/'><b> </b></a> sails", "<em>A</em> ship sails"),
        ("<i>A</i> ship <a href='https://x.example/'>“</a>sails", "<em>A</em> ship “sails"),
    ],
)
def test_links_and_emphasis_of_nothing_are_left_out(markup: str, kept: str) -> None:
    text = cleaned(page(article(f"<p>{PARAGRAPHS[0][:-1]} {markup}</p>")))
    block = next(block for block in text.blocks if block.html)
    html = (block.html or "").replace("&nbsp;", " ")
    assert html.removeprefix(f"{PARAGRAPHS[0][:-1]} ") == kept


@pytest.mark.parametrize(
    ("kind", "body", "kept"),
    [
        ("html", "10<sup>6</sup> t of CO<sub>2</sub>", "10<sup>6</sup> t of CO<sub>2</sub>"),
        ("html", "she said <q>never</q>", "she said <q>never</q>"),
        ("html", "for <del>5</del> <ins>4</ins> euros", "for <del>5</del> <ins>4</ins> euros"),
        ("html", "run <code>make</code>", "run <code>make</code>"),
        ("markdown", "run `make` & wait", "run <code>make</code> &amp; wait"),
    ],
)  # fmt: skip
def test_markup_that_changes_the_meaning_is_kept(kind: DocumentKind, body: str, kept: str) -> None:
    told = {"html": page(article(f"<p>{OTHER[0]} {body}</p>")), "markdown": f"{OTHER[0]} {body}"}
    text = cleaned(told[kind], kind)
    block = next(block for block in text.blocks if block.html)
    assert (block.html or "").removeprefix(f"{OTHER[0]} ") == kept


def test_readings_of_characters_stand_in_brackets() -> None:
    ruby = "<ruby>漢字<rt>かんじ</rt></ruby>を<ruby>読<rp>（</rp><rt>よ</rt><rp>）</rp></ruby>む。"
    text = cleaned(page(article(f"<p>{ruby * 4}</p>")))
    assert "漢字(かんじ)を読（よ）む。" * 4 in texts(text)


@pytest.mark.parametrize(
    "byline",
    ["By Ines Calloway · Sept. 8, 2021, 6 a.m.", "By Ines Calloway and Per Holm, 8 September 2021"],
)
def test_who_wrote_it_when_is_no_text_below_a_standfirst(byline: str) -> None:
    """The first paragraph is a standfirst."""
    head = f"<h1>Ferry to run all winter</h1><p>{PARAGRAPHS[2]}</p><p class='byline'>{byline}</p>"
    rest = "".join(f"<p>{text}</p>" for text in (PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[3]))
    text = cleaned(page(f"<article>{head}{rest}</article>"))
    assert byline not in texts(text)
    assert len(text.blocks) == 4
    dated = "By Sept. 8, 2021, the ferry had carried nobody at all."
    assert dated in texts(cleaned(page(article(f"<p>{dated}</p>"))))
