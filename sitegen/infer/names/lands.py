"""Countries that a text names within other names, or only by their cities."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sitegen.infer.names.cues import cues
from sitegen.infer.names.gazetteer import Entry, countries, gazetteer
from sitegen.infer.names.subjects import Named
from sitegen.infer.names.tokens import tokens
from sitegen.model import NameMention, Span, Subject


def countries_held(found: Sequence[Named], language: str) -> list[Named]:
    """The countries whose ministries, banks and armed forces are named: "Bank of Japan"."""
    names = gazetteer(language)
    held: list[Named] = []
    for one in found:
        if one.mention.kind != "organisation" or " " not in one.mention.text:
            continue
        words = tokens(one.mention.text)
        if cues().public_bodies.isdisjoint(words.text):
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


def with_countries(subjects: Sequence[Subject], found: Sequence[Named]) -> tuple[Subject, ...]:
    """The subjects, and the countries that only cities and bodies of the state stand for.

    A city that the article is about brings its country; where no country is central, so does
    each city and body of the first paragraph, as in a dateline.  A country that is brought has
    no mentions of its own (``count`` 0); its forms are those of the city.
    """
    brought = _brought(subjects, found)
    known = {subject.name for subject in subjects if subject.kind == "place"}
    kept = (
        replace(one, central=True, reason=f"{one.reason}; {brought[one.name][0]}")
        if one.kind == "place" and one.name in brought and not one.central
        else one
        for one in subjects
    )
    new = (
        Subject(country, "place", 0, True, reason, by.forms if by.kind == "place" else ())
        for country, (reason, by) in brought.items()
        if country not in known
    )
    return (*kept, *new)


def _brought(subjects: Sequence[Subject], found: Sequence[Named]) -> dict[str, tuple[str, Subject]]:
    """Country -> why it is brought, and what brings it."""
    entries: dict[tuple[str, str], Entry] = {
        (one.mention.name, one.mention.kind): one.entry for one in found if one.entry
    }
    opening = {one.mention.name for one in found if one.mention.span.block <= 0}
    lost = not any(one.central and one.name in countries() for one in subjects)
    brought: dict[str, tuple[str, Subject]] = {}
    for subject in subjects:
        entry = entries.get((subject.name, subject.kind))
        if not entry or entry.country in ("", subject.name):
            continue
        if subject.central and subject.kind == "place":
            brought.setdefault(entry.country, (f"{subject.name} is there", subject))
        elif lost and subject.name in opening:
            place = subject.kind == "place"
            reason = f"{subject.name} is there" if place else f"has the {subject.name}"
            brought.setdefault(entry.country, (reason, subject))
    return brought
