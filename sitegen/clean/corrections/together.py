"""What the blocks of a page say of one another once all have been scored.

Lists and quotations among an article's paragraphs are its own; lines that are marked up alike stand
or fall together; a line under the title that the page gives as its description is the article's
standfirst; a paragraph that is shown twice is told once; and below the last paragraph notes follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.clean.corrections.home import ELSEWHERE, LEFT, at_home, words_found
from sitegen.clean.pieces.regions import BIT
from sitegen.clean.records import Piece, Segmented
from sitegen.clean.shape import Shape, content_of
from sitegen.model import Label

_SHORT = 12
"""Words of a line that is judged with those that look like it; rows and items always are."""
_TOGETHER = 0.8
"""How much the mean of those that look alike counts for each of them."""
_MOST = 4.0
"""What one of them can say at most."""
_ITEMS = ("li", "tr")

_SURE, _AMONG = 2.0, 3.0
"""What a paragraph scores that is surely the article's, and what a list beside it gains."""
_QUOTED = BIT["blockquote"]
_STANDFIRST = 2.5
"""What a standfirst gains."""
_LEAST, _FAR = 6, 20
"""Words of a standfirst, and lines between it and the title."""
_DESCRIBED = 0.8
_LONGEST_STATED = 600

_DOUBTFUL = -2.5
"""What the likeliest paragraph scores at least; ``LEFT`` is made of that."""

_ALIKE = 1.5
"""How much less others score at most that are raised with it."""

_CELL, _LESS = " | ", 2.5
"""What stands between cells of a row; and how much less likely than the article's those of another
cell are from which it is none of the article's, and what they lose."""

_SOME = 25
"""Words of lines that are no paragraphs which make an article all the same."""

_AGAIN = 20
"""Words from which a paragraph is hardly said twice on purpose, as a line of a song is."""

_NOTE = 90
"""Words of the longest note."""
_FALL = 9.0
_NOTES: tuple[tuple[str, Label, re.Pattern[str]], ...] = (
    ("names who else wrote", "byline", re.compile(
        r"\bcontribut(?:ed|ing) (?:to|reporting)\b.{0,40}$|^contributing\b"
        r"|^(?:with )?(?:additional )?(?:reporting|contributions?|research)\b.{0,20}(?:by|from|:)"
        r"|^(?:this|the) (?:\w+ ){0,3}(?:was|were) (?:produced|edited|recorded|mixed|compiled)\b"
        r"|\b(?:produced|edited|fact[- ]checked) by \S"
    )),
    ("says how to write to the author", "byline", re.compile(
        r"\b(?:can be )?(?:reached|contacted|followed) (?:at|on|by|via)\b|^follow\b.{0,80}@"
        r"|\b(?:e-?mail|contact|write to|message)\b.{0,60}\S@\S"
    )),
    ("names its source", "credit", re.compile(
        r"^more information\b|^(?:sources?|references?|citation|journal reference|doi)\b ?:"
        r"|\bet al\.?,? .{0,400}\b(?:19|20)\d\d\b|\bdoi(?:\.org|:)|^\[\d{1,3}\] \S"
    )),
    ("speaks of commissions", "advertisement", re.compile(
        r"\baffiliate (?:link|partner|commission)|\beditorially independent\b"
        r"|\b(?:earn|receive|get|make) (?:an? )?(?:small )?(?:commission|money|share of)\b"
        r"|\bif you (?:buy|purchase|make a purchase)\b"
    )),
)  # fmt: skip
"""What a note does, its family, and how it is told (in English; folded)."""


def judged_together(
    segmented: Segmented, shapes: Sequence[Shape], values: Sequence[float], title: int
) -> list[float]:
    """The scores of a page's pieces after all of this; ``title`` is the title's place or -1."""
    raised = standfirst(segmented, shapes, values, title)
    joined = among_paragraphs(segmented.pieces, shapes, raised)
    apart = beside_the_article(segmented.pieces, shapes, alike(segmented.pieces, shapes, joined))
    weighed = at_home(segmented, shapes, apart, title)
    return never_nothing(segmented.pieces, shapes, weighed)


def among_paragraphs(
    pieces: Sequence[Piece], shapes: Sequence[Shape], values: Sequence[float]
) -> list[float]:
    """The scores with those of lists and quotations raised that stand beside sure paragraphs.

    Beside: below the first of them, in an element of its own within the same element.  One by one
    such lines, which may be all link or three words long, look like a menu.
    """
    homes: dict[int, Piece] = {}
    for piece, shape, value in zip(pieces, shapes, values, strict=True):
        if value > _SURE and shape.prose:
            homes.setdefault(piece.container, piece)
    result = [*values]
    for place, piece in enumerate(pieces):
        home = homes.get(piece.outer)
        if home is None or piece.container in homes or home.line > piece.line:
            continue
        listed = piece.tag == "li" or piece.region & _QUOTED
        if listed and not piece.region & ~home.region & ELSEWHERE:
            result[place] += _AMONG
    return result


