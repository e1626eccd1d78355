"""The second pass over a folder: its documents are labelled and cleaned, in workers."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from sitegen import plain
from sitegen.build.first_pass import InFolder, Survey, repeats_of, taken_apart
from sitegen.clean import DocumentRepeats, Repeats, RuleBook, Segmented, clean, paragraphs
from sitegen.model import CleanText, Document, Origin, Rejection
from sitegen.read import read
from sitegen.work import Lost, MakeExecutor, run

_MOST_PARTS = 32
"""Documents of one file that a worker finishes at a time."""

Result = TypeVar("Result")
Where = tuple[str, int]
"""A file and the number of the document in it."""


class Finishing(msgspec.Struct, frozen=True):
    """Documents of one file that the second pass has to do."""

    place: InFolder
    numbers: tuple[int, ...]
    """Which of the file's documents."""
    parts: tuple[bytes, ...] | None
    """The same, taken apart and encoded; None to read them again."""
    repeats: tuple[DocumentRepeats, ...]
    rules: RuleBook


def finishings(
    root: Path,
    surveys: dict[str, Survey],
    repeats: Repeats,
    rules: RuleBook,
    wanted: Container[Where],
    *,
    words_only: bool = False,
) -> Iterator[Finishing]:
    """What is wanted of a folder."""
    for path, found in surveys.items():
        numbers = [n for n in range(len(found.documents)) if (path, n) in wanted]
        # Without its parts a file has to be read as a whole, and that only once.
        step = _MOST_PARTS if found.parts else max(1, len(numbers))
        for start in range(0, len(numbers), step):
            some = tuple(numbers[start : start + step])
            yield Finishing(
                InFolder(str(root), path, rules if words_only else None),
                some,
                tuple(bytes(found.parts[n]) for n in some) if found.parts else None,
                tuple(repeats_of(repeats, found.documents[n]) for n in some),
                rules,
            )


def finish(
    function: Callable[[Finishing], list[Result]],
    tasks: Iterable[Finishing],
    make_executor: MakeExecutor | None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Iterator[tuple[Where, Result] | Rejection]:
    """Results as they come, and what no worker survived; ``meanwhile`` as with ``run``.

    ``function`` gives one result for each document of a task.
    """
    todo = list(tasks)
    for index, result in run(function, todo, make_executor, meanwhile):
        task = todo[index]
        if isinstance(result, Lost):
            yield Rejection(Origin(task.place.path), "clean", "cleaning it ended the worker")
            continue
        for number, content in zip(task.numbers, result, strict=True):
            yield (task.place.path, number), content


def clean_texts(task: Finishing) -> Iterator[CleanText]:
    """The clean texts of some of a file's documents."""
    for one, known in _taken_apart(task):
        yield clean(one, known, task.rules.of(one))


def bodies(task: Finishing) -> list[str]:
    """Nothing but the words of some of a file's documents, one paragraph a line."""
    return [body_of(one, known, task.rules) for one, known in _taken_apart(task)]


def body_of(one: Segmented, known: DocumentRepeats, rules: RuleBook) -> str:
    """Nothing but the words of one of them."""
    return plain.lines(paragraphs(one, known, rules.of(one)))


def _taken_apart(task: Finishing) -> Iterator[tuple[Segmented, DocumentRepeats]]:
    decode = msgspec.msgpack.Decoder(Segmented).decode
    if task.parts is None:
        words_only = task.place.words_only is not None
        documents = read(Path(task.place.root), task.place.path, words_only=words_only)
        apart = [taken_apart(one, task.place) for one in documents if isinstance(one, Document)]
        chosen = [apart[number] for number in task.numbers]
    else:
        chosen = [decode(part) for part in task.parts]
    yield from zip(chosen, task.repeats, strict=True)
