"""Whose article it is: publisher, agency, aggregator."""

from __future__ import annotations

import re
from typing import NamedTuple

from sitegen.infer.stated import evidence, line_evidence, of_field, person_guess
from sitegen.model import CleanText, Evidence, Guess
from sitegen.text import host_of


class Sources(NamedTuple):
    publisher: Guess[str] | None
    agency: Guess[str] | None
    aggregator: Guess[str] | None


_PREFIX = re.compile(r"\s*\((?P<name>[A-Z][\w&. ]{1,30})\)\s*(?:--|—|–|-)\s")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<name>[^\W\d_][\w&.’' -]{1,50})",
    re.I,
)
_LEGAL_FORM = re.compile(r",?\s+(?:L\.?P|LLC|Inc|Ltd|Limited|plc|GmbH|AG|S\.A|Corp|Co)\b\.?", re.I)
_FROM = re.compile(
    r"^\s*(?:From|Source|Via|Originally (?:published|appeared) (?:by|in|on|at))\s*:?\s+"
    r"(?P<name>(?:[Tt]he )?[A-Z][\w&.’' -]{1,50})\s*\.?$"
)
_NEWSLETTER = re.compile(
    r"(?:Sign up for|Subscribe to)\s+(?:the\s+)?(?P<name>[A-Z]{2,6}|[A-Z]\w+)\s+"
    r"(?:Daily|Today|News|Weekly|Morning)"
)
_PHOTO = re.compile(
    r"^(?P<name>[A-Z]{2,6}|[A-Z]\w+(?: [A-Z]\w+){0,2}) (?:Photo|File|Illustration)$"
)
_AGGREGATOR = re.compile(
    r"(?P<name>[A-Z]\w*(?: [A-Z]\w*){0,3}) is an? "
    r"(?:automatic|automated|news)?\s*(?:news )?aggregator"
)
_CREDIT = re.compile(
    r"^\s*(?:Credit|Source)s?\s*:\s*[^,|]{2,60},\s*"
    r"(?P<name>[\w.-]+\.[a-z]{2,6}|[A-Z][\w &.]{1,40})\s*$"
)


def sources(text: CleanText) -> Sources:
    """The three roles, each with its evidence."""
    publisher = person_guess(text, "source") or _stated_publisher(text)
    agency = person_guess(text, "agency")
    aggregator = person_guess(text, "aggregator")
    lines = [(r.text, r.line) for r in text.removals]
    lines += [(b.text[:200], b.line) for b in text.blocks[:2]]
    for line, number in lines:
        line = line[:600]
        aggregator = aggregator or _read(_AGGREGATOR.search(line), 0.9, "disclaimer", number)
        agency = agency or _read(_PREFIX.match(line), 0.95, "agency prefix", number)
        agency = agency or _read(_FROM.match(line), 0.85, "republished from", number)
        agency = agency or _read(_CREDIT.match(line), 0.7, "credit", number)
    publisher = publisher or (
        aggregator and Guess(aggregator.value, 0.8, "aggregator", aggregator.evidence)
    )
    for pattern, confidence, method in (
        (_COPYRIGHT, 0.8, "copyright line"),
        (_NEWSLETTER, 0.7, "newsletter"),
        (_PHOTO, 0.6, "photo line"),
    ):
        for line, number in lines:
            publisher = publisher or _read(pattern.search(line[:600]), confidence, method, number)
    publisher = publisher or _from_host(text)
    return Sources(publisher, agency, aggregator)


def _read(
    found: re.Match[str] | None, confidence: float, method: str, line: int
) -> Guess[str] | None:
    if not found:
        return None
    name = _LEGAL_FORM.sub("", found["name"]).strip(" .,")
    return Guess(name, confidence, method, (line_evidence(found[0].strip(), line),))


def _stated_publisher(text: CleanText) -> Guess[str] | None:
    order = ("meta og:site_name", "JSON-LD publisher", "JSON-LD organization", "JSON record")
    found = {s.where: s for s in reversed(list(of_field(text, "source")))}
    for where in order:
        if where in found and "//" not in found[where].value:
            return Guess(found[where].value, 0.9, where, (evidence(found[where]),))
    return None


def _from_host(text: CleanText) -> Guess[str] | None:
    host = text.document.host or host_of(text.document.url)
    return Guess(host, 0.6, "host", (Evidence(host, "address"),)) if host else None
