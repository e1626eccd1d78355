"""What a worker makes of a clean text: an article, and all that is read from it alone."""

from __future__ import annotations

import msgspec

from sitegen.build.second_pass import Finishing, clean_texts
from sitegen.clean import clean, segment
from sitegen.collate import Notes, take_notes
from sitegen.infer import infer
from sitegen.model import Article, CleanText, Document, Origin


class Taken(msgspec.Struct, frozen=True):
    """An article with all that is read from it alone."""

    article: Article
    notes: Notes


def take_file(task: Finishing) -> list[bytes]:
    """Each document of the task as an encoded ``Taken``."""
    return [msgspec.msgpack.encode(_taken(text)) for text in clean_texts(task)]


def _taken(text: CleanText) -> Taken:
    article = infer(text)
    return Taken(article, take_notes(article))


def rehearse() -> None:
    """Takes a made-up article through everything, so that what is loaded on first use is loaded.

    Workers that are forked from here on have it then.
    """
    body = (
        "Lock of Tarvin opens again\n\nBy Ada Lund\n\nTARVIN, 4 May 2021 — The lock opened again"
        " on Monday, two years after the flood of 12 January 2019, the Mayor, Ada Lund, said.\n"
    )
    _taken(clean(segment(Document(Origin("lock.txt"), "", len(body), "text", body))))
