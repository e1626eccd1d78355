"""Readers' comments below an article in plain text: lines that head a comment, again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.clean.lexicon import START
from sitegen.clean.records import word_set
from sitegen.clean.shape import Shape

_HEAD = re.compile(
    r"\b(?:says|said|wrote|writes|replied|responds?)(?: on .{4,40})?:?$|\bago\b\W{0,3}$|^reply\b"
    r"|\bpermalink\b|\bat \d{1,2}:\d{2}|\bvotes?\b.{0,12}$|^(?:up|down)vote\b"
)
_HEADING = word_set(
    "says said wrote writes replied respond responds ago reply permalink at vote votes upvote"
    " downvote"
)
"""Words that ``_HEAD`` cannot do without."""
_COUNTED = re.compile(
    r"^\W*(\d[\d,.]*)\s+(?:comments?|responses?|replies|thoughts|comentarios?|comentários?"
    r"|commentaires?|commenti|kommentare?|комментари\w{1,2})\b|^comments\W{1,3}(\d[\d,.]*)\W*$"
)
_ABOUT = re.compile(
    "com+ent|kommentar|комментар|تعليق|评论|評論|留言|回复|コメント|返信|댓글|답글|repl(?:y|ies)|répon|respon|rispond"
    "|antwort|ответ|discussi|conversation"
)
_BRIEF, _ARTICLE, _WHOLE_ARTICLE = 15, 60, 100
"""Words of prose that must have been read before a comment can follow: where a line says how many
there are and one heads the first, where lines head them, and where none does."""
_LONGEST = 14
"""Words of a line that heads a comment or counts them."""
_APART, _APART_OPENED = 12, 20
"""Pieces between two heads of one thread, at most; and where a line says that it is a thread."""
_OPENING = 8
"""Pieces between that line and the first head, at most."""
_ABOVE, _LONGWINDED = 0.2, 2
"""Share of the prose that stands at least above comments that no line heads, unless there are no
more paragraphs than so many a comment."""
_FEWEST = 4
_SOON = 6
"""Pieces below a count within which the first comment has a head."""


def threads(shapes: Sequence[Shape]) -> list[int]:
    """Places that belong to a thread of comments, in order."""
    heads = [place for place, shape in enumerate(shapes) if _heads(shape)]
    speaking = {place for place, shape in enumerate(shapes) if _speaks_of_comments(shape)}
    if not speaking:
        return []
    found: set[int] = set()
    start, opened = 0, False
    for i, place in enumerate(heads):
        begin = heads[start]
        opening = speaking.intersection(range(max(0, begin - _OPENING), begin))
        opened = opened or bool(opening) or place in speaking
        apart = _APART_OPENED if opened else _APART
        if i + 1 < len(heads) and heads[i + 1] - place <= apart:
            continue
        if opened and i + 1 - start >= _FEWEST and _read(shapes, begin) >= _ARTICLE:
            found.update(range(min([begin, *opening]), min(len(shapes), place + 3)))
        start, opened = i + 1, False
    found.update(range(_counted(shapes, {*heads}), len(shapes)))
    return sorted(found)


def _counted(shapes: Sequence[Shape], heads: set[int]) -> int:
    """Where a line below the article says how many comments follow; the end if none does."""
    read, whole = 0, _read(shapes, len(shapes))
    below = sum(shape.prose for shape in shapes)
    for place, shape in enumerate(shapes):
        if shape.prose:
            read += shape.words
            below -= 1
        elif read >= _BRIEF and (count := _count(shape)):
            if not heads.isdisjoint(range(place + 1, place + 1 + _SOON)):
                return place
            # Beside a byline such a count stands, too: then an article follows that is no thread.
            thread = read >= whole * _ABOVE or below <= count * _LONGWINDED
            if thread and read >= _WHOLE_ARTICLE:
                return place
    return len(shapes)


def _count(shape: Shape) -> int:
    """How many comments a line speaks of; 0 if of none."""
    counted = _COUNTED.match(shape.folded) if shape.words <= _LONGEST else None
    digits = re.sub(r"\D", "", counted[counted.lastindex or 1])[:9] if counted else ""
    return int(digits or 0)


def _heads(shape: Shape) -> bool:
    """Whether a line looks like the name, date or buttons of a comment."""
    if shape.words > _LONGEST:
        return False
    if _is_phrase(shape):
        return True
    return not _HEADING.isdisjoint(shape.vocabulary) and _HEAD.search(shape.folded) is not None


def _speaks_of_comments(shape: Shape) -> bool:
    """Whether a line is about comments, as "Report" below an embedded post is not."""
    if shape.words > _LONGEST:
        return False
    about = _is_phrase(shape) and _ABOUT.search(shape.folded) is not None
    return about or _COUNTED.match(shape.folded) is not None


def _is_phrase(shape: Shape) -> bool:
    """Whether a line is a phrase around comments; "Website:" is a label in any list of firms."""
    return shape.families.get("comments", 0) >= START and not shape.colon


def _read(shapes: Sequence[Shape], begin: int) -> int:
    return sum(shape.words for shape in shapes[:begin] if shape.prose)
