"""When an article was written, from what it says of an event that another one dates.

"Next week" and "on Wednesday", said of a summit on Wednesday, 10 April, were written from 1 to
7 April; if the article begins "… said on Friday", on the fifth.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import islice

from msgspec import Struct

from sitegen.collate.passages import Passage, Passages
from sitegen.collate.phrases import day_in_words
from sitegen.collate.reckoning import Span, is_to_come, weekday_of, written
from sitegen.collate.space import Neighbours
from sitegen.collate.words import happening_nouns
from sitegen.model import Article, Evidence, Guess, PartialDate

LEAST_COSINE = 0.2
"""Likeness of words from which an article is asked about events."""
MOST = 100
"""Dates of one article that are looked at."""
LEAD = 3
"""Paragraphs in which "said on Friday" tells when the report was written."""
LONGEST = 31
"""Days of an interval that is still worth stating."""
_SAID = re.compile(
    r"\b(?:said|told|says|stated|announced|added|reported|confirmed|warned|declared)\b"
    r"[^.;:“”\"]{0,20}$"
)
_SAID_WITHIN = 60
"""Characters between "said" and "on Friday", at most."""


class Step(Struct, frozen=True):
    """One piece of the reasoning: words of the article, the day meant, and who dates it."""

    passage: Passage
    day: date
    span: Span
    dated: Passage
    source: int


def dated_by_event(
    place: int,
    articles: Sequence[Article],
    near: Neighbours,
    events: dict[int, list[Passage]],
) -> Guess[PartialDate] | None:
    """A publication date from what an article says of events that its neighbours date.

    ``events`` keeps the dated sentences of the articles that were asked before.
    """
    article = articles[place]
    loose = list(islice(_loose_passages(article), MOST))
    steps: list[Step] = []
    for other, cosine in zip(*near, strict=True):
        if cosine < LEAST_COSINE or not loose:
            break
        if other not in events:
            events[other] = list(islice(_dated_passages(articles[other]), MOST))
        steps += _steps(loose, events[other], other)
    steps = _without_rivals(steps)
    span = common([step.span for step in steps], article.published.value)
    if not steps or span is None:
        return None
    companions = list(_companions(loose, steps, span))
    span = common([span, *(one.span for one in companions)], article.published.value) or span
    return _conclusion(article, articles, [*steps, *companions], span)


def _loose_passages(article: Article) -> Iterable[Passage]:
    """The sentences with a date whose place in the calendar is not known."""
    passages = Passages(article)
    for mention in article.dates:
        if mention.when is None and mention.value.startswith("XXXX"):
            passage = passages.of(mention)
            if passage is not None:
                yield passage


def _dated_passages(article: Article) -> Iterable[Passage]:
    """The sentences with a known day, of an article that knows when it was published."""
    if article.published.value.precision != "day":
        return
    passages = Passages(article)
    for mention in article.dates:
        if mention.when is not None and mention.when.precision == "day":
            passage = passages.of(mention)
            if passage is not None:
                yield passage


def _steps(loose: Sequence[Passage], dated: Sequence[Passage], source: int) -> Iterable[Step]:
    for passage in loose:
        for event in dated:
            when = event.mention.when
            if when is None or when.earliest is None or not _same_event(passage, event):
                continue
            span = written(passage.mention, passage.text, when.earliest)
            if span is not None:
                yield Step(passage, when.earliest, span, event, source)


def _same_event(one: Passage, other: Passage) -> bool:
    """Whether two sentences speak of one event: a kind and two people or three names in common."""
    if not one.kinds & other.kinds:
        return False
    people = len(one.people & other.people)
    return people >= 2 or (people == 1 and len(one.names & other.names) >= 3)


def _without_rivals(steps: Sequence[Step]) -> list[Step]:
    """One step for each mention that can mean one day only."""
    by_mention: dict[Passage, list[Step]] = defaultdict(list)
    for step in steps:
        by_mention[step.passage].append(step)
    return [rivals[0] for rivals in by_mention.values() if len({one.day for one in rivals}) == 1]


def common(spans: Sequence[Span], known: PartialDate) -> Span | None:
    """The days that all spans and what is known of the publication allow."""
    common = Span(known.earliest or date.min, known.latest or date.max)
    for span in spans:
        met = common.meets(span)
        if met is None:
            return None
        common = met
    return common


def _companions(loose: Sequence[Passage], steps: Sequence[Step], span: Span) -> Iterable[Step]:
    """Further words of the article about the same event: "his visit next week"."""
    used = {step.passage for step in steps}
    for passage in loose:
        for step in steps:
            if passage in used or not passage.people & step.passage.people:
                continue
            if not passage.kinds & step.passage.kinds or not is_to_come(
                passage.mention, passage.text
            ):
                continue
            found = written(passage.mention, passage.text, step.day)
            if found is not None and found.meets(span) is not None:
                used.add(passage)
                yield Step(passage, step.day, found, step.dated, step.source)


def _conclusion(
    article: Article, articles: Sequence[Article], steps: Sequence[Step], span: Span
) -> Guess[PartialDate] | None:
    said = _said(article)
    days = [
        span.first + timedelta(days=offset)
        for offset in range(min(LONGEST, (span.last - span.first).days) + 1)
    ]
    fitting = [day for day in days if said and day.isoweekday() == weekday_of(said.mention)]
    evidence = tuple(_evidence(article, articles, steps))
    if said is not None and len(fitting) == 1 and len(days) < LONGEST:
        own = Evidence(_words(said), _where(article, said))
        return Guess(
            PartialDate(fitting[0], fitting[0], "day"), 0.75, "another article", (own, *evidence)
        )
    if (span.last - span.first).days < LONGEST:
        return Guess(
            PartialDate(span.first, span.last, "interval"), 0.6, "another article", evidence
        )
    if span.first.year == span.last.year and article.published.value.precision != "year":
        first, last = date(span.first.year, 1, 1), date(span.first.year, 12, 31)
        return Guess(PartialDate(first, last, "year"), 0.6, "another article", evidence)
    return None


def _said(article: Article) -> Passage | None:
    """The first "said on Friday" of the lead: reports appear on the day that they name so."""
    passages = Passages(article)
    for mention in article.dates:
        if not 0 <= mention.span.block < LEAD or weekday_of(mention) is None:
            continue
        passage = passages.of(mention)
        if passage is None:
            continue
        before = passage.text[max(0, passage.at - _SAID_WITHIN) : passage.at]
        if _SAID.search(before):
            return passage
    return None


def _evidence(
    article: Article, articles: Sequence[Article], steps: Sequence[Step]
) -> Iterable[Evidence]:
    for step in sorted(steps, key=lambda one: one.passage.mention.span.block):
        yield Evidence(_words(step.passage), _where(article, step.passage))
    step = steps[0]
    title = articles[step.source].title.value
    event = f"the {_noun(step)} dated {day_in_words(step.day)} in “{title}”"
    yield Evidence(step.dated.mention.text, event)


def _noun(step: Step) -> str:
    """What the event is called where it is dated: "summit"; "event" if it has no name."""
    words = {word.strip('.,;:“”"’').casefold() for word in step.dated.text.split()}
    nouns = (
        noun
        for kind in sorted(step.dated.kinds & step.passage.kinds)
        for noun in happening_nouns()[kind]
    )
    return next((noun for noun in nouns if noun in words), "event")


def _words(passage: Passage) -> str:
    """The date's words, with the "on" before them."""
    before = passage.text[: passage.at]
    lead = "on " if before.endswith("on ") else ""
    return lead + passage.mention.text


def _where(article: Article, passage: Passage) -> str:
    unit = "block" if article.clean.document.kind == "html" else "line"
    return f"{unit} {article.clean.blocks[passage.mention.span.block].line}"
