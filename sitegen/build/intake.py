"""Files -> articles: read, clean and infer, over a whole folder.

Two passes, because a line that recurs in the archive is seldom an article's own.  The first takes
every document apart and counts its lines; the second labels and infers, and needs of the archive
only how often the document's own lines recur.  Both run in workers, and neither is done again for
what has not changed.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from sitegen.cache import Cache, code_digest, key_of
from sitegen.clean import (
    DocumentRepeats,
    LabelledLine,
    Repeats,
    RuleBook,
    Rules,
    Segmented,
    clean,
    label,
    line_keys,
    segment,
)
from sitegen.collate import Notes, take_notes
from sitegen.infer import infer
from sitegen.memory import NONE, Memory
from sitegen.model import Article, CleanText, Document, Origin, Rejection
from sitegen.read import read
from sitegen.work import Lost, MakeExecutor, run

_SHARED_CODE = ("model.py", "text.py")
_BUDGET = 512 * 2**20
"""Bytes of documents taken apart that are kept between the passes; the rest are read again."""
_MOST_PARTS = 32
"""Documents of one file that a worker finishes at a time."""

encode = msgspec.msgpack.encode

Progress = Callable[[int], object]


class Surveyed(msgspec.Struct, frozen=True):
    """What the first pass keeps of a document."""

    origin: Origin
    source: str
    """Whose lines it shares: its host, the source it states, else its folder."""
    digest: str
    """Of the document taken apart."""
    keys: tuple[int, ...]


class Survey(msgspec.Struct, frozen=True):
    """The first pass over one file."""

    documents: tuple[Surveyed, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    parts: tuple[msgspec.Raw, ...] = ()
    """The documents taken apart, encoded; empty once they have been let go."""


class _Place(msgspec.Struct, frozen=True):
    """A file of the input folder."""

    root: str
    path: str


class _Finishing(msgspec.Struct, frozen=True):
    """Documents of one file that the second pass has to do."""

    place: _Place
    numbers: tuple[int, ...]
    """Which of the file's documents."""
    parts: tuple[bytes, ...] | None
    """The same, taken apart and encoded; None to read them again."""
    repeats: tuple[DocumentRepeats, ...]
    rules: RuleBook
    inferring: bool
    """Results are articles; else they are clean texts."""


class Known(msgspec.Struct, frozen=True):
    """What the first pass over a folder found out."""

    root: Path
    paths: frozenset[str]
    repeats: Repeats
    rules: RuleBook


class Taken(msgspec.Struct, frozen=True):
    """An article with all that is read from it alone."""

    article: Article
    notes: Notes


class Intake(msgspec.Struct, frozen=True):
    """What a folder came to."""

    articles: tuple[Article, ...]
    notes: dict[str, Notes]
    """On the articles, by their ids."""
    rejections: tuple[Rejection, ...]
    reused: int = 0
    """Articles that were taken from the cache."""


def take_in(
    root: Path,
    fingerprints: dict[str, str],
    rules: RuleBook,
    cache: Cache,
    make_executor: MakeExecutor | None = None,
    progress: Progress = lambda done: None,
    memory: Memory = NONE,
    meanwhile: Callable[[], object] = lambda: None,
) -> Intake:
    """The articles of all files (path -> fingerprint), in the order of their origins.

    ``meanwhile`` is called while workers make them, if there are workers.
    """
    surveys = _survey(root, fingerprints, cache, make_executor, memory)
    repeats = counted(surveys.values())
    memory.keep(Known(root, frozenset(fingerprints), repeats, rules))
    keys = _article_keys(surveys, repeats, rules)
    known = cache.get_many(keys.values())
    wanted = {where for where, key in keys.items() if key not in known}
    progress(len(keys) - len(wanted))
    tasks = _finishings(root, surveys, repeats, rules, wanted, True)
    fresh, lost = _finish(tasks, make_executor, progress, meanwhile)
    results = {keys[where]: content for where, content in fresh.items()}
    cache.put_many(results)
    found = known | results
    decode = msgspec.msgpack.Decoder(Taken).decode
    taken = [memory.named(key, decode, found[key]) for key in keys.values() if key in found]
    rejections = [one for survey in surveys.values() for one in survey.rejections]
    return Intake(
        tuple(sorted((one.article for one in taken), key=lambda one: one.clean.document.origin)),
        {one.article.id: one.notes for one in taken},
        (*rejections, *lost),
        len(known),
    )


