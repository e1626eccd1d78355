"""Links, dates in words, the calendar, long lists, diffs, citations, colours, strings."""

from __future__ import annotations

import json
import re
from datetime import date

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.config import Config, ThemeConfig
from sitegen.errors import ConfigError, TemplateError
from sitegen.model import PartialDate
from sitegen.render import Renderer, assets, encode_view
from sitegen.render.accent import contrast, parse, readable
from sitegen.render.assets import compact
from sitegen.render.citation import cite
from sitegen.render.diff import compare, lone_numbers, quotations
from sitegen.render.strings import load_strings, plural_rule
from sitegen.views import plan
from sitegen.views.base import DateView, date_view
from sitegen.views.calendar import Calendar, span_of
from sitegen.views.density import density
from sitegen.views.links import absolute, relative
from sitegen.views.paging import pieces
from tests.render import sample
from tests.render.site import ROOT, config

WORDS = load_strings((ROOT / "templates",), "en")


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("index.html", "tags/a.html", "tags/a.html"),
        ("tags/a.html", "tags/b.html", "../tags/b.html"),
        ("timeline/2024/04.html", "index.html", "../../index.html"),
        ("index.html", "articles/海峡.html#p3", "articles/%E6%B5%B7%E5%B3%A1.html#p3"),
        ("a/b.html", "#p 3", "#p%203"),
        ("index.html", "a b?c&d.html", "a%20b%3Fc%26d.html"),
    ],
)
def test_relative_links(here, there, link):
    assert relative(here, there) == link


def test_absolute_links():
    assert absolute("https://example.org/a", "tags/b.html") == "https://example.org/a/tags/b.html"
    assert absolute("https://example.org/a/", "index.html") == "https://example.org/a/"
    assert absolute("", "tags/b.html") == "tags/b.html"


def _date(first, last, precision):
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return date_view(PartialDate(*days, precision))


@pytest.mark.parametrize(
    ("first", "last", "precision", "words", "code"),
    [
        ("2024-04-10", "2024-04-10", "day", "10 April 2024", "2024-04-10"),
        ("2024-04-01", "2024-04-30", "month", "April 2024", "2024-04"),
        ("2024-01-01", "2024-12-31", "year", "2024", "2024"),
        ("2024-07-01", "2024-09-30", "quarter", "third quarter of 2024", "2024-07-01/2024-09-30"),
        ("2024-03-01", "2024-05-31", "season", "spring 2024", "2024-03-01/2024-05-31"),
        ("2023-12-01", "2024-02-29", "season", "winter 2023", "2023-12-01/2024-02-29"),
        ("2024-07-28", "2024-08-05", "interval", "between 28 July 2024 and 5 August 2024",
         "2024-07-28/2024-08-05"),
        ("2024-07-28", None, "interval", "28 July 2024 or later", "2024-07-28/.."),
        (None, "2024-07-28", "interval", "28 July 2024 or earlier", "../2024-07-28"),
        (None, None, "unknown", "undated", ""),
    ],
)  # fmt: skip
def test_dates_in_words_are_no_more_exact_than_known(first, last, precision, words, code):
    view = _date(first, last, precision)
    assert WORDS.date(view) == words
    assert view.code == code


@given(st.dates(), st.integers(0, 5000))
def test_any_interval_has_words_and_a_place(first, length):
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    view = date_view(PartialDate(first, last, "day" if first == last else "interval"))
    assert WORDS.date(view)
    calendar = Calendar([view])
    assert calendar.place(view, "e1").startswith(f"timeline/{first.year:04}")
    assert calendar[span_of(view)[:4]] == 1


def test_an_open_date_is_on_the_undated_shelf():
    later = _date("2018-01-01", None, "interval")
    assert span_of(later) == ""
    assert Calendar([later]).place(later, "e1") == "timeline/undated.html"
    assert Calendar([later]).section(later) == "timeline/undated.html"


