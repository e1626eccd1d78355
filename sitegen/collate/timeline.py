"""The timeline: dated happenings, what several articles tell of one being one entry."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from sitegen.collate.background import share
from sitegen.collate.clauses import clause
from sitegen.collate.passages import Passage, Passages
from sitegen.collate.words import terms
from sitegen.memory import NONE, Memory
from sitegen.model import Article, DateMention, Event, EventReport, PartialDate, Tag
from sitegen.text import normalised, short_digest

LONGEST_DAYS = 1100
"""A longer stretch of time is an era, not an event."""
FEWEST_WORDS = 3
"""Words besides the date and function words without which a sentence tells of nothing."""
COMMON = 0.1
"""Words of more than this share of texts do not tell events apart."""
LOOKS = 60
"""Events of a day that a new one is compared with, at most."""
ALIKE = 0.5
"""Share of the words of the shorter sentence from which two of one date are one event."""
CUT = 25
"""Characters by which a clause is found in its sentence."""
LIKE = 0.25
"""The same for two of one kind that name the same; two people of both make up for words."""
_PRONOUN = re.compile(r"((?:If|Unless|Until|After|Before|As|Once) )?(?:[Hh]e|[Ss]he)\b")
_KINDS = frozenset({"paragraph", "list_item", "quote"})


class Report(Struct, frozen=True):
    """One article's sentence about an event."""

    article: str
    when: PartialDate
    planned: bool
    text: str
    entry: EventReport
    words: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    kinds: frozenset[str]


class Happening(Struct, frozen=True):
    """What reports of one date tell of together."""

    best: Report
    others: tuple[Report, ...]
    names: tuple[str, ...]
    """All that they name, the best report's first."""


def make_events(
    articles: Sequence[Article], tags: Sequence[Tag], memory: Memory = NONE
) -> tuple[Event, ...]:
    """All events, in order of time."""
    slugs = _slugs(tags)
    by_date: dict[tuple[date, date], list[Report]] = defaultdict(list)
    for article in articles:
        for report in memory.recall(_reports, article):
            by_date[_span(report.when)].append(report)
    events = []
    for span in sorted(by_date):
        for happening in memory.recall(_happenings, *by_date[span]):
            found = (slug for name in happening.names if (slug := slugs.get(normalised(name))))
            events.append(memory.recall(_event, happening, also=tuple(dict.fromkeys(found))))
    return tuple(sorted(events, key=lambda event: (_span(event.when), event.text, event.id)))


def _span(when: PartialDate) -> tuple[date, date]:
    first, last = when.earliest or when.latest, when.latest or when.earliest
    assert first is not None
    assert last is not None
    return first, last


def _reports(article: Article) -> list[Report]:
    """The events that an article tells of, one a sentence and date."""
    passages = Passages(article)
    mentions = [mention for mention in article.dates if _is_event(mention, article)]
    in_sentence = Counter(
        (mention.span.block, passage.start)
        for mention in mentions
        if (passage := passages.of(mention)) is not None
    )
    seen: set[tuple[int, int, str]] = set()
    found: list[Report] = []
    for mention in mentions:
        passage = passages.of(mention)
        if passage is None or mention.when is None:
            continue
        key = (mention.span.block, passage.start, str(_span(mention.when)))
        if key not in seen:
            seen.add(key)
            report = _report(article, passage, in_sentence[key[0], key[1]] == 1)
            if report is not None:
                found.append(report)
    return _finest(found)


def _finest(reports: Sequence[Report]) -> list[Report]:
    """Without those whose clause another has with a date inside theirs: "May" in "that year"."""
    spans: dict[tuple[int, str], list[tuple[date, date]]] = defaultdict(list)
    for one in reports:
        spans[one.entry.block, one.text].append(_span(one.when))

    def is_coarse(one: Report) -> bool:
        first, last = _span(one.when)
        others = spans[one.entry.block, one.text][:LOOKS]
        return any((first, last) != other and _within(other, (first, last)) for other in others)

    return [one for one in reports if not is_coarse(one)]


