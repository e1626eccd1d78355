"""Pieces -> rows of numbers: what the trained labeller sees of each piece.

Own measures first, then the piece's place, its neighbours, and the document as a whole; where
there is HTML, its structure.  All are plain counts and shares, so that a row can be read.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from sitegen.clean.records import Piece, Segmented, word_set
from sitegen.clean.regions import NAMES
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.shape import Shape, shape_of

Row = list[float]

_GROUPS = (
    ("share", "newsletter", "cookies", "login"), ("paywall", "advertisement"), ("comments",),
    ("related",), ("read_more",), ("legal",), ("navigation", "tags"), ("promotion",), ("media",),
    ("byline",), ("stamp",), ("caption",), ("credit",),
)  # fmt: skip
_GROUP_OF = {family: place for place, group in enumerate(_GROUPS) for family in group}
_NO_FAMILIES = (0.0,) * len(_GROUPS)
HARD = word_set(
    "share newsletter cookies login paywall advertisement comments related read_more legal "
    "navigation tags promotion media"
)
_FAR = 30

OWN = (
    "words", "letters a word", "terminal", "sentences", "pauses", "capitals", "digits",
    "function words", "begins low", "opens quote", "question", "colon", "shouts", "media name",
    "credit tail", "times", "address", "separator", "reader words", "call", "gap", "list item",
    *(f"family {group[0]}" for group in _GROUPS),
    "repeats site", "repeats elsewhere", "told twice", "known words", "topical", "title words",
)  # fmt: skip
_NEAR = ("words", "terminal", "hard", "links", "repeats", "short", "same")
PLACE = (
    "place", "words before", "words after", "prose before", "prose after", "to prose before",
    "to prose after", "hard before", "hard after", "best near",
    *(f"{name} {offset:+d}" for offset in (-2, -1, 1, 2) for name in _NEAR),
)  # fmt: skip
_MARKERS = (
    ("comments",), ("related", "read_more"), ("newsletter", "share"), ("legal", "cookies"),
    ("byline", "stamp"),
)  # fmt: skip
_MARKER_BITS = {family: 1 << place for place, group in enumerate(_MARKERS) for family in group}
MARKS = tuple(f"{way} {group[0]}" for group in _MARKERS for way in ("since", "until"))
TITLE = ("after title", "title found", "told as title")
WHOLE = ("pieces", "prose share", "hard share", "gap share", "mean words", "longest", "low share")
_TAGS = ("p", "div", "li", "h1", "h2", "h3", "h4", "span", "figcaption", "tr", "blockquote", "td")
_ABSOLUTE = ("article", "main", "aside", "nav", "footer", "header", "comments", "article_body")
_LACKING = ("article", "main", "content", "article_body")
STRUCTURE = (
    "links", *(f"tag {tag}" for tag in _TAGS), *(f"in {name}" for name in NAMES),
    *(f"anywhere in {name}" for name in _ABSOLUTE), *(f"lacks {name}" for name in _LACKING),
    "container share", "container rank", "outer share", "alike share", "container size",
    "container prose", "marked up", "in half", "in most", "below half", "article share",
    "title's article", "headlines before",
)  # fmt: skip


def names(structured: bool) -> tuple[str, ...]:
    """What the columns are."""
    plain = (*OWN, *PLACE, *MARKS, *TITLE, *WHOLE)
    return (*plain, *STRUCTURE) if structured else plain


def rows_of(segmented: Segmented, shapes: Sequence[Shape], repeats: DocumentRepeats) -> list[Row]:
    """One row a piece, in the order of ``names``."""
    pieces = segmented.pieces
    title, found = title_place(segmented, shapes)
    whole = _whole(pieces, shapes)
    rows = _own(segmented, shapes, repeats)
    parts = [_place(pieces, shapes, repeats), _marks(shapes), _title(shapes, title, found)]
    if segmented.structured:
        parts.append(_structure(segmented, shapes, title))
    for part in (*parts[:3], [whole] * len(rows), *parts[3:]):
        for row, more in zip(rows, part, strict=True):
            row += more
    return rows


def hard_hit(shape: Shape) -> int:
    """The strongest sign of a family that is never part of an article."""
    if not shape.families:
        return 0
    return max((how for family, how in shape.families.items() if family in HARD), default=0)


def _own(segmented: Segmented, shapes: Sequence[Shape], repeats: DocumentRepeats) -> list[Row]:
    prose: Counter[str] = Counter()
    for shape in shapes:
        if shape.prose:
            prose.update(shape.content)
    told = Counter(shape.folded for shape in shapes)
    title = _title_words(segmented)
    site = repeats.site or (0,) * len(shapes)
    elsewhere = repeats.elsewhere or (0,) * len(shapes)
    result = []
    for place, (piece, s) in enumerate(zip(segmented.pieces, shapes, strict=True)):
        own_count = 1 if s.prose else 0
        content = s.content
        seen = [prose[word] - own_count for word in content]
        size = len(content) or 1
        row: Row = [
            min(s.words, 120), s.chars / (s.words or 1), s.terminal, min(s.sentences, 8),
            s.pauses / (s.words or 1), s.capitals, s.digits, s.function, s.begins_low,
            s.opens_quote, s.question, s.colon, s.shouts, s.duration or s.file_name or s.alt,
            s.credit_tail, s.times, s.address, s.separator, s.reader / (s.words or 1), s.call,
            piece.gap, piece.kind == "list_item",
        ]  # fmt: skip
        if s.families:
            hits = [0.0] * len(_GROUPS)
            for family, how in s.families.items():
                group = _GROUP_OF[family]
                hits[group] = max(hits[group], how)
            row.extend(hits)
        else:
            row.extend(_NO_FAMILIES)
        row += (
            site[place], elsewhere[place], told[s.folded] - 1,
            sum(count > 0 for count in seen) / size,
            sum(min(count, 4) for count in seen) / size,
            len(content & title) / size,
        )  # fmt: skip
        result.append(row)
    return result


def _title_words(segmented: Segmented) -> frozenset[str]:
    titles = [s.value for s in segmented.statements if s.field == "title"][:3]
    titles += [piece.text for piece in segmented.pieces if piece.tag == "h1"][:2]
    return frozenset[str]().union(*(shape_of(title[:200]).content for title in titles))


def _place(pieces: Sequence[Piece], shapes: Sequence[Shape], repeats: DocumentRepeats) -> list[Row]:
    count = len(shapes)
    words = [min(s.words, 60) for s in shapes]
    prose = [w if s.prose else 0 for w, s in zip(words, shapes, strict=True)]
    hard = [hard_hit(s) for s in shapes]
    site = repeats.site or (0,) * count
    all_words, all_prose = sum(words) or 1, sum(prose) or 1
    to_before = _distances(prose)
    to_after = _distances(prose[::-1])[::-1]
    edge: Row = [0.0, 0.0, -1.0, 0.0, 0.0, 1.0]
    near: list[Row] = [
        [w, s.terminal, h, piece.links, r, w < 5]
        for w, s, h, piece, r in zip(words, shapes, hard, pieces, site, strict=True)
    ]
    near = [edge, edge, *near, edge, edge]
    where = [None, None, *((p.container, p.region) for p in pieces), None, None]
    prose_edge = [0, 0, 0, *prose, 0, 0, 0]
    result = []
    words_before = prose_before = hard_before = 0
    hard_all = sum(h > 0 for h in hard)
    for i in range(count):
        hard_here = hard[i] > 0
        row: Row = [
            i / count, words_before / all_words, 1 - (words_before + words[i]) / all_words,
            prose_before / all_prose, 1 - (prose_before + prose[i]) / all_prose,
            to_before[i], to_after[i], hard_before / (i or 1),
            (hard_all - hard_before - hard_here) / (count - i - 1 or 1),
            max(prose_edge[i : i + 3] + prose_edge[i + 4 : i + 7]),
        ]  # fmt: skip
        here = where[i + 2]
        row += (
            *near[i], here == where[i], *near[i + 1], here == where[i + 1],
            *near[i + 3], here == where[i + 3], *near[i + 4], here == where[i + 4],
        )  # fmt: skip
        result.append(row)
        words_before += words[i]
        prose_before += prose[i]
        hard_before += hard_here
    return result


def _distances(prose: Sequence[int]) -> list[int]:
    """For each piece, how many back the nearest prose is, at most ``_FAR``."""
    result, far = [], _FAR
    for value in prose:
        result.append(far)
        far = 1 if value else min(_FAR, far + 1)
    return result


def _marks(shapes: Sequence[Shape]) -> list[Row]:
    """How far back and ahead the nearest sign of some families is, in ``_MARKERS``' order."""
    bits = []
    for shape in shapes:
        value = 0
        for family, how in shape.families.items():
            if how > 1:
                value |= _MARKER_BITS.get(family, 0)
        bits.append(value)
    columns = []
    for place in range(len(_MARKERS)):
        here = [value >> place & 1 for value in bits]
        columns.append(_distances(here))
        columns.append(_distances(here[::-1])[::-1])
    return [list(row) for row in zip(*columns, strict=True)]


