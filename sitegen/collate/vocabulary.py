"""What the keeper decides about tags: canonical names, aliases, no tags, tags set by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from sitegen.collate.aliases import Name, key
from sitegen.config.settings import TagsConfig
from sitegen.model import Article

_NO_CATEGORY = frozenset({
    "uncategorized", "uncategorised", "nicht kategorisiert", "non classé", "sin categoría",
    "sem categoria", "senza categoria", "geen categorie", "без рубрики", "غير مصنف",
    "未分類", "未分类", "미분류",
})  # fmt: skip
"""What WordPress writes where nobody chose a category."""


class Vocabulary:
    """The settings, ready to be asked."""

    def __init__(self, settings: TagsConfig, names: Iterable[Name] = ()) -> None:
        self._canonical = {
            _plain(form): canonical
            for canonical, rule in sorted(settings.names.items())
            for form in (*rule.aliases, canonical)
        }
        self._kinds = {
            canonical: rule.kind for canonical, rule in settings.names.items() if rule.kind
        }
        self._never = {_plain(name) for name in settings.never}
        self._by_hand = settings.articles
        self._known: dict[str, Name] = {}
        for name in sorted(names):
            self._known.setdefault(_plain(name[0]), name)

    def renamed(self, name: Name) -> Name:
        """The name that the settings give to a name of the archive; itself if none."""
        canonical = self._canonical.get(_plain(name[0]))
        return (canonical, self._kinds.get(canonical, name[1])) if canonical else name

    def refuses(self, name: Name) -> bool:
        """Whether the name is to be no tag."""
        return _plain(name[0]) in self._never

    def stated(self, article: Article) -> tuple[dict[Name, str], set[Name]]:
        """The tags that a person gave to an article, each with where, and those taken from it."""
        given: dict[Name, str] = {}
        taken: set[Name] = set()
        for words, where in (*_stated(article), *self._set_by_hand(article)):
            if words.startswith("-"):  # as in "-Okinawa"
                taken.add(self._read(words[1:].strip()))
            else:
                given.setdefault(self._read(words), f"set by hand: {where}")
        return given, taken

    def _set_by_hand(self, article: Article) -> Iterator[tuple[str, str]]:
        """What the settings say of the article's file."""
        path = article.clean.document.origin.path
        for pattern, tags in sorted(self._by_hand.items()):
            if path == pattern or fnmatchcase(path, pattern):
                yield from ((tag.strip(), "settings") for tag in tags if _names(tag))

    def _read(self, words: str) -> Name:
        """The archive's name that a person's words mean; a new topic if it has none."""
        return self.renamed(self._known.get(_plain(words), (words, "topic")))


def _stated(article: Article) -> Iterator[tuple[str, str]]:
    """What front matter or a file beside the article says of its tags, and which of them."""
    for statement in article.clean.document.statements:
        if statement.field == "tag" and statement.by_person and _names(statement.value):
            yield statement.value.strip(), statement.where


def _names(words: str) -> bool:
    return bool(words.strip(" -")) and words.strip().casefold() not in _NO_CATEGORY


def renamed(shown: Mapping[Name, Name], vocabulary: Vocabulary) -> dict[Name, Name]:
    """What stands for each name of the archive, by the keeper's word."""
    found: dict[Name, Name] = {}
    for name, display in shown.items():
        own = vocabulary.renamed(name)
        found[name] = own if own != name else vocabulary.renamed(display)
    return found


def _plain(name: str) -> str:
    return key(name, "organisation")
