"""Bags of words, compared many at a time."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sitegen.clean.columns.bags import in_row


@given(st.lists(st.integers(0, 255), max_size=30), st.integers(1, 9))
def test_rows_of_bags_have_the_words_of_any_and_of_two(bags: list[int], size: int) -> None:
    expected = []
    for start in range(len(bags) - size + 1):
        counts = Counter(
            bit for bag in bags[start : start + size] for bit in range(8) if bag >> bit & 1
        )
        expected.append((_bag(counts, 1), _bag(counts, 2)))
    assert in_row(bags, size) == expected


def _bag(counts: Counter[int], least: int) -> int:
    return sum(1 << bit for bit, count in counts.items() if count >= least)
