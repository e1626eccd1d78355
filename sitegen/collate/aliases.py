"""Which names of an archive mean the same: one key for "PM Kishida" and "Fumio Kishida"."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sitegen.model import Article, TagKind

Name = tuple[str, TagKind]
_DOMINANT = 3
"""How many times as often one reading must occur as the next for both to be taken for it."""
_ORDER: tuple[TagKind, ...] = ("topic", "person", "organisation", "place")
"""The later of two kinds wins where they are equally frequent."""
_WORD = re.compile(r"[^\s,()]+")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii"))


def aliases(articles: Sequence[Article]) -> dict[Name, Name]:
    """For every name of the archive the one that stands for it; itself if nothing else does."""
    counts = _counts(articles)
    kinds = _kinds(counts)
    groups: dict[Name, Name] = {}
    for name, kind in counts:
        groups[name, kind] = (key(name, kinds[name, kind]), kinds[name, kind])
    for merge in (_initialless, _bare_surnames):
        moved = merge(groups, counts)
        groups = {name: moved.get(group, group) for name, group in groups.items()}
    moved = _acronyms(articles, groups)
    groups = {name: moved.get(group, group) for name, group in groups.items()}
    return _displayed(groups, counts)


def _counts(articles: Iterable[Article]) -> Counter[Name]:
    """In how many articles each name is a subject."""
    return Counter(
        (subject.name, subject.kind)
        for article in articles
        for subject in article.subjects
        if subject.kind != "topic"
    )


def _kinds(counts: Mapping[Name, int]) -> dict[Name, TagKind]:
    """The kind of each name, where the archive disagrees: a large majority's; and of places and
    organisations, which share their names ("the White House said"), the more frequent."""
    by_name: dict[str, Counter[TagKind]] = defaultdict(Counter)
    for (name, kind), count in counts.items():
        by_name[name][kind] += count
    decided: dict[Name, TagKind] = {}
    for name, kind in counts:
        found = by_name[name]
        best = min(found, key=lambda one: (-found[one], -_ORDER.index(one)))
        easily = {best, kind} == {"place", "organisation"}
        decided[name, kind] = best if easily or found[best] >= _DOMINANT * found[kind] else kind
    return decided


# ---- keys --------------------------------------------------------------------------------------


def key(name: str, kind: TagKind) -> str:
    """What is the same for two spellings of one name."""
    words = [_spelled(word) for word in _WORD.findall(_folded(name))]
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    if words[:2] == ["united", "states"] and len(words) > 2:
        words = ["us", *words[2:]]
    if kind == "person" and len(words) > 1:
        words[0] = _variants()["given"].get(words[0], words[0])
    while kind == "organisation" and len(words) > 1 and words[-1].rstrip(".") in _endings():
        words.pop()
    return " ".join(word.rstrip(".") if kind == "person" else word for word in words)


def _folded(name: str) -> str:
    """Without case, accents and the hyphens and apostrophes that writers differ in."""
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("’", "'")
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("-", " ")


def _spelled(word: str) -> str:
    spelling: str = _variants()["spelling"].get(word, word)
    return spelling


@lru_cache(maxsize=1)
def _variants() -> dict[str, Any]:
    text = files("sitegen.collate").joinpath("data/name_variants.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    return frozenset(_variants()["endings"]["company"])


# ---- people ------------------------------------------------------------------------------------


def _bare_surnames(groups: Mapping[Name, Name], counts: Mapping[Name, int]) -> dict[Name, Name]:
    """Surnames that stand alone -> the one person of the archive who bears them."""
    bearers: dict[str, Counter[Name]] = defaultdict(Counter)
    for name, group in groups.items():
        words = [word for word in group[0].split() if word not in _SUFFIXES]
        if group[1] == "person" and len(words) > 1:
            bearers[words[-1]][group] += counts[name]
    return {
        group: bearer
        for group in groups.values()
        if group[1] == "person" and (bearer := _dominant(bearers.get(group[0], Counter())))
    }


def _initialless(groups: Mapping[Name, Name], counts: Mapping[Name, int]) -> dict[Name, Name]:
    """ "Joseph Biden" -> "Joseph R. Biden", unless there are two with other initials."""
    longer: dict[str, set[Name]] = defaultdict(set)
    for group in groups.values():
        words = group[0].split()
        if group[1] == "person" and len(words) > 2 and any(len(word) == 1 for word in words):
            longer[" ".join(word for word in words if len(word) > 1)].add(group)
    return {
        group: next(iter(longer[group[0]]))
        for group in groups.values()
        if group[1] == "person" and len(longer.get(group[0], ())) == 1
    }


def _dominant(found: Counter[Name]) -> Name | None:
    """The most frequent by far, if there is one."""
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _DOMINANT * ranked[1][1]):
        return None
    return ranked[0][0]


# ---- organisations -----------------------------------------------------------------------------


def _acronyms(articles: Iterable[Article], groups: Mapping[Name, Name]) -> dict[Name, Name]:
    """Acronyms that one article explains, in the articles that do not."""
    explained: dict[str, Counter[Name]] = defaultdict(Counter)
    for article in articles:
        for subject in article.subjects:
            if subject.kind != "organisation":
                continue
            for form in subject.forms:
                if form.isupper() and len(form) <= 6 and form != subject.name:
                    explained[form][groups[subject.name, subject.kind]] += 1
    return {
        groups[name, kind]: full
        for name, kind in groups
        if kind == "organisation"
        and name.isupper()
        and (full := _dominant(explained.get(name, Counter())))
    }


# ---- what is shown -----------------------------------------------------------------------------


def _displayed(groups: Mapping[Name, Name], counts: Mapping[Name, int]) -> dict[Name, Name]:
    """The name of each group that is shown: full ones first, then the most frequent."""
    members: dict[Name, list[Name]] = defaultdict(list)
    for name, group in groups.items():
        members[group].append(name)
    shown: dict[Name, Name] = {}
    for (_, kind), names in members.items():
        best, _ = min(names, key=lambda name: _rank(name, kind, counts))
        shown.update((name, (best, kind)) for name in names)
    return shown


def _rank(name: Name, kind: TagKind, counts: Mapping[Name, int]) -> tuple[bool, int, int, str]:
    text = name[0]
    short = " " not in text if kind == "person" else text.isupper() and len(text) <= 6
    return short, -counts[name], len(text), text
