"""A sentence of an article with what it names: what dates and events are read from."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from sitegen.collate.sentences import sentences
from sitegen.collate.words import happenings
from sitegen.model import Article, DateMention, NameMention

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Passage:
    """The sentence in which a date stands."""

    def __init__(self, mention: DateMention, text: str, start: int, names: list[NameMention]):
        self.mention, self.text, self.start = mention, text, start
        self._names = names

    @cached_property
    def names(self) -> frozenset[str]:
        """Everybody and everything that it names."""
        return frozenset(name.name for name in self._names)

    @cached_property
    def people(self) -> frozenset[str]:
        """The persons among them."""
        return frozenset(name.name for name in self._names if name.kind == "person")

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of happening that its words may tell of."""
        known = happenings()
        words = (word.casefold() for word in _WORD.findall(self.text))
        return frozenset(kind for word in words for kind in known.get(word, ()))

    def people_before(self, place: int) -> list[str]:
        """The persons that it names before a place, each once."""
        named = (
            name.name
            for name in self._names
            if name.kind == "person" and name.span.start - self.start < place
        )
        return list(dict.fromkeys(named))

    @property
    def at(self) -> int:
        """Where the date stands in the sentence."""
        return self.mention.span.start - self.start


class Passages:
    """The sentences of one article that hold dates."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._names: dict[int, list[NameMention]] = defaultdict(list)
        for name in article.names:
            self._names[name.span.block].append(name)

    def _sentence(self, block: int, at: int) -> tuple[int, int]:
        if block not in self._sentences:
            self._sentences[block] = sentences(self._article.clean.blocks[block].text)
        spans = self._sentences[block]
        return next((span for span in spans if at < span[1]), spans[-1] if spans else (0, 0))

    def of(self, mention: DateMention) -> Passage | None:
        """The sentence of a date in a paragraph; None for dates elsewhere."""
        blocks = self._article.clean.blocks
        block = mention.span.block
        if not 0 <= block < len(blocks):
            return None
        text = blocks[block].text
        start, end = self._sentence(block, mention.span.start)
        inside = [one for one in self._names[block] if start <= one.span.start < end]
        return Passage(mention, text[start:end], start, inside)
