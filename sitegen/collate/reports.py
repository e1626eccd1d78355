"""What one article tells of dated happenings: the reports that a timeline is made of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from sitegen.collate.background import share
from sitegen.collate.clauses import clause
from sitegen.collate.passages import Passage
from sitegen.collate.telling import dated_passages, is_day, span
from sitegen.collate.words import terms
from sitegen.model import Article, EventReport, PartialDate

FEWEST_WORDS = 3
"""Words besides the date and function words without which a sentence tells of nothing."""
COMMON = 0.1
"""Words of more than this share of texts do not tell events apart."""
CUT = 25
"""Characters by which a clause is found in its sentence."""
LOOKS = 60
"""Dates of one clause that a coarser one is compared with, at most."""
_PRONOUN = re.compile(r"((?:If|Unless|Until|After|Before|As|Once) )?(?:[Hh]e|[Ss]he)\b")
_ITS = re.compile(r"Its?\b(?!['’])")
_HE = re.compile(r"(?:He|She)\b(?!['’])")
_JOINING = re.compile(r"(?:And|But|Or)\s(?=[^\W\d_A-Z])")
_FIRST_SINCE = re.compile(r"\bfirst (?!time)[^.;:,]{1,160} since (?:[\w’'-]{1,20} ){0,4}$")
_LAST_BEFORE = "[The last one before:] "


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


def reports(article: Article) -> list[Report]:
    """The events that an article tells of, one a sentence and date."""
    told = list(dated_passages(article))
    in_sentence = Counter((passage.mention.span.block, passage.start) for passage in told)
    seen: set[tuple[int, int, tuple[date, date]]] = set()
    found: list[Report] = []
    for passage in told:
        assert passage.mention.when is not None
        place = (passage.mention.span.block, passage.start)
        key = (*place, span(passage.mention.when))
        if key not in seen:
            seen.add(key)
            report = _report(article, passage, in_sentence[place] == 1)
            if report is not None:
                found.append(report)
    return _finest(found)


def _finest(reports: Sequence[Report]) -> list[Report]:
    """Without those whose clause another has with a date inside theirs: "May" in "that year"."""
    spans: dict[tuple[int, str], list[tuple[date, date]]] = defaultdict(list)
    for one in reports:
        spans[one.entry.block, one.text].append(span(one.when))

    def is_coarse(one: Report) -> bool:
        first, last = span(one.when)
        others = spans[one.entry.block, one.text][:LOOKS]
        return any((first, last) != other and _within(other, (first, last)) for other in others)

    return [one for one in reports if not is_coarse(one)]


def _within(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _report(article: Article, passage: Passage, lone: bool) -> Report | None:
    """What a sentence tells of a date; None if that is too little to stand on a timeline."""
    mention = passage.mention
    assert mention.when is not None
    text = clause(passage.text, passage.at, passage.at + len(mention.text), lone)
    completed = _with_subject(text, passage)
    text = completed or _with_name(text, passage)
    if "first " in passage.text and _FIRST_SINCE.search(passage.text, 0, passage.at):
        text = _LAST_BEFORE + text
    text = _without_joining(text)
    names = passage.names
    if completed and passage.subject:
        names |= {passage.subject.name}
    named = {word for name in names for word in terms(name)}
    dated = frozenset(terms(mention.text))
    words = frozenset(terms(passage.text)) - dated
    fewest = 1 if completed else FEWEST_WORDS
    if len(words) < fewest or not (is_day(mention.when) or names or passage.kinds):
        return None
    words = frozenset(word for word in words if share(word) < COMMON) - named
    return Report(
        article.id,
        mention.when,
        mention.planned,
        text,
        EventReport(article.id, mention.span.block, passage.text, mention.text),
        words,
        names,
        passage.people,
        passage.kinds,
    )


def _without_joining(text: str) -> str:
    """Without "And" or "But" at its beginning."""
    found = _JOINING.match(text)
    return text[found.end()].upper() + text[found.end() + 1 :] if found else text


def _with_name(text: str, passage: Passage) -> str:
    """With the person's name for a pronoun at the beginning, if the sentence named just one before.

    Only where the clause was cut out of the middle of its sentence.
    """
    found = _PRONOUN.match(text)
    if found is None:
        return text
    before = passage.people_before(passage.text.find(text[1:CUT]))
    return f"{found[1] or ''}[{before[0]}]{text[found.end() :]}" if len(before) == 1 else text


def _with_subject(text: str, passage: Passage) -> str:
    """With what the sentence before begins with, for "It" or "He"; "" if that is not clear."""
    subject = passage.subject
    if subject is None or not passage.text.startswith(text[:CUT]):
        return ""
    found = (_HE if subject.kind == "person" else _ITS).match(text)
    if found is None:
        return ""
    own = "’s" if found[0] == "Its" else ""
    return f"[{subject.name}{own}]{text[found.end() :]}"
