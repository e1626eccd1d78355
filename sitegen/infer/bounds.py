"""What the prose of an undated article lets one work out: bounds, and now and then the day."""

from __future__ import annotations

import re

from sitegen.infer.stamps import year
from sitegen.infer.stated import line_evidence
from sitegen.model import CleanText, Guess, PartialDate

_COPYRIGHT_YEAR = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?P<y>(?:19|20)\d\d)\b(?!\s?[-–])", re.I
)


def from_prose(text: CleanText) -> Guess[PartialDate] | None:
    for removal in text.removals:
        found = _COPYRIGHT_YEAR.search(removal.text[:600])
        if found:
            proof = line_evidence(removal.text, removal.line)
            return Guess(year(int(found["y"])), 0.75, "copyright line", (proof,))
    return None
