"""Dated happenings, and which reports tell of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from sitegen.collate.reports import reports
from sitegen.collate.timeline import make_events
from sitegen.model import Article, Event, PartialDate, Tag

MakeArticle = Callable[..., Article]


def events_of(articles: list[Article], tags: list[Tag]) -> tuple[Event, ...]:
    return make_events([told for article in articles for told in reports(article)], tags)


def test_an_event_has_its_clause_its_date_and_its_tags(make_article: MakeArticle) -> None:
    article = make_article(
        "a.txt",
        paragraphs=[
            "Nobody was hurt. Ada Lund opened the lock of Tarvin on 4 May 1931. It rained."
        ],
        people=("Ada Lund",),
        places=("Tarvin",),
        dates=(("4 May 1931", "1931-05-04", "1931-05-04", False),),
    )
    tags = [
        Tag("ada-lund", "Ada Lund", "person", (article.id,)),
        Tag("tarvin-town", "Tarvin (town)", "place", (article.id,), aliases=("Tarvin",)),
        Tag("rain", "rain", "topic", (article.id,)),
    ]
    [event] = events_of([article], tags)
    assert event.text == "Ada Lund opened the lock of Tarvin on 4 May 1931"
    assert event.when.earliest == event.when.latest == date(1931, 5, 4)
    assert event.tags == ("ada-lund", "tarvin-town")
    assert not event.planned
    [report] = event.reports
    assert report.sentence == "Ada Lund opened the lock of Tarvin on 4 May 1931."
    assert (report.article, report.block, report.date_words) == (article.id, 0, "4 May 1931")


def test_the_same_event_in_two_articles_is_one_entry(make_article: MakeArticle) -> None:
    planned = make_article(
        "plan.txt",
        paragraphs=["President Mara Olin is to host Ada Lund for talks and a dinner on Friday."],
        people=("Mara Olin", "Ada Lund"),
        dates=(("Friday", "2019-06-14", "2019-06-14", True),),
    )
    happened = make_article(
        "report.txt",
        paragraphs=["Mara Olin welcomed Ada Lund in Brandnes on 14 June for a summit."],
        people=("Mara Olin", "Ada Lund"),
        dates=(("14 June", "2019-06-14", "2019-06-14", False),),
    )
    other = make_article(
        "strike.txt",
        paragraphs=["Dockers in Rannoch walked out on Friday over new cranes and old promises."],
        dates=(("Friday", "2019-06-14", "2019-06-14", False),),
    )
    events = events_of([planned, happened, other], [])
    assert [len(event.reports) for event in events] == [1, 2]
    summit = events[1]
    assert summit.text == "Mara Olin welcomed Ada Lund in Brandnes on 14 June for a summit"
    assert not summit.planned
    assert [report.article for report in summit.reports] == [happened.id, planned.id]


def test_vague_dates_eras_and_captions_are_not_events(make_article: MakeArticle) -> None:
    article = make_article(
        "a.txt",
        paragraphs=["The port of Sella was busy recently, and from 1950 to 1990, and in 2020."],
        dates=(
            ("recently", "PAST_REF", None, False),
            ("from 1950 to 1990", "P40Y", "1950-01-01/1990-12-31", False),
            ("2020", "2020", "2020", False),
        ),
    )
    # A bare year of nobody and nothing in particular tells of no event either.
    assert events_of([article], []) == ()


def test_a_name_with_a_year_and_a_line_without_a_verb_tell_of_no_event(
    make_article: MakeArticle,
) -> None:
    article = make_article(
        "a.txt",
        paragraphs=[
            "Ada Lund said the harbour of today rests on the rules of 1951.",
            "The northern half of the yard at Sella, in 1987, now full of shops.",
            "Ada Lund remembered the earthquake of 1923.",
            "Did Ada Lund leave the board in 1988?",
            "Ada Lund wrote The Rules of the Quay (1989) in a week.",
        ],
        people=("Ada Lund",),
        dates=(
            ("1951", "1951", "1951", False),
            ("1987", "1987", "1987", False),
            ("1923", "1923", "1923", False),
            ("1988", "1988", "1988", False),
            ("1989", "1989", "1989", False),
        ),
    )
    (event,) = events_of([article], [])
    assert event.text == "Ada Lund remembered the earthquake of 1923"


def test_two_dates_in_one_sentence_are_two_entries_in_order_of_time(
    make_article: MakeArticle,
) -> None:
    article = make_article(
        "a.txt",
        paragraphs=["Ada Lund closed the mill on 3 May 1998 and opened another on 1 April 1997."],
        people=("Ada Lund",),
        dates=(
            ("3 May 1998", "1998-05-03", "1998-05-03", False),
            ("1 April 1997", "1997-04-01", "1997-04-01", False),
        ),
    )
    events = events_of([article], [])
    assert [event.when.earliest for event in events] == [date(1997, 4, 1), date(1998, 5, 3)]
    assert events[1].text == "Ada Lund closed the mill on 3 May 1998"


def test_a_pronoun_gets_the_one_name_that_it_can_mean(make_article: MakeArticle) -> None:
    article = make_article(
        "a.txt",
        paragraphs=[
            "Threats by Jens Hult to leave the league of ports and to stop paying for its lights "
            "have worried the smaller towns along the coast, which fear for their fishermen if he "
            "wins the presidential election in November."
        ],
        people=("Jens Hult",),
        dates=(("in November", "2019-11", "2019-11", True),),
    )
    [event] = events_of([article], [])
    assert event.text == "If [Jens Hult] wins the presidential election in November"
    assert event.planned


def test_a_sentence_without_end_is_no_matter(make_article: MakeArticle) -> None:
    words = [f"Mara Olin sailed to Tarvin on day{number} and" for number in range(2000)]
    dates = tuple(
        (f"day{number} ", "2019-06-14", f"{1900 + number % 100}-06-14", False)
        for number in range(0, 2000, 5)
    )
    article = make_article("a.txt", paragraphs=[" ".join(words)], dates=dates)
    events = events_of([article], [])
    assert len(events) == 400
    assert max(len(event.reports[0].sentence) for event in events) <= 1300
    assert max(len(event.text) for event in events) <= 200


def test_it_is_what_the_sentence_before_begins_with(make_article: MakeArticle) -> None:
    article = make_article(
        "a.txt",
        paragraphs=["Tarvin was never rebuilt. Its lock was closed on 4 May 1931."],
        places=("Tarvin",),
        dates=(("4 May 1931", "1931-05-04", "1931-05-04", False),),
    )
    [event] = events_of([article], [Tag("tarvin", "Tarvin", "place", (article.id,))])
    assert event.text == "[Tarvin’s] lock was closed on 4 May 1931"
    assert event.tags == ("tarvin",)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The mayor of Tarvin sued Ada Lund under the Harbour Act 2015.", False),
        ("The mill of Tarvin lost half of its crew from 2015 to 2019, said Ada Lund.", False),
        (
            "In Tarvin Ada Lund adapted the great 2015 novel of the same name.",
            False,
        ),
        ("The council of Tarvin fell to Ada Lund after the bitter 2015 election campaign.", True),
        ("A 2015 report by Ada Lund found that the harbour of Tarvin was empty.", True),
        ("The council of Tarvin sold the harbour to Ada Lund in 2015.", True),
        ("Ada Lund joined the mayor of Tarvin's staff in 2015 as a clerk for harbours.", True),
        ("Ada Lund and forty people of Tarvin died in the flood of 2015.", True),
        ("Ada Lund and forty people of Tarvin saw the Olympics of 2015 from afar.", True),
    ],
)
def test_a_year_in_a_name_or_a_span_is_no_event(
    make_article: MakeArticle, sentence: str, told: bool
) -> None:
    article = make_article(
        "a.txt",
        paragraphs=[sentence],
        people=("Ada Lund",),
        places=("Tarvin",),
        dates=(("2015", "2015", "2015", False),),
    )
    assert bool(events_of([article], [])) is told


def test_the_first_since_tells_of_the_last_one_before(make_article: MakeArticle) -> None:
    article = make_article(
        "a.txt",
        paragraphs=["And it was the first visit of Ada Lund to Tarvin since May 2015."],
        people=("Ada Lund",),
        places=("Tarvin",),
        dates=(("May 2015", "2015-05", "2015-05-01/2015-05-31", False),),
    )
    [event] = events_of([article], [])
    assert event.text.startswith("[The last one before:] ")


def test_who_he_is_the_sentence_before_says(make_article: MakeArticle) -> None:
    article = make_article(
        "a.txt",
        paragraphs=["Lund spoke for an hour. She is to open the harbour on 4 May 2015."],
        people=("Lund",),
        dates=(("4 May 2015", "2015-05-04", "2015-05-04", True),),
    )
    [event] = events_of([article], [])
    assert event.text == "[Lund] is to open the harbour on 4 May 2015"


def test_the_ends_of_a_stretch_are_one_entry(make_article: MakeArticle) -> None:
    article = make_article(
        "a.txt",
        paragraphs=["Ships to Tarvin grew by half between March and October, said Ada Lund."],
        people=("Ada Lund",),
        places=("Tarvin",),
        dates=(
            ("March", "2015-03", "2015-03-01/2015-03-31", False),
            ("October", "2015-10", "2015-10-01/2015-10-31", False),
        ),
    )
    [event] = events_of([article], [])
    assert event.when == PartialDate(date(2015, 3, 1), date(2015, 10, 31), "interval")
    assert event.reports[0].date_words == "March and October"


def test_when_the_article_itself_was_published_is_no_event(make_article: MakeArticle) -> None:
    article = make_article(
        "a.txt",
        paragraphs=["This story was originally published in Tarvin by Ada Lund on 4 May 2015."],
        people=("Ada Lund",),
        dates=(("4 May 2015", "2015-05-04", "2015-05-04", False),),
    )
    assert not events_of([article], [])
