"""Blocks put together: lists in lists, tables, quotations, verses."""

from __future__ import annotations

import jinja2
import pytest

from sitegen.clean import Rules, clean, segment
from sitegen.model import Block, Document, DocumentKind, Origin
from sitegen.views.text.crossing import crossed, page_key
from sitegen.views.text.part import Part
from sitegen.views.text.parts import text_parts
from tests.render.site import ROOT

LEAD = (
    "Every spring the ferry is hauled out and painted by her own crew, who have done it in the"
    " same way since 1962 and see no reason to change."
)
END = (
    "The captain says that next year will be the last, since the yard closes in the autumn and"
    " nobody else on the coast can lift her."
)


def outline(part: Part) -> str:
    """A part in brackets, so that a test shows what stands in what."""
    inner = " ".join(map(outline, part.parts))
    words = part.text if part.value is None else f"{part.value}={part.text}"
    if part.kind == "list":
        return f"{'ol' if part.ordered else 'ul'}({inner})"
    if part.kind in ("quote", "lines"):
        return f"{part.kind}({inner})"
    if part.kind == "break":
        return f"break {words}".strip()
    return f"{words} {inner}" if inner else words


def shown(body: str, kind: DocumentKind) -> list[str]:
    """What is shown between the first paragraph and the last."""
    text = clean(segment(Document(Origin("test"), "", 0, kind, body)))
    return [outline(part) for part in parts(text.blocks)][1:-1]


def parts(blocks: tuple[Block, ...]) -> tuple[Part, ...]:
    return text_parts(blocks)[1]


MARKUP = [
    ("1. scrape\n2. wash\n3. paint", "<ol><li>scrape</li><li>wash</li><li>paint</li></ol>",
     ["ol(scrape wash paint)"]),
    ("3. scrape\n4. wash", "<ol start='3'><li>scrape</li><li>wash</li></ol>",
     ["ol(3=scrape wash)"]),
    ("1. scrape\n7. sail\n1. rest",
     "<ol><li>scrape</li><li value='7'>sail</li><li>rest</li></ol>",
     ["ol(scrape 7=sail rest)"]),
    ("0. scrape\n1. wash", "<ol start='0'><li>scrape</li><li>wash</li></ol>",
     ["ol(0=scrape wash)"]),
    ("- bow\n- stern\n  1. port\n  2. lee\n- mast",
     "<ul><li>bow</li><li>stern<ol><li>port</li><li>lee</li></ol></li><li>mast</li></ul>",
     ["ul(bow stern ol(port lee) mast)"]),
    ("1. wash\n\n   twice\n\n2. paint",
     "<ol><li><p>wash</p><p>twice</p></li><li><p>paint</p></li></ol>",
     ["ol(wash twice paint)"]),
    ("- bow\n- stern\n\n1. port\n2. lee",
     "<ul><li>bow</li><li>stern</li></ul><ol><li>port</li><li>lee</li></ol>",
     ["ul(bow stern)", "ol(port lee)"]),
    ("1. bow\n2. stern\n\n<!-- -->\n\n1. port\n2. lee",
     "<ol><li>bow</li><li>stern</li></ol><ol><li>port</li><li>lee</li></ol>",
     ["ol(bow stern)", "ol(port lee)"]),
    ("> We sing it as we heard it,\n>\n> and we heard it wrong.",
     "<blockquote><p>We sing it as we heard it,</p><p>and we heard it wrong.</p></blockquote>",
     ["quote(We sing it as we heard it, and we heard it wrong.)"]),
    ("Oh paint her red,  \nand paint her white,  \nthe ferry.",
     "<p>Oh paint her red,<br>and paint her white,<br>the ferry.</p>",
     ["lines(Oh paint her red, and paint her white, the ferry.)"]),
    ("They wait a day.\n\n---\n\nThen they sail.",
     "<p>They wait a day.</p><hr><p>Then they sail.</p>",
     ["They wait a day.", "break", "Then they sail."]),
    ("They wait a day.\n\n\\* \\* \\*\n\nThen they sail.",
     "<p>They wait a day.</p><p>* * *</p><p>Then they sail.</p>",
     ["They wait a day.", "break * * *", "Then they sail."]),
    ("- bow\n\n***\n\n- stern", "<ul><li>bow</li></ul><hr><ul><li>stern</li></ul>",
     ["ul(bow)", "break", "ul(stern)"]),
]  # fmt: skip