def title_place(segmented: Segmented, shapes: Sequence[Shape]) -> tuple[int, int]:
    """Where the title stands (-1: nowhere) and how surely: 2 stated and headed, 1 one of both."""
    if not segmented.structured:
        return -1, 0
    words = _title_words(segmented)
    best, found = -1, 0.0
    for place, (piece, shape) in enumerate(zip(segmented.pieces, shapes, strict=True)):
        if shape.words > 40 or not (piece.level or words):
            continue
        common = len(shape.content & words) / max(len(words), len(shape.content), 1)
        value = common + (0.6 if piece.level == 1 else 0.2 if piece.level else 0)
        if value > found and value >= 0.6:
            best, found = place, value
    return best, 2 if found > 1.2 else 1 if best >= 0 else 0


def _title(shapes: Sequence[Shape], title: int, found: int) -> list[Row]:
    if title < 0:
        return [[0.0, 0.0, 0.0]] * len(shapes)
    folded = shapes[title].folded
    return [
        [max(-_FAR, min(_FAR, place - title)), found, shape.folded == folded]
        for place, shape in enumerate(shapes)
    ]


def _whole(pieces: Sequence[Piece], shapes: Sequence[Shape]) -> Row:
    count = len(shapes) or 1
    words = sum(s.words for s in shapes) or 1
    return [
        math.log1p(count),
        sum(s.words for s in shapes if s.prose) / words,
        sum(hard_hit(s) > 0 for s in shapes) / count,
        sum(piece.gap for piece in pieces) / count,
        words / count,
        min(200, max((s.words for s in shapes), default=0)),
        sum(s.begins_low for s in shapes) / count,
    ]


