"""A label for every piece: of the article, kept apart, or boilerplate and of which family."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sitegen.clean import rules as persons
from sitegen.clean.columns.words import known_share
from sitegen.clean.corrections.breaks import with_breaks
from sitegen.clean.corrections.certain import corrections, names_picture
from sitegen.clean.corrections.entries import with_entries
from sitegen.clean.corrections.ongoing import going_on
from sitegen.clean.corrections.sections import set_below_headings
from sitegen.clean.corrections.spacing import LEAN, without_idle_gaps
from sitegen.clean.corrections.together import judged_together, notes, told_again
from sitegen.clean.families import family_of, outer_family
from sitegen.clean.pieces.outside import candidates
from sitegen.clean.records import LabelledLine, Piece, Segmented
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.rules import Rules
from sitegen.clean.scoring import scores
from sitegen.clean.shape import Shape, shape_of
from sitegen.clean.title import title_place, title_words
from sitegen.model import Label

KEPT: tuple[Label, ...] = ("body", "subhead")
"""The labels of what is the article's."""
UNKNOWN = DocumentRepeats()
NO_RULES = Rules()

Decision = tuple[Label, str, float]

_CLEAN_LIFT, _SURE_LIFT = 1.5, 3.5
"""What a text without any phrase or repeat of a page gains: nothing speaks against it; more if no
rule does and it is short, or blank lines part its paragraphs: what is cut from a page has none; or
if it is verse."""
_FEW = 12
"""Pieces of which no whole page consists: its menu alone has more."""
_KNOWN = 0.3
"""Share of known words from which it tells something that no phrase of a page is among them."""
_RECURRING = (0.0, 0.0, 8.0, 16.0)
"""What a line loses that stands in no, one, a few or many other articles of its source."""
_RECURRING_ODD = 6.0
"""What it loses besides if it begins like a phrase of the page, or is not between paragraphs and
holds a legal notice's or is no paragraph itself."""
_LONGEST_SUBHEAD = 14
_SHORT_LINE = 60
"""Characters of a verse, or of a line of an address."""


class Judged(Struct, frozen=True):
    """The pieces that may be of the article, with all that is known of them."""

    segmented: Segmented
    shapes: Sequence[Shape]
    scores: Sequence[float]
    repeats: DocumentRepeats
    title: int
    """Place of the title, -1 if there is none."""
    said: dict[int, tuple[str, Label | None]]
    """By place, the plain rule that spoke against it, and the family if it knows."""
    spaced: bool
    """Blank lines say which pieces are set together."""


def label(
    segmented: Segmented, repeats: DocumentRepeats = UNKNOWN, rules: Rules = NO_RULES
) -> tuple[LabelledLine, ...]:
    """Every piece in order, with its label, the rule that decided, and how surely."""
    reasons, judged = _judged(segmented, repeats)
    ruled = rules != NO_RULES
    result, place = [], 0
    for piece, reason in zip(segmented.pieces, reasons, strict=True):
        said = persons.verdict(rules, piece.text) if ruled else None
        if said:
            decision = _by_person(*said)
        elif reason:
            decision = outer_family(piece), reason, 0.99
        else:
            decision = _decide(judged, place)
        place += not reason
        result.append(LabelledLine(piece.text, piece.line, *decision))
    return tuple(_once(result))


def kept(
    segmented: Segmented, repeats: DocumentRepeats = UNKNOWN, rules: Rules = NO_RULES
) -> list[int]:
    """The places of the pieces that are the article's: those that ``label`` calls ``KEPT``.

    For a fraction of its work where nobody asks what the others are.
    """
    reasons, judged = _judged(segmented, repeats)
    ruled = rules != NO_RULES
    found: list[tuple[int, bool]] = []
    title, place = "", 0
    for number, (piece, reason) in enumerate(zip(segmented.pieces, reasons, strict=True)):
        said = persons.verdict(rules, piece.text) if ruled else None
        if said:
            if said[0]:
                found.append((number, True))
        elif not reason:
            if place == judged.title:
                title = piece.text.casefold()
            elif judged.scores[place] > 0 and not _caption(judged, place):
                found.append((number, False))
        place += not reason
    lines = {number: segmented.pieces[number].text for number, _ in found}
    return [
        number for number, by_person in found
        if by_person or not _tells(lines[number], title) or _among(lines, number)
    ]  # fmt: skip