@pytest.mark.parametrize(("markdown", "html", "wanted"), MARKUP)
def test_markdown_and_html_show_the_same(markdown: str, html: str, wanted: list[str]) -> None:
    assert shown(f"{LEAD}\n\n{markdown}\n\n{END}\n", "markdown") == wanted
    page = f"<article><h1>The ferry</h1><p>{LEAD}</p>{html}<p>{END}</p></article>"
    assert shown(page, "html") == wanted


@pytest.mark.parametrize("depth", [5, 300])
def test_lists_may_be_as_deep_as_they_like(depth: int) -> None:
    inner = "".join(f"<ul><li>item {n}" for n in range(depth))
    page = f"<article><p>{LEAD}</p>{inner}{'</li></ul>' * depth}<p>{END}</p></article>"
    (found,) = shown(page, "html")
    assert found.count("ul(") == min(depth, 6)
    assert found.count("item") == depth


def test_what_a_term_means_stands_with_it() -> None:
    terms = "<dl><dt>bow</dt><dd>the front</dd><dd>a knot</dd><dt>stern</dt><dd>the end</dd></dl>"
    page = f"<article><p>{LEAD}</p>{terms}<p>{END}</p></article>"
    assert shown(page, "html") == ["ul(bow the front a knot stern the end)"]
    (_, terms_list, _) = parts(clean(segment(Document(Origin("test"), "", 0, "html", page))).blocks)
    assert [item.text for item in terms_list.parts] == ["bow", "stern"]


def test_short_lines_of_a_text_are_a_stanza_where_blank_lines_part_paragraphs() -> None:
    stanzas = (
        "The rope is wet,\nthe rope is long,\nit ties the song.\n\nThe bill is paid,\nso they said."
    )
    assert shown(f"{LEAD}\n\n{stanzas}\n\n{END}\n", "text") == [
        "lines(The rope is wet, the rope is long, it ties the song.)",
        "lines(The bill is paid, so they said.)",
    ]
    tight = "“No,” he said.\n“Yes,” she said."
    assert shown(f"{LEAD}\n{tight}\n{END}\n", "text") == tight.split("\n")


@pytest.mark.parametrize("ornament", ["* * *", "***", "⁂", "###", "~~~ ~~~", "-----", "• • •"])
def test_ornaments_part_the_paragraphs_of_a_text(ornament: str) -> None:
    assert shown(f"{LEAD}\n\n{ornament}\n\n{END}\n", "text") == [f"break {ornament}"]


@pytest.mark.parametrize("line", ["★★★★☆", "- - a", "…", "✓"])
def test_other_signs_are_no_ornaments(line: str) -> None:
    assert not any(one.startswith("break") for one in shown(f"{LEAD}\n\n{line}\n\n{END}\n", "text"))


def test_an_empty_line_ends_a_stanza_of_a_page() -> None:
    page = f"<article><p>{LEAD}</p><p>Paint her red,<br><br>paint her white.</p><p>{END}</p>"
    assert shown(page, "html") == ["Paint her red,", "paint her white."]


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("<h2>The yard<br>and the slip</h2><p>They stand side by side, and always have.</p>",
         "heading"),
        ("<pre>wash the hull and dry it<br>  paint the hull<br>sail</pre>", "preformatted"),
    ],
)  # fmt: skip
def test_headings_and_code_with_broken_lines_are_whole(page: str, kind: str) -> None:
    page = f"<article><p>{LEAD}</p>{page}<p>{END}</p></article>"
    found = parts(clean(segment(Document(Origin("test"), "", 0, "html", page))).blocks)
    (whole,) = [part for part in found if part.kind == kind]
    assert len(whole.parts) > 1
    assert all(line.id for line in whole.parts)


