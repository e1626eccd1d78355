"""What the keeper wrote about single articles or sources, and what may not do what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from sitegen.config import RightsConfig
from sitegen.infer.keeper import keeper_date
from sitegen.infer.language import keeper_language
from sitegen.model import Archive, Article, Statement
from sitegen.text import normalised, safe_url
from sitegen.views.rights import RIGHTS, sources_of, understood, withheld_on

_QUOTED = 60
_WORD = re.compile(r"[\w-]{1,20}")
_SIDECAR, _FRONT_MATTER = "sidecar", "front matter"


def doubts(archive: Archive, rights: RightsConfig) -> tuple[str, ...]:
    """A sentence on each; a takedown that is mistyped must not go unnoticed."""
    found = [doubt for article in archive.articles for doubt in doubts_of(article)]
    return tuple(dict.fromkeys((*found, *_unknown_sources(archive, rights))))


def doubts_of(article: Article) -> Iterator[str]:
    """What may not do what was meant in an article's front matter and sidecar."""
    document = article.clean.document
    path = document.origin.path
    yield from (note for note in document.notes if note.startswith(f"{_SIDECAR} "))
    yield from (f"{path}: {note}" for note in document.notes if note.startswith(_FRONT_MATTER))
    for one in document.statements:
        if one.by_person and (doubt := _of_statement(one, article)):
            yield f"{path}: {doubt}"


def _of_statement(one: Statement, article: Article) -> str:
    """What is wrong with one thing that the keeper wrote; empty if nothing is."""
    told = f'its {one.field} "{one.value[:_QUOTED]}"'
    if one.field == "rights":
        return _of_rights(one)
    if one.field == "withheld_on" and not withheld_on(article):
        return f'withheld_on "{one.value}" is no day, month or year such as 2026-05-01'
    if one.field in ("date", "updated") and keeper_date(one.value, article.language.value) is None:
        return f"{told} is not understood; write 2026-05-01, 2026-05, spring 2026, 1950s or A/B"
    if one.field == "language" and keeper_language(one.value) is None:
        return f'{told} is not understood; write a code such as "de" or "pt-BR"'
    if one.field == "url" and safe_url(one.value) is None:
        return f"{told} is no address such as https://example.org/page"
    return ""


def _of_rights(one: Statement) -> str:
    word = one.value.partition(":")[0].strip()
    right, _ = understood(one.value)
    if right and word.lower().replace(" ", "-") != right:
        return f'its rights "{word}" were taken for "{right}"'
    if not right and one.where == _SIDECAR and _WORD.fullmatch(word):
        return f'its rights "{word}" are none of {", ".join(RIGHTS)}'
    return ""


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
