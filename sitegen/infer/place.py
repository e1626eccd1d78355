"""The place of the dateline: "WASHINGTON, April 10 (Reuters) - ..."."""

from __future__ import annotations

import re

from sitegen.infer.lexicon import words
from sitegen.infer.stated import line_evidence, person_guess
from sitegen.model import CleanText, Guess

# Capitals, then perhaps a region or a date, then perhaps an agency, then a dash.
_PLACE = r"[^\W\d_a-z][^\W\d_a-zß-ÿ]+(?:[ .’'-]{1,2}[^\W\d_a-z][^\W\d_a-zß-ÿ]*){0,3}"
_AGENCY = r"(?P<agency>\([^()]{2,40}\)|/[^/\n]{2,30}/)"
_CAPITALS = re.compile(
    rf"(?P<place>{_PLACE})(?P<more>(?:,\s?[^\W\d_][\w. ]{{1,24}}|,\s?\d{{4}}){{0,3}})\s{{0,2}}"
    rf"(?:{_AGENCY}\s{{0,2}}(?:—|–|--|-|:|$)|(?:—|–|--|-))\s{{0,2}}(?=\S|$)"
)
# Mixed case only with an agency beside it: "Berlin (dpa) - ...".
_WITH_AGENCY = re.compile(
    r"(?P<place>[^\W\d_][^\W\d_]+(?:[ ’'-][^\W\d_]+){0,2})(?P<more>(?:,\s?[\w. ]{2,24}){0,2})\s"
    r"(?P<agency>\([\w./ &-]{2,40}\))\s{0,2}\.?(?:—|–|--|-|:)\s{0,2}(?=\S)"
)
_AGENCY_PREFIX = re.compile(r"\s{0,4}\([A-Z][\w&./ ]{1,30}\)\s{0,2}(?:--|—|–|-)\s{0,2}")
_REACH = 160
_FIRST = 6


def dateline(text: CleanText) -> Guess[str] | None:
    """The place that the first paragraphs begin with, as a name in usual capitals."""
    stated = person_guess(text, "place")
    if stated:
        return stated
    for removal in text.removals:
        alone = removal.label == "stamp" and is_dateline(removal.text)
        if (alone or removal.label == "dateline") and (found := _match(removal.text)):
            return Guess(found[0], 0.85, "dateline", (line_evidence(found[1], removal.line),))
    if text.title and is_dateline(text.title.value) and (found := _match(text.title.value)):
        return Guess(found[0], 0.85, "dateline", text.title.evidence)
    paragraphs = [b for b in text.blocks if b.kind == "paragraph"][:_FIRST]
    for block in paragraphs:
        found = _match(block.text)
        if found:
            return Guess(found[0], 0.9, "dateline", (line_evidence(found[1], block.line),))
    return None


def is_dateline(line: str) -> bool:
    """Whether a line is a dateline and nothing else."""
    found = _match(line)
    return found is not None and len(found[1]) >= len(line.strip())


def without_dateline(paragraph: str) -> str:
    """A paragraph without the place, date and agency that it begins with."""
    found = _found(paragraph)
    if found:
        return paragraph[found.end() :]
    prefix = _AGENCY_PREFIX.match(paragraph)
    return paragraph[prefix.end() :] if prefix else paragraph


def dateline_parts(paragraph: str) -> tuple[str, str] | None:
    """The place of a dateline, and what follows it: region, date."""
    found = _found(paragraph)
    return (found["place"].strip(" .-"), found["more"]) if found else None


def _match(paragraph: str) -> tuple[str, str] | None:
    """The place and the words of a dateline at the beginning."""
    found = _found(paragraph)
    if not found:
        return None
    place = found["place"].strip(" .-")
    return (place.title() if place.isupper() else place).replace("’S", "’s"), found[0].strip()


def _found(paragraph: str) -> re.Match[str] | None:
    head = paragraph[:_REACH]
    found = _CAPITALS.match(head) or ("(" in head and _WITH_AGENCY.match(head))
    if not found:
        return None
    first, *rest = found["place"].casefold().split()
    first = first.strip(".")
    if first == "the" and rest[:1] != ["hague"]:
        return None
    if len(found["place"].strip(" .-")) < 3 or first in words("places", "never"):
        return None
    return found
