"""Words around and inside a name that tell what it is; read from ``data/cues.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct


class Cues(Struct, frozen=True, gc=False):
    titles: frozenset[str]
    title_phrases: dict[str, tuple[tuple[str, ...], ...]]
    """By first word, longest first."""
    roles: frozenset[str]
    verbs: frozenset[str]
    organisations: frozenset[str]
    organisation_heads: frozenset[str]
    places: frozenset[str]
    place_heads: frozenset[str]
    before_organisation: frozenset[str]
    before_place: frozenset[str]
    of_place: frozenset[str]
    prepositions_place: frozenset[str]
    apposition_organisation: frozenset[str]
    not_names_last: frozenset[str]
    not_names_first: frozenset[str]
    ships: frozenset[str]
    vessels: frozenset[str]
    clubs: frozenset[str]
    teams: frozenset[str]
    """Behind a town's name: "Chicago Bears"."""
    team_heads: frozenset[str]
    papers: frozenset[str]
    months_too: frozenset[str]
    before_month: frozenset[str]
    compounds: dict[str, str]
    """"Franco" -> France, where a hyphen follows."""
    ordinary: frozenset[str]
    openers: frozenset[str]
    after_organisation: frozenset[str]
    surnames_too: frozenset[str]
    compound_ends: frozenset[str]
    description_words: frozenset[str]
    public_bodies: frozenset[str]
    articles: frozenset[str]
    kin: frozenset[str]
    titles_too: frozenset[str]
    abbreviations: frozenset[str]
    prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    before_language: frozenset[str]
    after_language: frozenset[str]
    particles: frozenset[str]
    common: frozenset[str]
    """Ordinary words, in lower case."""
    function_words: frozenset[str]
    hubs: frozenset[str]
    """Cities from which the affairs of other countries are reported."""
    given: frozenset[str]
    doubtful_given: frozenset[str]
    surnames: frozenset[str]
    common_names: frozenset[str]
    """Surnames that are ordinary words too."""

    def is_surname(self, word: str) -> bool:
        """Whether a word is known as a surname, also one that is a title too."""
        return word in self.surnames or word in self.surnames_too


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The English cue words."""
    data = tomllib.loads(_read("cues.toml"))
    sets = {key: frozenset(value.split()) for key, value in data.items() if isinstance(value, str)}
    common = _words("common_words.txt") | _words("function_words.txt")
    surnames = _words("surnames.txt")
    given = [word for line in _lines("given_names.txt") for word in line.split()]
    return Cues(
        **sets,
        title_phrases=_phrases(data["title_phrases"]),
        common=common,
        hubs=frozenset(data["hubs"]),
        compounds=data["compounds"],
        function_words=_words("function_words.txt"),
        surnames=surnames,
        common_names=frozenset(name for name in surnames if name.lower() in common),
        given=frozenset(word for word in given if not word.endswith("?")),
        doubtful_given=frozenset(word[:-1] for word in given if word.endswith("?")),
    )


def _phrases(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.replace("-", " ").split())
        by_first.setdefault(words[0], []).append(words)
    return {
        first: tuple(sorted(found, key=lambda words: (-len(words), words)))
        for first, found in by_first.items()
    }


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _lines(name: str) -> list[str]:
    return [line for line in _read(name).splitlines() if line and not line.startswith("#")]


def _read(name: str) -> str:
    return files("sitegen.infer.names").joinpath("data", name).read_text(encoding="utf-8")
