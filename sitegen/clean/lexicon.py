"""Phrases of what surrounds articles, by family: data files, one a language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from sitegen import text
from sitegen.compiled import compiled
from sitegen.resources import PACKAGE
from sitegen.text import normalised

LANGUAGES = (
    "en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh", "ja", "ko",
    "nl", "sv", "pl", "tr", "uk", "he", "da", "no", "cs", "hu", "fi", "el", "id", "ro",
)  # fmt: skip
LINE, START, INSIDE = 3, 2, 1
"""How a phrase was found, the strongest first: the whole line, its beginning, somewhere in it."""

_EDGES = " \t.:;,!…|»›«‹>→←▶►▼▲•·*-–—_[]()"
_EDGES_BEFORE = _EDGES.replace("(", "").replace("[", "")
_UNSPACED = r"[぀-ヿ㐀-鿿가-힯฀-๿]"
_WORD_LISTS = ("function", "joining", "reader", "call")

Phrases = tuple[tuple[str, str], ...]


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
        # what is looked for in every line: words for the reader, and those of ``anywhere``
        self.telling: set[str] = set()
        # first character -> [(phrase, family, how)], where words are not told apart
        self.unspaced: dict[str, tuple[tuple[str, str, int], ...]] = {}
        self.signs: set[str] = set()
        """First characters of phrases without words and letters, which may stand in any line."""

    def add(self, families: dict[str, dict[str, list[str]]]) -> None:
        """Take in the families of one data file."""
        for family, lists in families.items():
            if family in _WORD_LISTS:
                getattr(self, family).update(lists["lines"])
                continue
            for phrase in lists.get("lines", ()):
                key = whole_line(phrase)
                self.lines[key] = (*self.lines.get(key, ()), family)
            for phrase in lists.get("starts", ()):
                self._index(_plain(phrase), family, START)
            for phrase in lists.get("anywhere", ()):
                self._index(_plain(phrase), family, INSIDE)
        self.telling |= self.reader | self.anywhere.keys()

    def _index(self, phrase: str, family: str, how: int) -> None:
        words = re.findall(r"\w+", phrase)
        if re.search(_UNSPACED, phrase) or not words:
            first = phrase[0]
            self.unspaced[first] = (*self.unspaced.get(first, ()), (phrase, family, how))
            if phrase.isascii():
                self.signs.add(first)
            return
        known, word = self.anywhere, max(words, key=len)
        if how == START:
            known, word = self.starts, words[0]
        known[word] = (*known.get(word, ()), (phrase, family))


def _plain(phrase: str) -> str:
    """A phrase as it is looked for."""
    return _even(normalised(phrase))


def _even(folded: str) -> str:
    """A line or phrase with straight apostrophes and without the dot that a Turkish I leaves."""
    return folded if folded.isascii() else folded.replace("’", "'").replace("\u0307", "")


def edgeless(folded: str) -> str:
    """A line without the marks and arrows at its ends."""
    return folded.strip(_EDGES)


def whole_line(text: str) -> str:
    """A line as it stands among ``Lexicon.lines``, if it does."""
    return edgeless(_plain(text))


@cache
def lexicon() -> Lexicon:
    """The phrases of all languages."""
    first, *others = _files()
    found = compiled(first, _source_of, text, *others)
    result = Lexicon()
    for name in vars(result):
        setattr(result, name, found[name])
    return result


def _files() -> list[Path]:
    return [PACKAGE / "clean" / "lexicons" / f"{language}.toml" for language in LANGUAGES]


def _source_of(_: bytes) -> str:
    """The code of all data files: what the lexicon holds, by the names of its lists."""
    import tomllib  # only where they are read for the first time

    whole = Lexicon()
    for path in _files():
        whole.add(tomllib.loads(path.read_text(encoding="utf-8")))
    return "".join(f"{name} = {held!r}\n" for name, held in vars(whole).items())


def matches(
    folded: str, words: list[str], telling: set[str], letters: frozenset[str]
) -> dict[str, int]:
    """Family -> how strongly (``LINE``, ``START``, ``INSIDE``) a folded line shows its phrases.

    ``telling``: those of its words that the lexicon calls so.
    ``letters``: its characters if it may hold a script that puts no blanks between words.
    """
    known = lexicon()
    found: dict[str, int] = {}
    folded = _even(folded)
    if words:
        if telling:
            _anywhere(known, folded, telling, found)
        if (phrases := known.starts.get(words[0])) is not None:
            start, bare = folded.lstrip(_EDGES_BEFORE), folded.lstrip(_EDGES)
            for phrase, family in phrases:
                # "[Related: …]", but not "(Reuters)".
                begins = bare if phrase[-1] == ":" else start
                if begins.startswith(phrase) and not _runs_on(begins, len(phrase)):
                    found[family] = max(START, found.get(family, 0))
    if letters:
        _unspaced(known, folded, letters, found)
    if folded[:1] == "©":
        found["legal"] = START
    if len(words) < 12:
        for family in known.lines.get(edgeless(folded), ()):
            found[family] = LINE
    return found


def _anywhere(known: Lexicon, folded: str, telling: set[str], found: dict[str, int]) -> None:
    for word in known.anywhere.keys() & telling:
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
