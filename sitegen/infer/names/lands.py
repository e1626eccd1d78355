"""Countries that a text names within other names, by what they do, or only by their cities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from sitegen.infer.names.candidates import Candidate
from sitegen.infer.names.cues import cues
from sitegen.infer.names.decide import Decided, words_between
from sitegen.infer.names.gazetteer import countries, gazetteer
from sitegen.infer.names.home import Home
from sitegen.infer.names.reading import Block
from sitegen.infer.names.subjects import Length, Named, standing
from sitegen.infer.names.tokens import tokens
from sitegen.model import NameMention, Span, Subject

_LEAD = 2
"""Paragraphs in which it matters who acts."""
_ACTORS = ("name", "capital")
_LISTED = 12
"""Words of a list of countries at most."""
_BRIEF = 6
"""Paragraphs of an item that is short enough to be about whatever place it names."""
_AFTER_COMMA = 2
"""Characters between a town and its country: "Lodz, Poland" speaks of Poland once."""
_Brought = dict[str, tuple[str, tuple[str, ...]]]
"""Country -> why it is brought, and the forms of the city that brings it."""


def countries_held(found: Sequence[Named], language: str) -> list[Named]:
    """The countries whose ministries, banks and armed forces are named: "Bank of Japan"."""
    names = gazetteer(language)
    held: list[Named] = []
    bodies = [
        one
        for one in found
        if one.mention.kind == "organisation" and not (one.entry and not one.entry.country)
    ]
    read = {
        text: tokens(text) for text in {one.mention.text: None for one in bodies} if " " in text
    }
    for one in bodies:
        words = read.get(one.mention.text)
        if words is None or cues().public_bodies.isdisjoint(words.text):
            continue
        for index in range(words.size):
            match = names.at(words, index)
            if match and match[1].country == match[1].name and not match[1].doubtful:
                span = one.mention.span
                start, end = words.start[index], words.end(index + match[0] - 1)
                place = Span(span.block, span.start + start, span.start + end)
                text = one.mention.text[start:end]
                mention = NameMention(place, text, match[1].name, "place")
                held.append(Named(mention, match[1], ""))
    return held


def acting(decided: Sequence[Decided], blocks: Sequence[Block]) -> Iterator[bool]:
    """For each name, whether it is a country of which the lead says what it does.

    It begins a sentence, alone or in a list, or a verb follows it.
    """
    before: Candidate | None = None
    for candidate, _, kind in decided:
        entry = candidate.entry
        acts = False
        if entry and entry.form in _ACTORS and kind == "place" and 0 <= candidate.block < _LEAD:
            acts = _has_verb(candidate, blocks[candidate.block + 1])
            if entry.form == "name" and candidate.block > 0:  # at 0 it may be a dateline
                opens = candidate.initial or _listed(before, candidate, blocks)
                acts = acts or (opens and not _merely_is(candidate, blocks[candidate.block + 1]))
        before = candidate if acts else None
        yield acts


def _listed(before: Candidate | None, candidate: Candidate, blocks: Sequence[Block]) -> bool:
    """Whether two names stand in one list."""
    if before is None or before.block != candidate.block:
        return False
    return before.last == candidate.first - words_between(before, candidate, blocks)


def _merely_is(candidate: Candidate, block: Block) -> bool:
    """Whether the sentence tells what the country and those listed with it are."""
    words, index = block.words, candidate.last
    while index < min(words.size, candidate.last + _LISTED) and (
        words.text[index] in ("and", "or", "the") or words.capital(index)
    ):
        index += 1
    return words.text[index : index + 1] in (["is"], ["are"], ["was"], ["were"])


def _has_verb(candidate: Candidate, block: Block) -> bool:
    """Whether a verb follows directly and no preposition stands before."""
    words, known = block.words, cues()
    first = candidate.first
    while first and words.text[first - 1].lower() in ("the", "and"):
        first -= 1
    if first and words.text[first - 1].lower() in known.prepositions:
        return False
    after = words.text[candidate.last] if candidate.last < words.size else ""
    return words.gap[candidate.last : candidate.last + 1] == [" "] and (
        after in known.verbs or after in known.auxiliaries or after.endswith("ed")
    )


def with_countries(
    subjects: Sequence[Subject], found: Sequence[Named], length: Length, home: Home | None
) -> tuple[Subject, ...]:
    """The subjects, and the countries that they, their cities and the dateline stand for.

    A country that is brought has no mentions of its own (``count`` 0) unless it was named in
    passing; its forms are those of the city that brings it.
    """
    places = [one for one in found if _country_of(one)]
    where = _where(places, length)
    if home and home.whole and len(where.get(home.country, ())) == 1:
        subjects = _elsewhere(subjects, home)
    brought = _brought(subjects, places, where, length, home)
    known = {subject.name for subject in subjects if subject.kind == "place"}
    kept = (
        replace(one, central=True, reason=f"{one.reason}; {brought[one.name][0]}")
        if one.kind == "place" and one.name in brought and not one.central
        else one
        for one in subjects
    )
    new = (
        Subject(country, "place", 0, True, reason, forms)
        for country, (reason, forms) in brought.items()
        if country not in known
    )
    return (*kept, *new)


def _elsewhere(subjects: Sequence[Subject], home: Home) -> Sequence[Subject]:
    """The subjects; a country that merely is the dateline is none where there are others."""
    if not any(one.central and one.name in countries() - {home.country} for one in subjects):
        return subjects
    return [
        replace(one, central=False, reason="reported from there")
        if one.name == home.country and one.kind == "place"
        else one
        for one in subjects
    ]


def _brought(
    subjects: Sequence[Subject],
    places: Sequence[Named],
    blocks: Mapping[str, Sequence[int]],
    length: Length,
    home: Home | None,
) -> _Brought:
    brought: _Brought = {}
    _by_cities(brought, subjects, places)
    for country, where in blocks.items():
        central, reason = standing("place", where, length.written)
        if central:
            brought.setdefault(country, (f"with all that is there: {reason}", ()))
    for one in places:
        if one.acts:
            brought.setdefault(_country_of(one), ("acts in the lead", ()))
    if home and home.sure:
        brought.setdefault(home.country, (f"reported from {home.place}", ()))
    about = any(one.central and one.name in countries() for one in subjects)
    if not about and not brought:
        brief = length.written <= _BRIEF and home is None
        _by_opening(brought, places, length, reach=_LEAD if brief else 0)
        if home:
            brought.setdefault(home.country, (f"reported from {home.place}", ()))
    return brought


def _country_of(one: Named) -> str:
    """The country that a place is or lies in, or whose body it is."""
    entry = one.entry
    return entry.country if entry and entry.kind == one.mention.kind else ""


def _by_cities(brought: _Brought, subjects: Sequence[Subject], places: Sequence[Named]) -> None:
    """A city that the article is about brings its country."""
    lies = {one.mention.name: _country_of(one) for one in places if one.mention.kind == "place"}
    for subject in subjects:
        country = lies.get(subject.name, "") if subject.kind == "place" else ""
        if subject.central and country not in ("", subject.name):
            brought.setdefault(country, (f"{subject.name} is there", subject.forms))


def _by_opening(brought: _Brought, places: Sequence[Named], length: Length, reach: int) -> None:
    """Where no country is central, the first paragraph that has a place or public body tells."""
    where = [length.place(one.mention.span.block) for one in places]
    first = max(0, min(where, default=0))
    for one, place in zip(places, where, strict=True):
        if place <= first <= reach:
            name, lies = one.mention.name, one.mention.kind == "place"
            reason = f"{name} is there" if lies else f"has the {name}"
            brought.setdefault(_country_of(one), (reason, (one.mention.text,) if lies else ()))


def _where(places: Sequence[Named], length: Length) -> dict[str, list[int]]:
    """For each country the blocks that name it, a place or a body of it; "Lodz, Poland" once."""
    where: dict[str, list[int]] = defaultdict(list)
    block, end, last = -2, 0, ""
    for one in sorted(places, key=lambda one: (one.mention.span.block, one.mention.span.start)):
        span, country = one.mention.span, _country_of(one)
        if (span.block, country) != (block, last) or span.start > end + _AFTER_COMMA:
            where[country].append(length.place(span.block))
        block, end, last = span.block, span.end, country
    return where
