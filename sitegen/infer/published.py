"""When an article was published, as precisely as its evidence bears."""

from __future__ import annotations

import re
from datetime import date

from sitegen.infer.stamps import declared_date, find_stamps, order_for, year
from sitegen.infer.stated import by_person, evidence, line_evidence, of_field, removed
from sitegen.model import CleanText, Evidence, Guess, PartialDate
from sitegen.text import host_of

UNKNOWN: Guess[PartialDate] = Guess(PartialDate(), 0.0, "none")

_TRUST = {
    "JSON record": 0.97,
    "JSON-LD datePublished": 0.97,
    "meta article:published_time": 0.96,
    "microdata datepublished": 0.95,
    "meta parsely-pub-date": 0.95,
    "meta og:article:published_time": 0.95,
    "JSON-LD page datePublished": 0.9,
    "time": 0.8,
    "stamp": 0.6,
    "time above": 0.6,
}
_URL_DAY = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-]?(?P<m>\d{2}|[a-z]{3})[/-]?(?P<d>\d{2})(?=[/_.-]|$)", re.I
)
_COPYRIGHT_YEAR = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?P<y>(?:19|20)\d\d)\b(?!\s?[-–])", re.I
)


def published(text: CleanText, language: str) -> Guess[PartialDate]:
    """The best-supported date; unknown where nothing tells it."""
    order = order_for(language, text.document.host or host_of(text.document.url))
    for statement in by_person(text, "date"):
        when = declared_date(statement.value, order)
        if when:
            return Guess(when, 1.0, statement.where, (evidence(statement),))
    stated = sorted((s for s in of_field(text, "date")), key=lambda s: -_TRUST.get(s.where, 0.85))
    for statement in stated:
        when = declared_date(statement.value, order)
        if when:
            trust = _TRUST.get(statement.where, 0.85)
            return Guess(when, trust, statement.where, (evidence(statement),))
    for removal in removed(text, "stamp", "dateline", "byline"):
        for stamp in find_stamps(removal.text, order):
            proof = line_evidence(removal.text, removal.line)
            return Guess(stamp.when, 0.85, "stamp", (proof,))
    return _from_url(text) or _from_copyright(text) or UNKNOWN


def _from_url(text: CleanText) -> Guess[PartialDate] | None:
    url = text.document.url or ""
    found = _URL_DAY.search(url)
    when = declared_date(f"{found['y']}-{found['m']}-{found['d']}") if found else None
    return Guess(when, 0.9, "address", (Evidence(url, "address"),)) if when else None


def _from_copyright(text: CleanText) -> Guess[PartialDate] | None:
    for removal in text.removals:
        found = _COPYRIGHT_YEAR.search(removal.text[:600])
        if found and 1900 <= int(found["y"]) <= date.max.year:
            proof = line_evidence(removal.text, removal.line)
            return Guess(year(int(found["y"])), 0.75, "copyright line", (proof,))
    return None


def updated(text: CleanText, language: str) -> Guess[PartialDate] | None:
    """When it was last changed, if that is stated."""
    order = order_for(language, text.document.host or host_of(text.document.url))
    for statement in of_field(text, "updated"):
        when = declared_date(statement.value, order)
        if when:
            confidence = 1.0 if statement.by_person else 0.9
            return Guess(when, confidence, statement.where, (evidence(statement),))
    return None
