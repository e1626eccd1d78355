"""The timeline: dated happenings, what several articles tell of one being one entry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from sitegen.collate.reports import Report
from sitegen.collate.telling import is_day, span
from sitegen.memory import NONE, Memory
from sitegen.model import Event, Tag
from sitegen.text import normalised, short_digest

LOOKS = 60
"""Events of a day that a new one is compared with, at most."""
ALIKE = 0.5
"""Share of the words of the shorter sentence from which two of one date are one event."""
LIKE = 0.25
"""The same for two of one kind that name the same; two people of both make up for words."""


class Happening(Struct, frozen=True):
    """What reports of one date tell of together."""

    best: Report
    others: tuple[Report, ...]
    names: tuple[str, ...]
    """All that they name, the best report's first."""


def make_events(
    told: Iterable[Report], tags: Sequence[Tag], memory: Memory = NONE
) -> tuple[Event, ...]:
    """All events, in order of time, from what the articles tell in the archive's order."""
    slugs = _slugs(tags)
    by_date: dict[tuple[date, date], list[Report]] = defaultdict(list)
    for report in told:
        by_date[span(report.when)].append(report)
    events = []
    for when in sorted(by_date):
        for happening in memory.recall(_happenings, *by_date[when]):
            found = (slug for name in happening.names if (slug := slugs.get(normalised(name))))
            events.append(memory.recall(_event, happening, also=tuple(dict.fromkeys(found))))
    return tuple(sorted(events, key=lambda event: (span(event.when), event.text, event.id)))


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
    precise = is_day(one.when)
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
        short_digest(f"{span(best.when)} {best.article} {best.text}"),
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
