"""Which sentences of an article tell of what happened on the dates that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from sitegen.collate.passages import Passage, Passages
from sitegen.collate.pieces import cut_up, has_verb, lexicon
from sitegen.collate.words import happenings
from sitegen.model import Article, DateMention, PartialDate

LONGEST_DAYS = 1100
"""A longer stretch of time is an era, not an event."""
_NEAR = 60
"""Characters in front of a date that say whether it is part of a name."""
_YEARS = re.compile(
    r"\b(?:[Bb]etween|[Ff]rom) (?:[a-z]{1,12} )?(?:1[5-9]|20)\d\d"
    r" (?:and|to|until|till|through) (?:1[5-9]|20)\d\d\b"
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
_OF = re.compile(r"([^\W\d_]+) of $")
_OF_ITSELF = re.compile(
    r"\b[Tt]his (?:story|article|report|post|piece|page|column|text) (?:was|has been)"
    r" (?:[a-z]{2,12} ){0,2}(?:published|updated|posted|corrected|revised)\b"
)
_LEAD_WORD = re.compile(r"\b([Ff]rom|[Bb]etween) $")
_JOINTS = {"from": ("to", "until", "till", "through", "-", "–"), "between": ("and", "-", "–")}
_ANY_JOINT = frozenset(joint for joints in _JOINTS.values() for joint in joints)
_KINDS = frozenset({"paragraph", "list_item", "quote"})


def dated_passages(article: Article) -> Iterator[Passage]:
    """The sentences that tell of their dates, once for each date."""
    passages = Passages(article)
    for mention in _with_stretches(article):
        passage = passages.of(mention) if _is_event(mention, article) else None
        if passage is not None and _tells_of_it(passage, article):
            yield passage


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
    joint = text[span.end : other.span.start].strip()
    if joint not in _ANY_JOINT:
        return None
    lead = _LEAD_WORD.search(text, max(0, span.start - _NEAR), span.start)
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

    Nor is it of the article itself: "This story was first published on May 3".

    "The treaty of 1951" and "Alias (2001–2006)" are names; an earthquake is an event.
    """
    mention = passage.mention
    if "his " in passage.text and _OF_ITSELF.search(passage.text):
        return False
    if passage.text.rstrip(_CLOSING).endswith(("?", "？")):
        return False
    english = article.language.value.startswith("en")
    if english and not _has_verb(passage.text, article.clean.blocks[mention.span.block].kind):
        return False
    if _BRACKETED.search(passage.text, max(0, passage.at - _NEAR), passage.at):
        return mention.when is not None and mention.when.precision != "year"
    of = passage.text.endswith(" of ", 0, passage.at)
    named = _OF.search(passage.text, max(0, passage.at - _NEAR), passage.at) if of else None
    if mention.text.isdecimal() and _is_label(passage):
        return False
    if named is None or mention.when is None or mention.when.precision != "year":
        return True
    noun = named[1].casefold()
    happened = noun in lexicon()["upheavals"] or happenings().get(noun, frozenset()) - {"deal"}
    return not mention.text.isdecimal() or bool(happened)


def _has_verb(sentence: str, kind: str) -> bool:
    """Whether something is told; of an item of a list not only behind "which" or "where"."""
    if kind != "list_item":
        return has_verb(sentence)
    main = (one for one in cut_up(sentence, 0) if one.lead != "relative")
    return any(has_verb(sentence[one.start : one.end]) for one in main)


def _is_label(passage: Passage) -> bool:
    """Whether a bare year is part of a name or of a span: "Act 2015", "from 1998 to 2019".

    So is the year of a thing of which the sentence does not tell: "adapted from the 2017 novel",
    but not of what happened then, as in "after the 2016 election".
    """
    text, at = passage.text, passage.at
    end = at + len(passage.mention.text)
    if any(found.start() <= at < found.end() for found in _YEARS.finditer(text)):
        return True
    before = text[max(0, at - _NEAR) : at]
    if _NAMED.search(before) and len(text[:at].split()) > 1:
        return True
    behind = [word.strip(_MARKS).casefold() for word in text[end:].split()[:_NOUNS]]
    if not text[end : end + 1].isspace() or not _WITHIN.search(before):
        return False
    if before.split()[-1].casefold() in lexicon()["fronted"] | lexicon()["toward"]:
        return False  # "Lund's staff in 2015"
    if len(text[:at].split()) < _SUBJECT_WORDS:
        return False
    return not any(word in lexicon()["upheavals"] or happenings().get(word) for word in behind)


def is_day(when: PartialDate) -> bool:
    """Whether a date is one day."""
    return when.earliest == when.latest


def span(when: PartialDate) -> tuple[date, date]:
    """The first and the last day that a date may mean; a bound that is missing is the other."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    assert first is not None
    assert last is not None
    return first, last
