"""What looks like a line of the page, but is the article's: names that it speaks of, the times of
its entries, and phrases of pages where those are its topic.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sitegen.clean.lexicon import START
from sitegen.clean.records import word_set
from sitegen.clean.shape import Shape

_TOPICS: tuple[tuple[str, frozenset[str]], ...] = (
    ("newsletter", word_set("newsletter newsletters boletín boletines рассылка")),
    ("comments", word_set("comment comments commenters kommentar kommentare comentarios"
                          " commentaires commenti комментарии")),
    ("cookies", word_set("cookie cookies")),
    ("paywall", word_set("paywall paywalls subscriber subscribers subscription subscriptions"
                         " abonnement abonnements abonnenten suscriptores")),
    ("share", word_set("facebook twitter whatsapp instagram telegram")),
)  # fmt: skip
"""Words that an article has in several paragraphs if it speaks of what pages say."""
_SPOKEN_OF = frozenset[str]().union(*(words for _, words in _TOPICS))
_SEVERAL, _SENTENCE, _QUOTED = 3, 12, 8
_SAID = re.compile(
    r"\b(?:says|said|asks|asked|answers|answered|wrote|replied|sagt|sagte|fragt|schrieb|dit|répond"
    r"|demande|dice|dijo|disse|diz|ha detto|сказал|говорит|пишет)\b"
)
"""Words that tell what somebody said, as a call to the reader never does."""
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)\b(?![:/])")
_ENTRIES, _HEADED, _MOST_ENTRIES = 3, 4, 0.7
"""Times of day that make a running report, those that do if headings stand below, and which share
of all they are: a video may stand among them."""


def names_spoken_of(shapes: Sequence[Shape]) -> frozenset[int]:
    """Places of what looks like a picture's name, but is a name that the article speaks of, or of
    somebody who answered: "old_spokes", below the first paragraph.
    """
    named = [place for place, shape in enumerate(shapes) if shape.file_name]
    if not named:
        return frozenset()
    spoken = set().union(*(shape.vocabulary for shape in shapes if shape.words > 1))
    first = next((place for place, shape in enumerate(shapes) if shape.prose), len(shapes))
    return frozenset(
        place for place in named
        if shapes[place].folded in spoken
        or (place > first and not _is_file(shapes[place].folded))
    )  # fmt: skip


def _is_file(folded: str) -> bool:
    """Whether a name has an ending, a number or more than two parts, as people's hardly have."""
    return "." in folded or folded.count("_") > 1 or any(map(str.isdigit, folded))


def topics_of(shapes: Sequence[Shape]) -> frozenset[str]:
    """The families of phrases of which the article itself speaks: of newsletters, of cookies."""
    told = [
        s for s in shapes
        if s.prose and s.terminal and not s.hits and not _SPOKEN_OF.isdisjoint(s.vocabulary)
    ]  # fmt: skip
    if len(told) < _SEVERAL:
        return frozenset()
    return frozenset(
        family for family, words in _TOPICS
        if sum([not words.isdisjoint(shape.vocabulary) for shape in told]) >= _SEVERAL
    )  # fmt: skip


def on_topic(shape: Shape, topics: frozenset[str]) -> bool:
    """Whether a sentence of some length begins with phrases of these families alone, or tells who
    says such a phrase.
    """
    if not shape.terminal or shape.words < _QUOTED:
        return False
    if _SAID.search(shape.folded):
        return True
    said = {family for family, how in shape.families.items() if how >= START}
    return shape.words >= _SENTENCE and bool(said) and said <= topics


def times_of_entries(shapes: Sequence[Shape]) -> frozenset[int]:
    """Places of what looks like a video's length, but is the time of an entry of a running report.

    There are more of them, alone or before a heading, each earlier than the last or each later;
    what happened stands below.
    """
    if not any(shape.duration for shape in shapes):
        return frozenset()
    # A line with a date besides tells when the article was written.
    found = [
        (int(m[1]) * 60 + int(m[2]), i) for i, shape in enumerate(shapes)
        if (m := _CLOCK.match(shape.folded)) and (shape.duration or shape.times < 2)
        and (not shape.duration or _is_told(shapes, i))
    ]  # fmt: skip
    entries = max((_in_order(found), _in_order([(-minute, i) for minute, i in found])), key=len)
    headed = any(shapes[i].duration and not shapes[i + 1].terminal for i in entries)
    if len(entries) < max(_HEADED if headed else _ENTRIES, _MOST_ENTRIES * len(found)):
        return frozenset()
    return frozenset(i for i in entries if shapes[i].duration)


def _is_told(shapes: Sequence[Shape], place: int) -> bool:
    """Whether a sentence follows, below a heading or right below: no title of a video is one."""
    below = shapes[place + 1 : place + 3]
    return any(shape.terminal for shape in below) and not any(
        shape.duration or shape.hits for shape in below[: 1 + (not below[0].terminal)]
    )


def _in_order(timed: Sequence[tuple[int, int]]) -> list[int]:
    """The places of the longest run, others left out, in which no time is before the last."""
    # By length of a run, the least time with which one ends, and which of the times that is.
    last: list[int] = []
    ends: list[int] = []
    before = [-1] * len(timed)
    for number, (minute, _) in enumerate(timed):
        size = bisect_right(last, minute)
        before[number] = ends[size - 1] if size else -1
        last[size : size + 1], ends[size : size + 1] = [minute], [number]
    places, number = [], ends[-1] if ends else -1
    while number >= 0:
        places.append(timed[number][1])
        number = before[number]
    return places[::-1]
