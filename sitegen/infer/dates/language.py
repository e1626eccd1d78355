"""A language file: word classes, macros, and rules that name a function for each pattern."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from .pattern import Step, compile_pattern, signs_behind

_LITERAL = re.compile(r"(?<![<A-Z\w])[^\W\d_A-Z]+(?![>\w])")
_FIRST_SIGN = 0xE000  # private use: 6400 characters that no text's meaning hangs on
_ABBREVIATED = "ABBR"
OTHER = "x"
"""The sign of all words that the language file does not know."""

# Numbers in digits are classed by what they could be: hour, month, day …
DIGIT_CLASSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("zero", ("NUM", "CLOCK", "MIN")),
    ("to9", ("NUM", "CLOCK", "DD", "MM")),
    ("to12", ("NUM", "CLOCK", "MIN", "DD", "MM", "YY")),
    ("to24", ("NUM", "CLOCK", "MIN", "DD", "YY")),
    ("to31", ("NUM", "MIN", "DD", "YY")),
    ("to59", ("NUM", "MIN", "YY")),
    ("to99", ("NUM", "YY")),
    ("year", ("NUM", "YEAR", "FOUR")),
    ("count", ("NUM",)),
    ("dotted", ("DOTTED",)),
    ("numeric", ("NUMERIC",)),
    ("years", ("YEARS",)),
    ("short", ("NUM", "YY", "SHORTYEAR")),
    ("decade", ("DECADE",)),
)


Starter = tuple[int, tuple[Step, ...], tuple[str, str] | None]
"""A rule by number, the steps with which it may begin, and the signs that may come behind those."""


class Rule(Struct, frozen=True, gc=False):
    meaning: str
    """Name of the function that makes sense of a match."""
    argument: str
    """What the rule tells the function, "" for nothing."""


class Language(Struct, frozen=True, gc=False):
    code: str
    sign_of: dict[str, str]
    """Word in lower case -> sign."""
    digit_signs: dict[str, str]
    """Kind of number -> sign."""
    values: dict[str, dict[str, str]]
    """Class -> word -> what the word stands for."""
    cased: dict[str, str]
    """Words that are names of times only with a capital -> their sign in lower case."""
    caseless: re.Pattern[str]
    """Signs of those words whatever their case."""
    abbreviated: re.Pattern[str]
    """Signs of words that may carry a full stop of their own."""
    triggers: re.Pattern[str]
    """Signs of words that no time expression does without."""
    rules: tuple[Rule, ...]
    starters: dict[str, tuple[Starter, ...]]
    """Sign -> the rules that may begin with it."""
    lists: dict[str, frozenset[str]]
    """Words that count where they stand around an expression, not in it."""
    telling: frozenset[str]
    """All words that may say whether a sentence looks back or ahead, but for regular past forms."""
    tense: dict[str, int]
    """Words that say of a sentence that it looks back (-1) or ahead (1, or 2 if not surely)."""
    past_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    numeric_order: str
    """Of 4/10/24: "mdy" or "dmy"."""
    order_is_known: bool
    """False if writers of the language do not agree on that order and the region is not given."""
    unspaced: bool
    """Written without blanks, so that each character is a token."""


@cache
def load(code: str) -> Language | None:
    """The language of a BCP 47 code, None if there is no file for it."""
    name, _, region = code.lower().partition("-")
    path = files(__package__) / "languages" / f"{name}.toml"
    if not (name.isascii() and name.isalpha()) or not path.is_file():
        return None
    return _build(code, tomllib.loads(path.read_text("utf-8")), region)


def _build(code: str, data: dict[str, Any], region: str) -> Language:
    values = {name: _class_values(words) for name, words in data.get("words", {}).items()}
    macros: dict[str, str] = data.get("macros", {})
    sources = [
        (name, data.get("frames", {}).get(name.partition(":")[0], "{}").replace("{}", source))
        for name, group in data.get("rules", {}).items()
        for source in group
    ]
    literals = _literals([source for _, source in sources] + list(macros.values()))
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for name, words in values.items():
        for word in words:
            classes[word].add(name)
    for word in literals:
        classes[word].add(word)
    for word in data.get("abbreviated", []):
        classes[word].add(_ABBREVIATED)
    sign_of, digit_signs, signs = _assign_signs(classes)
    cased = _lower_case_signs(data.get("cased", {}), sign_of, signs)
    patterns = [compile_pattern(source, signs, macros) for _, source in sources]
    rules = tuple(Rule(*_split_name(name)) for name, _ in sources)
    return Language(
        code=code,
        sign_of=sign_of,
        digit_signs=digit_signs,
        values=defaultdict(dict, values),
        cased=cased,
        caseless=_signs_pattern(sign_of.get(word, "") for word in cased),
        abbreviated=_signs_pattern([signs[_ABBREVIATED]]),
        triggers=_signs_pattern(signs.get(name, "") for name in data.get("triggers", [])),
        rules=rules,
        starters=_starters(patterns),
        lists=defaultdict(frozenset, _lists(data.get("lists", {}))),
        telling=_telling(data),
        tense=_tense(data.get("tense", {})),
        past_endings=tuple(data.get("tense", {}).get("past_endings", "").split()),
        plural_endings=tuple(data.get("plural_endings", "").split()),
        numeric_order=_order(data, region),
        order_is_known="month_first" not in data or bool(region),
        unspaced=data.get("unspaced", False),
    )


def _order(data: Mapping[str, Any], region: str) -> str:
    """Without a region, the order of the language's largest press."""
    month_first = data.get("month_first", "").split()
    return "mdy" if month_first and (not region or region in month_first) else "dmy"


