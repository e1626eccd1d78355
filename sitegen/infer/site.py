"""How a site calls itself: its stated names, its host, and what its titles have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sitegen.infer.stated import of_field
from sitegen.model import CleanText
from sitegen.text import host_of, normalised

# Between a title and its site.
SEPARATOR = re.compile(r"\s+[|–—\-•·:»«‹›~/]+\s+|\s*[|»]\s*|:\s+")
LONGEST_NAME = 5
_PUNCTUATION = re.compile(r"[^\w\s]+")


@lru_cache(maxsize=1024)
def key(text: str) -> str:
    """For comparing wordings: case, punctuation and blanks folded away."""
    if text.isascii():
        return " ".join(_PUNCTUATION.sub(" ", text.lower()).split())
    return " ".join(_PUNCTUATION.sub(" ", normalised(text)).split())


def site_names(text: CleanText) -> frozenset[str]:
    """All names of the site that the document shows, folded."""
    names = {key(s.value) for s in of_field(text, "source") if "//" not in s.value}
    host = text.document.host or host_of(text.document.url)
    if host:
        names.add(key(host))
        names.update(key(part) for part in host.split(".")[:-1] if len(part) > 2 and part != "www")
    claimed = list(of_field(text, "title"))
    social = {key(s.value) for s in claimed if s.where not in ("title", "h1")}
    for statement in claimed:
        if statement.where == "title":
            names.update(_beside(statement.value, social))
    return frozenset(name for name in names if name)


def is_site(part: str, names: frozenset[str]) -> bool:
    """Whether words are the site's name, with or without blanks and article."""
    joined = key(part).replace(" ", "")
    short = joined.removeprefix("the")
    return bool(joined) and any(
        name.replace(" ", "").removeprefix("the") in (joined, short) for name in names
    )


def _beside(value: str, claimed: set[str]) -> Iterator[str]:
    """In "Title - Name" or "Name: Title" the name, where the title is claimed without it."""
    for mark in SEPARATOR.finditer(value):
        head, tail = key(value[: mark.start()]), key(value[mark.end() :])
        if head in claimed and len(tail.split()) <= LONGEST_NAME:
            yield tail
        elif tail in claimed and len(head.split()) <= LONGEST_NAME:
            yield head
