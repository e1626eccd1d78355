"""Files -> clean texts, without anything inferred and without a cache."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sitegen.build.first_pass import counted, survey
from sitegen.build.garbage import seldom_collected
from sitegen.build.second_pass import Finishing, finish, finishings, texts_of
from sitegen.cache import Cache
from sitegen.clean import RuleBook, load
from sitegen.model import CleanText, Rejection
from sitegen.work import MakeExecutor

_PAGES = (".html", ".htm", ".xhtml")


@seldom_collected()
def clean_folder(
    root: Path, fingerprints: dict[str, str], rules: RuleBook, make_executor: MakeExecutor | None
) -> tuple[list[CleanText], list[Rejection]]:
    """The clean texts of all files, and what is none: their words, not what the pages state."""
    # Workers that are forked later have it then.
    load({path.lower().endswith(_PAGES) for path in fingerprints})
    surveys = survey(root, fingerprints, Cache(None), make_executor, words_only=rules)
    repeats = counted(surveys.values())
    tasks = finishings(root, surveys, repeats, rules, _Everything(), words_only=True)
    decode = msgspec.msgpack.Decoder(CleanText).decode
    texts, rejections = {}, [one for found in surveys.values() for one in found.rejections]
    for result in finish(clean_file, tasks, make_executor):
        if isinstance(result, Rejection):
            rejections.append(result)
        else:
            texts[result[0]] = decode(result[1])
    return [texts[where] for where in sorted(texts)], rejections


def clean_file(task: Finishing) -> list[bytes]:
    """Each document of the task as an encoded ``CleanText``."""
    return [msgspec.msgpack.encode(text) for text in texts_of(task)]


class _Everything:
    """Contains whatever is asked for."""

    def __contains__(self, _: object) -> bool:
        return True
