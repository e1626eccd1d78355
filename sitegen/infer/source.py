"""Whose article it is: publisher, agency, aggregator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from sitegen.infer.bylines import agency_name, is_outlet
from sitegen.infer.lexicon import table
from sitegen.infer.site import key
from sitegen.infer.stated import (
    evidence,
    line_evidence,
    of_field,
    person_guess,
    place_of,
)
from sitegen.model import CleanText, Evidence, Guess
from sitegen.text import host_of


class Sources(Struct, frozen=True, gc=False):
    publisher: Guess[str] | None
    agency: Guess[str] | None
    aggregator: Guess[str] | None


class _Rule(Struct, frozen=True, gc=False):
    pattern: re.Pattern[str]
    at: str
    method: str
    confidence: float
    known: bool
    hints: tuple[str, ...]


_LEGAL_FORM = re.compile(
    r",?\s+(?:L\.?P|LLC|Inc|Ltd|Limited|plc|GmbH|AG|S\.A|Corp|Co|All|Todos|Tous|Alle)\b.*$", re.I
)
_PUBLISHER_PLACES = (
    "record", "meta og:site_name", "JSON-LD publisher", "JSON-LD page publisher",
    "JSON-LD organization", "microdata source name", "meta dc.publisher", "meta publisher",
    "meta application-name",
)  # fmt: skip
# What is said of other stories, or by readers, says nothing of this one's source.
_SILENT = frozenset(
    ("related", "teaser", "navigation", "comments", "tags", "cookies", "login", "paywall", "share")
)
_LONGEST = 600
# What a line begins with is told within so many characters; one that is a source as a whole is
# no longer than so many.
_HEAD, _WHOLE = 120, 200
_LEAD, _FOOT = 6, 3
_MOSTLY = 0.6


def sources(text: CleanText, bodies: Iterable[tuple[str, Evidence]] = ()) -> Sources:
    """The three roles, each with its evidence; ``bodies`` are those that bylines name."""
    lines = _lines(text)
    aggregator = (
        person_guess(text, "aggregator") or _first("aggregator", lines) or _host_aggregator(text)
    )
    agency = (
        person_guess(text, "agency")
        or _first("agency", lines)
        or _byline_agency(bodies)
        or _cited(text)
    )
    publisher = person_guess(text, "source") or _stated_publisher(text)
    if publisher is None and aggregator:
        publisher = Guess(aggregator.value, 0.8, "aggregator", aggregator.evidence)
    publisher = publisher or _publisher(text, lines)
    return Sources(publisher, agency, aggregator)


def _publisher(text: CleanText, lines: list[tuple[str, int]]) -> Guess[str] | None:
    """Whom the page's own lines name; where the host is known, it has to bear that out."""
    host = _host(text)
    named = _all("publisher", lines)
    if host is None:
        return next(named, None)
    letters = key(max(host.split(".")[:-1], key=len, default=host)).replace(" ", "")
    fitting = [g for g in named if _is_named_in(g.value, letters)]
    longest = max(fitting, key=lambda guess: len(guess.value), default=None)
    return longest or Guess(host, 0.6, "host", (Evidence(host, "address"),))


def _is_named_in(name: str, letters: str) -> bool:
    """Whether a host's letters are mostly those of a name."""
    short = key(name).replace(" ", "").removeprefix("the")
    return short in letters and len(short) >= _MOSTLY * len(letters)


def _lines(text: CleanText) -> list[tuple[str, int]]:
    """What may name a source: all that was taken out, and the ends of the article."""
    lines = [(r.text[:_LONGEST].strip(), r.line) for r in text.removals if r.label not in _SILENT]
    edges = (*text.blocks[:_LEAD], *text.blocks[_LEAD:][-_FOOT:])
    return lines + [(b.text[:_LONGEST].strip(), b.line) for b in edges]


@cache
def _rules(role: str) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            re.compile(r["pattern"]),
            r.get("at", "start"),
            r["method"],
            r["confidence"],
            r.get("known", False),
            tuple(r.get("hints", ())),
        )
        for r in table("sources")[role]
    )


def _first(role: str, lines: list[tuple[str, int]]) -> Guess[str] | None:
    return next(_all(role, lines), None)


def _all(role: str, lines: list[tuple[str, int]]) -> Iterator[Guess[str]]:
    """What lines say of a role, rule by rule in their order."""
    telling = {
        "anywhere": "\n".join([line for line, _ in lines]),
        "start": "\n".join([line[:_HEAD] for line, _ in lines]),
        "whole": "\n".join([line for line, _ in lines if len(line) <= _WHOLE]),
    }
    for rule in _rules(role):
        if not _may_match(rule, telling[rule.at]):
            continue
        for line, number in lines:
            found = _match(rule, line)
            name = _name(found["name"]) if found else ""
            if found and name and (not rule.known or is_outlet(name)):
                proof = (line_evidence(found[0].strip(), number),)
                yield Guess(name, rule.confidence, rule.method, proof)


def _may_match(rule: _Rule, text: str) -> bool:
    """Whether a text has what every match of a rule has; quick."""
    for hint in rule.hints:
        if hint in text:
            return True
    return not rule.hints


def _match(rule: _Rule, line: str) -> re.Match[str] | None:
    if not _may_match(rule, line[:_HEAD] if rule.at == "start" else line):
        return None
    if rule.at == "anywhere":
        return rule.pattern.search(line)
    if rule.at == "start":
        return rule.pattern.match(line)
    return rule.pattern.fullmatch(line) if len(line) <= _WHOLE else None


def _name(words: str) -> str:
    name = _LEGAL_FORM.sub("", words).strip(" .,")
    return agency_name(name) or name


def _stated_publisher(text: CleanText) -> Guess[str] | None:
    stated = {place_of(s): s for s in reversed(list(of_field(text, "source")))}
    for place in _PUBLISHER_PLACES:
        statement = stated.get(place)
        if statement and "//" not in statement.value and not statement.value.startswith("@"):
            return Guess(statement.value[:80], 0.9, statement.where, (evidence(statement),))
    return None


def _host(text: CleanText) -> str | None:
    return text.document.host or host_of(text.document.url)


def _host_aggregator(text: CleanText) -> Guess[str] | None:
    host = _host(text)
    name = table("sources")["hosts"]["aggregators"].get(host)
    return Guess(str(name), 0.9, "host", (Evidence(str(host), "address"),)) if name else None


def _byline_agency(bodies: Iterable[tuple[str, Evidence]]) -> Guess[str] | None:
    for body, proof in bodies:
        name = agency_name(body)
        if name:
            return Guess(name, 0.8, "byline", (proof,))
    return None


def _cited(text: CleanText) -> Guess[str] | None:
    """An outlet that the first paragraphs give as the source of the report."""
    paragraphs = [b for b in text.blocks if b.kind == "paragraph"][:_LEAD]
    for block in paragraphs:
        paragraph = block.text[:_LONGEST]
        for rule in _rules("cited"):
            for found in _outlets(rule, paragraph) if _may_match(rule, paragraph) else ():
                proof = (line_evidence(found[0].strip(), block.line),)
                return Guess(_name(found["name"]), rule.confidence, rule.method, proof)
    return None


def _outlets(rule: _Rule, paragraph: str) -> Iterator[re.Match[str]]:
    return (found for found in rule.pattern.finditer(paragraph) if is_outlet(found["name"]))