def clean_folder(
    root: Path, fingerprints: dict[str, str], rules: RuleBook, make_executor: MakeExecutor | None
) -> tuple[list[CleanText], list[Rejection]]:
    """The clean texts of all files, without anything inferred and without a cache."""
    surveys = _survey(root, fingerprints, Cache(None), make_executor)
    tasks = _finishings(root, surveys, counted(surveys.values()), rules, _Everything(), False)
    texts, lost = _finish(tasks, make_executor, lambda done: None)
    decode = msgspec.msgpack.Decoder(CleanText).decode
    rejections = [one for survey in surveys.values() for one in survey.rejections]
    return [decode(texts[where]) for where in sorted(texts)], rejections + lost


class _Everything:
    """Contains whatever is asked for."""

    def __contains__(self, _: object) -> bool:
        return True


def explained(
    root: Path, fingerprints: dict[str, str], path: str, rules: RuleBook, cache: Cache
) -> Iterator[tuple[tuple[LabelledLine, ...], Article] | Rejection]:
    """Every document of one file: all its lines with their labels, and what was inferred.

    The other files only say which lines recur.
    """
    surveys = _survey(root, fingerprints, cache, None)
    repeats = counted(surveys.values())
    for document in read(root, path):
        if isinstance(document, Rejection):
            yield document
            continue
        apart, recurring, own = _apart(document, repeats, rules)
        yield label(apart, recurring, own), infer(clean(apart, recurring, own))


def read_again(known: Known, path: str) -> Iterator[Article]:
    """The articles of a file that has changed since the folder was last gone through.

    Its lines recur as often as they did then, which can hardly make a difference.
    """
    for document in read(known.root, path):
        if isinstance(document, Document):
            yield infer(clean(*_apart(document, known.repeats, known.rules)))


def _apart(
    document: Document, repeats: Repeats, rules: RuleBook
) -> tuple[Segmented, DocumentRepeats, Rules]:
    """All that cleaning a document needs."""
    apart = segment(document)
    recurring = repeats.of(_source(document), line_keys(apart))
    return apart, recurring, rules.of(apart.document)


def counted(surveys: Iterable[Survey]) -> Repeats:
    """How often lines recur over all documents."""
    repeats = Repeats()
    for survey in surveys:
        for document in survey.documents:
            repeats.add(document.source, document.keys)
    return repeats


# ---- the first pass -----------------------------------------------------------------------------


def _survey(
    root: Path,
    fingerprints: dict[str, str],
    cache: Cache,
    make_executor: MakeExecutor | None,
    memory: Memory = NONE,
) -> dict[str, Survey]:
    code = code_digest("read", "clean", *_SHARED_CODE)
    keys = {path: key_of("survey", path, mark, code) for path, mark in fingerprints.items() if mark}
    known = cache.get_many(keys.values())
    decode = msgspec.msgpack.Decoder(Survey).decode
    surveys = {
        path: memory.named(key, decode, known[key]) for path, key in keys.items() if key in known
    }
    missing = [path for path in fingerprints if path not in surveys]
    kept, fresh = 0, {}
    places = [_Place(str(root), path) for path in missing]
    for index, result in run(survey_file, places, make_executor, lambda: _rehearse(places[0])):
        path = missing[index]
        survey = _lost(path) if isinstance(result, Lost) else decode(result)
        bare = msgspec.structs.replace(survey, parts=())
        if path in keys and not isinstance(result, Lost):
            fresh[keys[path]] = encode(bare)
        kept += 0 if isinstance(result, Lost) else len(result)
        surveys[path] = survey if kept < _BUDGET else bare
    cache.put_many(fresh)
    return {path: surveys[path] for path in fingerprints}


