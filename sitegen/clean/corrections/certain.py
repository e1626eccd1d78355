"""What a few plain rules are sure of, whatever the trained labeller makes of it.

Each rule looks at one line and its neighbours and says how far to lower the line's score.
They stand here, and not in the trees, because a person can read them, and because pages that
an extractor has cut already give the trees too little rubbish to learn from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import chain, pairwise

from sitegen.clean.corrections.edges import about_the_author, edges, names_day
from sitegen.clean.corrections.spoken import names_spoken_of, on_topic, times_of_entries, topics_of
from sitegen.clean.corrections.threads import threads
from sitegen.clean.lexicon import LINE, START, lexicon, whole_line
from sitegen.clean.records import Piece, word_set
from sitegen.clean.shape import Shape
from sitegen.clean.strengths import PLAIN
from sitegen.model import Label

Finding = tuple[float, str, Label | None]
"""(how much the score falls, the rule in words, the family if the rule knows it)."""
Correction = tuple[int, float, str, Label | None]
"""The same with the place in front."""

_PICTURE = re.compile(r"[.!?)]\s+(?:photo|picture|image|photograph|file photo)s?(?: by\b|:)")
_PICTURED = word_set("photo photos picture pictures image images photograph photographs")
"""Words that ``_PICTURE`` cannot do without."""
_CALLS = word_set("share newsletter paywall login comments advertisement legal cookies")
_OFFERS = frozenset(("related", "promotion", "read_more", "media"))
_THREAD = 12.0
"""What a comment loses: it speaks of what the article speaks of, as a paragraph would."""
_FAMILY_GROUP = 8
_MENU = 3
_FAMILY_LINE = 20
"""Words of the longest line that its neighbours alone can condemn."""
_LINKED = 0.5
"""Share of a line that is link from which it points elsewhere."""
_HEAD_LINE, _DATE_LINE = 12, 6
"""Words of the longest line that names authors, and of the longest date."""
_ON_TOPIC, _OCLOCK = 3.0, 8.0
"""What a paragraph gains that begins like a call but speaks of the article's topic, and the time of
an entry, which looks like the length of a video."""
_HEAD, _HEAD_DATE = 6.0, 15.0
"""What a line of the article's head loses: set right above it, the trees take it for its own; and
what a date does, of which they know the English months alone."""
_STANDFIRST = 4
"""How far below a standfirst its author may be named."""
_FILED = ("posted in", "filed under", "filed in", "tagged ")
_KEYWORDS = (
    "keywords", "key words", "schlüsselwörter", "mots-clés", "palabras clave", "ключевые слова",
    "palavras-chave", "parole chiave", "trefwoorden", "słowa kluczowe", "nyckelord",
)  # fmt: skip
"""What stands below an abstract, with the article to follow; tags stand below all of it."""
_COUNT = 4
"""Words of a button with its count, which is one of them."""
_COUNTS = re.compile(r"[(\[:]?\s?(?<!\w)(?!(?:19|20)\d\d\b)\d[\d.,\s]{0,9}[km]?(?!\w)\s?[)\]]?")
_BUTTONS: tuple[Label, ...] = (
    "comments", "share", "newsletter", "related", "read_more", "promotion", "login",
)  # fmt: skip
_ENTRY = re.compile(r"#\d|\d{1,2}[.):] |\d{1,2}[:.h]\d{2}\b")
_NAMES, _DATE = 0.7, 0.25
"""Share of words with a capital in a line of names, and of digits in a date."""


def corrections(pieces: Sequence[Piece], shapes: Sequence[Shape]) -> Iterator[Correction]:
    """All corrections that the rules make, in order."""
    hit = [shape.hits > 0 for shape in shapes]
    groups = list(_groups(pieces, shapes, hit))
    grouped = {place for place, *_ in groups}
    prose = [i for i, s in enumerate(shapes) if s.prose and not hit[i] and i not in grouped]
    last_prose = prose[-1] if prose else -1
    clock = times_of_entries(shapes)
    terms = names_spoken_of(shapes) | clock
    topics = topics_of(shapes)
    dirty = 0
    paged = bool(pieces and pieces[0].tag)
    for place, shape in enumerate(shapes):
        if not (shape.families or shape.media) or place in terms:
            counted = not paged and shape.digits and 1 < shape.words <= _COUNT
            if counted and (family := _button(shape)):
                yield place, 8.0, "a button with its count", family
            continue
        linked = pieces[place].links > _LINKED
        if shape.hard and on_topic(shape, topics):
            yield place, -_ON_TOPIC, "speaks of the article's topic", None
            continue
        found = _by_line(shape, after_article=place > last_prose, linked=linked)
        if found:
            dirty += 1
            yield place, *found
    yield from groups
    yield from _menu(shapes)
    yield from edges(shapes, prose)
    yield from about_the_author([piece.text for piece in pieces])
    for place in threads(shapes):
        yield place, _THREAD, "among the comments", "comments"
    paragraphs = [place for place in prose if shapes[place].terminal]
    if paged:
        head = _head(pieces, paragraphs)
        yield from _head_lines(shapes, head)
        below = [place for place in paragraphs if place >= head.stop]
        yield from _below_standfirst(pieces, shapes, below)
    yield from _after_heading(pieces, shapes, prose)
    for place in sorted(clock):
        yield place, -_OCLOCK, "time of an entry", None
    videos = list(_video_titles(shapes, clock))
    yield from videos
    if dirty + len(videos) >= 2:
        yield from _headlines_between(pieces, shapes)


def names_picture(shape: Shape) -> bool:
    """Whether a line ends in the credit of a picture."""
    if shape.credit_tail or _PICTURED.isdisjoint(shape.vocabulary):
        return shape.credit_tail
    return _PICTURE.search(shape.folded) is not None


def is_date(shape: Shape) -> bool:
    """Whether a line is hardly more than a date."""
    if shape.times > 1 and shape.digits >= _DATE and shape.words <= _DATE_LINE:
        return True
    return names_day(shape)


def _button(shape: Shape) -> Label | None:
    """Of which family a line is that is a phrase of the page but for a count: "Comments (4)"."""
    words = _COUNTS.sub(" ", shape.folded)
    known = lexicon().lines.get(whole_line(words), ()) if words != shape.folded else ()
    return next((label for label in _BUTTONS if label in known), None)


def _by_line(shape: Shape, *, after_article: bool, linked: bool) -> Finding | None:
    """What the line itself says; ``linked``: most of it is a link."""
    if shape.duration:
        return 20.0, "length of a video", "media"
    if shape.file_name or shape.alt:
        return 20.0, "name of a picture", "media"
    families = shape.families
    if shape.words <= 8 and any(how == LINE and f in PLAIN for f, how in families.items()):
        return 8.0, "a phrase of the page", None
    starts = {family for family, how in families.items() if how >= START}
    if starts & _CALLS and shape.words <= 25:
        whole = any(families.get(family, 0) == LINE for family in _CALLS)
        calls = after_article or whole or (shape.call and shape.reader > 0)
        return 6.0 if calls else 2.0, "begins like a call", None
    if len(families.keys() & PLAIN) >= 2 and (starts or after_article):
        return 6.0, "phrases of two families", None
    if "legal" in starts and after_article:
        return 5.0, "legal notice at the end", "legal"
    pointing = starts & _OFFERS and ":" in shape.folded[:24]
    if shape.words > 25 or (shape.terminal and not (pointing and linked)):
        return None
    named = after_article or ":" in shape.folded[:20] or shape.folded.startswith(_FILED)
    own = not after_article and shape.folded.startswith(_KEYWORDS)
    if "tags" in starts and named and not own and not _numbered(shape.folded):
        return 12.0, "list of tags", "tags"
    if pointing:
        return 10.0, "begins like a pointer to another story", None
    if shape.words <= 12 and starts & _OFFERS:
        return 4.0, "begins like an offer", None
    if shape.words <= 12 and after_article and "credit" in starts and shape.capitals >= 0.5:
        return 10.0, "credit at the end", "credit"
    return None


def _numbered(folded: str) -> bool:
    """Whether a line is an entry of the article's own count: "#3: …", "3. …"."""
    return _ENTRY.match(folded) is not None


