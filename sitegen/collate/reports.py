"""What one article tells of dated happenings: the reports that a timeline is made of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from sitegen.collate.background import share
from sitegen.collate.clauses import clause
from sitegen.collate.passages import Passage, Passages
from sitegen.collate.pieces import has_verb, lexicon
from sitegen.collate.words import happenings, terms
from sitegen.model import Article, DateMention, EventReport, PartialDate

LONGEST_DAYS = 1100
"""A longer stretch of time is an era, not an event."""
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
_YEARS = re.compile(
    r"\b(?:[Bb]etween|[Ff]rom) (?:[a-z]{1,12} )?(?P<first>(?:1[5-9]|20)\d\d)"
    r" (?:and|to|until|till|through) (?P<last>(?:1[5-9]|20)\d\d)\b"
    r"|\b(?:1[5-9]|20)\d\d(?:\s?[-–—]\s?|-to-)(?:(?:1[5-9]|20)\d\d|\d\d\b(?![-–]))"
)
_NAMED = re.compile(r"[^\W\d_]*[A-ZÀ-Þ][^\W_]* $")
_WITHIN = re.compile(
    r"(?:^| )(?:an?|the|his|her|its|their|our|[^\W\d_]+[’']s?) (?:[a-z-]{2,20} ){0,2}$"
)
_SUBJECT_WORDS = 4
"""Words before a date of which a sentence is told: "A 2012 report found"."""
_NOUNS = 4
"""Words behind a year in which a strike or an election may be named."""
_CLOSING = ' ”"’»'
_MARKS = '.,;:!?()“”"’'
_BRACKETED = re.compile(r"\([^()]{0,24}$")
_FIRST_SINCE = re.compile(r"\bfirst (?!time)[^.;:,]{1,160} since (?:[\w’'-]{1,20} ){0,4}$")
_LAST_BEFORE = "[The last one before:] "
_OF = re.compile(r"([^\W\d_]+) of $")
_LEAD_WORD = re.compile(r"\b([Ff]rom|[Bb]etween) $")
_JOINTS = {"from": ("to", "until", "till", "through", "-", "–"), "between": ("and", "-", "–")}
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


def reports(article: Article) -> list[Report]:
    """The events that an article tells of, one a sentence and date."""
    passages = Passages(article)
    told = [
        passage
        for mention in _with_stretches(article)
        if _is_event(mention, article)
        and (passage := passages.of(mention)) is not None
        and _tells_of_it(passage, article)
    ]
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


def _with_stretches(article: Article) -> Iterator[DateMention]:
    """The dates, but for two that are the ends of one stretch: "between March and October"."""
    mentions = iter(article.dates)
    one = next(mentions, None)
    while one is not None:
        other = next(mentions, None)
        stretch = _stretch(one, other, article) if other else None
        if stretch:
            one, other = stretch, next(mentions, None)
        yield one
        one = other


def _stretch(one: DateMention, other: DateMention, article: Article) -> DateMention | None:
    """From the first to the last day of both, if their words say so."""
    first, last, span = one.when, other.when, one.span
    if first is None or last is None or span.block != other.span.block or span.block < 0:
        return None
    text = article.clean.blocks[span.block].text if span.block < len(article.clean.blocks) else ""
    lead = _LEAD_WORD.search(text, max(0, span.start - LOOKS), span.start)
    joint = text[span.end : other.span.start].strip()
    if not lead or joint not in _JOINTS[lead[1].casefold()]:
        return None
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return None
    long = (last.latest - first.earliest).days > LONGEST_DAYS
    if long or one.role != "event" or other.role != "event":
        return None
    return replace(
        one,
        span=replace(span, end=other.span.end),
        text=text[span.start : other.span.end],
        when=PartialDate(first.earliest, last.latest, "interval"),
    )


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


def _is_event(mention: DateMention, article: Article) -> bool:
    if mention.role != "event" or mention.when is None or mention.when.precision == "unknown":
        return False
    if not 0 <= mention.span.block < len(article.clean.blocks):
        return False
    if mention.when.earliest is None and mention.when.latest is None:
        return False
    first, last = span(mention.when)
    in_prose = article.clean.blocks[mention.span.block].kind in _KINDS
    return in_prose and (last - first).days <= LONGEST_DAYS


def _tells_of_it(passage: Passage, article: Article) -> bool:
    """Whether a sentence has a verb, asks nothing, and its date is more than a thing's name.

    "The treaty of 1951" and "Alias (2001–2006)" are names; an earthquake is an event.
    """
    mention = passage.mention
    if passage.text.rstrip(_CLOSING).endswith(("?", "？")):
        return False
    if article.language.value.startswith("en") and not has_verb(passage.text):
        return False
    if _BRACKETED.search(passage.text, max(0, passage.at - LOOKS), passage.at):
        return mention.when is not None and mention.when.precision != "year"
    named = _OF.search(passage.text, max(0, passage.at - LOOKS), passage.at)
    if mention.text.isdecimal() and _is_label(passage):
        return False
    if named is None or mention.when is None or mention.when.precision != "year":
        return True
    noun = named[1].casefold()
    happened = noun in lexicon()["upheavals"] or happenings().get(noun, frozenset()) - {"deal"}
    return not mention.text.isdecimal() or bool(happened)


def _is_label(passage: Passage) -> bool:
    """Whether a bare year is part of a name or of a span: "Act 2015", "from 1998 to 2019".

    So is the year of a thing of which the sentence does not tell: "adapted from the 2017 novel",
    but not of what happened then, as in "after the 2016 election".
    """
    text, at = passage.text, passage.at
    end = at + len(passage.mention.text)
    if any(found.start() <= at < found.end() for found in _YEARS.finditer(text)):
        return True
    before = text[max(0, at - LOOKS) : at]
    if _NAMED.search(before) and len(text[:at].split()) > 1:
        return True
    behind = [word.strip(_MARKS).casefold() for word in text[end:].split()[:_NOUNS]]
    if not text[end : end + 1].isspace() or not _WITHIN.search(before):
        return False
    if len(text[:at].split()) < _SUBJECT_WORDS:
        return False
    return not any(word in lexicon()["upheavals"] or happenings().get(word) for word in behind)


def _report(article: Article, passage: Passage, lone: bool) -> Report | None:
    """What a sentence tells of a date; None if that is too little to stand on a timeline."""
    mention = passage.mention
    assert mention.when is not None
    text = clause(passage.text, passage.at, passage.at + len(mention.text), lone)
    completed = _with_subject(text, passage)
    text = completed or _with_name(text, passage)
    if _FIRST_SINCE.search(passage.text, 0, passage.at):
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


def is_day(when: PartialDate) -> bool:
    """Whether a date is one day."""
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


def span(when: PartialDate) -> tuple[date, date]:
    """The first and the last day that a date may mean; a bound that is missing is the other."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    assert first is not None
    assert last is not None
    return first, last
