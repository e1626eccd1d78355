"""Countries that a text names within other names, or only by their cities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.infer.names.cues import cues
from sitegen.infer.names.gazetteer import gazetteer
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
        if not any(token.text in cues().public_bodies for token in words):
            continue
        for index in range(len(words)):
            match = names.at(words, index)
            if match and match[1].country == match[1].name and not match[1].doubtful:
                span = one.mention.span
                start, end = words[index].start, words[index + match[0] - 1].end
                place = Span(span.block, span.start + start, span.start + end)
                text = one.mention.text[start:end]
                mention = NameMention(place, text, match[1].name, "place")
                held.append(Named(mention, match[1], ""))
    return held


def implied(subjects: Sequence[Subject], found: Sequence[Named]) -> Iterator[Subject]:
    """The countries of cities that an article is about, where it does not name them itself."""
    countries = {
        one.mention.name: one.entry.country
        for one in found
        if one.entry and one.entry.kind == "place" and one.entry.country
    }
    named = {subject.name for subject in subjects}
    for subject in subjects:
        country = countries.get(subject.name, "")
        if subject.kind == "place" and subject.central and country and country not in named:
            named.add(country)
            yield Subject(country, "place", 0, True, f"{subject.name} is there")