def _head(pieces: Sequence[Piece], paragraphs: Sequence[int]) -> range:
    """The places between a page's main heading, if it has one, and the first paragraph below.

    Above it stands mostly a paragraph of another kind: a notice on cookies.
    """
    heading = next((place for place, piece in enumerate(pieces) if piece.tag == "h1"), -1)
    first = next((place for place in paragraphs if place > heading), 0)
    return range(heading + 1, first)


def _head_lines(shapes: Sequence[Shape], places: range) -> Iterator[Correction]:
    """Bylines and dates above the first paragraph of a page, which are of the article's head."""
    for place in places:
        shape = shapes[place]
        if shape.words > _HEAD_LINE:
            continue
        if is_date(shape):
            yield place, _HEAD_DATE, "date above the article", "stamp"
        elif shape.terminal:
            continue
        elif shape.families.get("byline", 0) >= START and shape.capitals >= _NAMES:
            yield place, _HEAD, "author above the article", "byline"


def _below_standfirst(
    pieces: Sequence[Piece], shapes: Sequence[Shape], paragraphs: Sequence[int]
) -> Iterator[Correction]:
    """A byline with a date right below the first paragraph, which is a standfirst."""
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (0, 0)
    for place in range(first + 1, min(last, first + _STANDFIRST)):
        shape = shapes[place]
        # "6 a.m." may look like the end of a sentence.
        signed = shape.families.get("byline", 0) >= START and shape.times > 0
        if signed and shape.words <= _HEAD_LINE and _names_someone(pieces[place].text):
            yield place, _HEAD_DATE, "author above the article", "byline"


