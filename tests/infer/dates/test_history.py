"""Days without a year in texts that tell of the past, paragraph by paragraph."""

from __future__ import annotations

from datetime import date

from sitegen.infer.dates import find_dates, find_dates_in

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


def test_what_was_said_on_friday_is_news() -> None:
    found = values(LEAD, "It took effect on June 23, 1960.", "The mayor said on Friday he was sad.")
    assert found[2] == ["2020-06-12"]


def test_a_text_that_tells_as_much_of_this_year_is_no_history() -> None:
    now = "Since March 2020 it has been shut, as it was last year and in February 2020."
    found = values(LEAD, "It took effect on June 23, 1960. " + now, "In April the port reopened.")
    assert found[2] == ["2020-04"]


def test_the_century_is_that_which_is_told_of() -> None:
    assert values(LEAD, "It decided on June 23, 1960, about the rest of the century.")[1][1] == "19"


TALE = "Your piece on the quarrel of 1960 mentions the ministers.", "That spring he drove a van."


def test_a_tale_goes_on_from_one_date_to_the_next() -> None:
    rest = "On 16 June it broke down. In July he sold it. By October 1964 it was scrap."
    assert values(*TALE, rest) == [["1960"], ["1960-SP"], ["1960-06-16", "1960-07", "1964-10"]]


def test_a_date_that_does_not_follow_is_left_open() -> None:
    rest = "In October 1964 he bought another. In March he sold it."
    assert values(*TALE, rest)[2] == ["1964-10", "XXXX-03"]


def test_a_weekday_of_the_title_is_not_the_last_one_before_publication() -> None:
    told = "The two met on September 8, 1951, and on June 23, 1960.", "He spoke on June 13."
    assert values("Two talks, one Saturday", *told)[0] == ["XXXX-WXX-6"]


def test_what_happened_before_the_first_year_is_told_is_left_open() -> None:
    told = (
        "They had trained since autumn. On July 29, 1978, they began.",
        "It ended on July 30, 1978.",
    )
    assert values(*told)[0] == ["XXXX-FA", "1978-07-29"]


def undated(*paragraphs: str) -> list[str]:
    return [one.value for found in find_dates_in(paragraphs, None) for one in found]


def test_an_undated_tale_has_its_own_year() -> None:
    tale = "The ships left on April 26, 1991.", "The war had ended in February.", "In March 1992,"
    assert undated(*tale) == ["1991-04-26", "1991-02", "1992-03"]


def test_a_year_lent_in_an_undated_tale_is_nothing_for_a_timeline() -> None:
    tale = "The ships left on April 26, 1991, and came back in October. They left again in 1993."
    assert [one.role for one in find_dates(tale, None)] == ["event", "minor", "event"]


def test_undated_news_are_no_tale() -> None:
    news = "The ships left on April 26, 1991. In June they are due back, he said on Friday."
    assert undated(news) == ["1991-04-26", "XXXX-06", "XXXX-WXX-5"]


def test_an_earlier_month_of_an_undated_tale_may_be_of_another_year() -> None:
    tale = "It was founded on 3 May 1990.", "In February it won.", "It closed in 1999."
    assert undated(*tale) == ["1990-05-03", "XXXX-02", "1999"]
