"""The names that are known beforehand, and how to find them among words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct

from sitegen.infer.names.tokens import Words, tokens

Form = Literal["name", "adjective", "capital", "place", "body", "outlet", "other"]
EntryKind = Literal["person", "place", "organisation", "none"]


class Entry(Struct, frozen=True, gc=False):
    """What one known form of a name stands for."""

    name: str
    """Canonical: "Japan" for "Japanese"."""
    kind: EntryKind
    form: Form
    country: str = ""
    """For places in a country and bodies of its state, its name."""
    doubtful: bool = False
    """Also an ordinary word or a person's name: needs another sign."""
    exact: bool = False
    """Not to be found in capitals ("WHO")."""


class _Known(Struct, frozen=True, gc=False):
    """The names that begin with one word."""

    alone: Entry | None
    """What the word is by itself."""
    longer: tuple[tuple[tuple[str, ...], Entry], ...]
    """With all their words, longest first."""
    seconds: frozenset[str]
    """The words that follow the first."""


class Gazetteer:
    """Known names by their first word."""

    def __init__(
        self, forms: dict[str, Entry], rivals: dict[Entry, tuple[Entry, ...]] | None = None
    ) -> None:
        self.by_form = forms
        """All names as they are written."""
        self.rivals = rivals or {}
        """Other places that a form may mean, less often."""
        named = [(tuple(tokens(form).raw), entry) for form, entry in forms.items()]
        self._by_first = _by_first(named)
        self._shouted = _by_first(
            (tuple(word.upper() for word in words), entry)
            for words, entry in named
            if not entry.exact
        )
        self._uncapitalised = frozenset(
            word.removesuffix("'s") for word in self._by_first if not word[0].isupper()
        )

    def beginnings(self, words: Words, shouted: bool = False) -> list[int]:
        """Numbers of the words that can begin a name at all; quick."""
        small = self._uncapitalised
        if small.isdisjoint(words.text):
            return words.capitals
        places = [index for index, word in enumerate(words.text) if word in small]
        return sorted((*words.capitals, *(i for i in places if self.at(words, i, shouted))))

    def at(self, words: Words, index: int, shouted: bool = False) -> tuple[int, Entry] | None:
        """The longest known name that begins at a word: (how many words, what it is)."""
        word = words.text[index]
        if not shouted:
            match = _find(self._by_first, words, index)
            if match or not (len(word) > 2 and word.isupper()):
                return match
        match = _find(self._shouted, words, index)
        lone = match and match[0] == 1 and not shouted
        return None if lone and len(word) < 4 else match

    def surely_unknown(self, words: Words, index: int) -> bool:
        """Whether no known name begins at a word that is not in capitals; quick."""
        known = self._by_first
        word, raw = words.text[index], words.raw[index]
        return word not in known and raw not in known and (len(word) < 3 or not word.isupper())

    def goes_on(self, word: str) -> bool:
        """Whether a word in small letters can begin a known name: "al" in "al-Qaeda"."""
        return word in self._uncapitalised


def _by_first(named: Iterable[tuple[tuple[str, ...], Entry]]) -> dict[str, _Known]:
    grouped: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for words, entry in named:
        grouped.setdefault(words[0], []).append((words, entry))
    return {first: _together(group) for first, group in grouped.items()}


def _together(group: list[tuple[tuple[str, ...], Entry]]) -> _Known:
    alone = next((entry for words, entry in group if len(words) == 1), None)
    longer = sorted((pair for pair in group if len(pair[0]) > 1), key=lambda pair: -len(pair[0]))
    return _Known(alone, tuple(longer), frozenset(words[1] for words, _ in longer))


def _find(known: dict[str, _Known], words: Words, index: int) -> tuple[int, Entry] | None:
    text, raw = words.text[index], words.raw[index]
    names = known.get(raw)
    match = _longest(names, words, index) if names else None
    if match is None and raw != text and (names := known.get(text)):
        match = _longest(names, words, index)
    return match


def _longest(names: _Known, words: Words, index: int) -> tuple[int, Entry] | None:
    """The longest of some names that begin with the same word."""
    behind = index + 1
    if names.longer and not names.seconds.isdisjoint(
        (*words.raw[behind : behind + 1], *words.text[behind : behind + 1])
    ):
        for form, entry in names.longer:
            if _fits(form, words, index):
                return len(form), entry
    return (1, names.alone) if names.alone else None


def _fits(form: tuple[str, ...], words: Words, index: int) -> bool:
    last = index + len(form) - 1
    if last >= words.size or form[-1] not in (words.raw[last], words.text[last]):
        return False
    if tuple(words.raw[index + 1 : last]) != form[1:-1] or words.raw[index] != form[0]:
        return False
    return all(map(_joins, words.gap[index + 1 : last + 1]))


