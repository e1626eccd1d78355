"""Words of a text for comparing texts: folded, unstopped, lightly stemmed."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+|,\d{3}(?!\d))*\.?")
_FIGURE = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿豈-﫿฀-๿]+")
# Japanese writes its function words and endings in hiragana.
_HIRAGANA = re.compile(r"[぀-ゟ]+")
_INITIALS = re.compile(r"(?:[A-Za-z]\.){2,}|(?:[A-Za-z]\.)+[A-Za-z]")


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that say nothing of the subject."""
    return frozenset(word for line in _lines("function_words.txt") for word in line.split())


@lru_cache(maxsize=1)
def silent_words() -> frozenset[str]:
    """Function words that are no numbers either: in small letters nothing is read from them."""
    return frozenset(word for word in function_words() if read(word) == Reading((), ()))


@lru_cache(maxsize=1)
def abbreviations() -> frozenset[str]:
    """Words after whose full stop a sentence goes on."""
    return frozenset(word for line in _lines("abbreviations.txt") for word in line.split())


class Reading(Struct, frozen=True, gc=False):
    """What a chunk of text between blanks holds."""

    terms: tuple[str, ...]
    """The forms under which its words are compared, without function words."""
    numbers: tuple[str, ...]
    """Plainly written: "12,000" and "twelve" are 12000 and 12."""


def terms(text: str) -> list[str]:
    """The terms of a text in order, without function words."""
    silent = silent_words()
    return [term for chunk in text.split() if chunk not in silent for term in read(chunk).terms]


@lru_cache(maxsize=100_000)
def read(chunk: str) -> Reading:
    """What a chunk of text between blanks holds; unspaced scripts in pairs of characters."""
    words = _words_of(chunk)
    numbers = tuple(number for word in words for number in _numbers_in(word))
    return Reading(tuple(found for word in words if (found := term(word))), numbers)


def words(text: str) -> list[str]:
    """All words of a text in order, function words too, in lower case."""
    return [word.rstrip(".").casefold() for chunk in text.split() for word in _words_of(chunk)]


def _words_of(chunk: str) -> list[str]:
    if chunk.isascii():
        return _WORD.findall(chunk)
    words: list[str] = []
    at = 0
    for run in _UNSPACED.finditer(chunk):
        words += _WORD.findall(chunk[at : run.start()])
        characters = run.group()
        pairs = (characters[i : i + 2] for i in range(max(1, len(characters) - 1)))
        words += [pair for pair in pairs if not _HIRAGANA.fullmatch(pair)]
        at = run.end()
    words += _WORD.findall(chunk[at:])
    return words


@lru_cache(maxsize=50_000)
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


@lru_cache(maxsize=1)
def happenings() -> dict[str, frozenset[str]]:
    """Word (lower case) -> the kinds of happening that it may tell of."""
    kinds: dict[str, set[str]] = {}
    for kind, words in rows("happenings.txt").items():
        for word in words:
            if word != "|":
                kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


def _numbers_in(word: str) -> tuple[str, ...]:
    if not word.isalpha() and any(character.isdecimal() for character in word):
        return tuple(_plain(figure) for figure in _FIGURE.findall(word.replace(",", "")))
    number = _number_word(word.rstrip(".").casefold())
    return (number,) if number else ()


def _plain(figure: str) -> str:
    whole, _, part = figure.partition(".")
    part = part.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{part}" if part else whole


def _number_word(word: str) -> str:
    """The figure for a number written out in English ("twenty-six" -> "26"), else ""."""
    first, _, second = word.partition("-")
    figure = _number_words().get(first, "")
    if figure and second:
        unit = _number_words().get(second, "0")
        return str(int(figure) + int(unit)) if int(unit) < 10 <= int(figure) else ""
    return figure


@lru_cache(maxsize=1)
def _number_words() -> dict[str, str]:
    rows = [line.split() for line in _lines("number_words.txt")]
    return {word: figure for figure, *words in rows for word in words}


@lru_cache(maxsize=1)
def reporting_verbs() -> frozenset[str]:
    """Verbs that tell who said something."""
    return frozenset(rows("clauses.txt")["reporting"])


@lru_cache(maxsize=1)
def happening_nouns() -> dict[str, tuple[str, ...]]:
    """Kind of happening -> the nouns that can name one, the most telling first."""
    return {
        kind: tuple(words[: words.index("|")]) for kind, words in rows("happenings.txt").items()
    }


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