def test_a_line_below_one_that_was_removed_follows_nothing() -> None:
    page = f"<article><p>{LEAD}</p><p>Paint her red,<br>and her mast,<br>and white.</p><p>{END}</p>"
    segmented = segment(Document(Origin("test"), "", 0, "html", page))
    text = clean(segmented, rules=Rules(drop=("and her mast,",)))
    assert [outline(part) for part in parts(text.blocks)] == [
        LEAD, "Paint her red,", "and white.", END,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "marked"),
    [
        (["1. Read the picture.", "2. Count what moves."], True),
        (["- a lamp", "- a kettle"], True),
        (["a lamp", "a kettle"], False),
        (["3 lamps", "12 kettles"], False),
    ],
)
def test_items_with_marks_of_their_own_get_no_others(texts: list[str], marked: bool) -> None:
    assert parts(tuple(Block(text, "list_item") for text in texts))[0].marked is marked


def cells(row: Part) -> list[str]:
    return [cell.html or cell.text for cell in row.parts]


TABLE = "| | Litres | Colour |\n|-|-|-|\n| 1911 | 410 | red |\n| 1998 | 1,385 | |\n"
TABLE_OF_A_PAGE = (
    "<table><thead><tr><th></th><th>Litres</th><th>Colour</th></tr></thead>"
    "<tr><td>1911</td><td>410</td><td>red</td></tr><tr><td>1998</td><td>1,385</td><td></td></tr>"
    "</table>"
)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("markdown", f"{LEAD}\n\n{TABLE}\n{END}\n"),
        ("html", f"<article><p>{LEAD}</p>{TABLE_OF_A_PAGE}<p>{END}</p></article>"),
    ],
)
def test_a_table_has_cells_and_heads(kind: DocumentKind, body: str) -> None:
    (_, table, _) = parts(clean(segment(Document(Origin("test"), "", 0, kind, body))).blocks)
    assert table.head is not None
    assert cells(table.head) == ["", "Litres", "Colour"]
    assert [*map(cells, table.parts)] == [["1911", "410", "red"], ["1998", "1,385", ""]]
    assert table.figures == (False, True, False)


SHIPS = ["The Marit", "built in 1962", "The Solveig", "built in 1978", "The Aud", "sold in 1990"]


def ships(a_row: int) -> str:
    """A table whose cells hold paragraphs, so many a row."""
    told = [f"<td><p>{ship}</p></td>" for ship in SHIPS]
    rows = ["".join(told[place : place + a_row]) for place in range(0, len(told), a_row)]
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<article><p>{LEAD}</p><table>{table}</table><p>{END}</p></article>"


def test_cells_may_hold_paragraphs() -> None:
    blocks = clean(segment(Document(Origin("test"), "", 0, "html", ships(2)))).blocks
    (_, table, _) = parts(blocks)
    assert [*map(cells, table.parts)] == [SHIPS[:2], SHIPS[2:4], SHIPS[4:]]
    assert [cell.id for cell in table.parts[0].parts] == ["p2", "p3"]


def test_tables_that_lay_out_a_page_are_none() -> None:
    assert shown(ships(1), "html") == SHIPS
    assert shown(ships(6), "html") == SHIPS