def _joins(gap: str) -> bool:
    return gap in (" ", "-", "‑", " & ", ". ", ", ", "/", "&", "–", "\u00a0")


LANGUAGES = ("ja", "zh", "ko", "ar", "ru", "de", "fr", "es", "pt", "it")
"""Columns of ``data/languages.txt``, after name and kind."""


def gazetteer(language: str = "en") -> Gazetteer:
    """All names known in a language; English where there are none for it."""
    return _gazetteer(language if language in LANGUAGES else "en")


@cache
def _gazetteer(language: str) -> Gazetteer:
    """The more general list wins where two know a form."""
    forms: dict[str, Entry] = dict(foreign(language))
    rivals: dict[Entry, tuple[Entry, ...]] = {}
    for form, entry in (*_others(), *_countries(), *_regions(), *_bodies()):
        english_only = entry.doubtful or entry.form in ("adjective", "other")
        if not (forms and language in LANGUAGES and english_only):
            first = forms.setdefault(form, entry)
            if "" not in (first.country, entry.country) and first.country != entry.country:
                rivals[first] = (*rivals.get(first, ()), entry)
    return Gazetteer(forms, rivals)


def foreign(language: str) -> Iterator[tuple[str, Entry]]:
    """The forms of ``data/languages.txt`` in one language."""
    if language not in LANGUAGES:
        return
    column = LANGUAGES.index(language) + 2
    for row in rows("languages.txt"):
        for written in _cells(row[column]) if column < len(row) else ():
            if row[1] == "place":
                yield written, Entry(row[0], "place", "name")
            else:
                yield written, Entry(row[0], "organisation", "body")


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """The canonical names of all countries."""
    return frozenset(row[0].rstrip("?!") for row in rows("countries.txt"))


@cache
def former_countries() -> dict[str, tuple[str, ...]]:
    """Countries that are no more -> those that have their cities now."""
    return {name: tuple(_cells(heirs)) for name, heirs in rows("former.txt")}


@cache
def shared_names() -> dict[str, tuple[str, str]]:
    """Names that two countries share -> the one that is meant, and the other."""
    return {name: (meant, other) for name, meant, other in rows("shared.txt")}


@cache
def states() -> dict[str, tuple[str, str]]:
    """Names and abbreviations, without a full stop at the end -> name of the state, its country."""
    found: dict[str, tuple[str, str]] = {}
    for name, short, country in rows("states.txt"):
        for form in (name, *_cells(short)):
            found[form.rstrip(".")] = (name, country)
    return found


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a data file, cut at the bars."""
    text = files("sitegen.infer.names").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def _countries() -> Iterator[tuple[str, Entry]]:
    later: list[tuple[str, Entry]] = []
    for name, others, adjectives, capitals, places in rows("countries.txt"):
        country = name.rstrip("?!")
        yield _form(name, country, "place", "name", country)
        for form in _cells(others):
            yield _form(form, country, "place", "name", country)
        for form in _cells(adjectives):
            yield _form(form, country, "place", "adjective", country)
        for cell in _cells(capitals):
            later.extend(_city(cell, "capital", country))
        for cell in _cells(places):
            later.extend(_city(cell, "place", country))
    yield from later


def _city(cell: str, form: Form, country: str) -> Iterator[tuple[str, Entry]]:
    forms = [part.strip() for part in cell.split("=")]
    for written in forms:
        yield _form(written, forms[0].rstrip("?!"), "place", form, country)


def _regions() -> Iterator[tuple[str, Entry]]:
    for row in rows("regions.txt"):
        name, others, adjectives = [*row, "", ""][:3]
        region = name.rstrip("?!")
        yield _form(name, region, "place", "place")
        for form in _cells(others):
            yield _form(form, region, "place", "place")
        for form in _cells(adjectives):
            yield _form(form, region, "place", "adjective")


def _bodies() -> Iterator[tuple[str, Entry]]:
    sources: tuple[tuple[str, Form], ...] = (("bodies.txt", "body"), ("outlets.txt", "outlet"))
    for source, kind in sources:
        for row in rows(source):
            name, others, country = [*row, "", ""][:3]
            body = name.rstrip("?!")
            for form in (name, *_cells(others)):
                yield _form(form, body, "organisation", kind, country)


def _others() -> Iterator[tuple[str, Entry]]:
    for row in rows("others.txt"):
        yield _form(row[0], row[0], "none", "other")


def _cells(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


def _form(
    written: str, name: str, kind: EntryKind, form: Form, country: str = ""
) -> tuple[str, Entry]:
    word = written.rstrip("?!")
    marks = written[len(word) :]
    return word, Entry(name, kind, form, country, "?" in marks, "!" in marks)
