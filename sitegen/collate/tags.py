"""Tags: what each article is about, under one name for the whole archive."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sitegen.collate.aliases import Name, aliases
from sitegen.collate.topics import broader, topics
from sitegen.collate.vocabulary import Vocabulary, renamed
from sitegen.config import CollateConfig
from sitegen.model import Article, Evidence, Guess, Tag, TagKind
from sitegen.text import slug

_OTHER_OFFICE = frozenset(
    (
        "Acting", "Assistant", "Associate", "Caretaker", "Deputy", "Ex", "Former", "Interim",
        "Junior", "Late", "Outgoing", "Shadow", "Then", "Under", "Vice",
    )
)  # fmt: skip
"""Words that make another office of the one that they stand before."""
Words = dict[str, tuple[str, ...]]
"""By article id."""
_KINDS: tuple[TagKind, ...] = ("place", "organisation", "person", "topic")
"""Of two tags with one address the kind that comes first here keeps it."""


def tags(
    articles: Sequence[Article], settings: CollateConfig
) -> tuple[tuple[Tag, ...], Words, Words]:
    """The archive's tags, most used first; each article's, by their slugs; and why it has them.

    An article has the tags that a person gave it and those that it is about, the most central
    first.  Tags of fewer articles than ``settings.smallest_tag`` are not listed.
    """
    shown = renamed(aliases(articles), Vocabulary(settings.tags))
    subjects = _topics(articles, Vocabulary(settings.tags))
    known = {*shown.values(), *(topic for found in subjects.values() for topic in found)}
    vocabulary = Vocabulary(settings.tags, known)
    named = {one.id: _named(one, shown, subjects.get(one.id, {}), vocabulary) for one in articles}
    about: dict[Name, list[str]] = defaultdict(list)
    for article, names in named.items():
        for name in names:
            about[name].append(article)
    addresses = _addresses(about)
    return (
        _made(about, addresses, _Descriptions(articles, shown), settings),
        {article: tuple(addresses[name] for name in names) for article, names in named.items()},
        {article: tuple(names.values()) for article, names in named.items()},
    )


def _made(
    about: Mapping[Name, list[str]],
    addresses: Mapping[Name, str],
    described: _Descriptions,
    settings: CollateConfig,
) -> tuple[Tag, ...]:
    """The tags, most used first."""
    rules = settings.tags.names
    parents = broader() | {name: rule.broader for name, rule in rules.items() if rule.broader}
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
            broader=_parent(parents.get(name, ""), addresses, addresses[name, kind]),
        )
        for (name, kind), ids in about.items()
    ]
    return tuple(sorted(made, key=lambda tag: (-len(tag.articles), tag.name.casefold(), tag.kind)))


def _topics(articles: Sequence[Article], vocabulary: Vocabulary) -> dict[str, dict[Name, str]]:
    """Article id -> its topics, under the keeper's names, each with why."""
    found: dict[str, dict[Name, str]] = defaultdict(dict)
    for topic, bearers in sorted(topics(articles).items()):
        for article, reason in bearers.items():
            found[article].setdefault(vocabulary.renamed((topic, "topic")), reason)
    return dict(found)


def _named(
    article: Article,
    shown: Mapping[Name, Name],
    subjects: Mapping[Name, str],
    vocabulary: Vocabulary,
) -> dict[Name, str]:
    """The tags of one article, with why: a person gave it, it is about that, its topics."""
    named, taken = vocabulary.stated(article)
    for one in article.subjects:
        if one.central and one.kind != "topic":
            name = shown[one.name, one.kind]
            own = "" if one.name == name[0] else f", as “{one.name}”"
            if not vocabulary.refuses(name):
                named.setdefault(name, one.reason + own)
    for name, reason in subjects.items():
        if not vocabulary.refuses(name):
            named.setdefault(name, reason)
    return {name: reason for name, reason in named.items() if name not in taken}


def _parent(name: str, addresses: Mapping[Name, str], own: str) -> str | None:
    """The slug of a broader tag, if there is such a tag and it is not the same."""
    found = (addresses.get((name, kind)) for kind in reversed(_KINDS))
    return next((slug for slug in found if slug and slug != own), None)


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
                self._forms[name].add(subject.name)
                if subject.count:  # else it is only brought by its cities
                    self._forms[name].update(subject.forms)
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
        """What most articles say it is, the fullest that they bear; with the article it is from.

        "Prime Minister" speaks for "Japanese Prime Minister", too, but not for a former one.
        """
        said = self._said.get((name, kind))
        if not said:
            return None
        votes = Counter(words.casefold() for words, _ in said)
        agreed = {words: sum(votes[part.casefold()] for part in _parts(words)) for words, _ in said}
        best = max(said, key=lambda one: (agreed[one[0]], len(one[0]), one[0]))
        confidence = 0.9 if agreed[best[0]] > 2 else 0.8 if agreed[best[0]] == 2 else 0.7
        evidence = Evidence(f"{best[0]}: {name}", f"article {best[1]}")
        return Guess(best[0], confidence, "said beside the name", (evidence,))


def _parts(description: str) -> Iterable[str]:
    """A description, and what is left of it without the country or party that it begins with."""
    yield description
    words = description.split()
    for index, word in enumerate(words[:-1], start=1):
        if not word[0].isupper() or word in _OTHER_OFFICE:
            return
        yield " ".join(words[index:])
