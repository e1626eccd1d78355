"""Days without a year in texts that tell of the past, paragraph by paragraph."""

from __future__ import annotations

from datetime import date

from sitegen.infer.dates import find_dates_in

WRITTEN = date(2020, 6, 15)


def values(*paragraphs: str) -> list[list[str]]:
    return [[one.value for one in found] for found in find_dates_in(paragraphs, WRITTEN)]


LEAD = "On January 19, 1960, the treaty was signed."


def test_a_day_belongs_to_the_year_told_of() -> None:
    assert values(LEAD, "On May 19 the police came; it took effect on June 23, 1960.") == [
        ["1960-01-19"],
        ["1960-05-19", "1960-06-23"],
    ]


def test_after_a_look_back_the_story_goes_on() -> None:
    back = "It was debated in February 1960. An older one of September 8, 1951, was replaced."
    assert values(LEAD, back, "On May 19 the police came.")[2] == ["1960-05-19"]


def test_a_later_date_moves_the_story_on() -> None:
    later = "On May 15, 1972, the islands came back."
    assert values(LEAD, later, "On July 30 the cars changed sides.")[2] == ["1972-07-30"]


def test_after_a_look_ahead_the_year_is_left_open() -> None:
    ahead = "It was debated in February 1960. It was renewed in 1970."
    assert values(LEAD, ahead, "On June 18 he wrote a diary.")[2] == ["XXXX-06-18"]


def test_what_lies_ahead_is_not_history() -> None:
    assert values(LEAD, "In June 1960 it took effect.", "The museum will open on July 2.")[2] == [
        "2020-07-02"
    ]


def test_news_with_one_old_date_is_news() -> None:
    news = "It was the worst day since October 19, 1987.", "On June 10 the index fell 5 percent."
    assert values(*news)[1] == ["2020-06-10"]


def test_weekdays_in_history_are_left_open() -> None:
    found = values(LEAD, "It took effect on June 23, 1960.", "On Friday he resigned.")
    assert found[2] == ["XXXX-WXX-5"]
