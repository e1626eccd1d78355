"""Which countries a report is about, and the data that this rests on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.countries import of_clean_text, reports, score
from sitegen.infer.names import find_names
from sitegen.infer.names.cues import cues
from sitegen.infer.names.gazetteer import LANGUAGES, countries, gazetteer, rows
from sitegen.infer.names.topics import find_topics, vocabulary

WIRE = (Path(__file__).parents[2] / "fixtures" / "names" / "wire.txt").read_text(encoding="utf-8")
REPORTS = [part.partition("\n") for part in WIRE.split("\n=== ")[1:]]


@pytest.mark.parametrize(
    "report", [rest for _, _, rest in REPORTS], ids=[shows for shows, _, _ in REPORTS]
)
def test_countries_of_a_report(report: str) -> None:
    text, _, answer = report.partition("\n---\n")
    title, *paragraphs = text.split("\n")
    found = find_names(title, paragraphs).subjects
    named = {one.name for one in found if one.central and one.name in countries()}
    assert named == set(answer.split("\n")) - {""}


@pytest.mark.parametrize("fixture", ["countries.txt", "countries_check.txt"])
def test_countries_of_many_reports(fixture: str) -> None:
    """As measured by ``benchmarks.countries``; single reports may be beyond what rules can tell."""
    given = list(reports(fixture))
    assert len(given) >= 30
    assert score(of_clean_text, given).f1 >= 0.95


def test_which_georgia() -> None:
    state = find_names(
        "Vote delayed", ["ATLANTA - Pecan growers in Georgia asked for help.", "It rained."]
    )
    assert [one.name for one in state.subjects if "Georgia" in one.name] == ["Georgia (U.S. state)"]
    country = find_names("Gas", ["TBILISI - Georgia wants gas from Azerbaijan, officials said."])
    assert "Georgia" in {one.name for one in country.subjects if one.central}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("SALEM, Ore., May 2 - The mill will close, its owner said.", "United States"),
        ("PARIS, Texas - The mill will close, its owner said.", "United States"),
        ("REGINA, Saskatchewan (Reuters) - The mill will close, its owner said.", "Canada"),
        ("SOFIA, May 2 - The mill will close, its owner said.", "Bulgaria"),
    ],
)
def test_a_dateline_brings_its_country(text: str, country: str) -> None:
    found = find_names("Mill to close", [text, "It has stood there for ninety years."])
    assert {one.name for one in found.subjects if one.name in countries()} == {country}


def test_capitals_alone_make_no_country() -> None:
    text = "Alice Jordan, who ran a gallery in Leeds, starts in May. Let us see, Jordan said."
    found = find_names("LET US SEE, SAYS JORDAN", [text])
    assert {one.name for one in found.subjects if one.name in countries()} == {"United Kingdom"}


def test_korea_is_the_south_where_the_north_is_not_named() -> None:
    south = find_names("Korean yards win orders", ["Korea has overtaken its rivals, a group said."])
    assert "South Korea" in {one.name for one in south.subjects if one.central}
    both = find_names("Korea talks", ["North Korea and Japan spoke about Korea on Monday."])
    assert "South Korea" not in {one.name for one in both.subjects}


def test_a_former_country_has_its_cities() -> None:
    found = find_names(
        "Wages", ["FRANKFURT, May 2 - West German unions asked for more, they said."]
    )
    assert [one.name for one in found.subjects if one.name in countries()] == ["West Germany"]


def test_a_country_that_is_gone_has_no_cities() -> None:
    text = "KHARKIV, May 2 - A bus of Soviet-built make stood in the former Soviet Union's depot."
    assert "Ukraine" in {one.name for one in find_names("Old bus", [text]).subjects}


def test_a_language_is_no_country() -> None:
    text = "She learnt Spanish and wrote a novel in French. It sold well in French shops."
    found = find_names("A novel", [text])
    assert [one.text for one in found.mentions if one.kind == "place"] == ["French"]


def test_every_country_is_listed_once() -> None:
    names = Counter(row[0].rstrip("?!") for row in rows("countries.txt"))
    assert [name for name, count in names.items() if count > 1] == []
    assert {"Japan", "United States", "Soviet Union", "Kosovo", "Palau"} <= countries()


@pytest.mark.parametrize("name", ["countries.txt", "regions.txt", "bodies.txt", "outlets.txt"])
def test_rows_have_their_columns(name: str) -> None:
    most = {"countries.txt": 5, "regions.txt": 3, "bodies.txt": 3, "outlets.txt": 2}[name]
    assert all(1 < len(row) <= most and row[0] for row in rows(name))


def test_other_languages_name_what_the_gazetteer_knows() -> None:
    known = {entry.name for entry in gazetteer().by_form.values()}
    for row in rows("languages.txt"):
        assert row[0] in known, row[0]
        assert row[1] in ("place", "organisation")
        assert len(row) <= 2 + len(LANGUAGES), row


def test_countries_of_bodies_are_countries() -> None:
    for row in rows("bodies.txt"):
        assert len(row) < 3 or not row[2] or row[2] in countries(), row


def test_cues_are_single_words_where_they_must_be() -> None:
    assert all(len(word) > 1 and word == word.lower() for word in vocabulary().words)
    assert cues().titles & {"President", "Mr."} == {"President", "Mr."}


def test_topics_of_a_text_with_their_reason() -> None:
    text = (
        "The navy held a joint exercise near the coast with allied troops on Monday morning. "
        "A second military drill of the same kind is to follow in the spring of next year."
    )
    found = {one.name: one for one in find_topics("Joint exercise begins", [text])}
    assert found["Military exercises"].central
    assert "joint exercise" in found["Military exercises"].reason


def test_a_repeated_phrase_may_become_a_topic() -> None:
    text = (
        "The oyster beds are empty. Nobody knows why the oyster beds of the bay are empty now. " * 2
    )
    phrases = [one.name for one in find_topics("No oysters", [text]) if not one.central]
    assert "oyster beds" in phrases


def test_a_phrase_does_not_begin_inside_a_word() -> None:
    text = "They slept through 10-degree weather, and the 30-degree weather was no relief at all. "
    found = {one.name for one in find_topics("A summer", [text + "The night’s cold sheets."] * 2)}
    assert "cold sheets" in found
    assert "degree weather" not in found


def test_topics_need_a_language_that_the_vocabulary_speaks() -> None:
    assert find_topics("軍事演習", ["軍事演習が始まった。"] * 5, "ja") == ()
