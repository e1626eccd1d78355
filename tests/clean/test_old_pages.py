"""Pages whose markup tells nothing: of tables and line breaks, of elements without names."""

from __future__ import annotations

import pytest

from sitegen.clean import clean, paragraphs, segment
from sitegen.model import CleanText, Document, Origin

TITLE = "The light at Varde is sold to a piano tuner"
PARAGRAPHS = [
    "The light at Varde, which has been dark since the spring, was sold on Friday to a piano tuner"
    " from Lund who had come to look at something else.",
    "He paid the state forty thousand crowns, and asked whether the lamp could be moved a little to"
    " the left. The state said that it could not.",
    "The keeper's house goes with it, and the obligation to paint it every fourth year in the same"
    " two colours, of which one is not made any more.",
]
ABOVE = ["Sailing directions", "Number of the day: 12", "Ask the harbour master anything"]
JAPANESE = [
    "灯台の明かりは、冬のあいだずっと消えていた。村の人は窓にろうそくを置いて待った。",
    "春になって、隣町のピアノ調律師が灯台を買いに来た。値段を聞いて、少し笑った。",
    "調律師は今、毎晩同じ時刻に明かりをともす。村の時計はそれに合わせてある。",
]


def cleaned(head: str, body: str) -> CleanText:
    page = f"<html><head><title>{head}</title></head><body>{body}</body></html>"
    document = Document(Origin("x"), "", 0, "html", page)
    result = clean(segment(document))
    assert paragraphs(segment(document, words_only=True)) == [block.text for block in result.blocks]
    return result


def by_tables(title: str, lines: list[str]) -> str:
    above = "<br>".join(ABOVE)
    text = "<br><br>".join(f"<font size=2>{line}</font>" for line in lines)
    return (
        f"<table><tr><td colspan=2>{above}</td></tr>"
        f"<tr><td><font size=5><b>{title}</b></font><br><br>{text}</td><td></td></tr></table>"
    )


def by_elements(title: str, lines: list[str]) -> str:
    divs = "".join(f"<div>{line}</div>" for line in [*ABOVE, title, *lines])
    return f"<div><div>{divs}</div></div>"


@pytest.mark.parametrize("markup", [by_tables, by_elements])
@pytest.mark.parametrize("site", ["", " | Varde Observer", " - Papers of the Strait and the North"])
def test_what_stands_above_the_stated_title_is_outside(markup: object, site: str) -> None:
    assert callable(markup)
    result = cleaned(TITLE + site, markup(TITLE, PARAGRAPHS))
    assert [block.text for block in result.blocks] == PARAGRAPHS
    assert {removal.text for removal in result.removals} == {*ABOVE}


def test_a_title_below_the_paragraphs_cuts_nothing() -> None:
    lines = [*PARAGRAPHS, TITLE]
    result = cleaned(TITLE, by_elements("Notes from the coast", lines))
    assert [block.text for block in result.blocks if block.text in PARAGRAPHS] == PARAGRAPHS


def test_paragraphs_in_elements_of_their_own_where_a_character_is_a_word() -> None:
    title = "灯台を買ったピアノ調律師"
    result = cleaned(f"{title} - 北浜", by_elements(title, JAPANESE))
    assert [block.text for block in result.blocks] == JAPANESE


def test_a_table_below_a_heading_of_the_article_is_kept_though_each_row_says_little() -> None:
    cells = [("Height", "31 m"), ("Built", "1871"), ("Steps", "212"), ("Colour", "white, red")]
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in cells)
    divs = [f"<div>{line}</div>" for line in [*ABOVE, TITLE, *PARAGRAPHS]]
    told = f"{''.join(divs)}<div>Key facts</div><table>{rows}</table>"
    links = "".join(f"<div><a href='/{n}'>{one}</a></div>" for n, one in enumerate(ABOVE))
    result = cleaned(TITLE, f"<div><div>{told}<div>Related stories</div>{links}</div></div>")
    assert [block.text for block in result.blocks] == [
        *PARAGRAPHS, "Key facts", *(f"{name} | {value}" for name, value in cells),
    ]  # fmt: skip


ASIDE = [
    "Number of the day: 12", "Printer friendly version", "The ferry on Sundays",
    "Ask the harbour master anything",
    "Notes from the coast are read in forty countries, if our postman is to be believed.",
]  # fmt: skip


def test_the_cells_beside_the_article_are_not_weighed_with_its_own() -> None:
    text = "<br><br>".join([*PARAGRAPHS, "K. H.", "Sold for 40,000 crowns."])
    aside = "<br>".join(f"<font size=1>{line}</font>" for line in ASIDE)
    links = "<br>".join(f"<a href='{n}.html'>{line}</a>" for n, line in enumerate(ABOVE))
    result = cleaned(
        f"Notes from the coast - {TITLE}",
        f"<center><table width=760><tr><td colspan=3>{links}</td></tr>"
        f"<tr><td width=120>{aside}</td><td width=480><h2>{TITLE}</h2>"
        f"<table><tr><td>{text}</td></tr></table></td>"
        f"<td width=160>{aside}<br>{links}</td></tr></table></center>",
    )
    assert [block.text for block in result.blocks] == [
        *PARAGRAPHS, "K. H.", "Sold for 40,000 crowns.",
    ]  # fmt: skip