def alike(pieces: Sequence[Piece], shapes: Sequence[Shape], values: Sequence[float]) -> list[float]:
    """The scores after short lines that are marked up alike have been weighed together.

    Of rows those of one table: where tables lay out the page, all of it stands in rows.
    """
    groups: dict[tuple[int, str, int], list[int]] = {}
    for place, (piece, shape) in enumerate(zip(pieces, shapes, strict=True)):
        if shape.words < _SHORT or piece.tag in _ITEMS:
            table = piece.container if piece.tag == "tr" else 0
            groups.setdefault((piece.look, piece.tag, table), []).append(place)
    result = [*values]
    for places in groups.values():
        if len(places) > 2:
            mean = sum([max(-_MOST, min(_MOST, values[p])) for p in places]) / len(places)
            for place in places:
                result[place] += _TOGETHER * (mean - values[place])
    return result


def beside_the_article(
    pieces: Sequence[Piece], shapes: Sequence[Shape], values: Sequence[float]
) -> list[float]:
    """The scores with those lowered of cells beside the article's where tables lay out the page.

    Such cells have no names, so that the trees are in doubt; but the article's own lines, all in
    one cell, are much likelier than theirs.  Rows of several cells are of tables in the article.
    """
    rows = [place for place, piece in enumerate(pieces) if piece.tag == "tr"]
    cells: dict[int, list[int]] = {}
    for place in rows:
        if _CELL not in pieces[place].text:
            cells.setdefault(pieces[place].container, []).append(place)
    told = {
        cell: sum([shapes[place].words for place in places if shapes[place].prose])
        for cell, places in cells.items()
    }
    home = max(told, key=lambda cell: told[cell], default=0)
    result = [*values]
    if not home or told[home] < _SOME:
        return result
    own = _mean(values, cells[home])
    for cell, places in cells.items():
        if cell != home and own > _SURE and own - _mean(values, places) > _LESS:
            for place in places:
                result[place] -= _LESS
    return result


def _mean(values: Sequence[float], places: Sequence[int]) -> float:
    return sum([values[place] for place in places]) / len(places)


def standfirst(
    segmented: Segmented, shapes: Sequence[Shape], values: Sequence[float], title: int
) -> list[float]:
    """The scores with that of the standfirst raised: the article's, though not set as it is."""
    result = [*values]
    stated = {s.value[:_LONGEST_STATED] for s in segmented.statements if s.field == "description"}
    if title < 0 or not stated:
        return result
    described = {content_of(value) for value in stated}
    for place in range(title + 1, min(title + _FAR, len(shapes))):
        shape = shapes[place]
        if shape.prose and values[place] > 1:
            break
        least = _DESCRIBED * len(shape.content)
        if shape.words >= _LEAST and any(len(shape.content & d) > least for d in described):
            result[place] += _STANDFIRST
            break
    return result


def never_nothing(
    pieces: Sequence[Piece], shapes: Sequence[Shape], values: Sequence[float]
) -> list[float]:
    """The scores, raised if no paragraph would be left: the likeliest then is, and what is near it.

    Of a page that has no article nothing comes near enough.
    """
    found = words_found(shapes, values)
    prose = [
        place for place, (piece, shape) in enumerate(zip(pieces, shapes, strict=True))
        if shape.prose and found < _SOME and not piece.region & ELSEWHERE
    ]  # fmt: skip
    best = max(prose, key=lambda place: values[place], default=-1)
    if best < 0 or not _DOUBTFUL < values[best] <= 0:
        return [*values]
    home, lift = pieces[best].container, LEFT - values[best]
    # Paragraphs may stand in elements of their own each, all within one.
    beside = {
        place for place in prose
        if pieces[place].outer == pieces[best].outer and shapes[place].terminal
        and values[best] - values[place] < _ALIKE and not shapes[place].hits
    }  # fmt: skip
    return [
        value + lift if piece.container == home
        else max(value, LEFT) if place in beside else value
        for place, (piece, value) in enumerate(zip(pieces, values, strict=True))
    ]  # fmt: skip


def told_again(
    shapes: Sequence[Shape], values: Sequence[float]
) -> Iterator[tuple[int, float, str, Label]]:
    """Paragraphs that stand above already: shown once more as a summary, or for another screen."""
    told: set[str] = set()
    for place, (shape, value) in enumerate(zip(shapes, values, strict=True)):
        if value > 0 and shape.words >= _AGAIN and shape.terminal:
            if shape.folded in told:
                yield place, value + _FALL, "told again", "repeat"
            told.add(shape.folded)


def notes(
    shapes: Sequence[Shape], values: Sequence[float]
) -> Iterator[tuple[int, float, str, Label]]:
    """What the last lines that are left are, if they are not the article's."""
    for place in range(len(shapes) - 1, -1, -1):
        if values[place] <= 0:
            continue
        shape = shapes[place]
        found = [
            (rule, label) for rule, label, pattern in _NOTES
            if shape.words <= _NOTE and pattern.search(shape.folded)
        ]  # fmt: skip
        if not found:
            break
        rule, label = found[0]
        yield place, _FALL, f"below the article: {rule}", label
