"""The finder of names, on small texts that a reader can extend."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.infer.names import NamesFound, find_names

FIXTURES = Path(__file__).parents[2] / "fixtures" / "names"
SHARED = Path(__file__).parents[4] / "shared"
KINDS = ("person", "place", "organisation")


def cases(name: str) -> Iterator[tuple[str, str, str, dict[str, set[str]]]]:
    """(what it shows, language, text, names by kind) of a fixture file."""
    text = (FIXTURES / name).read_text(encoding="utf-8")
    for part in text.split("\n=== ")[1:]:
        heading, _, rest = part.partition("\n")
        language, bar, shows = heading.partition(" | ")
        body, _, answers = rest.partition("\n---")
        expected = {kind: set[str]() for kind in KINDS}
        for line in answers.strip().splitlines():
            kind, _, names = line.partition(":")
            expected[kind] = {found.strip() for found in names.split(";")}
        yield (shows, language, body, expected) if bar else (heading, "en", body, expected)


def found_in(text: str, language: str) -> NamesFound:
    title, *paragraphs = text.split("\n")
    return find_names(title, [" ".join(paragraphs)], language)


ALL = [*cases("english.txt"), *cases("other_languages.txt")]


@pytest.mark.parametrize(
    ("language", "text", "expected"), [case[1:] for case in ALL], ids=[case[0] for case in ALL]
)
def test_names(language: str, text: str, expected: dict[str, set[str]]) -> None:
    found = found_in(text, language)
    named = {
        kind: {one.name for one in found.subjects if one.kind == kind and one.count}
        for kind in KINDS
    }
    # A city may bring its country, which then has no mention; the fixtures may leave it out.
    brought = {one.name for one in found.subjects if not one.count}
    assert named == {kind: names - brought for kind, names in expected.items()}


@pytest.mark.parametrize("fixture", ["newswire.txt", "newswire_check.txt"])
def test_names_in_newswire(fixture: str) -> None:
    """Taken together: single cases may be beyond what rules can tell."""
    right = missed = extra = 0
    for _, language, text, expected in cases(fixture):
        subjects = found_in(text, language).subjects
        brought = {one.name for one in subjects if not one.count}
        wanted = {(kind, name) for kind in KINDS for name in expected[kind] - brought}
        named = {(one.kind, one.name) for one in subjects if one.count}
        right, missed = right + len(wanted & named), missed + len(wanted - named)
        extra += len(named - wanted)
    assert 2 * right / (2 * right + missed + extra) >= 0.95


def test_mentions_are_the_words_they_point_at() -> None:
    title, paragraph = "Kishida in Washington", "Mr. Kishida met President Joe Biden. Biden smiled."
    texts = {-1: title, 0: paragraph}
    mentions = find_names(title, [paragraph]).mentions
    assert [(one.text, one.kind) for one in mentions] == [
        ("Kishida", "person"),
        ("Washington", "place"),
        ("Mr. Kishida", "person"),
        ("President Joe Biden", "person"),
        ("Biden", "person"),
    ]
    assert all(texts[m.span.block][m.span.start : m.span.end] == m.text for m in mentions)
    assert {m.name for m in mentions if m.text.endswith("Biden")} == {"Joe Biden"}


def test_what_a_person_is() -> None:
    texts = {
        "Japanese Prime Minister Fumio Kishida spoke.": "Japanese Prime Minister",
        "Rahm Emanuel, the US ambassador to Japan, spoke.": "US ambassador to Japan",
        "The US Ambassador to Japan, Rahm Emanuel, spoke.": "US Ambassador to Japan",
        "Former President Donald Trump spoke.": "Former President",
        "Mr. Tom Baker spoke.": "",
    }
    for text, expected in texts.items():
        people = [one for one in find_names("", [text]).subjects if one.kind == "person"]
        assert [one.description for one in people] == [expected], text


def test_central_is_what_the_article_is_about() -> None:
    paragraphs = [
        "Anna Brown opened the harbour in Osaka.",
        "It was quiet.",
        "Nobody spoke for an hour.",
        "Then it rained.",
        "In the end Tom Baker of Lisbon came by, who had seen Peru once.",
    ]
    found = {one.name: one for one in find_names("Anna Brown opens harbour", paragraphs).subjects}
    assert found["Anna Brown"].central
    assert found["Anna Brown"].reason == "in the title, twice in all"
    assert not found["Tom Baker"].central
    assert not found["Peru"].central
    assert found["Japan"].reason == "Osaka is there"


def test_a_capital_stands_for_its_country() -> None:
    paragraphs = ["Tokyo and Washington agreed.", "Tokyo will pay. Japan and Tokyo said so."]
    found = {one.name: one for one in find_names("Japan pays", paragraphs).subjects}
    assert found["Japan"].central
    assert not found["Tokyo"].central
    assert found["Tokyo"].reason.startswith("stands for Japan")


def test_an_outlet_that_is_quoted_is_not_the_subject() -> None:
    text = ["He told Fox News that he would go.", "He said so to Fox News again."]
    (outlet,) = find_names("", text).subjects
    assert not outlet.central


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200),
    st.lists(st.text(max_size=200), max_size=3),
    st.sampled_from(["en", "ja", "ar", "ru", "de", "xx"]),
)
def test_any_text_is_survived(title: str, paragraphs: list[str], language: str) -> None:
    found = find_names(title, paragraphs, language)
    texts = [title, *paragraphs]
    for one in found.mentions:
        assert texts[one.span.block + 1][one.span.start : one.span.end] == one.text


def test_monstrous_lines_take_no_time() -> None:
    for line in ("A" * 50_000, "A. " * 20_000, "Anna-" * 20_000, "Ab " * 30_000, "Of & " * 20_000):
        find_names(line[:300], [line])


def test_nothing_depends_on_what_was_found_before() -> None:
    text = ["Anna Brown met Tom Baker in Lisbon. Brown left, and Baker stayed in Portugal."]
    first = find_names("Visit", text)
    find_names("Brown", ["Charlie Brown is a cartoon. Baker is a trade."])
    assert find_names("Visit", text) == first


def test_the_five_real_articles() -> None:
    path = SHARED / "bench" / "tags" / "data" / "seeds.jsonl"
    if not path.exists():
        pytest.skip("the benchmark's texts are not beside the repository")
    aliases = json.loads(path.with_name("aliases.json").read_text(encoding="utf-8"))
    canonical = {form: name for name, forms in aliases.items() for form in (name, *forms)}
    wanted = reached = found = right = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        title, *rest = document["text"].split("\n")
        names = {canonical.get(one.name, one.name) for one in find_names(title, rest).subjects}
        names -= set(document["ignored"])
        central = {entity["name"] for entity in document["central"]}
        correct = central | {entity["name"] for entity in document["minor"]}
        wanted, reached = wanted + len(central), reached + len(central & names)
        found, right = found + len(names), right + len(names & correct)
    assert reached >= 0.95 * wanted
    assert right >= 0.95 * found