def _judged(segmented: Segmented, repeats: DocumentRepeats) -> tuple[Sequence[str], Judged]:
    """For each piece why its structure puts it outside, if it does; and what is known of others."""
    reasons = segmented.outside or ("",) * len(segmented.pieces)
    return reasons, judge(candidates(segmented), repeats.only([not reason for reason in reasons]))


def judge(segmented: Segmented, repeats: DocumentRepeats) -> Judged:
    """Measure every piece, score it, and find the title."""
    shapes = [shape_of(piece.text) for piece in segmented.pieces]
    even = without_idle_gaps(segmented, shapes)
    raw = scores(even, shapes, repeats)
    if even is not segmented:
        segmented, raw = even, [value + LEAN for value in raw]
    if segmented.structured:
        title = title_place(segmented, shapes, title_words(segmented))[0]
        raw = judged_together(segmented, shapes, raw, title)
        values, said = _corrected(segmented.pieces, shapes, raw, repeats.site)
        values = set_below_headings(segmented.pieces, shapes, values, said)
        for place, fall, rule, family in [*told_again(shapes, values), *notes(shapes, values)]:
            values[place] -= fall
            said.setdefault(place, (rule, family))
    else:
        values, said = _corrected(segmented.pieces, shapes, raw, repeats.site)
        values = with_entries(segmented.pieces, shapes, values, said)
        values = going_on(shapes, values, said)
        from sitegen.clean.title_line import title_line  # pages do not wait for it

        title = title_line(segmented, shapes, values)
    values = with_breaks(segmented.pieces, values, title)
    spaced = not segmented.structured and any(piece.gap for piece in segmented.pieces[1:])
    return Judged(segmented, shapes, values, repeats, title, said, spaced)


def _by_person(keep: bool, rule: str) -> Decision:
    return "body" if keep else "keeper", f"rule:{rule}", 1.0


def _corrected(
    pieces: Sequence[Piece], shapes: Sequence[Shape], values: Sequence[float], site: Sequence[int]
) -> tuple[list[float], dict[int, tuple[str, Label | None]]]:
    """Scores after the plain rules, and which rule spoke of a piece."""
    clean = not any(shape.hits for shape in shapes) and not any(site)
    found = list(corrections(pieces, shapes))
    apart = any(piece.gap for piece in pieces[1:])
    sure = clean and not found and (apart or len(pieces) <= _FEW or _verse(pieces, shapes))
    lift = _SURE_LIFT if sure else _CLEAN_LIFT * clean
    result = [value + lift for value in values]
    said: dict[int, tuple[str, Label | None]] = {}
    for place, fall, rule, family in found:
        result[place] -= fall
        said.setdefault(place, (rule, family))
    prose = [place for place, shape in enumerate(shapes) if shape.prose]
    for place, step in enumerate(site):
        within = bool(prose) and prose[0] < place < prose[-1]
        shape = shapes[place]
        alone = not within and ("legal" in shape.families or not shape.prose)
        odd = step and (shape.hits or alone)
        fall = _RECURRING[step] + (_RECURRING_ODD if odd else 0)
        if fall:
            result[place] -= fall
            said.setdefault(place, ("stands in other articles of its source", None))
    return result, said


def _verse(pieces: Sequence[Piece], shapes: Sequence[Shape]) -> bool:
    """Whether a text is all short lines, in a language of which the phrases of pages are known."""
    if pieces[0].tag or any(shape.prose for shape in shapes):
        return False
    return known_share(shapes) >= _KNOWN