def _structure(segmented: Segmented, shapes: Sequence[Shape], title: int) -> list[Row]:
    pieces = segmented.pieces
    in_outer: Counter[int] = Counter()
    alike: Counter[tuple[str, int]] = Counter()
    sizes = Counter(piece.container for piece in pieces)
    in_article: Counter[int] = Counter()
    regions: Counter[int] = Counter()
    direct = [0] * len(segmented.parents)
    total = 1
    for piece, shape in zip(pieces, shapes, strict=True):
        if shape.prose and piece.links < 0.5:
            words = shape.words
            total += words
            direct[piece.container] += words
            in_outer[piece.outer] += words
            alike[piece.tag, piece.region] += words
            in_article[piece.article] += words
            regions[piece.region] += words
    most = max(direct, default=0) or 1
    common = _common_bits(regions, total)
    below_half, below_most = _below(segmented.parents, direct, total)
    title_article = pieces[title].article if title >= 0 else -1
    headlines = 0
    result = []
    fixed: dict[tuple[str, int], Row] = {}
    for piece in pieces:
        kind = piece.tag, piece.region
        if kind not in fixed:
            fixed[kind] = _kind_row(*kind, common)
        headlines += piece.level == 1
        held = direct[piece.container]
        result.append([
            piece.links, *fixed[kind],
            held / total, held / most, in_outer[piece.outer] / total,
            alike[kind] / total, min(sizes[piece.container], 40),
            min(held, 400), piece.html is not None,
            below_half[piece.container] >= 0, below_most[piece.container] >= 0,
            below_half[piece.container], in_article[piece.article] / total,
            piece.article == title_article, min(headlines, 5),
        ])  # fmt: skip
    return result


def _kind_row(tag: str, region: int, common: int) -> Row:
    apart, lacks = region & ~common, common & ~region
    return [
        *(tag == known for known in _TAGS),
        *(apart >> bit & 1 for bit in range(len(NAMES))),
        *(region >> bit & 1 for bit in _ABSOLUTE_BITS),
        *(lacks >> bit & 1 for bit in _LACKING_BITS),
    ]


