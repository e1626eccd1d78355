"""Many items, some of them deadly."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from sitegen.work import Lost, beside, lasting, processes, run, step_back
from tests.building import ROOT


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


def _process(_: int) -> int:
    return os.getpid()


def test_several_runs_on_the_same_workers() -> None:
    numbers = list(range(100))
    with lasting(processes(2)) as workers:
        first = set(dict(run(_process, numbers, workers)).values())
        assert set(dict(run(_process, numbers, workers)).values()) <= first
        assert len(first) <= 2
        for _ in range(2):
            found = dict(run(_die_at_thirteen, numbers, workers))
            assert isinstance(found.pop(13), Lost)
            assert found == {n: n for n in numbers if n != 13}
        assert not set(dict(run(_process, numbers, workers)).values()) & first
    with lasting(None) as workers:
        assert dict(run(_double, [1], workers)) == {0: 2}


def test_one_worker_is_no_pool() -> None:
    assert processes(1) is None


def test_a_function_beside() -> None:
    assert beside(lambda: b"here", 1)() is None
    program = """
import os
from sitegen.work import beside
print(os.getpid(), beside(lambda: str(os.getpid()).encode(), 2)(), beside(lambda: os._exit(9), 2)())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    here, there, killed = done.stdout.split()
    assert killed == "None"
    if sys.platform == "linux":
        assert there[2:-1].isdigit()
        assert there[2:-1] != here


def test_what_is_interrupted_does_not_begin_the_rest() -> None:
    begun = []

    def interrupted(number: int) -> int:
        begun.append(number)
        if number == 0:
            raise KeyboardInterrupt
        return number

    with pytest.raises(KeyboardInterrupt):
        list(run(interrupted, range(1000), lambda: ThreadPoolExecutor(1)))
    assert len(begun) < 1000


_WAITING = """
import sys, time
from sitegen.work import processes, run

def wait(number):
    print(number, flush=True)
    time.sleep(600)

if __name__ == "__main__":
    list(run(wait, range(100), processes(2)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_no_worker_outlives_the_program() -> None:
    started = subprocess.Popen(
        [sys.executable, "-c", _WAITING],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with started:
        assert started.stdout is not None
        assert started.stdout.readline()  # a worker is at work
        started.send_signal(signal.SIGKILL)
        started.wait()
        # The pipe ends when the last that could write to it has gone.
        ready, _, _ = select.select([started.stdout], [], [], 60)
        assert ready
        assert len(started.stdout.read().split()) <= 1


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no urgency of their own there")
def test_only_the_thread_that_steps_back_does() -> None:
    before = os.getpriority(os.PRIO_PROCESS, 0)

    def stepped_back() -> int:
        step_back()
        step_back()
        return os.getpriority(os.PRIO_PROCESS, 0)

    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(stepped_back).result() == max(before, 10)
    assert os.getpriority(os.PRIO_PROCESS, 0) == before
