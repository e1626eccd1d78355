"""Words of a text for comparing texts: folded, unstopped, lightly stemmed."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*\.?", re.UNICODE)
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿豈-﫿฀-๿]+")
_INITIALS = re.compile(r"(?:[A-Za-z]\.){2,}|(?:[A-Za-z]\.)+[A-Za-z]")


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that say nothing of the subject."""
    return frozenset(word for line in _lines("function_words.txt") for word in line.split())


@lru_cache(maxsize=1)
def abbreviations() -> frozenset[str]:
    """Words after whose full stop a sentence goes on."""
    return frozenset(word for line in _lines("abbreviations.txt") for word in line.split())


@lru_cache(maxsize=200_000)
def term(word: str) -> str:
    """The form under which a word as written is compared; "" for function words.

    "US" and "U.S." are one and are not the pronoun; British and American spellings are one.
    """
    if _INITIALS.fullmatch(word):
        return word.replace(".", "").upper()
    word = word.rstrip(".")
    if len(word) == 2 and word.isupper():
        return word
    word = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in function_words():
        return ""
    return stem(word)


def tokens(text: str) -> list[str]:
    """The words of a text as written; unspaced scripts in overlapping pairs of characters."""
    if not _UNSPACED.search(text):
        return _WORD.findall(text)
    found: list[str] = []
    at = 0
    for run in _UNSPACED.finditer(text):
        found += _WORD.findall(text[at : run.start()])
        characters = run.group()
        found += [characters[i : i + 2] for i in range(max(1, len(characters) - 1))]
        at = run.end()
    return found + _WORD.findall(text[at:])


def terms(text: str) -> list[str]:
    """The terms of a text in order, without function words."""
    return [found for word in tokens(text) if (found := term(word))]


@lru_cache(maxsize=1)
def happenings() -> dict[str, frozenset[str]]:
    """Word (lower case) -> the kinds of happening that it may tell of."""
    kinds: dict[str, set[str]] = {}
    for kind, words in rows("happenings.txt").items():
        for word in words:
            kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


@lru_cache(maxsize=200_000)
def number_word(word: str) -> str:
    """The figure for a number written out in English ("twenty-six" -> "26"), else ""."""
    first, _, second = word.casefold().partition("-")
    figure = _number_words().get(first, "")
    if figure and second:
        unit = _number_words().get(second, "0")
        return str(int(figure) + int(unit)) if int(unit) < 10 <= int(figure) else ""
    return figure


@lru_cache(maxsize=1)
def _number_words() -> dict[str, str]:
    rows = [line.split() for line in _lines("number_words.txt")]
    return {word: figure for figure, *words in rows for word in words}


def rows(name: str) -> dict[str, list[str]]:
    """A file of lines "kind: word word …" as kind -> words."""
    split = (line.partition(":") for line in _lines(name))
    return {kind: words.split() for kind, _, words in split}


def _lines(name: str) -> list[str]:
    """The lines of a file beside the background frequencies, comments left out."""
    text = files("sitegen.collate.background").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def stem(word: str) -> str:
    """An English word without its commonest endings, spelling differences folded.

    Deliberately crude: it need only bring together what two reporters would write.
    """
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + replacement
            break
    for ending, replacement in _SPELLINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + replacement
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "els":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


_ENDINGS = (
    ("isations", "ise"), ("izations", "ise"), ("isation", "ise"), ("ization", "ise"),
    ("sses", "ss"), ("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""),
    ("ations", "at"), ("ation", "at"), ("ments", "ment"),
    ("edly", ""), ("ed", ""), ("ches", "ch"), ("shes", "sh"), ("xes", "x"),
    ("ness", ""), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip
_SPELLINGS = (
    ("ize", "is"),
    ("yze", "ys"),
    ("our", "or"),
    ("ence", "ens"),
    ("ense", "ens"),
    ("centre", "center"),
    ("ly", ""),
)
