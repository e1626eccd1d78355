"""What the keeper wrote about single articles or sources, and what may not do what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from sitegen.config import RightsConfig
from sitegen.model import Archive, Article
from sitegen.text import normalised
from sitegen.views.rights import RIGHTS, sources_of, understood, withheld_on

_WORD = re.compile(r"[\w-]{1,20}")
_SIDECAR = "sidecar"


def doubts(archive: Archive, rights: RightsConfig) -> tuple[str, ...]:
    """A sentence on each; a takedown that is mistyped must not go unnoticed."""
    found = [doubt for article in archive.articles for doubt in _of_article(article)]
    return tuple(dict.fromkeys((*found, *_unknown_sources(archive, rights))))


def _of_article(article: Article) -> Iterator[str]:
    document = article.clean.document
    path = document.origin.path
    yield from (note for note in document.notes if note.startswith(f"{_SIDECAR} "))
    for one in document.statements:
        if not one.by_person:
            continue
        if one.field == "rights":
            word = one.value.partition(":")[0].strip()
            right, _ = understood(one.value)
            if right and word.lower().replace(" ", "-") != right:
                yield f'{path}: its rights "{word}" were taken for "{right}"'
            elif not right and one.where == _SIDECAR and _WORD.fullmatch(word):
                yield f'{path}: its rights "{word}" are none of {", ".join(RIGHTS)}'
        elif one.field == "withheld_on" and not withheld_on(article):
            yield f'{path}: withheld_on "{one.value}" is no day, month or year such as 2026-05-01'


def _unknown_sources(archive: Archive, rights: RightsConfig) -> Iterator[str]:
    if not rights.sources:
        return
    names = {normalised(name): name for one in archive.articles for name in sources_of(one)}
    for wanted in sorted(rights.sources):
        if normalised(wanted) in names:
            continue
        near = get_close_matches(normalised(wanted), sorted(names), 1)
        hint = f', did you mean "{names[near[0]]}"?' if near else ""
        yield f'rights.sources: no article has the source "{wanted}"{hint}'