def _rehearse(place: _Place) -> None:
    """Takes a file through everything once, so that what is loaded on first use is loaded.

    Workers that are forked from here on have it then.
    """
    for result in islice(read(Path(place.root), place.path), 1):
        if isinstance(result, Document):
            _taken(clean(segment(result)))


def survey_file(place: _Place) -> bytes:
    """A ``Survey``, encoded: what travels between processes is cheapest as bytes."""
    documents, rejections, parts = [], [], []
    for result in read(Path(place.root), place.path):
        if isinstance(result, Rejection):
            rejections.append(result)
            continue
        segmented = segment(result)
        part = encode(segmented)
        parts.append(msgspec.Raw(part))
        documents.append(
            Surveyed(result.origin, _source(result), key_of(part), line_keys(segmented))
        )
    return encode(Survey(tuple(documents), tuple(rejections), tuple(parts)))


def _source(document: Document) -> str:
    if document.host:
        return document.host
    stated = (it.value for it in document.statements if it.field == "source")
    return next(stated, document.origin.path.rpartition("/")[0])


def _lost(path: str) -> Survey:
    return Survey(rejections=(Rejection(Origin(path), "read", "reading it ended the worker"),))


# ---- the second pass ----------------------------------------------------------------------------

_Where = tuple[str, int]
"""A file and the number of the document in it."""


def _article_keys(
    surveys: dict[str, Survey], repeats: Repeats, rules: RuleBook
) -> dict[_Where, str]:
    """Of everything that an article depends on."""
    code = code_digest("clean", "infer", "collate", *_SHARED_CODE)
    settings = encode(rules)
    return {
        (path, number): key_of(
            "article", document.digest, encode(_of(repeats, document)), settings, code
        )
        for path, survey in surveys.items()
        for number, document in enumerate(survey.documents)
    }


def _of(repeats: Repeats, document: Surveyed) -> DocumentRepeats:
    return repeats.of(document.source, document.keys)


def _finishings(
    root: Path,
    surveys: dict[str, Survey],
    repeats: Repeats,
    rules: RuleBook,
    wanted: Container[_Where],
    inferring: bool,
) -> Iterator[_Finishing]:
    for path, survey in surveys.items():
        numbers = [n for n in range(len(survey.documents)) if (path, n) in wanted]
        # Without its parts a file has to be read as a whole, and that only once.
        step = _MOST_PARTS if survey.parts else max(1, len(numbers))
        for start in range(0, len(numbers), step):
            some = tuple(numbers[start : start + step])
            yield _Finishing(
                _Place(str(root), path),
                some,
                tuple(bytes(survey.parts[n]) for n in some) if survey.parts else None,
                tuple(_of(repeats, survey.documents[n]) for n in some),
                rules,
                inferring,
            )


def _finish(
    tasks: Iterable[_Finishing],
    make_executor: MakeExecutor | None,
    progress: Progress,
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[dict[_Where, bytes], list[Rejection]]:
    """Encoded results, and what no worker survived."""
    todo = list(tasks)
    articles: dict[_Where, bytes] = {}
    lost: list[Rejection] = []
    for index, result in run(finish_file, todo, make_executor, meanwhile):
        task = todo[index]
        if isinstance(result, Lost):
            reason = "cleaning it ended the worker"
            lost.append(Rejection(Origin(task.place.path), "clean", reason))
            continue
        for number, content in zip(task.numbers, result, strict=True):
            articles[task.place.path, number] = content
        progress(len(result))
    return articles, lost


def finish_file(task: _Finishing) -> list[bytes]:
    """The encoded results for some of a file's documents."""
    decode = msgspec.msgpack.Decoder(Segmented).decode
    if task.parts is None:
        documents = read(Path(task.place.root), task.place.path)
        apart = [segment(one) for one in documents if isinstance(one, Document)]
        chosen = [apart[number] for number in task.numbers]
    else:
        chosen = [decode(part) for part in task.parts]
    texts = (
        clean(one, known, task.rules.of(one.document))
        for one, known in zip(chosen, task.repeats, strict=True)
    )
    return [encode(_taken(text) if task.inferring else text) for text in texts]


def _taken(text: CleanText) -> Taken:
    article = infer(text)
    return Taken(article, take_notes(article))
