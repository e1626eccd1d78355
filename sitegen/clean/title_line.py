"""Which line of a text is its title, by what the article speaks of and what stands around."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.clean.corrections.certain import is_date, names_picture
from sitegen.clean.corrections.edges import has_weekday, is_masthead
from sitegen.clean.lexicon import START
from sitegen.clean.records import Piece, Segmented
from sitegen.clean.shape import Shape

_LONGEST, _LONGEST_UNSIGNED = 25, 18
"""Words of a title, and of one that no byline or date follows."""
_SUBJECT = 3
"""Paragraphs that tell what the article is about."""
_MANY, _FAR = 8, 30
"""Words of content, and lines above the article, from which more make no difference."""
_ABOUT, _CONTENT, _SIGNED, _FIRST, _BRIEF = 4.2, 3.5, 1.7, 3.6, 1.2
"""What speaks for a line, as a logistic regression over the development texts weighs it: words that
the article shares, words of content, a byline or date below, that the text begins with it and it is
not dropped, and that it is short."""
_DISTANT, _LEAD, _UNLIKE, _PHRASE = -2.3, -3.3, -1.0, -1.5
"""What speaks against it: its distance, that the article begins with it, a score as low as that of
a menu, and a phrase of a page or a call in it."""
_MENU = -4.0
_NAME = 2
"""Words of a title that is a name: "Letters", "Shipping news"."""
_GOES_ON = ",，،、;–-"
"""How no title ends."""
_NAMED = 0.25
"""Share of words with a capital in a line that names someone and what he does."""
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'’-]{2,30}"
    r"(?:(?:,[^—–(]{2,30}(?:\([A-Z]{2,10}\) ?)?|\([A-Z]{2,10}\) ?)[—–]"
    r"|(?:,[^—–]{2,24} \d{1,2}|(?:,[^—–(]{2,24})? ?\([A-Z][A-Za-z]{1,20}\)) - )"
)
_ROLE = re.compile(
    r"[^,;:]{4,40}, (?:[\w&'’-]+ ){0,4}(?:editor|reporter|correspondent|writer|columnist|critic"
    r"|journalist|photographer|redakteur(?:in)?|korrespondent(?:in)?|periodista|corresponsal"
    r"|journaliste|correspondante?|giornalista|inviat[oa]|jornalista|repórter|корреспондент"
    r"|журналист|обозреватель)s?"
)
_ARROW = re.compile(r"^(?:[←‹⟵]|«[^»]*$|<+ )|(?:[→›⟶]|^[^«]*»| >+)$")
"""What points to the page before or after."""
_NOT_TITLED = re.compile(r"[-*•‣▪●]\s|[(\[（【][^()\[\]（）【】]+[)\]）】]$|[\W\d]*$")
"""An item of a list, what stands in brackets, and numbers."""
_TELLING = re.compile(r".{30,}[^\W\d_]{4}\. \w")
"""What ends in a question, but tells something before."""
_AGENCY = re.compile(r"^[(（][^()（）]{2,30}[)）]\s*[-–—―]")


def title_line(segmented: Segmented, shapes: Sequence[Shape], values: Sequence[float]) -> int:
    """Where the title of a text stands; -1 if it has none."""
    kept = [place for place, value in enumerate(values) if value > 0]
    prose = [place for place in kept if shapes[place].prose]
    if not kept:
        return -1
    lead = prose[0] if prose else 0  # of verse, of a list, the title can only be the first line
    places = [i for i in range(lead + 1) if _may_be_title(segmented.pieces[i], shapes[i])]
    places = [i for i in places if not _runs_on(segmented.pieces, shapes, i)]
    mastheads = {i for i in places if is_masthead(shapes[i])}
    # Without a day of the week it may be a title all the same, if there is no other.
    places = [i for i in places if i not in mastheads] or [
        i for i in places if not has_weekday(shapes[i])
    ]
    headings = [i for i in places if segmented.pieces[i].level == 1]
    if headings:
        return headings[0]
    signed = {i for i in places if any(map(_signs, shapes[i + 1 : i + 4]))}
    if not signed and any(piece.gap for piece in segmented.pieces[1:]):
        places = [i for i in places if shapes[i].words <= _LONGEST_UNSIGNED]
    subject = frozenset[str]().union(*(shapes[place].content for place in prose[:_SUBJECT]))

    def like_a_title(place: int) -> float:
        shape, value = shapes[place], values[place]
        return (
            _ABOUT * len(shape.content & subject) / (len(shape.content) or 1)
            + _CONTENT * min(len(shape.content), _MANY) / _MANY
            + _SIGNED * (place in signed)
            + _FIRST * (place == 0 and value > 0)
            + _BRIEF * (shape.words <= _LONGEST_UNSIGNED)
            + _DISTANT * min(lead - place, _FAR) / _FAR
            + _LEAD * (place == lead)
            + _UNLIKE * (value < _MENU)
            + _PHRASE * (shape.call or any(how > 1 for how in shape.families.values()))
        )

    found = max(places, key=like_a_title, default=-1)
    return 0 if found < 0 and _is_name(segmented, shapes, values) else found


def _is_name(segmented: Segmented, shapes: Sequence[Shape], values: Sequence[float]) -> bool:
    """Whether a text of the article alone begins with a word or two, set apart by a blank line.

    If its title is stated elsewhere, they are a heading; "Dear editors," is an address.
    """
    shape, pieces = shapes[0], segmented.pieces
    if values[0] <= 0 or shape.words > _NAME or len(pieces) < _NAME or not pieces[1].gap:
        return False
    if pieces[0].kind != "paragraph" or _NOT_TITLED.match(pieces[0].text):
        return False
    stated = {it.value for it in segmented.document.statements if it.field == "title"}
    if pieces[0].text[-1] in _GOES_ON or (stated and pieces[0].text not in stated):
        return False
    return not (shape.terminal or shape.colon or shape.media or shape.families or shape.digits)


def _runs_on(pieces: Sequence[Piece], shapes: Sequence[Shape], place: int) -> bool:
    """Whether a sentence that a line begins ends in the line below it."""
    if place + 1 >= len(pieces) or pieces[place + 1].gap:
        return False
    below = shapes[place + 1]
    return below.begins_low and below.sentences > 0


def _signs(shape: Shape) -> bool:
    """Whether a line says who wrote the article, or when: its title stands right above."""
    return shape.words <= 14 and (
        shape.families.get("byline", 0) >= START
        or shape.families.get("stamp", 0) >= START
        or (shape.capitals >= _NAMED and _ROLE.fullmatch(shape.folded) is not None)
    )


def _may_be_title(piece: Piece, shape: Shape) -> bool:
    if piece.kind == "preformatted" or not 3 <= shape.words <= _LONGEST:
        return False
    if shape.media or names_picture(shape) or _signs(shape) or _ARROW.search(piece.text):
        return False
    if (shape.terminal and not shape.question) or shape.colon:
        return False
    first = piece.text[0]
    if not (first.isalpha() or first == '"') and _NOT_TITLED.match(piece.text):
        return False
    if shape.question and _TELLING.match(piece.text):
        return False
    if _AGENCY.match(shape.folded) or _DATELINE.match(piece.text):
        return False
    if shape.address or (shape.shouts and shape.call) or is_date(shape):
        return False
    return (shape.words > 6 and not shape.hits) or all(how < 2 for how in shape.families.values())