def _within(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_event(mention: DateMention, article: Article) -> bool:
    if mention.role != "event" or mention.when is None or mention.when.precision == "unknown":
        return False
    if not 0 <= mention.span.block < len(article.clean.blocks):
        return False
    if mention.when.earliest is None and mention.when.latest is None:
        return False
    first, last = _span(mention.when)
    in_prose = article.clean.blocks[mention.span.block].kind in _KINDS
    return in_prose and (last - first).days <= LONGEST_DAYS


def _report(article: Article, passage: Passage, lone: bool) -> Report | None:
    """What a sentence tells of a date; None if that is too little to stand on a timeline."""
    mention = passage.mention
    assert mention.when is not None
    text = clause(passage.text, passage.at, passage.at + len(mention.text), lone)
    text = _with_name(text, passage)
    named = {word for name in passage.names for word in terms(name)}
    dated = frozenset(terms(mention.text))
    words = frozenset(terms(passage.text)) - dated
    if len(words) < FEWEST_WORDS or not (_is_day(mention.when) or passage.names or passage.kinds):
        return None
    words = frozenset(word for word in words if share(word) < COMMON) - named
    return Report(
        article.id,
        mention.when,
        mention.planned,
        text,
        EventReport(article.id, mention.span.block, passage.text, mention.text),
        words,
        passage.names,
        passage.people,
        passage.kinds,
    )


def _is_day(when: PartialDate) -> bool:
    return when.earliest == when.latest


def _with_name(text: str, passage: Passage) -> str:
    """With the person's name for a pronoun at the beginning, if the sentence named just one before.

    Only where the clause was cut out of the middle of its sentence.
    """
    found = _PRONOUN.match(text)
    if found is None:
        return text
    before = passage.people_before(passage.text.find(text[1:CUT]))
    return f"{found[1] or ''}[{before[0]}]{text[found.end() :]}" if len(before) == 1 else text


def _same_events(reports: Sequence[Report]) -> list[list[Report]]:
    """Reports of one date, grouped by what they tell of."""
    groups: list[list[Report]] = []
    tellers: list[set[str]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for report in reports:
        shared = Counter(place for word in _marks(report) for place in by_word[word][-LOOKS:])
        likely = [place for place, _ in shared.most_common(LOOKS)]
        scored = [
            (_likeness(report, groups[place]), -place)
            for place in likely
            if report.article not in tellers[place]
        ]
        score, place = max(scored, default=(0.0, 0))
        home = -place if score > 0 else len(groups)
        if home == len(groups):
            groups.append([])
            tellers.append(set())
        groups[home].append(report)
        tellers[home].add(report.article)
        for word in _marks(report):
            if home not in by_word[word][-LOOKS:]:
                by_word[word].append(home)
    return groups


def _marks(report: Report) -> list[str]:
    """By what reports of one event are found."""
    return sorted(report.words | report.people)


def _likeness(report: Report, group: Sequence[Report]) -> float:
    """How surely a report tells of the same as a group; 0 if it does not."""
    return max(_agreement(report, other) for other in group[:5])


def _agreement(one: Report, other: Report) -> float:
    """Words in common, and people and places; 0 if too few for one event."""
    fewer = min(len(one.words), len(other.words))
    words = len(one.words & other.words) / fewer if fewer else 0.0
    precise = _is_day(one.when)
    names = len(one.names & other.names)
    alike = fewer >= 3 and words >= (ALIKE if precise else ALIKE + 0.1)
    alike = alike or one.text == other.text
    same_kind = precise and bool(one.kinds & other.kinds) and names >= 2
    same_kind = same_kind and (words >= LIKE or len(one.people & other.people) >= 2)
    return words + 0.1 * names if alike or same_kind else 0.0


def _happenings(*reports: Report) -> list[Happening]:
    """What reports of one date, in the archive's order, tell of."""
    return [_happening(group) for group in _same_events(reports)]


def _happening(group: Sequence[Report]) -> Happening:
    # What has happened before what was to happen, the fuller in names, the shorter, the older.
    _, best = min(
        enumerate(group),
        key=lambda item: (item[1].planned, -len(item[1].names), len(item[1].text), -item[0]),
    )
    names = dict.fromkeys(name for one in [best, *group] for name in sorted(one.names))
    return Happening(best, tuple(one for one in group if one is not best), tuple(names))


def _event(happening: Happening, *tags: str) -> Event:
    best, others = happening.best, happening.others
    return Event(
        short_digest(f"{_span(best.when)} {best.article} {best.text}"),
        best.when,
        best.text,
        tuple(one.entry for one in (best, *others)),
        tags,
        all(one.planned for one in (best, *others)),
    )


def _slugs(tags: Sequence[Tag]) -> dict[str, str]:
    """Name or alias -> slug of its tag; a tag's own name goes before another's alias."""
    slugs: dict[str, str] = {}
    for tag in tags:
        slugs.setdefault(normalised(tag.name), tag.slug)
    for tag in tags:
        for alias in tag.aliases:
            slugs.setdefault(normalised(alias), tag.slug)
    return slugs
