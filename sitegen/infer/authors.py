"""Who wrote it: metadata, bylines and credits, cleaned of roles and addresses."""

from __future__ import annotations

import re

from sitegen.infer.stated import by_person, evidence, line_evidence, of_field, removed
from sitegen.model import CleanText, Evidence, Guess
from sitegen.text import fold_space, normalised

_BY = re.compile(
    r"^(?:(?:written|story|words|posted|reported|report|text|reviewed|article|analysis|opinion)\s+)?"
    r"(?:by|von|por|par|di|от|автор|بقلم|文|記者)\b[\s:：]{0,3}",
    re.I,
)
_SPLIT = re.compile(r"\s*(?:[;|•·\n]|\band\b|\bund\b|\bet\b|\s&\s|\s+/\s+|,)\s*", re.I)
_MAIL = re.compile(r"\S+@\S+|https?://\S+|(?:^|\s)@\w+")
_ROLE = re.compile(
    r"\b(?:staff|writer|reporter|editor|correspondent|contributor|columnist|journalist|producer"
    r"|associated press|special to|for the|freelance|senior|chief|digital|photographer|bureau"
    r"|news desk|updated|published|posted|min read|minutes? ago)\b",
    re.I,
)
_MONTHS = re.compile(r"\d{4}|\d{1,2}:\d\d")
_PLACES = (
    ("JSON record",),
    ("JSON-LD author", "meta parsely-author", "meta sailthru.author", "meta byl"),
    ("meta author", "meta article:author", "meta dc.creator", "meta citation_author"),
    ("microdata author name", "microdata author", "microdata creator"),
    ("rel=author", "author link"),
    ("byline",),
    ("JSON-LD creator", "JSON-LD author (organization)", "meta twitter:data1"),
)


def authors(text: CleanText) -> Guess[tuple[str, ...]]:
    """The names; empty when nobody is named."""
    stated = by_person(text, "author")
    if stated:
        names = tuple(s.value for s in stated)
        return Guess(names, 1.0, stated[0].where, tuple(evidence(s) for s in stated))
    for places in _PLACES:
        found = [s for s in of_field(text, "author") if s.where in places]
        names = _names([s.value for s in found])
        if names:
            proof = tuple(evidence(s) for s in found[:4])
            return Guess(names, 0.85, found[0].where, proof)
    return _from_lines(text)


def _from_lines(text: CleanText) -> Guess[tuple[str, ...]]:
    """From bylines and credits that the cleaning took out."""
    names: list[str] = []
    proof: list[Evidence] = []
    for removal in removed(text, "byline", "credit"):
        line = removal.text
        if removal.label == "credit":
            found = re.match(r"\s*(?:credit|author|writer)\s*:\s*([^,|]{3,60}),", line, re.I)
            if not found:
                continue
            line = found[1]
        for name in _names([line]):
            if name not in names:
                names.append(name)
                proof.append(line_evidence(removal.text, removal.line))
    if names:
        return Guess(tuple(names), 0.75, "byline", tuple(proof))
    return Guess((), 0.0, "none")


def _names(values: list[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for value in values:
        for name in clean_names(value):
            found.setdefault(normalised(name), name)
    return tuple(found.values())


def clean_names(value: str) -> list[str]:
    """The names in "By Ann Lee and Bo Ek, Staff Writers"."""
    value = _BY.sub("", fold_space(_MAIL.sub(" ", value)))
    names = []
    for part in _SPLIT.split(value):
        name = _BY.sub("", part.strip(" .,-–—")).strip()
        if is_name(name):
            names.append(name)
    return names


def is_name(name: str) -> bool:
    """Whether words look like a name rather than a role, date or address."""
    if not 2 <= len(name) <= 60 or _ROLE.search(name) or _MONTHS.search(name):
        return False
    return len(name.split()) <= 6 and name[0].isalpha() and not name.islower()
