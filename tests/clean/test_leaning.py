"""What is added to the scores of pieces: the less sure the article is, the more."""

from __future__ import annotations

from sitegen.clean.scoring import leaning
from sitegen.clean.shape import shape_of

LINE = shape_of("The council has told the people of the town that the bridge is closed for now.")


def kept(values: list[float]) -> list[bool]:
    return [value > 0 for value in leaning(False, [LINE] * len(values), values)]


def test_a_weak_line_beside_a_sure_article_is_left_out() -> None:
    assert kept([4.0, 4.0, 4.0, -1.5, -6.0, -6.0]) == [True, True, True, False, False, False]


def test_where_no_line_is_sure_a_weak_one_is_kept() -> None:
    assert kept([0.3, 0.2, -0.2, -1.5, -6.0, -6.0]) == [True, True, True, True, False, False]


def test_where_nothing_is_like_an_article_nothing_is_kept() -> None:
    assert not any(kept([-3.0, -3.2, -3.5, -4.0, -6.0, -6.0]))


def test_pages_with_markup_are_leaned_by_doubt_alone() -> None:
    sure, doubtful = [4.0, 4.0, 4.0, -0.9, -6.0], [0.3, 0.2, -0.2, -0.9, -6.0]
    assert leaning(True, [LINE] * 5, sure)[3] < 0 < leaning(True, [LINE] * 5, doubtful)[3]


def test_nothing_gives_nothing() -> None:
    assert leaning(False, [], []) == []
