"""Running a function over many items, on any ``concurrent.futures.Executor``.

A worker that dies takes down its whole pool; the batch it had is then run one item at a time,
so that only the item which kills a worker is lost.  The other way round no worker outlives the
program that started it.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

# Whoever has little to do does not wait for processes, nor for what makes them to be imported.
if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")

MakeExecutor: TypeAlias = "Callable[[], AbstractContextManager[Executor]]"

_SMALLEST, _LARGEST = 8, 64
"""Items that a worker is given at a time: many first, and few at the end lest one works alone."""
_BEHIND = 10
"""The niceness of work that should not keep other work waiting."""
_WORTH_A_POOL = 48
"""Fewer items are done sooner here than a pool is started."""


class Lost:
    """Stands for the result of an item that no worker survived."""


def processes(count: int) -> MakeExecutor | None:
    """A maker of process pools for ``run``; None for work in this process.

    ``count`` 0 means one worker a processor.
    """
    workers = count or _processors()
    if workers < 2:
        return None
    return lambda: _pool(workers)


@contextmanager
def lasting(make_executor: MakeExecutor | None) -> Iterator[MakeExecutor | None]:
    """A maker that gives several runs the same executor, and another one if that has broken."""
    if make_executor is None:
        yield None
        return
    with ExitStack() as stack:
        held: list[Executor] = []

        @contextmanager
        def lend() -> Iterator[Executor]:
            from concurrent.futures import BrokenExecutor

            if not held:
                held.append(stack.enter_context(make_executor()))
            try:
                yield held[0]
            except BrokenExecutor:
                held.clear()
                raise

        yield lend


def _pool(workers: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("fork" if _can_fork() else "spawn")
    return ProcessPoolExecutor(workers, context, initializer=_begin_worker)


def forked(count: int, shared: object, *, behind: bool = False) -> Executor | None:
    """A pool of processes that have ``shared`` without its being sent to them, for ``with_shared``.

    ``behind`` lets other work go before theirs.  None where there is no forking, and for work in
    this process.
    """
    workers = count or _processors()
    if workers < 2 or not _can_fork():
        return None
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(workers, get_context("fork"), _begin_with, (shared, behind))


def beside(function: Callable[[], bytes], count: int) -> Callable[[], bytes | None]:
    """Starts a function in a process of its own; what is returned waits for its result.

    That is None for work in this process, where there is no forking, and if the process was killed.
    """
    if (count or _processors()) < 2 or not _can_fork():
        return lambda: None
    from multiprocessing import get_context

    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(function, there), daemon=True)
    process.start()
    there.close()

    def result() -> bytes | None:
        found = None
        with here, suppress(EOFError):
            found = here.recv_bytes()
        process.join()
        return found

    return result


def _send(function: Callable[[], bytes], there: Connection) -> None:
    _begin_worker()
    there.send_bytes(function())


_shared: list[object] = []
"""What a worker was forked with; always empty in the program itself."""


def with_shared(function: Callable[[Any, Item], Result], item: Item) -> Result:
    """Calls a function in a worker of ``forked``: with what is shared, and an item."""
    return function(_shared[-1], item)


def _begin_with(shared: object, behind: bool) -> None:
    _begin_worker()
    if behind:
        step_back()
    _shared.append(shared)


def step_back() -> None:
    """Lets other work go before this thread's from now on; what it starts later steps back, too.

    Only where the system knows the urgency of single threads.  There is no way back.
    """
    if sys.platform == "linux":
        now = os.getpriority(os.PRIO_PROCESS, 0)
        os.setpriority(os.PRIO_PROCESS, 0, max(now, _BEHIND))


def _begin_worker() -> None:
    """An interrupt is for the program to act upon, which then tells its workers to end."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A worker that stayed behind would wait for ever, and hold the lock that it was forked with.
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _nothing() -> None:
    pass


def run(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    make_executor: MakeExecutor | None = None,
    meanwhile: Callable[[], object] = _nothing,
) -> Iterator[tuple[int, Result | Lost]]:
    """``(index of the item, its result)`` in no particular order.

    ``function`` must be importable by name where ``make_executor`` gives processes; ``meanwhile``
    is then called once, while they work.
    """
    if make_executor is None or len(items) < _WORTH_A_POOL:
        yield from ((index, function(item)) for index, item in enumerate(items))
        return
    batches = _batches(len(items))
    while batches:
        done, batches = yield from _run_batches(function, items, batches, make_executor, meanwhile)
        meanwhile = _nothing
        if batches and not done:  # the pool broke at once: one of these kills workers
            yield from _run_singly(function, items, batches.pop(0), make_executor)


def _run_batches(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    batches: list[list[int]],
    make_executor: MakeExecutor,
    meanwhile: Callable[[], object],
) -> Generator[tuple[int, Result | Lost], None, tuple[int, list[list[int]]]]:
    """Runs batches until all are done or the pool breaks.

    Returns the number done and the batches that are not.
    """
    from concurrent.futures import BrokenExecutor

    done: set[int] = set()
    futures: list[Future[list[Result]]] = []
    with suppress(BrokenExecutor), make_executor() as executor:
        try:
            for batch in batches:
                futures.append(executor.submit(_run_batch, function, [items[i] for i in batch]))
            meanwhile()
            for number, future in enumerate(futures):
                results = future.result()
                done.add(number)
                yield from zip(batches[number], results, strict=True)
        finally:  # interrupted, what has not begun need not be done
            for future in futures:
                future.cancel()
    return len(done), [batch for number, batch in enumerate(batches) if number not in done]


def _run_singly(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    batch: list[int],
    make_executor: MakeExecutor,
) -> Iterator[tuple[int, Result | Lost]]:
    """Each item of a batch by itself, so that a death is that item's alone."""
    from concurrent.futures import BrokenExecutor

    for index in batch:
        result: Result | Lost = Lost()
        with suppress(BrokenExecutor), make_executor() as executor:
            result = executor.submit(function, items[index]).result()
        yield index, result


def _batches(count: int) -> list[list[int]]:
    """So many indices in batches, which grow smaller."""
    batches: list[list[int]] = []
    start = 0
    while start < count:
        size = max(_SMALLEST, min(_LARGEST, (count - start) // 16))
        batches.append(list(range(start, min(start + size, count))))
        start += size
    return batches


def _run_batch(function: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [function(item) for item in items]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    """Forking is much the fastest start, and safe as long as there is only one thread."""
    return sys.platform == "linux" and threading.active_count() == 1
