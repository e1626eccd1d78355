"""Numbered lists that the article has begun go on."""

from __future__ import annotations

from sitegen.clean.corrections.counted import counting_on
from sitegen.clean.shape import shape_of

TOLD = "It keeps the tea warm for an hour, and nobody has yet burnt a hand on it."


def lifted(numbers: list[str], scores: list[float], told: str = TOLD) -> list[bool]:
    """For each number and what is told under it, whether its score rises."""
    lines = [line for number in numbers for line in (f"{number} A thing of use", told)]
    values = [score for score in scores for _ in range(2)]
    after = counting_on([shape_of(line) for line in lines], values)
    return [more > less for more, less in zip(after[::2], values[::2], strict=True)]


def test_a_count_that_the_article_began_goes_on_to_its_end() -> None:
    scores = [2.0, 2.0, 1.5, -2.0, -4.0]
    assert lifted(["1.", "2.", "3.", "4.", "5."], scores) == [False, False, False, True, True]


def test_counting_down_is_counting() -> None:
    assert lifted(["#12:", "#11:", "#10:", "#9:"], [2.0, 1.5, 1.2, -3.0])[-1]


def test_a_count_that_the_page_began_is_left_alone() -> None:
    assert not any(lifted(["1.", "2.", "3.", "4."], [-4.0, -4.0, -4.0, -1.0]))


def test_numbers_that_do_not_follow_each_other_are_no_count() -> None:
    assert not any(lifted(["1.", "4.", "9.", "16."], [2.0, 2.0, 2.0, -1.0]))


def test_links_one_below_the_other_are_no_list_of_things_told() -> None:
    lines = [shape_of(f"{number}. A headline of the day") for number in range(1, 6)]
    values = [1.0, 1.0, 1.0, -2.0, -2.0]
    assert counting_on(lines, values) == values