def test_rows_may_differ_in_length() -> None:
    rows = [("a | b | c", 1), ("1", 0), ("1 | 2 | 3 | 4 | 5", 0), (" |", 0)]
    (table,) = parts(tuple(Block(text, "table_row", level=level) for text, level in rows))
    assert table.figures == (False, True, True, True, True)
    heads = [Block("a | b | c", "table_row", level=1), Block("1", "table_row")]
    (table,) = parts(tuple(heads))
    assert len(table.figures) == 3
    rows = [Block("a | b", "table_row"), Block("1 | 2 | 3", "table_row"), Block("4", "table_row")]
    (table,) = parts(tuple(rows))
    assert [*map(cells, table.parts)] == [["a", "b", ""], ["1", "2", "3"], ["4"]]
    wide = Block(" | ".join("x" * 5000), "table_row")
    (table,) = parts((wide, *(Block("1 | 2", "table_row"),) * 9))
    assert [len(row.parts) for row in table.parts] == [5000] + [2] * 9


@pytest.mark.parametrize(
    ("levels", "shown_as"),
    [
        ([2, 3, 3, 2], [2, 3, 3, 2]),
        ([3, 4, 3], [2, 3, 2]),
        ([4, 3, 2], [2, 2, 2]),
        ([2, 5, 6, 3, 6], [2, 3, 4, 3, 4]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
    ],
)
def test_no_level_of_headings_is_left_out(levels: list[int], shown_as: list[int]) -> None:
    headings = tuple(Block(f"Part {n}", "heading", level=n) for n in levels)
    assert [part.level for part in parts(headings)] == shown_as


def test_empty_cells_keep_their_place() -> None:
    (table,) = parts((Block("a | | c |", "table_row"), Block(" | b |", "table_row")))
    assert [*map(cells, table.parts)] == [["a", "", "c", ""], ["", "b", "", ""]]


def test_cells_have_the_markup_that_is_theirs() -> None:
    link = '<a href="https://a.example/?q=x|y">a</a>'
    rows = (
        Block("a | b", "table_row", html=f"{link} | <strong>b</strong>"),
        Block("c | d", "table_row", html="<em>c | d</em>"),
    )
    (table,) = parts(rows)
    first, second = map(cells, table.parts)
    assert first[0].startswith('<a href="https://a.example/?q=x%7Cy"')
    assert first[1] == "<strong>b</strong>"
    assert second == ["<em>c</em>", "d"]


def test_a_frame_around_one_cell_is_no_table() -> None:
    assert parts((Block("▢", "table_row"), Block("Pros:", "table_row")))[0].text == "▢"


def test_lines_between_bars_are_a_table() -> None:
    lines = ["| Year | Litres |", "|---|:-:|", "| 2019 | 410 |", "|---|---|", "| 2020 | |"]
    text = "\n".join([LEAD, *lines, END])
    (_, table, _) = parts(clean(segment(Document(Origin("test"), "", 0, "text", text))).blocks)
    assert table.head is not None
    assert cells(table.head) == ["Year", "Litres"]
    assert [*map(cells, table.parts)] == [["2019", "410"], ["2020", ""]]


def test_heads_below_a_table_are_those_of_another() -> None:
    rows = [("a | b", 1), ("1 | 2", 0), ("c | d", 1), ("3 | 4", 0)]
    first, second = parts(tuple(Block(text, "table_row", level=level) for text, level in rows))
    assert first.head is not None
    assert second.head is not None
    assert (cells(first.head), cells(second.head)) == (["a", "b"], ["c", "d"])


def test_a_cell_alone_is_a_paragraph() -> None:
    (alone,) = parts((Block("| Paint her red |", "table_row"),))
    assert (alone.kind, alone.text) == ("paragraph", "Paint her red")


def test_every_block_has_its_anchor_in_order() -> None:
    blocks = (
        Block("What changes", "heading"), Block("a", "list_item", level=1),
        Block("b", "list_item", level=2), Block("c", "quote"), Block("d"),
    )  # fmt: skip
    assert text_parts(blocks)[0] == ("h-what-changes", "p1", "p2", "p3", "p4")


def test_a_head_of_one_cell_goes_over_the_whole_table() -> None:
    rows = (
        Block("Litres of paint", "table_row", level=1),
        Block("1911 | 410 | red", "table_row"),
    )
    module = (
        jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "templates"), autoescape=True)
        .get_template("partials/parts.html")
        .module
    )
    assert '<th scope="colgroup" colspan="3">' in module.table(parts(rows)[0])


