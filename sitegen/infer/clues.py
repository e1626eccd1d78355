"""Complete dates that say, or seem to say, when an article appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from sitegen.infer.lexicon import words
from sitegen.infer.stamps import Order, declared_date, find_stamps
from sitegen.infer.stated import evidence, of_field, place_of
from sitegen.model import CleanText, Evidence, PartialDate, Statement
from sitegen.months import month_numbers

# Trust in the places of statements; others are 0.85.
_TRUST = {
    "record": 0.97,
    "JSON-LD datePublished": 0.97,
    "meta article:published_time": 0.96,
    "microdata datepublished": 0.95,
    "meta parsely-pub-date": 0.95,
    "meta og:article:published_time": 0.95,
    "JSON-LD page datePublished": 0.9,
    "JSON-LD dateCreated": 0.8,
    "JSON-LD page dateCreated": 0.7,
    "JSON-LD uploadDate": 0.7,
    "JSON-LD page uploadDate": 0.5,
    "microdata datecreated": 0.8,
    "time": 0.85,
    "time text": 0.84,
    "stamp": 0.8,
    "time above": 0.5,
    "time text above": 0.5,
    "time later": 0.3,
    "time text later": 0.3,
    "stamp above": 0.3,
    "stamp later": 0.2,
}
_OTHER_TRUST = 0.85
_SHOWN = ("time", "time text", "stamp")
# A time in UTC at which it is another day for many a writer.
_AT_MIDNIGHT = re.compile(
    r"[T ](?:2[1-3]|0[0-3]):\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]00:?00|\s?(?:UTC|GMT))\s*$", re.I
)
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]00:?00|\s?(?:UTC|GMT))\s*$", re.I)
_BY = re.compile(r"(?:\w+\s+)?(?:by|von|por|par|di)\s", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_URL_DAY = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?P<s>[/-]?)(?P<m>\d{1,2}|[a-z]{3})(?P=s)(?P<d>\d{1,2})(?=[/_.-]|$)",
    re.I,
)
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2})(?=/)")
# A line of this length may be a stamp; a longer one is prose.
LONGEST_STAMP = 160
# How many words before a date say what it is.
_NEAR = 3


class Reading(NamedTuple):
    """A date of a stamp, and what that calls it."""

    when: PartialDate
    kind: Literal["published", "updated"]
    labelled: bool


class Clue(Struct, frozen=True, gc=False):
    when: PartialDate
    trust: float
    evidence: Evidence
    method: str
    kind: Literal["published", "updated"]
    source: str
    """"declared", "shown", "line" or "address": what independent agreement is counted by."""
    at_midnight: bool = False
    """A time in UTC, and so near to midnight that the writer's day may be another."""
    labelled: bool = False
    """The words before it say of what it is."""

    @property
    def shown(self) -> bool:
        return self.source in ("shown", "line")


@cache
def marks() -> tuple[frozenset[str], frozenset[str]]:
    return words("stamps", "published"), words("stamps", "updated")


def statement_clues(text: CleanText, order: Order) -> Iterator[Clue]:
    """Dates that the document declares or shows in its markup."""
    for statement in of_field(text, "date"):
        if statement.by_person:
            continue  # read elsewhere; what could not be read there says nothing
        if statement.where.startswith("stamp"):
            yield from _of_stamp(statement, order)
            continue
        when = declared_date(statement.value, order)
        if when:
            place = place_of(statement)
            trust = _TRUST.get(place, _OTHER_TRUST)
            source = "shown" if place.startswith(_SHOWN) else "declared"
            edge = _is_at_midnight(statement.value)
            proof = evidence(statement)
            yield Clue(when, trust, proof, statement.where, "published", source, edge)
    for statement in of_field(text, "updated"):
        when = declared_date(statement.value, order)
        if when:
            source = "shown" if place_of(statement) in _SHOWN else "declared"
            told = source == "shown" and _says_updated(statement.value, order)
            proof = evidence(statement)
            yield Clue(when, 0.9, proof, statement.where, "updated", source, labelled=told)


def _says_updated(value: str, order: Order) -> bool:
    return any(one.kind == "updated" and one.labelled for one in read_stamp(value, order))


def _is_at_midnight(value: str) -> bool:
    """Midnight itself is no time of day but a date alone."""
    return _AT_MIDNIGHT.search(value) is not None and _MIDNIGHT.search(value) is None


def byline_clues(text: CleanText, order: Order) -> Iterator[Clue]:
    """Dates in a byline: "By Ann Lee | Dec. 12, 2023"."""
    for statement in of_field(text, "author"):
        if statement.where == "byline" and _BY.match(statement.value):
            for when, kind, labelled in read_stamp(statement.value, order):
                proof = evidence(statement)
                yield Clue(when, 0.8, proof, "byline", kind, "shown", labelled=labelled)


def _of_stamp(statement: Statement, order: Order) -> Iterator[Clue]:
    trust = _TRUST.get(statement.where, 0.2)
    for when, kind, labelled in read_stamp(statement.value, order):
        proof = evidence(statement)
        yield Clue(when, trust, proof, statement.where, kind, "shown", labelled=labelled)


def read_stamp(line: str, order: Order) -> list[Reading]:
    """The dates of a stamp with what it calls them; unlabelled ones are of publication.

    In "3 May 2019, last updated 5 May" the words before a date say what it is; of two
    unlabelled dates the earlier one is publication.
    """
    published_words, updated_words = marks()
    found: list[Reading] = []
    end = 0
    for stamp in sorted(find_stamps(line[: 2 * LONGEST_STAMP], order)):
        before = [w.casefold() for w in _WORD.findall(line[end : stamp.start])]
        end = stamp.end
        marked = [w for w in before[-_NEAR:] if w in published_words or w in updated_words]
        second = not marked and any(one.kind == "published" for one in found)
        revised = second or (bool(marked) and marked[-1] in updated_words)
        found.append(Reading(stamp.when, "updated" if revised else "published", bool(marked)))
    return found


def address_clue(text: CleanText) -> Iterator[Clue]:
    """A day or month in the path of the address."""
    urls = [text.document.url, *(s.value for s in of_field(text, "url"))]
    for url in dict.fromkeys(u for u in urls if u):
        found = _URL_DAY.search(url) or _URL_MONTH.search(url)
        if not found:
            continue
        parts = found.groupdict()
        number = parts["m"] if parts["m"].isdigit() else month_numbers().get(parts["m"].lower())
        day = f"-{int(parts['d']):02}" if parts.get("d") else ""
        when = declared_date(f"{parts['y']}-{int(number):02}{day}") if number else None
        if when:
            trust = 0.79 if day else 0.7
            yield Clue(when, trust, Evidence(url, "address"), "address", "published", "address")
            return
