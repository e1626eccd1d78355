"""A label for every piece: of the article, kept apart, or boilerplate and of which family."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from sitegen.clean import rules as persons
from sitegen.clean.records import LabelledLine, Piece, Segmented
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.rules import Rules
from sitegen.clean.scoring import scores
from sitegen.clean.shape import Shape, shape_of
from sitegen.clean.span import article_span
from sitegen.model import Label

UNKNOWN = DocumentRepeats()
NO_RULES = Rules()

_FAMILIES: dict[str, Label] = {
    "share": "share", "newsletter": "newsletter", "paywall": "paywall", "login": "login",
    "comments": "comments", "related": "related", "advertisement": "advertisement",
    "legal": "legal", "cookies": "cookies", "navigation": "navigation", "tags": "tags",
    "read_more": "read_more", "media": "media", "promotion": "promotion", "credit": "credit",
    "byline": "byline", "stamp": "stamp", "caption": "caption",
}  # fmt: skip
_SOFT = frozenset(("credit", "byline", "stamp", "caption"))


def label(
    segmented: Segmented, repeats: DocumentRepeats = UNKNOWN, rules: Rules = NO_RULES
) -> tuple[LabelledLine, ...]:
    """Every piece of the document in order, with its label, the rule that decided, and how surely."""
    pieces = segmented.pieces
    shapes = [shape_of(piece.text) for piece in pieces]
    values = scores(segmented, shapes, repeats)
    first, last = article_span(values)
    title = _title_place(segmented, shapes, values, first)
    result = []
    seen: set[str] = set()
    for place, piece in enumerate(pieces):
        verdict = persons.verdict(rules, piece.text)
        if verdict is not None:
            keep, rule = verdict
            decided: tuple[Label, str, float] = ("body" if keep else "repeat", f"rule:{rule}", 1.0)
        elif place == title:
            decided = ("title", "title line", 0.9)
        else:
            decided = _decide(place, pieces, shapes, values, repeats, first, last, title)
        result.append(LabelledLine(piece.text, piece.line, *decided))
        seen.add(shapes[place].folded)
    return tuple(result)


def _decide(
    place: int, pieces: Sequence[Piece], shapes: Sequence[Shape], values: Sequence[float],
    repeats: DocumentRepeats, first: int, last: int, title: int | None,
) -> tuple[Label, str, float]:  # fmt: skip
    """Label of one piece that is not the title."""
    shape, value = shapes[place], values[place]
    confidence = round(1 / (1 + math.exp(-abs(value))), 3)
    inside = first <= place < last
    if inside and value > 0:
        caption = _caption(place, pieces, shapes)
        return caption if caption else ("body", "prose of the article", confidence)
    if inside and _subhead(place, shapes, values, last):
        return "subhead", "short line between paragraphs", 0.7
    return *_family(place, pieces, shapes, repeats, inside), confidence


def _caption(
    place: int, pieces: Sequence[Piece], shapes: Sequence[Shape]
) -> tuple[Label, str, float] | None:
    shape = shapes[place]
    if shape.credit_tail:
        return "caption", "ends in a picture credit", 0.9
    if place and not pieces[place].gap and (shapes[place - 1].file_name or shapes[place - 1].alt):
        return "caption", "follows a picture's name", 0.9
    return None


def _subhead(
    place: int, shapes: Sequence[Shape], values: Sequence[float], last: int
) -> bool:
    shape = shapes[place]
    if shape.families or shape.terminal and not shape.question or not 1 < shape.words <= 12:
        return False
    if shape.file_name or shape.duration or shape.alt or shape.address:
        return False
    following = range(place + 1, min(place + 8, last))
    near = set().union(*(shapes[i].content for i in following if values[i] > 0))
    return len(shape.content & near) * 2 > len(shape.content)


def _family(
    place: int, pieces: Sequence[Piece], shapes: Sequence[Shape], repeats: DocumentRepeats,
    inside: bool,
) -> tuple[Label, str]:  # fmt: skip
    """Family of a piece that is not of the article, and what told."""
    shape = shapes[place]
    caption = _caption(place, pieces, shapes)
    if caption:
        return caption[0], caption[1]
    if shape.duration:
        return "media", "length of a video"
    if shape.file_name or shape.alt:
        return "media", "name of a picture"
    if shape.families:
        family, _ = max(
            shape.families.items(), key=lambda hit: (hit[1], hit[0] not in _SOFT, hit[0])
        )
        return _FAMILIES[family], f"lexicon:{family}"
    if repeats.site and repeats.site[place]:
        return "repeat", "repeat:site"
    if shape.times and shape.words <= 10:
        return "stamp", "date line"
    if shape.words >= 5 and not shape.terminal or shape.question:
        return "related", "headline of another story"
    if shape.words < 5:
        return "navigation", "short label"
    return "teaser", "prose outside the article"


def _title_place(
    segmented: Segmented, shapes: Sequence[Shape], values: Sequence[float], first: int
) -> int | None:
    """The piece that is the title."""
    for place in range(min(first + 1, len(shapes))):
        shape = shapes[place]
        if segmented.pieces[place].tag == "h1":
            return place
        if segmented.structured or shape.families or shape.file_name or shape.duration:
            continue
        if 4 <= shape.words <= 30 and (not shape.terminal or shape.question) and not _agency(shape):
            return place
    return None


_AGENCY = re.compile(r"^\(.{2,30}\)\s*[-–—]")


def _agency(shape: Shape) -> bool:
    return _AGENCY.match(shape.folded) is not None
