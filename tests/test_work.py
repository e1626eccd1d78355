"""Many items, some of them deadly."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

from sitegen.work import Lost, processes, run


def _double(number: int) -> int:
    return 2 * number


def _die_at_thirteen(number: int) -> int:
    if number == 13:
        os._exit(9)
    return number


def test_few_items_are_done_here() -> None:
    assert dict(run(_double, [1, 2, 3])) == {0: 2, 1: 4, 2: 6}


def test_any_executor_will_do() -> None:
    numbers = list(range(200))
    found = dict(run(_double, numbers, lambda: ThreadPoolExecutor(2)))
    assert [found[n] for n in numbers] == [2 * n for n in numbers]


def test_a_worker_that_dies_costs_its_one_item() -> None:
    numbers = list(range(100))
    found = dict(run(_die_at_thirteen, numbers, processes(2)))
    assert isinstance(found.pop(13), Lost)
    assert found == {n: n for n in numbers if n != 13}


def test_one_worker_is_no_pool() -> None:
    assert processes(1) is None