def _names_someone(byline: str) -> bool:
    """Whether two words with capitals follow the first, as in "By Ada Holm"."""
    return [word[0].isupper() for word in byline.split()[1:3]] == [True, True]


def _after_heading(
    pieces: Sequence[Piece], shapes: Sequence[Shape], prose: Sequence[int]
) -> Iterator[Correction]:
    """Headlines below "Related stories" and the like, when no paragraph follows any more.

    In a page not what stands beside the paragraphs, behind a box that holds such a list.
    """
    below = range(prose[-1] + 1 if prose else 0, len(shapes))
    heads = {i for i in below if shapes[i].families.get("related", 0) == LINE}
    homes = {pieces[i].container for i in prose if pieces[i].tag} if heads else ()
    listing = boxed = False
    for place in below if heads else ():
        home = pieces[place].container in homes
        if place in heads:
            listing, boxed = True, not home
        elif listing and not (boxed and home) and not shapes[place].terminal:
            yield place, 8.0, "listed under a heading of the page", "related"
        else:
            listing = False


def _menu(shapes: Sequence[Shape]) -> Iterator[Correction]:
    """A menu on top: short lines in a row, one of them a section's name.

    What stands right above a byline is a title, however short.
    """
    end = 0
    while end < len(shapes) and shapes[end].words <= 4 and not shapes[end].terminal:
        if shapes[end].families.get("byline", 0) >= START:
            end -= 1
            break
        end += 1
    named = any(shape.families.get("navigation", 0) == LINE for shape in shapes[:end])
    if end >= _MENU and named and end < len(shapes):
        for place in range(end):
            yield place, 10.0, "menu on top", "navigation"


def _groups(
    pieces: Sequence[Piece], shapes: Sequence[Shape], hit: Sequence[bool]
) -> Iterator[Correction]:
    """Lines set together, no blank line between, most of which belong to the page."""
    ends = [place for place, piece in enumerate(pieces) if piece.gap and place]
    if not ends:
        return
    for start, end in pairwise([0, *ends, len(pieces)]):
        size = end - start
        if not 2 <= size <= _FAMILY_GROUP:
            continue
        sure = sum([hit[i] or shapes[i].alt for i in range(start, end)])
        heads = hit[start] and end > len(pieces) - _FAMILY_GROUP
        if sure * 2 > size or (heads and sure * 2 == size):
            for place in (i for i in range(start, end) if shapes[i].words <= _FAMILY_LINE):
                yield place, 8.0, "set together with lines of the page", None


def _video_titles(shapes: Sequence[Shape], clock: Container[int]) -> Iterator[Correction]:
    """The title that a video player shows below the length, often twice."""
    for place, shape in enumerate(shapes):
        if not shape.duration or place in clock:
            continue
        for other in range(place + 1, min(place + 3, len(shapes))):
            told = shapes[other]
            again = told.folded == shapes[place + 1].folded
            if told.terminal or told.words > 25 or not again:
                break
            yield other, 20.0, "title of a video", "media"


def _headlines_between(pieces: Sequence[Piece], shapes: Sequence[Shape]) -> Iterator[Correction]:
    """Headlines of other stories between two paragraphs: their words are strange to the article.

    Only where blank lines part the paragraphs: elsewhere the trees are the better judges.
    """
    places = [
        i for i in range(1, len(shapes) - 1)
        if _like_headline(shapes[i]) and shapes[i - 1].prose and shapes[i + 1].prose
        and pieces[i].kind == "paragraph" and pieces[i].gap and pieces[i + 1].gap
    ]  # fmt: skip
    if not places or sum([shape.question and shape.words <= 25 for shape in shapes]) >= 3:
        return  # an interview
    asked = frozenset[str]().union(*(shapes[place].content for place in places))
    known = Counter(chain.from_iterable(shape.content & asked for shape in shapes if shape.prose))
    for i in places:
        own = shapes[i].prose
        strange = sum([known[word] <= own for word in shapes[i].content])
        if strange * 2 > len(shapes[i].content):
            yield i, 20.0, "headline of another story", "related"


def _like_headline(shape: Shape) -> bool:
    if not 6 <= shape.words <= 25 or shape.colon or _numbered(shape.folded):
        return False
    return not shape.terminal or shape.question
