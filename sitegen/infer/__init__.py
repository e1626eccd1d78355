"""What a clean text is: its title, source, authors, dates, names.  ``CleanText -> Article``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from sitegen.infer.authors import makers
from sitegen.infer.cutting import Cut, chunked, count_words_in
from sitegen.infer.language import language
from sitegen.infer.place import dateline
from sitegen.infer.published import published, told_dates, updated
from sitegen.infer.source import sources
from sitegen.infer.stated import address, person_guess, with_own_captions
from sitegen.infer.summary import summary
from sitegen.infer.title import title, with_other_title
from sitegen.model import Article, CleanText, DateMention, Guess, PartialDate, Span
from sitegen.text import short_digest

__all__ = ["infer", "redate"]

_TOLD_BY_LINES = (
    "title", "published", "updated", "authors", "publisher", "agency", "aggregator", "place",
)  # fmt: skip
_LINE = re.compile(r"line (?=\d)")


def infer(text: CleanText) -> Article:
    """Everything that one text tells of itself; pure."""
    from sitegen.infer.names import find_names, find_topics

    spoken = language(text)
    code = spoken.value.partition("-")[0]
    people = makers(text)
    roles = sources(text, people.bodies)
    heading = title(text, roles.publisher.value if roles.publisher else "")
    text = with_own_captions(with_other_title(text, heading))
    described = person_guess(text, "description")
    told = told_dates(text, spoken.value)
    when = published(text, spoken.value, told)
    place = dateline(text)
    body = [chunked(block.text) for block in text.blocks]
    own = "" if heading.method == "derived" else heading.value
    names = find_names(own, body, code, _words_of(place))
    found = Article(
        id=short_digest(str(text.document.origin)),
        clean=text,
        title=heading,
        published=when,
        authors=people.authors,
        publisher=roles.publisher,
        agency=roles.agency,
        aggregator=roles.aggregator,
        url=address(text),
        language=spoken,
        place=place,
        updated=updated(text, spoken.value, told),
        dates=tuple(_dates(text, body, heading, when.value, code)),
        names=tuple(names.mentions),
        subjects=(*names.subjects, *find_topics(heading.value, body, code)),
        words=sum(map(count_words_in, body)),
        summary=described.value if described else summary(text.blocks, heading.value),
    )
    return _in_blocks(found) if text.document.kind == "html" else found


def _in_blocks(article: Article) -> Article:
    """With evidence that counts the blocks of a page, which has no lines."""
    changed: dict[str, Guess[Any]] = {}
    for name in _TOLD_BY_LINES:
        guess: Guess[Any] | None = getattr(article, name)
        if guess and any(_LINE.match(one.where) for one in guess.evidence):
            proof = (replace(one, where=_LINE.sub("block ", one.where)) for one in guess.evidence)
            changed[name] = replace(guess, evidence=tuple(proof))
    return replace(article, **changed)


def _words_of(guess: Guess[str] | None) -> str:
    """The words that a guess was read from."""
    return guess.evidence[0].quote if guess and guess.evidence else ""


def redate(article: Article, published: Guess[PartialDate]) -> Article:
    """The article with another publication date, and its dates resolved anew against it."""
    code = article.language.value.partition("-")[0]
    body = [chunked(block.text) for block in article.clean.blocks]
    dates = tuple(_dates(article.clean, body, article.title, published.value, code))
    return replace(article, published=published, dates=dates)


def _dates(
    text: CleanText, body: list[Cut], heading: Guess[str], when: PartialDate, code: str
) -> Iterator[DateMention]:
    """The dates in title, blocks and captions, in this order."""
    from sitegen.infer.dates import find_dates_in  # late: it compiles grammars

    has_title = heading.method != "derived"
    places = [-1] if has_title else []
    passages = [chunked(heading.value)] if has_title else []
    places += [*range(len(body)), *(-2 - i for i in range(len(text.captions)))]
    passages += [*body, *(chunked(caption.text) for caption in text.captions)]
    for place, passage, found in zip(
        places, passages, find_dates_in(passages, when, code), strict=True
    ):
        for one in found:
            yield DateMention(
                span=Span(place, one.start, one.end),
                text=passage.text[one.start : one.end],
                value=one.value,
                when=one.when,
                role=one.role,
                planned=one.planned,
            )
