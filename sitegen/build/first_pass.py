"""The first pass over a folder: every document is taken apart, and its lines are counted.

A line that recurs in the archive is seldom an article's own.  The second pass, which labels and
infers, needs of the archive only how often a document's own lines recur.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from sitegen.clean import DocumentRepeats, Repeats, RuleBook, Segmented, line_keys, segment
from sitegen.model import Document, Origin, Rejection
from sitegen.read import read
from sitegen.text import digest
from sitegen.work import Lost, MakeExecutor, run

_BUDGET = 512 * 2**20
"""Bytes of documents taken apart that are kept between the passes; the rest are read again."""

encode = msgspec.msgpack.encode


class Surveyed(msgspec.Struct, frozen=True):
    """What the first pass keeps of a document."""

    origin: Origin
    source: str
    """Whose lines it shares: its host, the source it states, else its folder."""
    digest: str
    """Of the document taken apart; empty where nothing but words will be asked for."""
    keys: tuple[int, ...]


class Survey(msgspec.Struct, frozen=True):
    """The first pass over one file."""

    documents: tuple[Surveyed, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    parts: tuple[msgspec.Raw, ...] = ()
    """The documents taken apart, encoded; empty once they have been let go."""


class InFolder(msgspec.Struct, frozen=True):
    """A file of the input folder."""

    root: str
    path: str
    words_only: RuleBook | None = None
    """By these rules nothing but its words will be asked for."""


def counted(surveys: Iterable[Survey]) -> Repeats:
    """How often lines recur over all documents."""
    repeats = Repeats()
    for one in surveys:
        for document in one.documents:
            repeats.add(document.source, document.keys)
    return repeats


def repeats_of(repeats: Repeats, document: Surveyed) -> DocumentRepeats:
    """What the archive knows of a document's lines."""
    return repeats.of(document.source, document.keys)


def go_through(
    places: Sequence[InFolder],
    make_executor: MakeExecutor | None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Iterator[tuple[str, Survey | Lost]]:
    """Path -> what the first pass keeps of each file as it comes; ``meanwhile`` as with ``run``."""
    decode = msgspec.msgpack.Decoder(Survey).decode
    kept = 0
    for index, result in run(survey_file, places, make_executor, meanwhile):
        if isinstance(result, Lost):
            yield places[index].path, result
            continue
        kept += len(result)
        found = decode(result)
        yield places[index].path, found if kept < _BUDGET else without_parts(found)


def without_parts(found: Survey) -> Survey:
    """What is known of a file once its documents have been let go."""
    return msgspec.structs.replace(found, parts=())


def lost(path: str) -> Survey:
    """A file that no worker survived."""
    return Survey(rejections=(Rejection(Origin(path), "read", "reading it ended the worker"),))


def survey_file(place: InFolder) -> bytes:
    """A ``Survey``, encoded: what travels between processes is cheapest as bytes."""
    documents, rejections, parts = [], [], []
    words_only = place.words_only is not None
    for result in read(Path(place.root), place.path, words_only=words_only):
        if isinstance(result, Rejection):
            rejections.append(result)
            continue
        segmented = taken_apart(result, place)
        part = encode(segmented)
        parts.append(msgspec.Raw(part))
        whole = "" if words_only else digest(part, 16).hex()
        documents.append(Surveyed(result.origin, source_of(result), whole, line_keys(segmented)))
    return encode(Survey(tuple(documents), tuple(rejections), tuple(parts)))


def taken_apart(document: Document, place: InFolder) -> Segmented:
    """A document of the place, as far as it will be asked for."""
    rules = place.words_only
    return segment(document, words_only=rules is not None and not rules.need_all(document))


def source_of(document: Document) -> str:
    """Whose lines a document shares."""
    if document.host:
        return document.host
    stated = (it.value for it in document.statements if it.field == "source")
    return next(stated, document.origin.path.rpartition("/")[0])
