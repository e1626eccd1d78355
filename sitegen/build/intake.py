"""Files -> articles: read, clean and infer, over a whole folder.

Two passes, because a line that recurs in the archive is seldom an article's own.  The first takes
every document apart and counts its lines; the second labels and infers, and needs of the archive
only how often the document's own lines recur.  Both run in workers, and neither is done again for
what has not changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from sitegen.build.first_pass import (
    InFolder,
    Survey,
    counted,
    encode,
    go_through,
    lost,
    repeats_of,
    source_of,
    without_parts,
)
from sitegen.build.second_pass import Where, finish, finishings
from sitegen.build.taking import Taken, rehearse, take_file
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
from sitegen.collate import Notes
from sitegen.infer import infer
from sitegen.memory import NONE, Memory
from sitegen.model import Article, Document, Origin, Rejection
from sitegen.read import read
from sitegen.work import Lost, MakeExecutor

_SHARED_CODE = ("model.py", "text.py")
Progress = Callable[[int], object]


class Known(msgspec.Struct, frozen=True):
    """What the first pass over a folder found out."""

    root: Path
    paths: frozenset[str]
    repeats: Repeats
    rules: RuleBook


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
    surveys = survey(root, fingerprints, cache, make_executor, memory, rehearse)
    repeats = counted(surveys.values())
    memory.keep(Known(root, frozenset(fingerprints), repeats, rules))
    keys = _article_keys(surveys, repeats, rules)
    known = cache.get_many(keys.values())
    decode = msgspec.msgpack.Decoder(Taken).decode
    taken = {at: memory.named(key, decode, known[key]) for at, key in keys.items() if key in known}
    progress(len(taken))
    fresh: dict[str, bytes] = {}
    failed: list[Rejection] = []
    wanted = keys.keys() - taken.keys()
    tasks = finishings(root, surveys, repeats, rules, wanted)
    for result in finish(take_file, tasks, make_executor, meanwhile):
        if isinstance(result, Rejection):
            failed.append(result)
            continue
        at, content = result
        fresh[keys[at]] = content
        taken[at] = memory.named(keys[at], decode, content)
        progress(1)
    cache.put_many(fresh)
    return Intake(
        tuple(sorted((one.article for one in taken.values()), key=_origin)),
        {one.article.id: one.notes for one in taken.values()},
        (*_rejections(surveys), *failed),
        len(known),
    )


def survey(
    root: Path,
    fingerprints: dict[str, str],
    cache: Cache,
    make_executor: MakeExecutor | None,
    memory: Memory = NONE,
    meanwhile: Callable[[], object] = lambda: None,
) -> dict[str, Survey]:
    """Path -> what the first pass keeps of the file; ``meanwhile`` as with ``run``."""
    code = code_digest("read", "clean", *_SHARED_CODE)
    keys = {path: key_of("survey", path, mark, code) for path, mark in fingerprints.items() if mark}
    known = cache.get_many(keys.values())
    decode = msgspec.msgpack.Decoder(Survey).decode
    surveys = {
        path: memory.named(key, decode, known[key]) for path, key in keys.items() if key in known
    }
    missing = [InFolder(str(root), path) for path in fingerprints if path not in surveys]
    fresh = {}
    for path, found in go_through(missing, make_executor, meanwhile):
        surveys[path] = lost(path) if isinstance(found, Lost) else found
        if path in keys and not isinstance(found, Lost):
            fresh[keys[path]] = encode(without_parts(found))
    cache.put_many(fresh)
    return {path: surveys[path] for path in fingerprints}


def _origin(article: Article) -> Origin:
    return article.clean.document.origin


def _rejections(surveys: dict[str, Survey]) -> list[Rejection]:
    return [one for found in surveys.values() for one in found.rejections]


def explained(
    root: Path,
    fingerprints: dict[str, str],
    path: str,
    rules: RuleBook,
    cache: Cache,
    record: int | None = None,
) -> Iterator[tuple[tuple[LabelledLine, ...], Article] | Rejection]:
    """Every document of one file: all its lines with their labels, and what was inferred.

    ``record``: of that one alone.  The other files only say which lines recur.
    """
    surveys = survey(root, fingerprints, cache, None)
    repeats = counted(surveys.values())
    for document in read(root, path):
        if record is not None and document.origin.record != record:
            continue
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
    recurring = repeats.of(source_of(document), line_keys(apart))
    return apart, recurring, rules.of(apart)


def _article_keys(
    surveys: dict[str, Survey], repeats: Repeats, rules: RuleBook
) -> dict[Where, str]:
    """Of everything that an article depends on."""
    code = code_digest("clean", "infer", "collate", *_SHARED_CODE)
    encode = msgspec.msgpack.encode
    settings = encode(rules)
    return {
        (path, number): key_of(
            "article", one.digest, encode(repeats_of(repeats, one)), settings, code
        )
        for path, found in surveys.items()
        for number, one in enumerate(found.documents)
    }