def test_headings_of_the_same_words_have_anchors_of_their_own() -> None:
    headings = tuple(Block(text, "heading", level=2) for text in ("A", "A", "A 2", "A", "A 2"))
    assert text_parts(headings)[0] == ("h-a", "h-a-2", "h-a-2-2", "h-a-3", "h-a-2-3")


def test_no_footnote_is_linked_within_a_link_or_code():
    link = '<a href="https://h.example/" rel="nofollow noopener">quay[^1]</a>'
    blocks = (
        Block("The quay[^1] and [^2].", html=f"The {link} and <code>[^2]</code>."),
        Block("The mole[^1] is old."),
        Block("[^1]: Says the log."),
        Block("[^2]: Says nobody."),
    )
    first, second, *notes = text_parts(blocks)[1]
    assert first.html == f"The {link} and <code>[^2]</code>."
    assert second.html == 'The mole<sup><a href="#p3">1</a></sup> is old.'
    assert notes[0].html == '<sup><a href="#p2">1</a></sup> Says the log.'
    assert notes[1].html == "[^2]: Says nobody."


def test_footnotes_of_markdown_are_linked_both_ways():
    blocks = (
        Block("Nobody wrote it.[^b] It was sung < twice.[^a][^none]"),
        Block("x[^a]", kind="preformatted"),
        Block("[^a]: In 1902."),
        Block("[^b]: Or the printer. [^unused]: Lost."),
    )
    first, code, *notes = text_parts(blocks)[1]
    assert first.html == (
        'Nobody wrote it.<sup><a href="#p4">1</a></sup> It was sung &lt; twice.'
        '<sup><a href="#p3">2</a></sup>[^none]'
    )
    assert code.html == ""
    assert [note.html for note in notes] == [
        '<sup><a href="#p1">2</a></sup> In 1902.',
        '<sup><a href="#p1">1</a></sup> Or the printer. [^unused]: Lost.',
    ]
    assert notes[0].text == "[^a]: In 1902."


@pytest.mark.parametrize(
    ("one", "other"),
    [("story.php?4711", "story.php?4712"), ("story?ref=4711", "story?ref=4712")],
)
def test_pages_are_told_apart_by_what_is_asked_for(one: str, other: str) -> None:
    first, second = (page_key(f"https://lake.example/{name}") for name in (one, other))
    assert first != second


def test_one_page_is_known_by_any_of_its_addresses() -> None:
    key = page_key("https://lake.example/story?id=1")
    assert page_key("http://www.lake.example/story?id=1&ref=home&utm_source=mail#top") == key
    assert page_key("https://lake.example/app#!/story") == ""


def test_links_to_pages_that_the_archive_has_stay_in_it():
    blocks = (
        Block("See the dam, this, home and more.", html=(
            'See <a href="http://www.lake.example/dam/?utm_source=mail#top">the dam</a>, '
            '<a href="https://lake.example/own">this</a>, <a href="https://lake.example/">home</a> '
            'and <a href="https://other.example/dam">more</a>.'
        )),
        Block("In a quotation", kind="quote", html='<a href="https://lake.example/dam">it</a>'),
    )  # fmt: skip
    routes = {
        page_key("https://lake.example/dam"): "articles/d%c3%a4m.html",
        page_key("https://lake.example/own"): "articles/own.html",
    }
    assert page_key("https://lake.example/?utm_source=x") == ""
    first, quote = crossed(text_parts(blocks)[1], routes, "articles/own.html")
    assert '<a href="../articles/d%25c3%25a4m.html">the dam</a>' in first.html
    assert 'href="https://lake.example/own" rel' in first.html
    assert 'href="https://lake.example/" rel' in first.html
    assert 'href="https://other.example/dam" rel' in first.html
    assert "../articles/" in str(quote)
