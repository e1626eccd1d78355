"""The timeline: dated mentions of events, the same event told by several articles being one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.model import Article, DateMention, Event, EventReport
from sitegen.text import short_digest

_SENTENCE = re.compile(r"(?<=[.!?][”\"’)])\s+(?=[A-Z“\"])|(?<=[.!?])\s+(?=[A-Z“\"])|(?<=[。！？])")
LONGEST = 140


def make_events(articles: Sequence[Article]) -> tuple[Event, ...]:
    """All events, in order of time."""
    events = [
        _event(article, mention)
        for article in articles
        for mention in article.dates
        if mention.role == "event" and mention.when is not None and mention.span.block >= 0
    ]
    return tuple(sorted(events, key=lambda event: (*_when_key(event), event.id)))


def _when_key(event: Event) -> tuple[int, int]:
    low, high = event.when.earliest or event.when.latest, event.when.latest or event.when.earliest
    return (low.toordinal() if low else 0, high.toordinal() if high else 0)


def _event(article: Article, mention: DateMention) -> Event:
    assert mention.when is not None
    text = article.clean.blocks[mention.span.block].text
    sentence = _sentence_at(text, mention.span.start)
    identity = short_digest(f"{article.id} {mention.span.block} {mention.span.start}")
    report = EventReport(article.id, mention.span.block, sentence, mention.text)
    return Event(identity, mention.when, sentence, (report,), (), mention.planned)


def _sentence_at(text: str, at: int) -> str:
    start = 0
    for found in _SENTENCE.finditer(text):
        if found.start() > at:
            return text[start : found.start()].strip()
        start = found.end()
    return text[start:].strip()
