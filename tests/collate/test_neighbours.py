"""Publication dates worked out from other articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from sitegen.collate import narrow_dates
from sitegen.model import Article, Evidence, Guess, PartialDate

MakeArticle = Callable[..., Article]

PREVIEW = [
    "The islands want more than promises, envoy Petra Sand said on Friday in the harbour office, "
    "where a map of wrecks hangs beside the tide tables.",
    "She spoke ahead of Prime Minister Ada Lund’s visit to Brandnes next week, when a ferry treaty "
    "may be signed. Fishermen ask what becomes of their quotas.",
    "President Mara Olin hosts Lund for talks and a dinner on Wednesday, Sand said.",
]
PREVIEW_DATES = (
    ("Friday", "XXXX-WXX-5", None, False),
    ("next week", "XXXX-WXX", None, False),
    ("Wednesday", "XXXX-WXX-3", None, False),
)
REPORT = [
    "President Mara Olin welcomed Prime Minister Ada Lund in Brandnes on 12 June for talks under "
    "the glass dome of the customs house.",
    "They signed the ferry treaty; 17 crossings a day are to follow, paid for by a toll.",
]
PEOPLE = ("Mara Olin", "Ada Lund", "Petra Sand")


@pytest.fixture
def preview(make_article: MakeArticle) -> Article:
    return make_article(
        "preview.txt", "Envoy: islands want ferries", PREVIEW, people=PEOPLE, dates=PREVIEW_DATES
    )


def _report(make_article: MakeArticle, day: str = "2019-06-12", name: str = "report") -> Article:
    return make_article(
        f"{name}.txt",
        "Olin and Lund sign ferry treaty",
        [*REPORT, f"Our own report, {name}."],
        day,
        people=PEOPLE,
        dates=(("12 June", day, day, False),),
    )


def test_the_day_follows_from_an_event_that_another_article_dates(
    preview: Article, make_article: MakeArticle
) -> None:
    guess = narrow_dates([preview, _report(make_article)])[preview.id]
    assert guess.value == PartialDate(date(2019, 6, 7), date(2019, 6, 7), "day")
    assert 0.5 < guess.confidence < 1
    assert guess.evidence == (
        Evidence("on Friday", "line 1"),
        Evidence("next week", "line 2"),
        Evidence("on Wednesday", "line 3"),
        Evidence("12 June", "the talks dated 12 June 2019 in “Olin and Lund sign ferry treaty”"),
    )


def test_without_a_weekday_of_its_own_it_stays_an_interval(make_article: MakeArticle) -> None:
    paragraphs = [PREVIEW[0].replace(" on Friday", ""), *PREVIEW[1:]]
    article = make_article(
        "preview.txt", "Ferries", paragraphs, people=PEOPLE, dates=PREVIEW_DATES[1:]
    )
    guess = narrow_dates([article, _report(make_article)])[article.id]
    assert guess.value == PartialDate(date(2019, 6, 5), date(2019, 6, 9), "interval")


@pytest.mark.parametrize(
    "others",
    [
        ["2019-06-13"],  # not a Wednesday
        ["2019-06-12", "2022-08-17"],  # two Wednesdays to choose from
        ["2019-06-12/2019-06-20"],  # no day
    ],
)
def test_no_day_is_claimed_unless_one_fits(
    others: Sequence[str], preview: Article, make_article: MakeArticle
) -> None:
    reports = [_report(make_article, day, f"report-{day[:10]}") for day in others]
    guess = narrow_dates([preview, *reports]).get(preview.id)
    assert guess is None or guess.value.precision != "day"


def test_other_people_are_another_event(preview: Article, make_article: MakeArticle) -> None:
    paragraphs = [text.replace("Olin", "Kolm").replace("Lund", "Berg") for text in REPORT]
    other = make_article(
        "report.txt",
        "Ferry treaty",
        paragraphs,
        "2019-06-12",
        people=("Mara Kolm", "Ada Berg"),
        dates=(("12 June", "2019-06-12", "2019-06-12", False),),
    )
    assert narrow_dates([preview, other]) == {}


def test_what_a_person_stated_is_left_alone(make_article: MakeArticle) -> None:
    stated = make_article(
        "preview.txt",
        "Ferries",
        PREVIEW,
        "2018",
        confidence=1.0,
        people=PEOPLE,
        dates=PREVIEW_DATES,
    )
    assert narrow_dates([stated, _report(make_article)]) == {}


def test_what_is_known_is_not_contradicted(make_article: MakeArticle) -> None:
    known = make_article(
        "preview.txt", "Ferries", PREVIEW, "2021", people=PEOPLE, dates=PREVIEW_DATES
    )
    assert narrow_dates([known, _report(make_article)]) == {}


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        ("2019-06-12", PartialDate(date(2019, 6, 9), date(2019, 6, 26), "interval")),
        ("2019", PartialDate(date(2019, 1, 1), date(2019, 12, 31), "year")),
    ],
)
def test_a_version_of_a_story_is_about_as_old(
    known: str, wanted: PartialDate, make_article: MakeArticle
) -> None:
    text = [*REPORT, "The treaty has 41 pages and foresees 17 crossings a day, 6 more than now."]
    dated = make_article("dated.txt", "Olin and Lund sign", text, known)
    undated = make_article("undated.txt", "A treaty for the sound", [*text, "That is all."])
    [(article, guess)] = narrow_dates([dated, undated]).items()
    assert article == undated.id
    assert guess.value == wanted
    assert "the same story" in guess.evidence[0].where


def test_versions_that_disagree_date_no_other(make_article: MakeArticle) -> None:
    told = [*REPORT, "A third paragraph, of the weather in the bay and of the band that played."]
    undated = make_article("copy.txt", "Olin and Lund sign ferry treaty", told, people=PEOPLE)
    reports = [_report(make_article), _report(make_article, "1974-06-03", "clipping")]
    assert undated.id in narrow_dates([undated, reports[0]])
    assert undated.id not in narrow_dates([undated, *reports])


def test_order_does_not_matter(preview: Article, make_article: MakeArticle) -> None:
    articles = [preview, _report(make_article), make_article("third.txt", "Third", ["Nothing."])]
    assert narrow_dates(articles) == narrow_dates(articles[::-1])


def test_an_unknown_date_stays_unknown_without_neighbours(preview: Article) -> None:
    nobody: dict[str, Guess[PartialDate]] = {}
    assert narrow_dates([preview]) == nobody
    assert narrow_dates([]) == nobody