def test_a_long_year_leaves_its_entries_to_the_months():
    april = _date("2024-04-01", "2024-04-30", "month")
    tenth = _date("2024-04-10", "2024-04-10", "day")
    assert Calendar([april, tenth]).place(tenth, "e1") == "timeline/2024.html#e1"
    second = _date("2024-05-02", "2024-05-02", "day")
    long = Calendar([april] * 40 + [tenth] * 40 + [second])
    assert long.place(tenth, "e1") == "timeline/2024/04.html#e1"
    assert long.section(tenth) == "timeline/2024/04.html#s2024-04-10"
    assert long.route("2024-04-10") == "timeline/2024/04/10.html"
    assert long.route("2024-05-02") == "timeline/2024/05.html"
    longer = Calendar([april] * 90 + [tenth], [(april, f"e{number:02}") for number in range(90)])
    assert longer.place(tenth, "e") == "timeline/2024/04/10.html#e"
    assert longer.place(april, "e79") == "timeline/2024/04.html#e79"
    assert longer.place(april, "e80") == "timeline/2024/04/part-2.html#e80"
    assert Calendar([tenth]).route("2024-04-10") == "timeline/2024/04.html"


@given(st.integers(0, 1000), st.integers(1, 120))
def test_pieces_lose_nothing_and_old_ones_stay(count, size):
    items = list(range(count, 0, -1))
    parts = pieces(items, size)
    assert [one for part in parts for one in part] == items
    grown = pieces([count + 1, *items], size)
    assert grown[1:][-len(parts) + 1 :] == parts[1:] or len(parts) == 1
    assert len(parts[0]) < 2 * size


def test_density_counts_what_lies_wholly_in_a_period():
    dates = [
        _date("2024-04-10", "2024-04-10", "day"),
        _date("2023-12-30", "2024-01-02", "interval"),
    ]
    chart = density(dates, [], "year", lambda period: f"timeline/{period}.html")
    assert [(bar.period, bar.articles) for bar in chart.bars] == [("2024", 1)]
    assert (chart.up > 0, chart.down) == (True, 0)  # a layer that has nothing takes no room
    assert density([], [], "year", str).bars == ()


def test_a_few_years_long_before_the_others_are_one_bar():
    years = [1684, 1788, 1890, *range(1990, 2020)]
    dates = [_date(f"{y}-01-01", f"{y}-12-31", "year") for y in years]
    chart = density(dates, [], "year", str)
    first, *others = chart.bars
    assert (first.period, first.early, first.articles, first.route) == ("1989", True, 3, "1684")
    assert [bar.period for bar in others] == [str(year) for year in range(1990, 2020)]
    assert not any(bar.label for bar in others if bar.x < 16)
    even = [_date(f"{y}-01-01", f"{y}-12-31", "year") for y in range(1900, 2020, 3)]
    assert not any(bar.early for bar in density(even, [], "year", str).bars)


def test_density_of_very_many_years_is_by_decade():
    dates = [_date(f"{year}-04-10", f"{year}-04-10", "day") for year in range(1823, 2024)]
    chart = density(dates, [], "year", str)
    assert chart.unit == "decade"
    assert [(bar.period, bar.articles) for bar in chart.bars[:2]] == [("1820", 7), ("1830", 10)]
    assert chart.bars[0].route == "1823"
    assert sum(bar.articles for bar in chart.bars) == len(dates)


def _side(row, side):
    return "".join(piece.text if piece.same else f"[{piece.text}]" for piece in getattr(row, side))


def test_diff_pairs_passages_and_marks_what_each_version_has():
    left = ["Pilots met in Sandhaven.", "The harbour treaty was renewed by ministers on Wednesday."]
    right = ["The harbour treaty was signed by ministers on Wednesday.", "Nets were dry."]
    rows = compare(left, right)
    assert [(_side(row, "left"), _side(row, "right")) for row in rows] == [
        ("[Pilots met in Sandhaven.]", ""),
        ("The harbour treaty was [renewed] by ministers on Wednesday.",
         "The harbour treaty was [signed] by ministers on Wednesday."),
        ("", "[Nets were dry.]"),
    ]  # fmt: skip


