"""Lines at the head and the tail of an article that sign it, date it or frame it.

Between the paragraphs the same words may be the article's; before the first and after the last
they hardly ever are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.clean.lexicon import START
from sitegen.clean.shape import Shape, shape_of
from sitegen.model import Label
from sitegen.months import month_numbers

_LONGEST = 14
_LIST = 6
"""So many lines with a date are no stamps any more, but a list of dates."""
_DATE = 0.17
"""Share of digits in a line that is a date; less have "Five novels of 2025" and the like."""
_RIGHTS = ("(c) ", "©", "copyright ")
_HOLDER = range(2, 7)
"""How a notice of copyright begins, and words of a name in it."""
_WHOSE = re.compile(r"(?:\(c\)|[©\d\s,–-]|copyright\b|by\b|the\b)*([^.,|\d]{4,80})")
"""Whom such a notice names."""
_BRACKETED = re.compile(r"\[([^\[\]]{1,60})\]")
_LEFT_BEHIND = re.compile(r"email.protected|\S{0,20}[/_=].*|ad|image|photo|video|gallery")
"""What a page's program leaves behind in brackets."""
_SPELT = 0.12
"""Share of digits in one that may name the day of the week."""
_DAY_AND_YEAR = re.compile(
    r"(?:[^\W\d]{1,14}[,.]? ){0,3}\d{1,2}(?:er|[.ºª°])? (?:de )?([^\W\d]{3,14})[.,]? (?:del? )?"
    r"(?:19|20)\d\d\b[^\W\d]{0,3}[^\d]{0,10}(?:\d{1,2}[:.h]\d{2}[^\d]{0,8})?"
)
"""A day, perhaps a month, and a year: "sabato 12 giugno 2021 alle 11:05"."""
_YEAR_FIRST = re.compile(
    r"(?:19|20)\d\d[.,]? ([^\W\d]{3,14}) \d{1,2}[.,]?[^\d]{0,14}(?:\d{1,2}[:.]\d{2}[^\d]{0,8})?"
)
"""The same as Hungarians write it: "2021. június 12., szombat"."""
_MASTHEAD = re.compile(r"[^,.]{4,60}[,.] [^\d]{0,40}\d{1,2}(?:, \d{4})?\W*")
"""What stands on top of a printed page: "THE MERCURY, SATURDAY, MARCH 9, 1912."."""
_WEEKDAY = re.compile(r"[^,.]{4,60}[,.] [^\W\d]{2,14}[,.] ")
"""The same up to the day of the week, which no title has."""
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s{0,2}(?:©\s?)?(?:19|20)\d\d\b|(?:©|\(c\))\s?\w")
_BYLINE = re.compile(r"(?i:by|story by|words by)\s+((?:[A-Z][\w.’'-]+ ?){2,4})")
_DOES = re.compile(r" (?:is|was|has|writes|wrote|covers|covered|reports|lives|works|teaches)\b")
_SIGNED: tuple[tuple[str, Label], ...] = (("byline", "byline"), ("stamp", "stamp"))

Finding = tuple[int, float, str, Label | None]
"""Place, how much the line's score falls, the rule in words, the family."""


def edges(shapes: Sequence[Shape], prose: Sequence[int]) -> Iterator[Finding]:
    """What the rules say of the lines before the first paragraph and after the last.

    ``prose`` are the places of the paragraphs.
    """
    if not prose:  # verse, a list: there is no telling where it begins
        return
    # "Contact", "Email: …", "Meet at the station" are no calls where nothing else is a page's.
    paged = any(shape.hits for shape in shapes)
    for place, shape in enumerate(shapes):
        if shape.shouts and shape.call and shape.words <= 10:
            yield place, 9.0, "a call in capitals", "share"
    holders = {_holder(s.folded) for s in shapes if s.families and s.folded.startswith(_RIGHTS)}
    for place in range(prose[0]) if holders else ():
        shape = shapes[place]
        if shape.words in _HOLDER and shape.folded.removeprefix("the ") in holders:
            yield place, 9.0, "name of who holds the rights", "credit"
    for place in range(prose[0]):
        # Right above the paragraphs "THE LAST BATTLE, MARCH 9" is their title.
        titled = place == prose[0] - 1 and not has_weekday(shapes[place])
        if shapes[place].words <= _LONGEST and not titled and is_masthead(shapes[place]):
            yield place, 9.0, "name and day of a newspaper", "stamp"
    for places, tail in ((range(prose[0]), False), (range(prose[-1] + 1, len(shapes)), True)):
        listed = len(places) >= _LIST and sum(_dated(shapes[place]) for place in places) >= _LIST
        for place in places:
            found = _at_edge(shapes[place], tail=tail and paged, listed=listed)
            if found:
                yield place, 9.0, *found


def about_the_author(texts: Sequence[str]) -> Iterator[Finding]:
    """Lines of the second half that speak of the person who signed: none does so of himself."""
    signed = [found for text in texts if len(text) < 120 and (found := _BYLINE.match(text))]
    names = {found[1].rstrip(" .,") for found in signed}
    for place in range(len(texts) // 2 if names else len(texts), len(texts)):
        for name in names:
            if texts[place].startswith(f"{name} ") and _DOES.match(texts[place], len(name)):
                yield place, 12.0, "speaks of the author", "byline"


def _holder(notice: str) -> str:
    """The name in a notice of copyright: "© 2021 The Longshore Press. All rights reserved"."""
    found = _WHOSE.match(notice)
    return found[1].partition(" all rights")[0].strip(" –-") if found else ""


def _dated(shape: Shape) -> bool:
    return shape.times > 0 and shape.words <= _LONGEST and not shape.prose


def _at_edge(shape: Shape, *, tail: bool, listed: bool) -> tuple[str, Label] | None:
    """What speaks against a line at the edge; ``listed``: it may be one of a list of dates."""
    if shape.prose or shape.words > _LONGEST:
        return None
    if _COPYRIGHT.match(shape.folded):
        return "notice of copyright", "legal"
    if bracketed := _BRACKETED.fullmatch(shape.folded):
        calls = _calls(bracketed[1])
        return ("words in brackets at the edge", "navigation") if calls else None
    if shape.terminal:
        return None
    for family, label in _SIGNED:
        if shape.families.get(family, 0) >= START:
            return f"{family} at the edge", label
    if shape.call and shape.words <= 10 and tail:
        return "call at the edge", "share"
    dated = shape.times >= 2 and shape.digits >= _DATE and shape.words <= 8
    if not listed and (dated or names_day(shape)):
        return "date line at the edge", "stamp"
    return None


def is_masthead(shape: Shape) -> bool:
    """Whether a line in capitals is the name of a newspaper with its day."""
    return shape.shouts and shape.times > 0 and _MASTHEAD.fullmatch(shape.folded) is not None


def has_weekday(masthead: Shape) -> bool:
    """Whether a newspaper's day is told with that of the week."""
    return _WEEKDAY.match(masthead.folded) is not None


def names_day(shape: Shape) -> bool:
    """Whether a line is a day, a month in whatever language, a year, and hardly more."""
    if shape.digits < _SPELT:
        return False
    found = _DAY_AND_YEAR.fullmatch(shape.folded) or _YEAR_FIRST.fullmatch(shape.folded)
    return found is not None and found[1] in month_numbers()


def _calls(inside: str) -> bool:
    """Whether words in brackets are the page's, as "[Laughter]" and "[Chorus]" are not."""
    shape = shape_of(inside)
    return (
        _LEFT_BEHIND.fullmatch(inside) is not None
        or shape.call
        or any(how >= START for how in shape.families.values())
    )