def _split_name(name: str) -> tuple[str, str]:
    meaning, _, argument = name.partition(":")
    return meaning, argument


def _class_values(words: dict[str, Any] | list[str]) -> dict[str, str]:
    """``{value = "word word"}`` or a plain list of words, as word -> value."""
    if isinstance(words, list):
        return {word: word for word in words}
    return {word: str(value) for value, forms in words.items() for word in forms.split()}


def _lists(data: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in data.items()}


def _tense(data: Mapping[str, str]) -> dict[str, int]:
    past, future = data.get("past", "").split(), data.get("future", "").split()
    modal = data.get("modal", "").split()
    return {**dict.fromkeys(past, -1), **dict.fromkeys(future, 1), **dict.fromkeys(modal, 2)}


_TELLING = ("AHEADTO", "PRESENT", "PLURALPRESENT", "BACK", "GOES", "TO", "INTENDS")


def _telling(data: Mapping[str, Any]) -> frozenset[str]:
    lists = data.get("lists", {})
    words = (lists.get(name, "").split() for name in _TELLING)
    return frozenset(_tense(data.get("tense", {}))).union(*words)


def _literals(sources: Iterable[str]) -> list[str]:
    """The words that patterns spell out, each once, in a fixed order."""
    return sorted({word for source in sources for word in _LITERAL.findall(source)})


def _assign_signs(
    classes: Mapping[str, set[str]],
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """One sign for each set of classes that some word belongs to."""
    sign_of_set: dict[tuple[str, ...], str] = {}

    def sign(names: Iterable[str]) -> str:
        key = tuple(sorted(names))
        return sign_of_set.setdefault(key, chr(_FIRST_SIGN + len(sign_of_set)))

    sign_of = {word: sign(names) for word, names in sorted(classes.items())}
    digit_signs = {kind: sign(names) for kind, names in DIGIT_CLASSES}
    signs: defaultdict[str, str] = defaultdict(str)
    for names, character in sign_of_set.items():
        for name in names:
            signs[name] += character
    return sign_of, digit_signs, signs


def _lower_case_signs(
    cased: Mapping[str, str], sign_of: Mapping[str, str], signs: dict[str, str]
) -> dict[str, str]:
    """``{word = "CLASS"}``: the sign of the word when it has no capital, "" for none."""
    result = {}
    for word, name in cased.items():
        if not name:
            result[word] = OTHER
            continue
        character = chr(_FIRST_SIGN + 0x1000 + len(result))
        for each in name.split():
            signs[each] = signs.get(each, "") + character
        result[word] = character
    return result


def _signs_pattern(signs: Iterable[str]) -> re.Pattern[str]:
    characters = "".join(sorted({*"".join(signs)}))
    return re.compile(f"[{re.escape(characters)}]" if characters else "(?!)")


def _starters(patterns: Sequence[tuple[Step, ...]]) -> dict[str, tuple[Starter, ...]]:
    by_sign: defaultdict[str, dict[int, list[Step]]] = defaultdict(dict)
    for number, steps in enumerate(patterns):
        for step in steps:
            for sign in step.signs:
                by_sign[sign].setdefault(number, []).append(step)
    behind = cache(signs_behind)
    return {
        sign: tuple((number, tuple(steps), behind(tuple(steps))) for number, steps in rules.items())
        for sign, rules in sorted(by_sign.items())
    }