def test_diff_folds_what_is_the_same():
    same = [f"Paragraph number {word}." for word in ("one", "two", "three", "four")]
    rows = compare([*same, "The tide was high."], [*same, "The moon was full."])
    assert [row.same for row in rows] == [4, 0, 0]


def test_diff_of_very_long_texts_is_left_out():
    assert compare(["a " * 90_000], ["b"]) == ()


_TEXTS = st.lists(st.text("ab cd.", min_size=1, max_size=30), max_size=6)


@given(_TEXTS, _TEXTS)
def test_diff_loses_nothing(left, right):
    rows = compare(left, right)
    if any(row.same and not row.left for row in rows):
        return  # folded: told by its number only
    ours = "".join(piece.text for row in rows for piece in row.left)
    theirs = "".join(p.text for row in rows for p in (row.left if row.same else row.right))
    assert (ours, theirs) == ("".join(left), "".join(right))


def test_a_quotation_leaves_its_sentences_comma_behind():
    found = quotations([["“We share the water,” he said."]])
    assert [one.text for one in found] == ["We share the water"]


def test_quotations_are_matched_by_their_words():
    found = quotations([["“We share the water, now.”"], ['He said: "we share the water now".']])
    assert [(one.versions, one.shared) for one in found] == [((1, 2), True)]


def test_numbers_that_disagree():
    found = lone_numbers([["12 ships and 50 percent"], ["14 ships and 50 percent"]])
    assert [(one.words, one.versions) for one in found] == [("12", (1,)), ("14", (2,))]


def _citation(number: int):
    made = config()
    pages = [page for page in plan(sample.archive(), (), made) if page.template == "article.html"]
    page = pages[number]
    return cite(page.view, page.site, page.route, WORDS)


def test_citation_says_no_more_of_the_date_than_is_known():
    day, interval, month = _citation(0), _citation(1), _citation(2)
    assert "10 April 2024" in day.plain
    assert json.loads(day.csl)[0]["issued"] == {"date-parts": [[2024, 4, 10]]}
    assert json.loads(month.csl)[0]["issued"] == {"date-parts": [[2024, 4]]}
    assert json.loads(interval.csl)[0]["issued"] == {"date-parts": [[2024, 4, 10], [2024, 4, 12]]}
    assert "date = {2024-04}" in month.bibtex
    assert "date =" not in interval.bibtex


def test_bibtex_of_hostile_text_is_balanced():
    text = _citation(6).bibtex
    plain = re.sub(r"\\[{}]", "", text)
    assert plain.count("{") == plain.count("}")


@given(st.text("0123456789abcdef", min_size=6, max_size=6))
def test_any_accent_can_be_read_on_its_paper(digits):
    for paper, raised in (((252, 250, 245), (243, 239, 230)), ((22, 21, 19), (33, 31, 28))):
        colour = parse(readable(parse("#" + digits), raised))
        assert min(contrast(colour, paper), contrast(colour, raised)) >= 4.5


def test_accent_that_is_no_colour_is_a_mistake():
    with pytest.raises(ConfigError):
        list(assets(ROOT, Config(theme=ThemeConfig(accent="red}"))))


def test_logo_that_is_not_there_is_a_mistake():
    for logo in ("nope.svg", "favicon.svg"):
        with pytest.raises(ConfigError, match=r"theme\.logo"):
            list(assets(ROOT, Config(theme=ThemeConfig(logo=logo))))


def test_commas_are_those_of_the_interface():
    # An Arabic or Japanese page has its own: list_comma in its strings.
    for template in sorted((ROOT / "templates").rglob("*.html")):
        shown = re.sub(r"aria-label=\"[^\"]*\"", "", template.read_text("utf-8"))
        assert not re.search(r"(?:\}\}|</\w+>|not loop\.last %\}), ?\{[{%]", shown), template.name


