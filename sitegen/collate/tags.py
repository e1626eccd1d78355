"""Tags: what each article is about, under one name for the whole archive."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sitegen.collate.aliases import Name, aliases
from sitegen.collate.topics import topics
from sitegen.config import CollateConfig
from sitegen.model import Article, Evidence, Guess, Subject, Tag, TagKind
from sitegen.text import slug

Tags = tuple[tuple[Tag, ...], dict[str, tuple[str, ...]]]
_KINDS: tuple[TagKind, ...] = ("place", "organisation", "person", "topic")
"""Of two tags with one address the kind that comes first here keeps it."""


def tags(articles: Sequence[Article], settings: CollateConfig) -> Tags:
    """The archive's tags, most used first; and for each article's id the slugs of its tags.

    An article has the tags that it is about, the most central first.  Tags of fewer articles
    than ``settings.smallest_tag`` are not listed.
    """
    shown = aliases(articles)
    about = _about(articles, shown)
    described = _Descriptions(articles, shown)
    subjects = topics(articles)
    about |= {(name, "topic"): list(ids) for name, ids in subjects.items()}
    addresses = _addresses(about)
    made = [
        Tag(
            slug=addresses[name, kind],
            name=name,
            kind=kind,
            articles=tuple(ids),
            mentions=described.mentions(name, kind, len(ids)),
            aliases=described.aliases(name, kind),
            description=described.description(name, kind),
            listed=len(ids) >= settings.smallest_tag,
        )
        for (name, kind), ids in about.items()
    ]
    made.sort(key=lambda tag: (-len(tag.articles), tag.name.casefold(), tag.kind))
    return tuple(made), _of_articles(articles, shown, about, addresses)


def _about(articles: Sequence[Article], shown: Mapping[Name, Name]) -> dict[Name, list[str]]:
    """Name -> ids of the articles that are about it."""
    about: dict[Name, list[str]] = defaultdict(list)
    for article in articles:
        names = (shown[subject.name, subject.kind] for subject in _central(article))
        for name in dict.fromkeys(names):
            about[name].append(article.id)
    return dict(about)


def _central(article: Article) -> list[Subject]:
    return [one for one in article.subjects if one.central and one.kind != "topic"]


def _of_articles(
    articles: Sequence[Article],
    shown: Mapping[Name, Name],
    about: Mapping[Name, list[str]],
    addresses: Mapping[Name, str],
) -> dict[str, tuple[str, ...]]:
    """Article id -> slugs: names in the order of their weight, then topics."""
    subjects: dict[str, list[str]] = defaultdict(list)
    for name, kind in sorted(name for name in about if name[1] == "topic"):
        for article in about[name, kind]:
            subjects[article].append(addresses[name, kind])
    slugs: dict[str, tuple[str, ...]] = {}
    for one in articles:
        names = [addresses[shown[subject.name, subject.kind]] for subject in _central(one)]
        slugs[one.id] = tuple(dict.fromkeys((*names, *subjects[one.id])))
    return slugs


def _addresses(about: Iterable[Name]) -> dict[Name, str]:
    """A slug for each tag; where two would be the same, the kind or a number tells them apart."""
    taken: dict[str, Name] = {}
    for name, kind in sorted(about, key=lambda name: (_KINDS.index(name[1]), name[0])):
        address = slug(name)
        if address in taken:
            address = f"{address}-{kind}"
        number = 2
        while address in taken:
            address = f"{slug(name)}-{kind}-{number}"
            number += 1
        taken[address] = (name, kind)
    return {name: address for address, name in taken.items()}


class _Descriptions:
    """What the archive's articles say of each name: how often, in which forms, what it is."""

    def __init__(self, articles: Sequence[Article], shown: Mapping[Name, Name]) -> None:
        self._mentions: Counter[Name] = Counter()
        self._forms: dict[Name, set[str]] = defaultdict(set)
        self._said: dict[Name, list[tuple[str, str]]] = defaultdict(list)
        for article in articles:
            names: set[Name] = set()
            for subject in article.subjects:
                if subject.kind == "topic":
                    continue
                name = shown[subject.name, subject.kind]
                names.add(name)
                self._forms[name].update((subject.name, *subject.forms))
                if subject.description:
                    self._said[name].append((subject.description, article.id))
            self._mentions.update(names)

    def mentions(self, name: str, kind: TagKind, otherwise: int) -> int:
        """In how many articles it is named at all."""
        return self._mentions.get((name, kind), otherwise)

    def aliases(self, name: str, kind: TagKind) -> tuple[str, ...]:
        """Other forms that the articles use."""
        return tuple(sorted(self._forms[name, kind] - {name})) if kind != "topic" else ()

    def description(self, name: str, kind: TagKind) -> Guess[str] | None:
        """What most articles say it is, the fullest of equals; with the article it is from."""
        said = self._said.get((name, kind))
        if not said:
            return None
        votes = Counter(words.casefold() for words, _ in said)
        best = max(said, key=lambda one: (votes[one[0].casefold()], len(one[0]), one[0]))
        agreed = votes[best[0].casefold()]
        confidence = 0.9 if agreed > 2 else 0.8 if agreed == 2 else 0.7
        evidence = Evidence(f"{best[0]}: {name}", f"article {best[1]}")
        return Guess(best[0], confidence, "said beside the name", (evidence,))
