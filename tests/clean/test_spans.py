"""Scores that take their neighbours' side into account."""

from __future__ import annotations

from sitegen.clean.corrections.spans import in_stretches
from sitegen.clean.shape import shape_of

LINE = shape_of("A line of eight words stands for all.")


def signs(values: list[float]) -> list[bool]:
    return [value > 0 for value in in_stretches(values, [LINE] * len(values))]


def test_a_weak_doubt_within_the_article_is_overruled() -> None:
    assert signs([2.0, 2.0, -0.3, 2.0, 2.0]) == [True] * 5


def test_a_weak_hope_far_from_the_article_is_overruled() -> None:
    assert signs([2.0, 2.0, -2.0, -2.0, 0.3, -2.0]) == [True, True, False, False, False, False]


def test_who_is_sure_keeps_to_it() -> None:
    assert signs([2.0, 2.0, -2.0, 2.0, 2.0]) == [True, True, False, True, True]


def test_nothing_gives_nothing() -> None:
    assert in_stretches([], []) == []
