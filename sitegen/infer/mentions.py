"""Dates in an undated article's own sentences, and whether they lie behind it or ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from sitegen.infer.lexicon import table, words
from sitegen.infer.sentences import sentences
from sitegen.infer.stamps import find_stamps, month, year
from sitegen.infer.stated import line_evidence
from sitegen.model import CleanText, Evidence, PartialDate
from sitegen.months import month_numbers

# A number that may be a day, and the month before or behind it.
_NUMBER = re.compile(r"(?<![\w.:,$€£])(\d{1,2})(?:st|nd|rd|th)?(?![\w%]|[:.,]\d)")
_MONTH_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{3,10})\.?\s$")
_MONTH_BEHIND = re.compile(r"\.?\s(?:of\s|de\s)?([^\W\d_]{3,10})(?!\w)")
_YEAR_BEHIND = re.compile(r",?\s(?:de\s)?(?:19|20)\d\d")
_CJK_DAY = re.compile(r"(?<![年月\d])(\d{1,2})月(\d{1,2})日")
_CENTURY = re.compile(r"(?:19|20)\d\d|[٠-٩۰-۹]")
_MONTH_YEAR = re.compile(
    r"(?<!\w)(?P<name>[^\W\d_]{3,10})\.?,?\s(?:of\s|de\s)?(?P<y>(?:19|20)\d\d)(?![\d%]|[-–]\d)"
)
_YEAR = re.compile(
    r"(?<!\w)(?:in|since|en|depuis|desde|seit|nel|em|im\sjahr|by|until|before|till)\s"
    r"(?:(?:the\s)?(?:(?:fiscal|financial)\s)?year\s|(?:fiscal|financial)\s)?"
    r"(?P<y>(?:19|20)\d\d)(?![\d%]|[-–]\d|\s?(?:[$€£]|[^\W\d_]*(?:people|dollars|euros)))",
    re.I,
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PAST = re.compile(
    r"\b(?!(?:united|planned|proposed|expected|scheduled|needed|based|related|limited|armed)\b)"
    r"(?:\w{2,}ed|was|were|had|said|met|held|took|made|won|left|began|told|came|went|saw|gave|led"
    r"|became|broke|sent|set\sup|fell|rose|grew|kept|put|spoke|wrote|struck|shot|hit|ran)\b",
    re.I,
)
# "agreed to meet on": the meeting may lie ahead.
_INFINITIVE = re.compile(r"\b(?:to \w{2,}|plans?|hopes?|goals?|deadlines?|elections?)\b", re.I)
_OPEN = re.compile(r"\b(?:if|whether|due|might|may|could|would)\b")
# Words before a date that may lie on either side of the article.
_OPEN_ENDED = frozenset(
    ("by", "until", "till", "to", "through", "before", "bis", "hasta", "–", "-")
)
# How far before its date a verb may stand.
_REACH = 80
_LEAD = 4
_LONGEST = 4000


class Dated(Struct, frozen=True, gc=False):
    """A date that a sentence names."""

    when: PartialDate
    """A day, month or year; for a day without a year, in the year 1904."""
    has_year: bool
    ahead: bool | None
    """Whether it lies ahead of the article; None if the sentence does not tell."""
    evidence: Evidence
    caption: bool = False


class Weekday(Struct, frozen=True, gc=False):
    number: int
    ahead: bool | None
    evidence: Evidence


# A leap year stands for "no year", so that 29 February is possible.
NO_YEAR = 1904


def dated(text: CleanText) -> list[Dated]:
    """All dates of captions and sentences."""
    found: list[Dated] = []
    for caption in text.captions:
        for stamp in find_stamps(caption.text[:_LONGEST]):
            if stamp.when.precision == "day":
                proof = line_evidence(caption.text[stamp.start : stamp.end], caption.line)
                found.append(Dated(stamp.when, True, False, proof, caption=True))
    for block in text.blocks:
        if block.kind != "heading" and _DIGIT.search(block.text):
            found.extend(_of_paragraph(block.text[:_LONGEST], block.line))
    return found


def _of_paragraph(paragraph: str, line: int) -> Iterator[Dated]:
    for start, end in sentences(paragraph):
        sentence = paragraph[start:end]
        if not _DIGIT.search(sentence):
            continue
        for when, has_year, at, words_ in _of_sentence(sentence):
            yield Dated(when, has_year, _direction(sentence, at), line_evidence(words_, line))


def _of_sentence(sentence: str) -> Iterator[tuple[PartialDate, bool, int, str]]:
    """Date, whether it has a year, place, words."""
    taken: list[tuple[int, int]] = []
    if _CENTURY.search(sentence):
        for stamp in find_stamps(sentence):
            if stamp.when.precision == "day":
                taken.append((stamp.start, stamp.end))
                yield stamp.when, True, stamp.start, sentence[stamp.start : stamp.end]
        yield from _less_than_days(sentence, taken)
    for when, start, end in _days_without_year(sentence):
        if not _overlaps(start, end, taken):
            yield when, False, start, sentence[start:end]


def _less_than_days(
    sentence: str, taken: list[tuple[int, int]]
) -> Iterator[tuple[PartialDate, bool, int, str]]:
    for found in _MONTH_YEAR.finditer(sentence):
        number = month_numbers().get(found["name"].lower())
        if number and not _overlaps(*found.span(), taken):
            taken.append(found.span())
            yield month(int(found["y"]), number), True, found.start(), found[0]
    for found in _YEAR.finditer(sentence):
        if not _overlaps(*found.span(), taken):
            yield year(int(found["y"])), True, found.start(), found[0]


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in taken)


def _days_without_year(sentence: str) -> Iterator[tuple[PartialDate, int, int]]:
    for found in _NUMBER.finditer(sentence):
        before = _MONTH_BEFORE.search(sentence, max(0, found.start() - 14), found.start())
        if before and before[1][0].isupper() and not _YEAR_BEHIND.match(sentence, found.end()):
            # With a small letter, "may 5" and "march 10" are verbs and numbers.
            when = _day_of(month_numbers().get(before[1].lower()), int(found[1]))
            if when:
                yield when, before.start(), found.end()
                continue
        behind = _MONTH_BEHIND.match(sentence, found.end())
        if behind and not _YEAR_BEHIND.match(sentence, behind.end()):
            when = _day_of(month_numbers().get(behind[1].lower()), int(found[1]))
            if when:
                yield when, found.start(), behind.end()
    for found in _CJK_DAY.finditer(sentence):
        when = _day_of(int(found[1]), int(found[2]))
        if when:
            yield when, found.start(), found.end()


def _day_of(number: int | None, of_month: int) -> PartialDate | None:
    """A day in the year that stands for none."""
    try:
        when = date(NO_YEAR, number or 0, of_month)
    except ValueError:
        return None
    return PartialDate(when, when, "day")


def _direction(sentence: str, at: int) -> bool | None:
    """Whether a date at a place of a sentence lies ahead: by the words before it, and the verb."""
    nearest = [w.lower() for w in _WORD.findall(sentence[max(0, at - 30) : at])][-1:]
    introduced = [w.lower() for w in _WORD.findall(sentence[at : at + 30])][:1]
    if not words("stamps", "behind").isdisjoint((*nearest, *introduced)):
        return False
    marks = list(_future().finditer(sentence))
    before = [m for m in marks if m.end() <= at]
    if before:
        return None if _PAST.search(sentence, before[-1].end(), at) else True
    if marks or not _OPEN_ENDED.isdisjoint((*nearest, *introduced)):
        return None
    if _OPEN.search(sentence, 0, at):
        return None
    past = list(_PAST.finditer(sentence, max(0, at - _REACH), at))
    return False if past and not _INFINITIVE.search(sentence, past[-1].end(), at) else None


@cache
def _future() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('stamps')['future'])})\b", re.I)


@cache
def _weekday_numbers() -> dict[str, int]:
    names: dict[str, int] = {}
    for line in table("stamps")["weekdays"]:
        for number, name in enumerate(line.split()):
            names.setdefault(name, number)
    return names


def lead_weekdays(text: CleanText) -> list[Weekday]:
    """Weekdays that the first paragraphs name."""
    found = []
    for block in [b for b in text.blocks if b.kind != "heading"][:_LEAD]:
        paragraph = block.text[:_LONGEST]
        for start, end in sentences(paragraph):
            sentence = paragraph[start:end]
            for word in _WORD.finditer(sentence):
                number = _weekday_numbers().get(word[0].lower())
                if number is not None:
                    ahead = _direction(sentence, word.start())
                    start = max(0, word.start() - 40)
                    start = sentence.find(" ", start, word.start()) + 1 if start else 0
                    proof = line_evidence(sentence[start : word.end()], block.line)
                    found.append(Weekday(number, ahead, proof))
    return found
