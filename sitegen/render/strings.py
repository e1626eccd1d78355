"""The words of the interface in one language, and dates in words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from sitegen.errors import TemplateError
from sitegen.render.told import teller
from sitegen.views.base import DateView

_LINE = re.compile(r"\b(line|block) (\d{1,9})\b")
_BESIDE = "stands with "
_TABLES = frozenset(("reasons", "told", "tongues"))
"""Tables of phrases, of which a file may give a few; all others are the forms of one string."""
_FEW_ARABIC = range(3, 11)


class Strings:
    """Called with a key and values, gives the words; ``date`` gives a date in words."""

    def __init__(self, words: dict[str, Any], language: str) -> None:
        self._words = words
        self._plural = plural_rule(language)
        # An archive has each of these many times.
        self._day = lru_cache(maxsize=10_000)(self._day_in_words)
        self._counted = lru_cache(maxsize=10_000)(self._filled)
        self.where = lru_cache(maxsize=10_000)(self._where)
        self.told = lru_cache(maxsize=10_000)(teller(words.get("told", {}), self._word))

    def __call__(self, key: str, **values: Any) -> str:
        """The string with its values put in; ``n`` chooses the plural form."""
        if len(values) == 1 and type(values.get("n")) is int:
            return self._counted(key, **values)
        return self._filled(key, **values)

    def _filled(self, key: str, **values: Any) -> str:
        found = self._words.get(key)
        if isinstance(found, dict):
            form = self._plural(int(values.get("n", 0)))
            found = found.get(form, found["other"])
        if not isinstance(found, str):
            raise TemplateError(f"there is no string {key!r}", "see templates/strings/en.toml")
        if "n" in values and isinstance(values["n"], int):
            values["n"] = self.number(values["n"])
        return found.format_map(values) if values else found

    def has(self, key: str) -> bool:
        """Whether there is such a string."""
        return key in self._words

    def around(self, key: str, name: str) -> tuple[str, str]:
        """What a string has before and after ``{name}``, for markup in its place."""
        before, _, after = str(self._words[key]).partition(f"{{{name}}}")
        return before, after

    def is_plain(self, key: str) -> bool:
        """Whether there is such a string and it has no plural forms."""
        return isinstance(self._words.get(key), str)

    def raw(self, key: str) -> str:
        """A string with its ``{…}``, for a script to fill in."""
        return str(self._words[key])

    def some(self, *prefixes: str) -> dict[str, Any]:
        """All strings whose keys begin so, for a script of the page."""
        return {key: words for key, words in self._words.items() if key.startswith(prefixes)}

    def listed(self, *things: Iterable[str]) -> str:
        """ "a", "a and b", "a, b, and c"."""
        *some, last = [*chain(*things)] or [""]
        if not some:
            return last
        key = "list_two" if len(some) == 1 else "list_last"
        return self(key, a=self.raw("list_comma").join(some), b=last)

    def _where(self, place: str) -> str:
        """A place of evidence with its "line 14" or "block 3" in the language of the interface."""
        return _LINE.sub(lambda found: self(found[1], n=int(found[2])), self.told(place))

    def _word(self, blank: str, value: str) -> str:
        """What stands in a blank of a phrase, if it is a word of ours."""
        key = f"{blank}_{value}"
        return self(key) if self.is_plain(key) else value

    def reason(self, rule: str) -> str:
        """The rule by which a line was removed, in words; as it is called if there are none."""
        kind, mark, rest = rule.partition(":")
        if mark and kind in ("lexicon", "markup", "rule"):
            return self(f"reason_{kind}", words=rest)
        beside = rule.removeprefix(_BESIDE)
        if beside != rule and self.has(f"label_{beside}"):
            return self("reason_beside", label=self(f"label_{beside}"))
        return str(self._words["reasons"].get(rule, rule))

    def tongue(self, code: str) -> str:
        """What a language calls itself; its code if we do not know, in words if there is none."""
        names = self._words["tongues"]
        if code in names or code == "und":
            return str(names.get(code) or self("und"))
        base, mark, region = code.partition("-")
        return f"{names[base]} ({region})" if mark and base in names else code

    def quoted(self, words: Iterable[str]) -> list[str]:
        """Each between quotation marks."""
        return [self("quoted", words=one) for one in words]

    def number(self, value: int) -> str:
        """A number with thin spaces between thousands, from five digits on."""
        return f"{value:,}".replace(",", " ") if abs(value) >= 10_000 else str(value)

    def month(self, period: str, short: bool = False) -> str:
        """``2024-04`` -> April 2024; ``2024`` stays."""
        if len(period) < 7:
            return period.lstrip("0")
        if short:
            return str(self._words["months_short"][int(period[5:7]) - 1])
        return self("date_month", month=self._month(period), y=_year(period))

    def span(self, span: str) -> str:
        """``2024``, ``2024-04`` or ``2024-04-10`` in words."""
        return self._day(span) if len(span) == 10 else self.month(span)

    def month_name(self, number: int) -> str:
        """4 -> April."""
        return str(self._words["months"][number - 1])

    def month_day(self, day: str) -> str:
        """``04-10`` -> 10 April."""
        return self("date_day_short", d=int(day[3:5]), month=self._month("0000-" + day))

    def date(self, when: DateView) -> str:
        """A date in words, no more exact than it is known."""
        first, last, precision = when.earliest, when.latest, when.precision
        if not first and not last:
            return self("date_unknown")
        if not last:
            return self("date_after", a=self._day(first))
        if not first:
            return self("date_before", b=self._day(last))
        if precision == "day":
            return self._day(first)
        if precision == "month":
            return self.month(first)
        if precision == "year":
            return self("date_year", y=_year(first))
        if precision == "quarter":
            quarter = self._words["quarters"][(int(first[5:7]) - 1) // 3]
            return self("date_quarter", quarter=quarter, y=_year(first))
        if precision == "season":
            return self("date_season", season=self._season(first), y=_year(first))
        return self("date_interval", a=self._day(first), b=self._day(last))

    def _day_in_words(self, day: str) -> str:
        return self("date_day", d=int(day[8:10]), month=self._month(day), y=_year(day))

    def _month(self, day: str) -> str:
        return str(self._words["months"][int(day[5:7]) - 1])

    def _season(self, day: str) -> str:
        return str(self._words["seasons"][(int(day[5:7]) - 3) // 3 % 4])


def _year(day: str) -> str:
    return day[:4].lstrip("0") or "0"


def load_strings(folders: tuple[Path, ...], language: str) -> Strings:
    """The strings of a language over the English ones; the first folder wins."""
    words: dict[str, Any] = {}
    base = language.split("-")[0].lower()
    for name in dict.fromkeys(("en", base, language.lower())):
        for folder in reversed(folders):
            path = folder / "strings" / f"{name}.toml"
            if path.is_file():
                found = _read(path)
                for table in _TABLES & found.keys():
                    found[table] = {**words.get(table, {}), **found[table]}
                words.update(found)
    return Strings(words, base)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError(f"the strings cannot be read: {error}", file=str(path)) from error


def plural_rule(language: str) -> Callable[[int], str]:
    """The CLDR plural form of a whole number, for the languages that the theme speaks."""
    if language in ("ja", "zh", "ko", "vi", "th", "id"):
        return lambda n: "other"
    if language == "fr":
        return lambda n: "one" if n in (0, 1) else "other"
    if language == "ar":
        return _arabic
    return lambda n: "one" if n == 1 else "other"


def _arabic(n: int) -> str:
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    if n % 100 in _FEW_ARABIC:
        return "few"
    return "many" if n % 100 >= 11 else "other"