def test_scripts_with_fonts_of_their_own_leave_code_and_menus_theirs():
    sheet = (ROOT / "static" / "style.css").read_text("utf-8")
    rules = re.findall(r"([^{}]*:lang\([^{}]*)\{([^}]*)\}", sheet)
    assert any("--serif" in body for _, body in rules)
    assert not [selector for selector, body in rules if "font-family" in body]


def test_compact_style_sheet_keeps_strings():
    assert compact('a { content: " ;  x" ; }\n/* gone */\nb:hover c { top: 0; }') == (
        'a{content:" ;  x"}b:hover c{top:0}\n'
    )


@pytest.mark.parametrize("language", sorted(p.stem for p in (ROOT / "templates/strings").glob("*")))
def test_translations_are_complete_and_fit(language):
    english, other = (
        load_strings((ROOT / "templates",), "en")._words,
        load_strings((ROOT / "templates",), language)._words,
    )
    own = (ROOT / "templates" / "strings" / f"{language}.toml").read_text("utf-8")
    for key, words in english.items():
        if key in ("tongues", "told"):
            continue  # the same in all; phrases, whose blanks have a test of their own
        assert re.search(rf"(?m)^(?:{re.escape(key)} =|\[{re.escape(key)}\])", own), (
            f"{language} lacks {key}"
        )
        forms = other[key].values() if isinstance(other[key], dict) else [other[key]]
        wanted = str(words.get("other") if isinstance(words, dict) else words)
        for form in forms:
            if isinstance(form, str):
                assert set(re.findall(r"\{(\w+)\}", form)) <= set(re.findall(r"\{(\w+)\}", wanted))


def test_a_list_in_words():
    assert WORDS.listed([]) == ""
    assert WORDS.listed(["a"], (), ["b"]) == "a and b"
    assert WORDS.listed(["a", "b"], ["c"]) == "a, b, and c"
    assert WORDS.quoted(["a"]) == ["“a”"]


def test_a_place_speaks_the_language_of_the_interface():
    german = load_strings((ROOT / "templates",), "de")
    assert german.where("stamp, line 14") == "stamp, Zeile 14"
    assert WORDS.where("the headline 2") == "the headline 2"


def test_why_a_line_was_removed_is_told_in_the_language_of_the_interface():
    german = load_strings((ROOT / "templates",), "de")
    assert german.reason("in a menu") == "in einem Menü"
    assert german.reason("stands with share") == "steht bei „Teilen und Folgen“"
    assert german.reason("some new rule") == "some new rule"
    assert WORDS.reason("rule:^Listen: {x}") == "rule “^Listen: {x}”"
    assert WORDS.reason("lexicon:share") == "has a phrase of this family"
    assert WORDS.reason("repeat:site") == "recurs in its source"


def test_plural_forms():
    assert [plural_rule("ar")(n) for n in (0, 1, 2, 3, 11, 100)] == [
        "zero", "one", "two", "few", "many", "other",
    ]  # fmt: skip
    assert plural_rule("fr")(0) == "one"
    assert plural_rule("ja")(1) == "other"


def test_the_ledger_is_told_in_the_language_of_the_interface():
    german = load_strings((ROOT / "templates",), "de")
    assert german.told("same text as a; b.txt") == "derselbe Text wie a; b.txt"
    assert german.told("hardly any text: Hardly any text") == "kaum Text: Hardly any text"
    assert (
        german.told("hardly any text; shown as one with a.txt (retelling, 92 % alike)")
        == "kaum Text; mit a.txt als eines gezeigt (neu erzählt, zu 92 % gleich)"
    )
    assert german.told("no such phrase: detail") == "no such phrase: detail"
    assert german.told("set by hand: front matter") == "von Hand gesetzt: Kopf der Datei"
    assert german.told("5 times, in 2 of 3 paragraphs") == "5-mal, in 2 von 3 Absätzen"
    assert german.where("front matter") == "Kopf der Datei"
    assert WORDS.where("time text") == "as the page shows it"
    assert WORDS.told("hardly any text: a") == "hardly any text: a"


