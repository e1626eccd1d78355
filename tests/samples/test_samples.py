"""The sample archive: what is kept, dropped and inferred is what a careful reader would say."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from sitegen.model import Article, Guess, Label, PartialDate
from sitegen.text import fold_space

from . import pipeline
from .expectation import Expectation, read_all

ALL = read_all()
PUBLISHED = [one for one in ALL if one.published]
TEXTS = [one for one in PUBLISHED if one.origin.endswith(".txt")]
OTHERS = [one for one in PUBLISHED if not one.origin.endswith(".txt")]
BODY = {"title", "body", "subhead"}


def by_origin(cases: list[Expectation]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[one.origin for one in cases])


def group(label: str) -> str:
    """In the article, beside it as a caption, or out of it.

    Bylines, stamps and credits are out: what is read from them is tested as fields.
    """
    return "body" if label in BODY else "caption" if label == "caption" else "out"


def whole(article: Article) -> str:
    """Title and text of the article, as one string."""
    parts = [article.title.value, *(block.text for block in article.clean.blocks)]
    return fold_space(" ".join(parts))


def test_every_sample_is_read_and_has_an_expectation() -> None:
    assert sorted(pipeline.documents()) == sorted(one.origin for one in ALL)


def test_the_archive_is_worth_building() -> None:
    languages = [one.fields.get("language") for one in PUBLISHED]
    assert len(PUBLISHED) >= 28
    assert languages.count("ja") == 2
    assert languages.count("ar") == 1


def test_every_family_of_boilerplate_is_in_the_archive() -> None:
    """A line that only "repeat" could name would have a better name; a keeper has no part here."""
    used = {label for one in ALL for label, _ in one.rows}
    assert used - {"keeps", "apart", "drops"} == set(get_args(Label)) - {"repeat", "keeper"}


@by_origin(TEXTS)
def test_lines_are_told_apart(case: Expectation) -> None:
    """Every line is in the right group: what stays, what is a caption, what goes."""
    got = {line.line: line for line in pipeline.labelled(case.origin)}
    source = (pipeline.SEEDS / case.origin).read_bytes()
    text = source.decode(pipeline.documents()[case.origin].encoding)
    numbers = [number for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    assert len(numbers) == len(case.rows)
    wrong = []
    for number, (expected, words) in zip(numbers, case.rows, strict=True):
        found = got[number].label if number in got else "body"
        if group(found) != group(expected):
            wrong.append(f"line {number}: {expected} taken for {found}: {words}")
    assert not wrong, "\n".join(wrong)


@by_origin(OTHERS)
def test_words_are_kept_and_dropped(case: Expectation) -> None:
    article = pipeline.article(case.origin)
    text = whole(article)
    captions = " ".join(caption.text for caption in article.clean.captions)
    lost = [words for words in case.words("keeps") if words not in text]
    left = [words for words in case.words("drops") if words in text]
    astray = [words for words in case.words("apart") if words in text or words not in captions]
    assert (lost, left, astray) == ([], [], [])


@by_origin(PUBLISHED)
def test_title(case: Expectation) -> None:
    title = pipeline.article(case.origin).title
    if case.fields["title"] == "derived":
        assert title.method == "derived"
    else:
        assert title.value == case.fields["title"]


@by_origin(PUBLISHED)
def test_published(case: Expectation) -> None:
    """Never a false day, and the day where the text bears it."""
    found = pipeline.article(case.origin).published.value
    expected = case.fields["published"]
    if expected == "unknown":
        assert found.precision not in ("day", "month")
    elif expected.startswith("contains "):
        assert holds(found, date.fromisoformat(expected.removeprefix("contains ")))
    else:
        value, precision = expected.split()
        assert found.precision == precision
        assert found.earliest is not None
        assert found.earliest.isoformat().startswith(value)


def holds(found: PartialDate, day: date) -> bool:
    after = found.earliest is None or found.earliest <= day
    return after and (found.latest is None or day <= found.latest)


ROLES = ["publisher", "agency", "aggregator", "place"]


@pytest.mark.parametrize(
    ("case", "role"),
    [(one, role) for one in PUBLISHED for role in ROLES if role in one.fields],
    ids=lambda value: value if isinstance(value, str) else value.origin,
)
def test_source_roles(case: Expectation, role: str) -> None:
    found: Guess[str] | None = getattr(pipeline.article(case.origin), role)
    assert found is not None
    # A folder that is a host name may stand for the outlet whose name the text does not tell.
    host = pipeline.documents()[case.origin].host if role in ("publisher", "aggregator") else None
    expected = case.fields[role]
    fair = {squeezed(expected), squeezed(host or ""), initials(expected)} - {""}
    assert squeezed(found.value) in fair


def squeezed(name: str) -> str:
    """Letters alone, so that "The Harbor Ledger" is "harborledger.example"."""
    bare = name.casefold().removeprefix("the ").removesuffix(".example")
    return "".join(character for character in bare if character.isalnum())


def initials(name: str) -> str:
    """ "lpa" for "Longshore Press Agency"."""
    return "".join(word[0] for word in name.casefold().split())


@by_origin([one for one in PUBLISHED if "authors" in one.fields])
def test_authors(case: Expectation) -> None:
    expected = [name.strip() for name in case.fields["authors"].split(";") if name.strip()]
    assert list(pipeline.article(case.origin).authors.value) == expected


@by_origin(PUBLISHED)
def test_language(case: Expectation) -> None:
    found = pipeline.article(case.origin).language.value
    assert found.partition("-")[0] == case.fields["language"]


def test_a_page_of_boilerplate_is_noticed() -> None:
    (case,) = [one for one in ALL if one.fields.get("outcome") == "skipped"]
    assert pipeline.article(case.origin).clean.warnings


def test_the_duplicate_has_the_same_words() -> None:
    (case,) = [one for one in ALL if one.fields.get("outcome") == "duplicate"]
    first = pipeline.article("minatodispatch.example/two-visits-one-circle.txt")
    assert whole(pipeline.article(case.origin)) == whole(first)
