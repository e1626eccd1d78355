"""Phrases of what surrounds articles, by family: data files, one a language."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from sitegen.text import normalised

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh", "ja", "ko")
LINE, START, INSIDE = 3, 2, 1
"""How a phrase was found, the strongest first: the whole line, its beginning, somewhere in it."""

_EDGES = " \t.:;,!…|»›«‹>→←▶►▼▲•·*-–—_[]()"
_EDGES_BEFORE = _EDGES.replace("(", "").replace("[", "")
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿가-힯฀-๿]")

Phrases = list[tuple[str, str]]


class Lexicon:
    """All languages' phrases, arranged for fast look-up."""

    def __init__(self) -> None:
        self.function: set[str] = set()
        """Words without content of their own: articles, prepositions, pronouns."""
        self.joining: set[str] = set()
        """More words after which a paragraph cannot end."""
        self.reader: set[str] = set()
        """Words that speak to the reader."""
        self.call: set[str] = set()
        """Verbs that open a call to do something."""
        self.lines: dict[str, tuple[str, ...]] = {}
        # first (starts) or longest (anywhere) word -> [(phrase, family)]
        self.starts: dict[str, Phrases] = {}
        self.anywhere: dict[str, Phrases] = {}
        # first character -> [(phrase, family, how)], where words are not told apart
        self.unspaced: dict[str, list[tuple[str, str, int]]] = {}
        self.signs: set[str] = set()
        """First characters of phrases without words and letters, which may stand in any line."""

    def add(self, families: dict[str, dict[str, list[str]]]) -> None:
        """Take in the families of one data file."""
        for family, lists in families.items():
            if family in ("function", "joining", "reader", "call"):
                getattr(self, family).update(lists["lines"])
                continue
            for phrase in lists.get("lines", ()):
                key = edgeless(normalised(phrase))
                self.lines[key] = (*self.lines.get(key, ()), family)
            for phrase in lists.get("starts", ()):
                self._index(normalised(phrase), family, START)
            for phrase in lists.get("anywhere", ()):
                self._index(normalised(phrase), family, INSIDE)

    def _index(self, phrase: str, family: str, how: int) -> None:
        words = _WORD.findall(phrase)
        if _UNSPACED.search(phrase) or not words:
            self.unspaced.setdefault(phrase[0], []).append((phrase, family, how))
            if phrase.isascii():
                self.signs.add(phrase[0])
        elif how == START:
            self.starts.setdefault(words[0], []).append((phrase, family))
        else:
            self.anywhere.setdefault(max(words, key=len), []).append((phrase, family))


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


def matches(
    folded: str, words: list[str], vocabulary: set[str], letters: frozenset[str]
) -> dict[str, int]:
    """Family -> how strongly (``LINE``, ``START``, ``INSIDE``) a folded line shows its phrases.

    ``letters``: its characters if it may hold a script that puts no blanks between words.
    """
    known = lexicon()
    found: dict[str, int] = {}
    if words:
        if not known.anywhere.keys().isdisjoint(vocabulary):
            _anywhere(known, folded, vocabulary, found)
        if (phrases := known.starts.get(words[0])) is not None:
            start = folded.lstrip(_EDGES_BEFORE)
            for phrase, family in phrases:
                if start.startswith(phrase) and not _runs_on(start, len(phrase)):
                    found[family] = max(START, found.get(family, 0))
    if letters:
        _unspaced(known, folded, letters, found)
    if folded[:1] == "©":
        found["legal"] = START
    if len(words) < 12:
        for family in known.lines.get(edgeless(folded), ()):
            found[family] = LINE
    return found


def _anywhere(known: Lexicon, folded: str, vocabulary: set[str], found: dict[str, int]) -> None:
    for word in known.anywhere.keys() & vocabulary:
        for phrase, family in known.anywhere[word]:
            if phrase in folded and found.get(family, 0) < LINE:
                found[family] = LINE if _nearly_all(phrase, folded) else INSIDE


def _unspaced(known: Lexicon, folded: str, letters: frozenset[str], found: dict[str, int]) -> None:
    for letter in known.unspaced.keys() & letters:
        for phrase, family, how in known.unspaced[letter]:
            if folded.startswith(phrase) if how == START else phrase in folded:
                strength = LINE if _nearly_all(phrase, folded) else how
                found[family] = max(strength, found.get(family, 0))


def _nearly_all(phrase: str, folded: str) -> bool:
    """Whether a phrase is so much of a line that the rest hardly counts."""
    return len(phrase) * 10 >= len(folded) * 8


def _runs_on(text: str, end: int) -> bool:
    """Whether a phrase stops in the middle of a word."""
    return end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
