"""A sentence of an article with what it names: what dates and events are read from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property

from sitegen.collate.sentences import sentences
from sitegen.collate.words import happenings
from sitegen.model import Article, DateMention, NameMention

REACH = 600
"""Characters of a sentence before and after its date, at most."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Passage:
    """The sentence in which a date stands."""

    def __init__(
        self,
        mention: DateMention,
        text: str,
        start: int,
        names: list[NameMention],
        before: NameMention | None = None,
    ):
        self.mention, self.text, self.start = mention, text, start
        self.subject = before
        """Whom or what the sentence before it begins with, where it names nobody else."""
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
        chunks = self.text.casefold().split()
        odd = " ".join([chunk for chunk in chunks if not chunk.isalpha()])
        told = [known[word] for word in (*chunks, *_WORD.findall(odd)) if word in known]
        return frozenset().union(*told)

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
        for name in sorted(article.names, key=lambda one: (one.span.block, one.span.start)):
            self._names[name.span.block].append(name)

    def of(self, mention: DateMention) -> Passage | None:
        """The sentence of a date in a paragraph; None for dates elsewhere."""
        blocks = self._article.clean.blocks
        block = mention.span.block
        if not 0 <= block < len(blocks):
            return None
        text = blocks[block].text
        start, end = self._sentence(block, mention.span.start)
        named = self._named(block, start, end)
        return Passage(mention, text[start:end], start, named, self._subject(block, start))

    def _named(self, block: int, start: int, end: int) -> list[NameMention]:
        names = self._names[block]
        low = bisect_left(names, start, key=lambda one: one.span.start)
        high = bisect_left(names, end, key=lambda one: one.span.start)
        return names[low:high]

    def _subject(self, block: int, start: int) -> NameMention | None:
        """What the sentence before the one at ``start`` begins with, if it names that alone."""
        place = bisect_left(self._sentences[block], start, key=lambda span: span[0])
        if place == 0:
            return None
        first, last = self._sentences[block][place - 1]
        named = self._named(block, first, last)
        if not named or named[0].span.start != first:
            return None
        return named[0] if all(one.name == named[0].name for one in named) else None

    def _sentence(self, block: int, at: int) -> tuple[int, int]:
        if block not in self._sentences:
            self._sentences[block] = sentences(self._article.clean.blocks[block].text)
        spans = self._sentences[block]
        if not spans:
            return 0, 0
        place = bisect_right(spans, at, key=lambda span: span[1])
        start, end = spans[min(place, len(spans) - 1)]
        # What has no end is no sentence: a list, a table, a text without marks.
        return max(start, at - REACH), min(end, at + REACH)
