"""What was removed, as an article's page and the page of the collection tell it."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.model import Removal
from sitegen.views.provenance import provenance, redacted
from tests.render.sample import ARTICLES
from tests.render.site import rendered

_LONG = "The council met in the old hall, and nobody could say who had called the meeting. " * 20


def _account(*removals: Removal, kind: str = "text"):
    text = ARTICLES[0].clean
    document = replace(text.document, kind=kind)
    return provenance(
        replace(ARTICLES[0], clean=replace(text, document=document, removals=removals))
    )


def test_what_was_removed_is_told_to_the_last_word():
    (family,) = _account(Removal(_LONG, 3, "teaser", "prose outside the article", 0.9)).removed
    assert family.lines[0].text == _LONG


def test_what_reads_like_prose_comes_first():
    told = _account(
        Removal("Home", 1, "navigation", "menu on top", 0.99),
        Removal("News", 2, "navigation", "menu on top", 0.99),
        Removal("Sign up for our letter and never miss a tide.", 3, "newsletter", "call", 0.97),
        Removal(_LONG, 9, "repeat", "repeat:site", 0.53),
    )
    assert [family.label for family in told.removed] == ["repeat", "newsletter", "navigation"]
    assert [line.text for line in told.removed[-1].lines] == ["Home", "News"]
    assert [family.lines[0].doubtful for family in told.removed] == [True, False, False]


def test_words_are_counted_in_scripts_without_blanks():
    (family,) = _account(Removal("本日の天気は晴れです", 1, "related", "x", 0.9)).removed
    assert family.words == 5


def test_pages_are_counted_in_blocks():
    removal = Removal("Home", 4, "navigation", "menu on top", 0.99)
    assert not _account(removal).in_blocks
    assert _account(removal, kind="html").in_blocks


def test_the_collection_says_how_each_source_was_cleaned():
    page = rendered()["about-this-collection.html"]
    row, below = page.partition("The Quay Gazette</a>")[2].split("</tr>")[:2]
    assert "83&nbsp;%" in row
    assert "Mostly: " in below
    assert "Legal notice 50&nbsp;%" in below


def test_numbers_within_a_country_are_blacked_out_too():
    assert redacted("Tel. 555-0123 or in 1998") == "Tel. [☎ …] or in 1998"
    assert redacted("Telefon 030 / 123 45 67") == "Telefon [☎ …]"
