"""Names in scripts without capitals: known places and bodies, and people by their titles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from msgspec.structs import replace

from sitegen.infer.names.gazetteer import Entry, foreign
from sitegen.infer.names.subjects import Named
from sitegen.model import NameKind, NameMention, Span

SCRIPTS = ("ja", "zh", "ko", "ar", "ru")
_EXACT = 4
"""Shorter forms of a language with endings must be the whole word."""


def named_in_script(texts: Sequence[str], language: str) -> list[Named]:
    """The names of title and paragraphs, in order."""
    found = [
        named
        for number, text in enumerate(texts, start=-1)
        for named in sorted(_in(text, number, language), key=lambda one: one.mention.span.start)
    ]
    return _with_full_names(found)


def _in(text: str, number: int, language: str) -> Iterator[Named]:
    forms = _forms(language)
    taken: list[tuple[int, int]] = []
    if language == "ja":
        for named in _people(text, number):
            taken.append((named.mention.span.start, named.mention.span.end))
            yield named
    for match in _pattern(language).finditer(text):
        start, end = match.span(1)
        if not any(start < last and first < end for first, last in taken):
            yield _known(text, number, start, end, forms[match.group(1)])
    if language == "ja":
        yield from _paired(text, number)


def _known(text: str, number: int, start: int, end: int, entry: Entry) -> Named:
    kind: NameKind = "place" if entry.kind == "place" else "organisation"
    mention = NameMention(Span(number, start, end), text[start:end], entry.name, kind)
    return Named(mention, entry, "")


@lru_cache(maxsize=8)
def _forms(language: str) -> dict[str, Entry]:
    forms: dict[str, Entry] = {}
    for form, entry in foreign(language):
        forms.setdefault(form, entry)
    return forms


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    """All forms of a language, longest first, with what may stand around them."""
    ordered = sorted(_forms(language), key=lambda form: (-len(form), form))
    if language == "ar":
        words = "|".join(
            re.escape(form) + (r"\b" if len(form) < _EXACT else "") for form in ordered
        )
        return re.compile(rf"(?<!\w)[وف]?[بلك]?({words})")
    if language == "ru":
        words = "|".join(
            re.escape(form) + (r"\b" if len(form) <= _EXACT else "") for form in ordered
        )
        return re.compile(rf"(?<!\w)({words})")
    words = "|".join(map(re.escape, ordered))
    # A word in katakana is not a part of a longer one.
    return re.compile(rf"((?<![ァ-ヺー])(?:{words})(?![ァ-ヺー])|{_kanji_only(ordered)})")


def _kanji_only(forms: Sequence[str]) -> str:
    plain = [re.escape(form) for form in forms if not re.search(r"[ァ-ヺー]", form)]
    return "|".join(plain) or r"(?!)"


# ---- Japanese ----------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _japanese() -> dict[str, Any]:
    return tomllib.loads(
        files("sitegen.infer.names").joinpath("data/japanese.toml").read_text(encoding="utf-8")
    )


@lru_cache(maxsize=1)
def _pairs() -> re.Pattern[str]:
    characters = "".join(_japanese()["characters"])
    return re.compile(rf"(?<![一-龯々])[{characters}]{{2,3}}(?=[一-龯、・のがはと両])")


def _paired(text: str, number: int) -> Iterator[Named]:
    """Countries by one character each: 日米, 日米韓."""
    countries: dict[str, str] = _japanese()["characters"]
    known = _forms("ja")
    for match in _pairs().finditer(text):
        run = match.group()
        if run[:2] in known or len(set(run)) < len(run) or run[0] not in "日米中韓英露ロ台":
            continue
        for offset, character in enumerate(run):
            start = match.start() + offset
            entry = Entry(countries[character], "place", "name")
            yield _known(text, number, start, start + 1, entry)


@lru_cache(maxsize=1)
def _titled() -> re.Pattern[str]:
    data = _japanese()
    titles = "|".join(sorted(data["titles"]["words"], key=lambda word: (-len(word), word)))
    marks = "".join(data["titles"]["marks"])
    lands = "".join(data["characters"])
    return re.compile(
        r"(?P<name>[ァ-ヺー]{2,12}(?:・[ァ-ヺー]{2,12}){0,3}|(?<![一-龯々])[一-龯々]{2,5}?)"
        rf"(?P<title>[{marks}]?(?:[{lands}])?(?:{titles}))"
    )


def _people(text: str, number: int) -> Iterator[Named]:
    """People by the titles after their names: 岸田文雄首相, バイデン米大統領."""
    nobody = set(_japanese()["titles"]["nobody"])
    known = _forms("ja")
    for match in _titled().finditer(text):
        name = match.group("name")
        if name in nobody or name in known or any(name.startswith(form) for form in known):
            continue
        span = Span(number, match.start(), match.end("name"))
        title = match.group("title")
        yield Named(NameMention(span, name, name, "person"), None, _role(title))


def _role(title: str) -> str:
    return "" if title in ("氏", "さん") else title


def _with_full_names(found: list[Named]) -> list[Named]:
    """Surnames (and surnames in katakana) under the full name of the same text."""
    full = sorted({one.mention.name for one in found if one.mention.kind == "person"})
    longer: dict[str, str] = {}
    for name in full:
        for short in (*(name[:size] for size in range(1, len(name))), name.rpartition("・")[2]):
            if short != name:
                longer.setdefault(short, name)

    def whole(name: str) -> str:
        return longer.get(name, name)

    return [
        one
        if one.mention.kind != "person"
        else replace(
            one,
            mention=NameMention(
                one.mention.span, one.mention.text, whole(one.mention.name), "person"
            ),
        )
        for one in found
    ]
