"""Who wrote it: metadata, bylines and credits, weighed against one another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from sitegen.infer.bylines import Byline, is_handle, is_user_name, read_byline
from sitegen.infer.site import site_names
from sitegen.infer.stamp_lines import body_place
from sitegen.infer.stated import by_person, evidence, line_evidence, of_field, place_of, removed
from sitegen.model import CleanText, Evidence, Guess, Statement
from sitegen.text import normalised

_ANNOUNCED = "byline with by"
# Places in order of trust; those of one row are read together.
_ROWS: tuple[tuple[tuple[str, ...], float], ...] = (
    (("record",), 0.95),
    (("JSON-LD author",), 0.93),
    (("meta parsely-author", "meta byl", "meta sailthru.author", "meta byline"), 0.9),
    (("meta citation_author",), 0.9),
    (("microdata author name", "microdata author", "microdata creator"), 0.88),
    ((_ANNOUNCED,), 0.88),
    (("meta author", "meta article:author_name", "meta dc.creator", "meta authors"), 0.85),
    (("meta twitter:data1",), 0.8),
    (("byline",), 0.8),
    (("rel=author", "author link"), 0.8),
    (("JSON-LD creator", "meta article:author", "meta og:author"), 0.7),
    (("JSON-LD page author", "JSON-LD author (organization)", "meta creator"), 0.6),
    (("byline above", "rel=author above", "author link above"), 0.5),
)
_VISIBLE = ("byline", "rel=author", "author link", "microdata author", "microdata author name")
_MOST_EVIDENCE = 4
_LONGEST_BODY = 80
# Among these blocks a byline may have been left.
_FIRST = 4
# Above the heading stand menus with columnists too: one name alone is taken from there.
_DOUBTFUL = 0.5
_CREDIT = re.compile(r"\s*(?:credit|author|writer|by)\s*:\s*([^,|]{3,60}),", re.I)


class Found(Struct, frozen=True, gc=False):
    """What one place says."""

    byline: Byline
    evidence: tuple[Evidence, ...]
    trust: float
    method: str


class Makers(Struct, frozen=True, gc=False):
    """Who made it."""

    authors: Guess[tuple[str, ...]]
    bodies: tuple[tuple[str, Evidence], ...]
    """Agencies, outlets and teams that bylines name, with the words."""


def makers(text: CleanText) -> Makers:
    """Authors and the bodies beside them."""
    sites = site_names(text)
    places = [*_from_statements(text, sites), *_from_lines(text, sites)]
    bodies = tuple((b, f.evidence[0]) for f in places for b in f.byline.bodies if f.evidence)
    return Makers(_authors(text, places, sites), bodies)


def authors(text: CleanText) -> Guess[tuple[str, ...]]:
    """The names; empty when nobody is named.  Bodies stand in where no person is named."""
    return makers(text).authors


def _authors(text: CleanText, places: list[Found], sites: frozenset[str]) -> Guess[tuple[str, ...]]:
    stated = by_person(text, "author")
    if stated:
        names = tuple(s.value for s in stated)
        return Guess(names, 1.0, stated[0].where, tuple(evidence(s) for s in stated))
    sure = [f for f in places if f.trust > _DOUBTFUL]
    for found in sure:
        if found.byline.writers:
            return _completed(found, text, sites)
    for found in sure:
        if found.byline.bodies:
            names = found.byline.bodies[:1]
            return Guess(names, 0.6 * found.trust, found.method, found.evidence)
    for found in places:
        if len(found.byline.writers) == 1:
            return _completed(found, text, sites)
    return _pseudonym(text) or Guess((), 0.0, "none")


def _pseudonym(text: CleanText) -> Guess[tuple[str, ...]] | None:
    """A user name, where the page names its author by nothing else."""
    for statement in of_field(text, "author"):
        name = statement.value.removeprefix("By ").removeprefix("by ").strip()
        if is_handle(name) and is_user_name(name):
            return Guess((name,), 0.4, statement.where, (evidence(statement),))
    return None


def _from_statements(text: CleanText, sites: frozenset[str]) -> Iterable[Found]:
    stated = list(of_field(text, "author"))
    for places, trust in _ROWS:
        here = [s for s in stated if place_of(s) in places]
        if places == (_ANNOUNCED,):
            here = [s for s in stated if s.where == "byline" and _read(s, sites).announced]
        if here:
            proof = tuple(evidence(s) for s in here[:4])
            yield Found(_together(here, sites), proof, trust, here[0].where)


def _together(stated: list[Statement], sites: frozenset[str]) -> Byline:
    """Several statements as one; the same name in two spellings once."""
    writers: dict[str, str] = {}
    others: dict[str, str] = {}
    bodies: dict[str, str] = {}
    announced = False
    for statement in stated:
        one = _read(statement, sites)
        announced = announced or one.announced
        for names, kept in ((one.writers, writers), (one.others, others), (one.bodies, bodies)):
            for name in names:
                kept.setdefault(_joined(name), name)
    several = any(" " in name for name in writers.values())
    return Byline(
        tuple(
            n
            for k, n in writers.items()
            if k not in others and (" " in n or not several) and not _extends(k, writers)
        ),
        tuple(others.values()),
        tuple(bodies.values()),
        announced,
    )


def _read(statement: Statement, sites: frozenset[str]) -> Byline:
    """A statement's names, as its place writes them."""
    value = statement.value
    if statement.where.endswith("(organization)"):
        return Byline(bodies=(value,)) if len(value) <= _LONGEST_BODY else Byline()
    if statement.where == "meta citation_author" and value.count(",") == 1:
        family, _, given = value.partition(",")
        value = f"{given.strip()} {family.strip()}"
    return read_byline(value, sites)


