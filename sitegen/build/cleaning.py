"""Files -> the words of their articles, without an account of others, and without a cache."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sitegen.build.first_pass import InFolder, Survey, counted, go_through, lost
from sitegen.build.garbage import seldom_collected
from sitegen.build.second_pass import Where, bodies, finish, finishings
from sitegen.clean import RuleBook, load
from sitegen.model import Origin, Rejection
from sitegen.work import Lost, MakeExecutor, lasting

_PAGES = (".html", ".htm", ".xhtml")
_WORTH_A_POOL = 128
"""Files below which a pool is sooner done by a tenth of a second, for a third more work."""


@seldom_collected()
def clean_folder(
    root: Path, paths: Sequence[str], rules: RuleBook, make_executor: MakeExecutor | None
) -> tuple[dict[Origin, str], list[Rejection]]:
    """The words of all documents, one paragraph a line, and what is no document."""
    # Workers that are forked later have it then.
    load({path.lower().endswith(_PAGES) for path in paths})
    places = [InFolder(str(root), path, rules) for path in paths]
    with lasting(make_executor if len(paths) >= _WORTH_A_POOL else None) as workers:
        surveyed = dict(go_through(places, workers))
        surveys = {path: _survived(path, surveyed[path]) for path in paths}
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