_ABSOLUTE_BITS = [NAMES.index(name) for name in _ABSOLUTE]
_LACKING_BITS = [NAMES.index(name) for name in _LACKING]


def _common_bits(regions: Counter[int], total: int) -> int:
    """The bits that nearly all prose has, which tell nothing of one block."""
    common = 0
    for bit in range(len(NAMES)):
        held = sum(words for region, words in regions.items() if region >> bit & 1)
        if held > 0.85 * total:
            common |= 1 << bit
    return common


def _below(
    parents: Sequence[int], direct: Sequence[int], total: int
) -> tuple[list[int], list[int]]:
    """How deep each container lies in the smallest one with half, and with 85 %, of the prose.

    -1: not in it.
    """
    held = list(direct)
    for number in range(len(parents) - 1, 0, -1):
        held[parents[number]] += held[number]
    half = most = 0
    # Numbers grow inwards, so the last container that holds a share is the innermost.
    for number, words in enumerate(held):
        if words > 0.85 * total:
            most = half = number
        elif words > 0.5 * total:
            half = number
    below_half, below_most = [-1] * len(parents), [-1] * len(parents)
    for number, parent in enumerate(parents):
        above = below_half[parent]
        below_half[number] = 0 if number == half else above + 1 if above >= 0 else -1
        above = below_most[parent]
        below_most[number] = 0 if number == most else above + 1 if above >= 0 else -1
    return below_half, below_most


def run_features(scores: Sequence[float], shapes: Sequence[Shape]) -> list[Row]:
    """What the first scores of all pieces say about each: ``RUN``."""
    count = len(scores)
    if not count:
        return []
    kept = [1 / (1 + math.exp(-max(-30.0, min(30.0, s)))) for s in scores]
    start, end = _best_run(kept)
    ahead, behind = _fading(kept), _fading(kept[::-1])[::-1]
    around = _means(kept, 8)
    words = _run_words(scores, shapes, start, end)
    total = sum(kept) or 1.0
    padded = [-4.0, -4.0, -4.0, *scores, -4.0, -4.0, -4.0]
    result, passed = [], 0.0
    for i in range(count):
        inside = start <= i < end
        own = inside and scores[i] > 0
        counts = [words[word] - own for word in shapes[i].content]
        result.append([
            *padded[i : i + 7],
            ahead[i], behind[i], min(ahead[i], behind[i]), around[i],
            passed / total, (total - passed - kept[i]) / total,
            inside, max(-_FAR, min(_FAR, i - start)), max(-_FAR, min(_FAR, end - i)),
            (end - start) / count, total / count, max(kept),
            sum(c > 0 for c in counts) / (len(counts) or 1),
            sum(min(c, 4) for c in counts) / (len(counts) or 1),
        ])  # fmt: skip
        passed += kept[i]
    return result


RUN = (
    *(f"score {offset:+d}" for offset in range(-3, 4)),
    "fading before", "fading after", "fading least", "mean around", "mass before", "mass after",
    "in run", "after start", "before end", "run share", "mean score", "best score",
    "run's words", "run's topic",
)  # fmt: skip


def _means(kept: Sequence[float], reach: int) -> list[float]:
    """Mean over the pieces at most ``reach`` away, beyond the ends counted as 0."""
    sums = [0.0]
    for share in kept:
        sums.append(sums[-1] + share)
    count = len(kept)
    return [
        (sums[min(count, i + reach + 1)] - sums[max(0, i - reach)]) / (2 * reach + 1)
        for i in range(count)
    ]


def _run_words(
    scores: Sequence[float], shapes: Sequence[Shape], start: int, end: int
) -> Counter[str]:
    """In how many of the best run's likely pieces each word of content stands."""
    words: Counter[str] = Counter()
    for place in range(start, end):
        if scores[place] > 0:
            words.update(shapes[place].content)
    return words


def _fading(kept: Sequence[float]) -> list[float]:
    """A mean of the pieces before each, the nearest counting most."""
    result, value = [], 0.0
    for share in kept:
        result.append(value)
        value = value * 0.7 + share * 0.3
    return result


def _best_run(kept: Iterable[float]) -> tuple[int, int]:
    best, start, total, span = 0.0, 0, 0.0, (0, 0)
    for place, share in enumerate(kept):
        if total <= 0:
            start, total = place, 0.0
        total += share - 0.3
        if total > best:
            best, span = total, (start, place + 1)
    return span