def _joined(name: str) -> str:
    return normalised(name).replace(" ", "").replace("-", "").replace(".", "")


def _from_lines(text: CleanText, sites: frozenset[str]) -> Iterable[Found]:
    """Bylines and credits that the cleaning took out: those of the head, else of the foot."""
    place = body_place(text)
    foot: list[Found] = []
    for block in text.blocks[:_FIRST]:
        shown = read_byline(block.text, sites) if len(block.text) <= _LONGEST_BODY else Byline()
        if shown.announced and shown.writers:
            yield Found(shown, (line_evidence(block.text, block.line),), 0.7, "byline")
    for removal in removed(text, "byline", "credit", "stamp"):
        line = removal.text
        if removal.label == "stamp" and not (
            len(line) <= _LONGEST_BODY and read_byline(line, sites).announced
        ):
            continue
        if removal.label == "credit":
            credit = _CREDIT.match(line)
            if not credit:
                continue
            line = credit[1]
        elif not place.is_head(removal.line) and not place.is_foot(removal.line):
            continue
        proof = (line_evidence(removal.text, removal.line),)
        found = Found(read_byline(line, sites), proof, 0.75, removal.label)
        if place.is_head(removal.line):
            yield found
        else:
            foot.append(found)
    yield from foot


def _completed(found: Found, text: CleanText, sites: frozenset[str]) -> Guess[tuple[str, ...]]:
    """The names of the best place, mended by the byline that readers see.

    Structured data often has the first author alone, or the photographer among the authors.
    """
    names = {_joined(n): n for n in found.byline.writers}
    proof, confidence = found.evidence, found.trust
    others: set[str] = set()
    alone = {_joined(s.value) for s in of_field(text, "author") if s.where in _VISIBLE}
    for statement in of_field(text, "author"):
        if statement.where not in _VISIBLE:
            continue
        shown = _read(statement, sites)
        writers = {_joined(n): n for n in shown.writers}
        others.update(_joined(n) for n in shown.others)
        if not names.keys() & writers.keys():
            continue
        if len(proof) < _MOST_EVIDENCE and evidence(statement) not in proof:
            proof = (*proof, evidence(statement))
            confidence = min(0.98, confidence + 0.03)
        if shown.announced:
            more = {k: n for k, n in writers.items() if shown.plain or k in alone}
            names |= {k: n for k, n in more.items() if " " in n and not _extends(k, names)}
    kept = {k: n for k, n in names.items() if k not in others} or names
    return Guess(tuple(kept.values()), confidence, found.method, proof)


def _extends(folded: str, names: dict[str, str]) -> bool:
    """Whether a name is a known one with more words before or behind it."""
    return any(
        known != folded and (folded.startswith(known) or folded.endswith(known)) and " " in name
        for known, name in names.items()
    )
