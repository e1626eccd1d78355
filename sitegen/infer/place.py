"""The place of the dateline: "WASHINGTON, April 10 (Reuters) - ..."."""

from __future__ import annotations

import re

from sitegen.infer.lexicon import words
from sitegen.infer.stated import line_evidence, person_guess
from sitegen.model import CleanText, Guess

# Capitals, then perhaps a region or a date, then perhaps an agency, then a dash.
_CAPITALS = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_a-zß-ÿ]+(?:[ .’'-]{1,2}[^\W\d_a-z][^\W\d_a-zß-ÿ]*){0,3})"
    r"(?P<more>(?:,\s?[^\W\d_][\w. ]{1,24}){0,2})\s{0,2}"
    r"(?P<agency>\([^()]{2,40}\)|/[^/\n]{2,30}/)?\s{0,2}(?:—|–|--|-|:)\s{0,2}(?=\S)"
)
# Mixed case only with an agency beside it: "Berlin (dpa) - ...".
_WITH_AGENCY = re.compile(
    r"(?P<place>[^\W\d_][^\W\d_]+(?:[ ’'-][^\W\d_]+){0,2})(?P<more>(?:,\s?[\w. ]{2,24}){0,2})\s"
    r"(?P<agency>\([\w./ &-]{2,40}\))\s{0,2}(?:—|–|--|-|:)\s{0,2}(?=\S)"
)


def dateline(text: CleanText) -> Guess[str] | None:
    """The place that the first paragraphs begin with, as a name in usual capitals."""
    stated = person_guess(text, "place")
    if stated:
        return stated
    for removal in text.removals:
        if removal.label == "dateline" and (found := _match(removal.text)):
            return Guess(found[0], 0.85, "dateline", (line_evidence(found[1], removal.line),))
    paragraphs = [b for b in text.blocks if b.kind == "paragraph"][:3]
    for block in paragraphs:
        found = _match(block.text)
        if found:
            return Guess(found[0], 0.9, "dateline", (line_evidence(found[1], block.line),))
    return None


def _match(paragraph: str) -> tuple[str, str] | None:
    """The place and the words of a dateline at the beginning."""
    found = _CAPITALS.match(paragraph, 0, 160) or _WITH_AGENCY.match(paragraph, 0, 160)
    if not found:
        return None
    place = found["place"].strip(" .-")
    first = place.casefold().split()[0]
    if len(place) < 3 or first in words("places", "never"):
        return None
    return (place.title() if place.isupper() else place).replace("’S", "’s"), found[0].strip()
