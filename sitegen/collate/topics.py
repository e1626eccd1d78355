"""Topics of the archive: those of the vocabulary, and phrases that recur in it."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from sitegen.model import Article

_RECURS = 3
"""In how many articles a phrase must be repeated to become a topic."""
_COMMONEST = 0.2
"""Share of a larger archive's articles above which a phrase says nothing."""
_SMALL = 30
"""An archive of fewer articles has no such limit."""


@lru_cache(maxsize=1)
def broader() -> dict[str, str]:
    """Topic -> the broader one it belongs under."""
    text = files("sitegen.collate").joinpath("data/topics.toml").read_text("utf-8")
    found: dict[str, str] = tomllib.loads(text)["broader"]
    return found


def topics(articles: Sequence[Article]) -> dict[str, dict[str, str]]:
    """Topic -> ids of the articles that are about it, in the archive's order, each with why."""
    curated: dict[str, dict[str, str]] = defaultdict(dict)
    for article in articles:
        for subject in article.subjects:
            if subject.kind == "topic" and subject.central:
                curated[subject.name][article.id] = subject.reason
    known = {name.casefold() for name in curated} | {name.casefold() for name in broader()}
    recurring = {
        phrase[:1].upper() + phrase[1:]: {
            article: f"{reason}; {len(bearers)} articles have it"
            for article, reason in bearers.items()
        }
        for phrase, bearers in _recurring(articles).items()
        if phrase not in known
    }
    return curated | recurring


def _recurring(articles: Sequence[Article]) -> dict[str, dict[str, str]]:
    """Phrases that several articles repeat, but by no means all."""
    bearers: dict[str, dict[str, str]] = defaultdict(dict)
    forms: dict[str, str] = {}
    for article in articles:
        for subject in article.subjects:
            if subject.kind == "topic" and not subject.central:
                single = _singular(subject.name)
                bearers[single].setdefault(article.id, subject.reason)
                forms[single] = min(forms.get(single, subject.name), subject.name, key=_length)
    most = len(articles) if len(articles) < _SMALL else int(_COMMONEST * len(articles))
    kept = {single: ids for single, ids in bearers.items() if _RECURS <= len(ids) <= most}
    covered = _covered(kept)
    return {forms[single]: kept[single] for single in sorted(kept) if single not in covered}


def _covered(kept: Mapping[str, Collection[str]]) -> set[str]:
    """Phrases that as many articles have as a part of a longer one."""
    covered: set[str] = set()
    for longer, ids in kept.items():
        first, _, rest = longer.partition(" ")
        for part in (rest, f"{first} {rest.partition(' ')[0]}"):
            if part != longer and len(ids) >= len(kept.get(part, ())):
                covered.add(part)
    return covered


def _length(text: str) -> tuple[int, str]:
    return len(text), text


def _singular(phrase: str) -> str:
    """One key for "missile test" and "missile tests"."""
    if phrase.endswith("ies") and len(phrase) > 5:
        return phrase[:-3] + "y"
    if phrase.endswith(("sses", "shes", "ches", "xes")):
        return phrase[:-2]
    ends = phrase.endswith("s") and not phrase.endswith(("ss", "us", "is"))
    return phrase[:-1] if ends else phrase
