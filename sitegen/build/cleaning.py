"""Files -> the words of their articles, without an account of others, and without a cache."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from sitegen.build.first_pass import (
    InFolder,
    Survey,
    Surveyed,
    counted,
    go_through,
    lost,
    repeats_of,
    source_of,
    taken_apart,
)
from sitegen.build.garbage import seldom_collected
from sitegen.build.second_pass import Where, bodies, body_of, finish, finishings
from sitegen.clean import Repeats, RuleBook, Segmented, line_keys, load
from sitegen.model import Origin, Rejection
from sitegen.read import may_hold_many, read
from sitegen.work import Lost, MakeExecutor, lasting

_PAGES = (".html", ".htm", ".xhtml")
_PAGE, _TEXT = 0.006, 0.0015
"""Seconds that a file takes, about."""
_WORTH_WORKERS = 2.0
"""Seconds of work below which workers are sooner done by one at most, for a tenth more work."""
_KEPT = 2**28
"""Bytes of files whose documents are kept in this process, all at once."""

Words = tuple[dict[Origin, str], list[Rejection]]


@seldom_collected()
def clean_folder(
    root: Path, paths: Sequence[str], rules: RuleBook, make_executor: MakeExecutor | None
) -> Words:
    """The words of all documents, one paragraph a line, and what is no document."""
    kinds = [path.lower().endswith(_PAGES) for path in paths]
    load({*kinds})  # workers that are forked later have it then
    places = [InFolder(str(root), path, rules) for path in dict.fromkeys(paths)]
    found = _here(places, rules) if _is_little(paths, kinds) else None
    return found or _by_workers(root, places, rules, make_executor)


def _is_little(paths: Iterable[str], pages: Sequence[bool]) -> bool:
    """Whether files are done soon; ``pages``: which of them are pages."""
    if any(map(may_hold_many, paths)):
        return False
    return _PAGE * sum(pages) + _TEXT * (len(pages) - sum(pages)) < _WORTH_WORKERS


def _here(places: Iterable[InFolder], rules: RuleBook) -> Words | None:
    """All in this process, where nothing has to travel; None if it is too much to be kept."""
    repeats = Repeats()
    documents: dict[Where, tuple[Surveyed, Segmented]] = {}
    rejections: list[Rejection] = []
    size = 0
    for place in places:
        for number, one in enumerate(read(Path(place.root), place.path, words_only=True)):
            if isinstance(one, Rejection):
                rejections.append(one)
                continue
            segmented = taken_apart(one, place)
            surveyed = Surveyed(one.origin, source_of(one), "", line_keys(segmented))
            repeats.add(surveyed.source, surveyed.keys)
            documents[place.path, number] = surveyed, segmented
            size += one.size
            if size > _KEPT:
                return None
    return {
        surveyed.origin: body_of(segmented, repeats_of(repeats, surveyed), rules)
        for _, (surveyed, segmented) in sorted(documents.items())
    }, rejections


def _by_workers(
    root: Path, places: Sequence[InFolder], rules: RuleBook, make_executor: MakeExecutor | None
) -> Words:
    """The same by workers, or in this process as far as there is room."""
    with lasting(make_executor) as workers:
        surveyed = dict(go_through(places, workers))
        surveys = {it.path: _survived(it.path, surveyed[it.path]) for it in places}
        repeats = counted(surveys.values())
        tasks = finishings(root, surveys, repeats, rules, _Everything(), words_only=True)
        words: dict[Where, str] = {}
        rejections = [one for found in surveys.values() for one in found.rejections]
        for result in finish(bodies, tasks, workers):
            if isinstance(result, Rejection):
                rejections.append(result)
            else:
                words[result[0]] = result[1]
    origins = {
        (path, number): one.origin
        for path, found in surveys.items() for number, one in enumerate(found.documents)
    }  # fmt: skip
    return {origins[where]: words[where] for where in sorted(words)}, rejections


def _survived(path: str, found: Survey | Lost) -> Survey:
    return lost(path) if isinstance(found, Lost) else found


class _Everything:
    """Contains whatever is asked for."""

    def __contains__(self, _: object) -> bool:
        return True