def test_a_project_may_put_a_single_phrase_otherwise(tmp_path):
    (tmp_path / "strings").mkdir()
    own = '[told]\n"hardly any text" = "fast leer"\n'
    (tmp_path / "strings" / "de.toml").write_text(own, "utf-8")
    german = load_strings((tmp_path, ROOT / "templates"), "de")
    assert german.told("hardly any text; empty file") == "fast leer; leere Datei"


def test_languages_tell_the_same_phrases():
    folders = (ROOT / "templates",)
    told = [load_strings(folders, name)._words["told"] for name in ("ar", "de", "es", "fr", "ja")]
    blanks = re.compile(r"\{\w+\}")
    for phrases in told:
        assert phrases.keys() == told[0].keys()
        for english, theirs in phrases.items():
            assert sorted(blanks.findall(theirs)) == sorted(blanks.findall(english))


def test_languages_are_named_as_they_name_themselves():
    assert [WORDS.tongue(code) for code in ("de", "pt-BR", "und", "xx")] == [
        "Deutsch",
        "Português (BR)",
        "undetermined",
        "xx",
    ]


def test_key_changes_with_view_template_and_strings(tmp_path):
    page = next(iter(plan(sample.archive(), (), config())))
    view = encode_view(page.view)
    plain = Renderer(config(), tmp_path)
    assert plain.key(page, view) == Renderer(config(), tmp_path).key(page, view)
    (tmp_path / "templates" / "partials").mkdir(parents=True)
    macros = (ROOT / "templates/partials/macros.html").read_text("utf-8")
    (tmp_path / "templates/partials/macros.html").write_text(macros + "{# changed #}", "utf-8")
    assert Renderer(config(), tmp_path).key(page, view) != plain.key(page, view)


def test_templates_compiled_by_another_process_make_the_same_pages(tmp_path, monkeypatch):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "tags.html").write_text("{% if %}", "utf-8")  # told when it is used
    begun, plain = Renderer(config(), tmp_path), Renderer(config(), tmp_path)
    # The other renderer stands for the other process.
    monkeypatch.setattr("sitegen.render.renderer.beside", lambda function, count: plain._compile)
    begun.begin_to_load(2)
    begun.load()
    planned = plan(sample.archive(), (), config())
    pages = [p for p in planned if p.template.endswith(".html") and p.template != "tags.html"]
    with monkeypatch.context() as here:  # nothing is compiled any more
        here.setattr(jinja2.Environment, "compile", None)
        found = [begun.render(page) for page in pages]
    assert found == [plain.render(page) for page in pages]


def test_project_template_can_extend_the_theme(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "base.html").write_text(
        '{% extends "theme/base.html" %}{% block footer %}<p>Mine</p>{% endblock %}', "utf-8"
    )
    page = next(iter(plan(sample.archive(), (), config())))
    assert b"<p>Mine</p>" in Renderer(config(), tmp_path).render(page)


@pytest.mark.parametrize(
    ("source", "line"),
    [("\n\n{% if %}", 3), ("\n{{ view.nothing }}", 2), ("{{ 1 / 0 }}", 1)],
)
def test_mistake_in_a_template_is_told_with_file_and_line(tmp_path, source, line):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "home.html").write_text(source, "utf-8")
    page = next(one for one in plan(sample.archive(), (), config()) if one.template == "home.html")
    with pytest.raises(TemplateError) as caught:
        Renderer(config(), tmp_path).render(page)
    assert caught.value.file.endswith("home.html")
    assert caught.value.line == line


def test_date_views_are_hashable_and_small():
    assert len({DateView(), DateView()}) == 1