def _decide(judged: Judged, place: int) -> Decision:
    piece, _shape, value = (
        judged.segmented.pieces[place], judged.shapes[place], judged.scores[place],
    )  # fmt: skip
    confidence = round(1 / (1 + math.exp(-min(20.0, abs(value)))), 3)
    if place == judged.title:
        return "title", "title line", confidence
    caption = _caption(judged, place)
    if caption:
        return caption
    if value <= 0:
        family, evidence = family_of(
            judged.segmented.pieces, judged.shapes, judged.repeats, place, spaced=judged.spaced
        )
        rule, known = judged.said.get(place, (evidence, None))
        return known or family, rule, confidence
    if piece.kind == "heading" or _is_subhead(judged, place):
        return "subhead", "short line above paragraphs", confidence
    return "body", "text of the article", confidence


def _caption(judged: Judged, place: int) -> Decision | None:
    """Whether a piece tells of a picture, by its credit or by what stands before it."""
    shape, piece = judged.shapes[place], judged.segmented.pieces[place]
    if piece.kind == "caption" and not judged.segmented.structured:
        return ("caption" if shape.words >= 5 else "media"), "text of a picture", 0.9
    if shape.words < 5 or any(how > 1 for how in shape.families.values()):
        return None
    # An item of a list may end so, too: "Road (men's/women's)".
    listed = piece.kind == "list_item" and not judged.segmented.structured
    if shape.words < 80 and not listed and names_picture(shape):
        return "caption", "ends in a picture credit", 0.9
    before = judged.shapes[place - 1] if place else None
    named = before is not None and (before.file_name or before.alt)
    if named and not piece.gap and not judged.segmented.structured:
        return "caption", "follows a picture's name", 0.9
    if piece.kind == "caption" and judged.scores[place] <= 0:
        return "caption", "marked up as a caption", 0.9
    return None


def _is_subhead(judged: Judged, place: int) -> bool:
    """A short line without a full stop, with a paragraph of the article right below it."""
    shape, piece = judged.shapes[place], judged.segmented.pieces[place]
    if shape.words > _LONGEST_SUBHEAD or shape.terminal or shape.colon or piece.kind != "paragraph":
        return False
    in_cell = piece.number is not None
    if shape.begins_low or in_cell or place + 1 >= len(judged.shapes):
        return False
    below = judged.shapes[place + 1]
    if judged.scores[place + 1] <= 0 or not below.prose or below.words < 12:
        return False
    above = range(max(0, place - (1 if judged.spaced else 2)), place)
    listed = above and not piece.gap and all(_listed(judged, other) for other in above)
    return not listed


def _listed(judged: Judged, place: int) -> bool:
    """Whether a line of the article may be one of a list."""
    shape = judged.shapes[place]
    return judged.scores[place] > 0 and not (shape.prose or shape.terminal or shape.colon)


def _once(lines: Sequence[LabelledLine]) -> list[LabelledLine]:
    """The title is told once: a line of the body that repeats it is not the body's."""
    title = next((line.text.casefold() for line in lines if line.label == "title"), "")
    own = {place: line.text for place, line in enumerate(lines) if line.label in KEPT}
    result = []
    for place, line in enumerate(lines):
        again = place in own and _tells(line.text, title) and not _among(own, place)
        if again and not line.rule.startswith("rule:"):
            line = LabelledLine(line.text, line.line, "title", "title told again", line.confidence)
        result.append(line)
    return result


def _among(lines: Mapping[int, str], place: int) -> bool:
    """Whether a line stands among short ones of the article: a refrain, a name in an address."""
    return all(0 < len(lines.get(near, "")) <= _SHORT_LINE for near in (place - 1, place + 1))


def _tells(text: str, title: str) -> bool:
    """Whether a line is the title, which is folded, told again."""
    return len(text) <= len(title) and text.casefold() == title
