"""What HTML structure alone puts outside the article: above the headline, in another article's
element, among the readers' comments, or where nothing about a block is an article's.

Settled before anything is measured, which also spares the work on most of a page's menus.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, compress

from msgspec.structs import replace

from sitegen.clean.pieces import glance
from sitegen.clean.pieces.headline import main_heading, stated_titles, stated_words, told_title
from sitegen.clean.pieces.regions import BIT
from sitegen.clean.records import Piece, Segmented

_NAV = BIT["nav"]
_COMMENTS = BIT["comments"]
_PARAGRAPH = 100
"""Characters from which a piece counts as a paragraph here."""
_ARTICLE = 500
"""Characters of paragraphs that make an article."""
_BEFORE_COMMENTS = 250
_BRIEF = 300
"""Characters of paragraphs on a page that has hardly any."""
_BESIDE = BIT["aside"] | BIT["footer"] | BIT["related"] | BIT["share"] | BIT["menu"]
_LINKED = 0.3
_ABOVE, _LONGEST_TITLE = 0.1, 200
"""Share of the characters of paragraphs that stands above the title at most, and its characters."""


def with_outside(segmented: Segmented) -> Segmented:
    """The document, knowing of each piece whether structure rules it out, or a glance does."""
    within = replace(segmented, outside=tuple(outside(segmented)))
    return sifted(within, glance.glances(candidates(within).pieces))


def sifted(segmented: Segmented, values: Iterable[float]) -> Segmented:
    """The document without those of its candidates that are hopeless at a glance."""
    reasons, glances, rest = [], [], iter(values)
    brief = sum(map(_prose, candidates(segmented).pieces)) < _BRIEF
    for piece, reason in zip(segmented.pieces, segmented.outside, strict=True):
        value = 0.0 if reason else next(rest)
        out = not reason and glance.hopeless(piece, value)
        # By its length nothing looks like a paragraph where all are short.
        out = out and not (brief and not piece.region & _BESIDE and piece.links < _LINKED)
        reasons.append("nothing of an article about it" if out else reason)
        glances.append(value)
    return replace(segmented, outside=tuple(reasons), glances=tuple(glances))


def candidates(segmented: Segmented) -> Segmented:
    """The document with only those pieces that may be of the article."""
    if not any(segmented.outside):
        return segmented
    may_be = [not reason for reason in segmented.outside]
    return replace(
        segmented,
        pieces=tuple(compress(segmented.pieces, may_be)),
        glances=tuple(compress(segmented.glances, may_be)),
    )


def outside(segmented: Segmented) -> list[str]:
    """For each piece, why it cannot be of the article; empty if it may be."""
    pieces = segmented.pieces
    reasons = ["in a menu" if piece.region & _NAV else "" for piece in pieces]
    title = headline(segmented)
    if title < 0:
        return reasons
    for place in range(title):
        reasons[place] = reasons[place] or "above the headline"
    _mark_other_articles(segmented, title, reasons)
    _mark_comments(pieces, title, reasons)
    return reasons


def headline(segmented: Segmented) -> int:
    """The main heading that says what the page states as its title; -1 if none does surely.

    Where there is no main heading at all, the first line that does, nearly all paragraphs below it.
    """
    pieces = segmented.pieces
    words = stated_words(segmented.statements)
    places = [place for place, piece in enumerate(pieces) if piece.level == 1]
    if places:
        number = main_heading([pieces[place].text for place in places], words)
    else:
        places = _above_paragraphs(pieces)
        lines = [pieces[place].text for place in places]
        number = main_heading(lines, words)
        if number < 0:
            number = told_title(lines, stated_titles(segmented.statements))
    return places[number] if number >= 0 else -1


def _above_paragraphs(pieces: Sequence[Piece]) -> list[int]:
    """The places of lines that are no links and have hardly any paragraphs above them."""
    sizes = [_prose(piece) for piece in pieces]
    most = _ABOVE * sum(sizes)
    return [
        place
        for place, (piece, read) in enumerate(zip(pieces, accumulate(sizes), strict=True))
        if read <= most and len(piece.text) <= _LONGEST_TITLE and piece.links < _LINKED
    ]


def _mark_other_articles(segmented: Segmented, title: int, reasons: list[str]) -> None:
    own = segmented.pieces[title].article
    if not own:
        return
    inside = [False] * len(segmented.parents)
    for number, parent in enumerate(segmented.parents):
        inside[number] = number == own or (number > 0 and inside[parent])
    pieces = segmented.pieces
    if not is_article([piece for piece in pieces if inside[piece.container]]):
        return
    for place in range(title + 1, len(pieces)):
        if not inside[pieces[place].container]:
            reasons[place] = reasons[place] or "outside the headline's article"


def is_article(pieces: Iterable[Piece]) -> bool:
    """Whether pieces have paragraphs enough for an article."""
    return sum([_prose(piece) for piece in pieces]) >= _ARTICLE


def _mark_comments(pieces: tuple[Piece, ...], title: int, reasons: list[str]) -> None:
    read = 0
    for place in range(title + 1, len(pieces)):
        piece = pieces[place]
        if not piece.region & _COMMENTS:
            read += _prose(piece)
        elif read >= _BEFORE_COMMENTS and not reasons[place]:
            reasons[place] = "among the comments"


def _prose(piece: Piece) -> int:
    size = len(piece.text)
    return size if size >= _PARAGRAPH and piece.links < 0.5 else 0
