"""Phrases of what surrounds articles, by family: data files, one a language."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from sitegen.text import normalised

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh", "ja", "ko")
_EDGES = " \t.:;,!…|»›«‹>→←▶►▼▲•·*-–—_[]()"
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿가-힯฀-๿]")


class Lexicon:
    """All languages' phrases, arranged for fast look-up."""

    def __init__(self) -> None:
        self.function_words: set[str] = set()
        self.lines: dict[str, tuple[str, ...]] = {}
        # first (starts) or longest (anywhere) word -> [(phrase, family)]
        self.starts: dict[str, list[tuple[str, str]]] = {}
        self.anywhere: dict[str, list[tuple[str, str]]] = {}
        self.unspaced: list[tuple[str, str, bool]] = []

    def add(self, families: dict[str, dict[str, list[str]]]) -> None:
        for family, lists in families.items():
            if family == "function":
                self.function_words.update(lists["lines"])
                continue
            for phrase in lists.get("lines", ()):
                key = edgeless(normalised(phrase))
                self.lines[key] = (*self.lines.get(key, ()), family)
            for phrase in lists.get("starts", ()):
                self._index(self.starts, normalised(phrase), family, first=True)
            for phrase in lists.get("anywhere", ()):
                self._index(self.anywhere, normalised(phrase), family, first=False)

    def _index(
        self, table: dict[str, list[tuple[str, str]]], phrase: str, family: str, *, first: bool
    ) -> None:
        words = _WORD.findall(phrase)
        if _UNSPACED.search(phrase) or not words:
            self.unspaced.append((phrase, family, first))
            return
        word = words[0] if first else max(words, key=len)
        table.setdefault(word, []).append((phrase, family))


def edgeless(folded: str) -> str:
    """A line without the marks and arrows at its ends."""
    return folded.strip(_EDGES)


@cache
def lexicon() -> Lexicon:
    """The phrases of all languages that have a data file."""
    result = Lexicon()
    folder = resources.files("sitegen.clean") / "lexicons"
    for language in LANGUAGES:
        file = folder / f"{language}.toml"
        if file.is_file():
            result.add(tomllib.loads(file.read_text(encoding="utf-8")))
    return result


def matches(folded: str, words: list[str]) -> list[tuple[str, str]]:
    """(family, "line" | "start" | "inside") for each phrase that a folded line shows."""
    known = lexicon()
    found = [(family, "line") for family in known.lines.get(edgeless(folded), ())]
    if words:
        start = folded.lstrip(_EDGES.replace("(", "").replace("[", ""))
        for phrase, family in known.starts.get(words[0], ()):
            if start.startswith(phrase) and not _runs_on(start, len(phrase)):
                found.append((family, "start"))
        for word in known.anywhere.keys() & set(words):
            for phrase, family in known.anywhere[word]:
                if phrase in folded:
                    found.append((family, "inside"))
    if known.unspaced and _UNSPACED.search(folded):
        for phrase, family, first in known.unspaced:
            if folded.startswith(phrase) if first else phrase in folded:
                found.append((family, "start" if first else "inside"))
    return sorted(found)


def _runs_on(text: str, end: int) -> bool:
    """Whether a phrase stops in the middle of a word."""
    return end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
