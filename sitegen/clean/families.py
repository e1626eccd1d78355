"""What kind of boilerplate a piece is: the family, and what told it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.clean.lexicon import LINE, lexicon, whole_line
from sitegen.clean.pieces.regions import BIT
from sitegen.clean.records import Piece
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.shape import Shape
from sitegen.model import Label

_FAMILIES: dict[str, Label] = {
    "share": "share", "newsletter": "newsletter", "paywall": "paywall", "login": "login",
    "comments": "comments", "related": "related", "advertisement": "advertisement",
    "legal": "legal", "cookies": "cookies", "navigation": "navigation", "tags": "tags",
    "read_more": "read_more", "media": "media", "promotion": "promotion", "credit": "credit",
    "byline": "byline", "stamp": "stamp", "caption": "caption",
}  # fmt: skip
# Said of a region's markup; the first that holds counts.
_REGIONS: tuple[tuple[str, Label], ...] = (
    ("comments", "comments"), ("newsletter", "newsletter"), ("paywall", "paywall"),
    ("share", "share"), ("related", "related"), ("advertisement", "advertisement"),
    ("promotion", "promotion"), ("nav", "navigation"), ("menu", "navigation"),
    ("byline", "byline"), ("stamp", "stamp"), ("tags", "tags"), ("legal", "legal"),
    ("footer", "navigation"), ("media", "media"), ("sidebar", "related"), ("aside", "related"),
)  # fmt: skip
# These name something that an article may speak of too, so others come first.
_SOFT = frozenset(("credit", "byline", "stamp", "caption"))
_LETTER = re.compile(r"[^\W\d_]")
_NOTICE = re.compile(
    r"\s*(?:\S{0,20}\s?©|\(c\)\s|copyright\b|all rights reserved|版[权權]所有)", re.I
)
_GROUP = 6
_LONGEST_PHRASE = 60


def family_of(
    pieces: Sequence[Piece],
    shapes: Sequence[Shape],
    repeats: DocumentRepeats,
    place: int,
    *,
    spaced: bool,
) -> tuple[Label, str]:
    """The family of a piece that is not of the article, and the evidence in a word or two.

    ``spaced``: blank lines say what is set together.
    """
    shape, piece = shapes[place], pieces[place]
    if shape.duration:
        return "media", "length of a video"
    if shape.file_name or shape.alt:
        return "media", "name of a picture"
    if shape.families:
        family = max(shape.families, key=lambda f: (shape.families[f], f not in _SOFT, f))
        if family not in _SOFT or _is_short(shape) or shape.families[family] == LINE:
            return _FAMILIES[family], f"lexicon:{family}"
    for name, label in _REGIONS:
        if piece.region & BIT[name]:
            return label, f"markup:{name}"
    if shape.times and (shape.words <= 2 * shape.times or not _LETTER.search(piece.text)):
        return "stamp", "date line"
    neighbour = _group_family(pieces, shapes, place) if spaced else None
    if neighbour:
        return neighbour, f"stands with {neighbour}"
    if repeats.site and repeats.site[place]:
        return "repeat", "repeat:site"
    if repeats.elsewhere and repeats.elsewhere[place]:
        return "repeat", "repeat:elsewhere"
    return _by_shape(shape)


def outer_family(piece: Piece) -> Label:
    """The family of a piece that the page's structure puts outside: by what the whole line says,
    else by its markup.
    """
    if len(piece.text) < _LONGEST_PHRASE:
        said = lexicon().lines.get(whole_line(piece.text))
        # What a menu says of subscriptions does not tell that this text is cut short.
        if said and said[0] != "paywall":
            return _FAMILIES[said[0]]
    if _NOTICE.match(piece.text):
        return "legal"
    for name, label in _REGIONS:
        if piece.region & BIT[name]:
            return label
    return (
        "teaser" if len(piece.text) > 120 else "related" if len(piece.text) > 30 else "navigation"
    )


def _is_short(shape: Shape) -> bool:
    return shape.words <= 25


def _group_family(pieces: Sequence[Piece], shapes: Sequence[Shape], place: int) -> Label | None:
    """The family of the lines that stand with this one, no blank line between."""
    start = place
    while start > 0 and not pieces[start].gap and place - start < _GROUP:
        start -= 1
    end = place + 1
    while end < len(pieces) and not pieces[end].gap and end - place < _GROUP:
        end += 1
    for i in range(start, end):
        for family, how in sorted(shapes[i].families.items()):
            if how > 1 and family not in _SOFT:
                return _FAMILIES[family]
    return None


def _by_shape(shape: Shape) -> tuple[Label, str]:
    if shape.times and shape.words <= 10:
        return "stamp", "date line"
    if shape.words <= 4:
        return "navigation", "short label"
    if not shape.terminal or shape.question or (shape.words < 20 and shape.sentences < 2):
        return "related", "headline of another story"
    return "teaser", "prose outside the article"
