"""The names that are known beforehand, and how to find them among words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from sitegen.infer.names.tokens import Token, tokens

Form = Literal["name", "adjective", "capital", "place", "body", "outlet", "other"]
EntryKind = Literal["person", "place", "organisation", "none"]


class Entry(NamedTuple):
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


class Gazetteer:
    """Known names by their first word."""

    def __init__(self, forms: dict[str, Entry]) -> None:
        self.by_form = forms
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for form, entry in forms.items():
            words = tuple(token.raw for token in tokens(form))
            self._add(words, entry)
            if not entry.exact:
                self._add(tuple(word.upper() for word in words), entry, shouted=True)
        for entries in self._by_first.values():
            entries.sort(key=lambda pair: -len(pair[0]))

    def may_begin(self, token: Token) -> bool:
        """Whether a word can begin a name at all; quick."""
        return token.capital or token.text in self._by_first or token.raw in self._by_first

    def _add(self, words: tuple[str, ...], entry: Entry, shouted: bool = False) -> None:
        key = f"\0{words[0]}" if shouted else words[0]
        self._by_first.setdefault(key, []).append((words, entry))

    def at(
        self, words: Sequence[Token], index: int, shouted: bool = False
    ) -> tuple[int, Entry] | None:
        """The longest known name that begins at a word: (how many words, what it is)."""
        if not shouted:
            match = self._find("", words, index)
            if match or not (words[index].text.isupper() and len(words[index].text) > 2):
                return match
        match = self._find("\0", words, index)
        lone = match and match[0] == 1 and not shouted
        return None if lone and len(words[index].text) < 4 else match

    def _find(self, mark: str, words: Sequence[Token], index: int) -> tuple[int, Entry] | None:
        first = words[index]
        keys = (first.text,) if first.raw == first.text else (first.raw, first.text)
        for word in keys:
            for form, entry in self._by_first.get(mark + word, ()):
                if len(form) == 1 or _fits(form, words, index):
                    return len(form), entry
        return None


def _fits(form: tuple[str, ...], words: Sequence[Token], index: int) -> bool:
    if index + len(form) > len(words):
        return False
    last = len(form) - 1
    for offset, word in enumerate(form):
        token = words[index + offset]
        if offset and not _joins(token.gap):
            return False
        if token.raw != word and (offset < last or token.text != word):
            return False
    return True


def _joins(gap: str) -> bool:
    return gap in (" ", "-", "‑", " & ", ". ", ", ", "/", "&", "–", "\u00a0")


LANGUAGES = ("ja", "zh", "ko", "ar", "ru", "de", "fr", "es", "pt", "it")
"""Columns of ``data/languages.txt``, after name and kind."""


def gazetteer(language: str = "en") -> Gazetteer:
    """All names known in a language; English where there are none for it."""
    return _gazetteer(language if language in LANGUAGES else "en")


@lru_cache(maxsize=4)
def _gazetteer(language: str) -> Gazetteer:
    """The more general list wins where two know a form."""
    forms: dict[str, Entry] = dict(foreign(language))
    for form, entry in (*_others(), *_countries(), *_regions(), *_bodies()):
        english_only = entry.doubtful or entry.form in ("adjective", "other")
        if not (forms and language in LANGUAGES and english_only):
            forms.setdefault(form, entry)
    return Gazetteer(forms)


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
