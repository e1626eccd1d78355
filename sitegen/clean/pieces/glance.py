"""How much each block of a page looks like the article at a glance: by its place and length.

A small forest of decision trees (``model/glance.json``, trained by ``benchmarks/train_pages.py``)
sees what costs next to nothing to know.  What it finds hopeless, much of a page's menus and
teasers, is not looked at again; the rest is judged by its words too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from functools import cache
from itertools import accumulate

from sitegen.clean.columns.places import distances
from sitegen.clean.forest import Forest, read_forests
from sitegen.clean.pieces.regions import BIT
from sitegen.clean.records import Piece

_TAGS = ("p", "li", "div")
_REGIONS = ("teaser", "main", "list", "caption", "article_body", "related", "footer")
_REGION_BITS = [BIT[name] for name in _REGIONS]
COLUMNS = (
    "chars", "links", *(f"tag {tag}" for tag in _TAGS), *(f"in {name}" for name in _REGIONS),
    "container share", "container rank", "outer share", "alike share", "article share",
    "container size", "container links", "place", "long before", "to long before",
    "to long after", "chars -2", "chars -1", "chars +1", "chars +2", "links -1", "links +1",
)  # fmt: skip

_LONG, _LONGEST = 100, 600
"""Characters of what counts as a paragraph here, and at which counting stops."""
HOPELESS = -2.7
_LONGEST_PICTURE_LINE = 300


def glances(pieces: Sequence[Piece]) -> list[float]:
    """One score a piece: the logarithm of the odds that it is of the article."""
    if not pieces:
        return []
    judge = judge_at_a_glance()
    return [judge(row) for row in rows_of(pieces)]


def hopeless(piece: Piece, score: float) -> bool:
    """Whether a piece need not be looked at again.

    A title and what may be a caption are looked for by their words.
    """
    return score < HOPELESS and not (
        piece.kind == "caption"
        or piece.level == 1
        or (piece.text[-2:].rstrip(".")[-1:] in ")]" and len(piece.text) < _LONGEST_PICTURE_LINE)
    )


@cache
def judge_at_a_glance() -> Forest:
    """The forest."""
    model = read_forests("glance")
    if model["features"] != [*COLUMNS]:
        raise ValueError("model/glance.json was trained on other features: train it again")
    judge: Forest = model["trees"]
    return judge


def rows_of(pieces: Sequence[Piece]) -> list[tuple[float, ...]]:
    """For each piece what ``COLUMNS`` names."""
    count = len(pieces)
    lengths = [len(piece.text) for piece in pieces]
    sizes = [float(size) if size < _LONGEST else float(_LONGEST) for size in lengths]
    links = [piece.links for piece in pieces]
    long = [s if s >= _LONG and k < 0.5 else 0.0 for s, k in zip(sizes, links, strict=True)]
    total = sum(long) or 1.0
    containers = [piece.container for piece in pieces]
    regions = [piece.region for piece in pieces]
    tags = [piece.tag for piece in pieces]
    kinds = [*zip(tags, regions, strict=True)]
    within = _sums(containers, long)
    most = max(within.values()) or 1.0
    members = Counter(containers)
    linked = _sums(containers, links)
    near = [0.0, 0.0, *sizes, 0.0, 0.0]
    by = [1.0, *links, 1.0]
    columns: list[Sequence[float]] = [
        sizes,
        links,
        *[[1.0 if other == tag else 0.0 for other in tags] for tag in _TAGS],
        *[[1.0 if region & bit else 0.0 for region in regions] for bit in _REGION_BITS],
        [within[container] / total for container in containers],
        [within[container] / most for container in containers],
        _shares([piece.outer for piece in pieces], long, total),
        _shares(kinds, long, total),
        _shares([piece.article for piece in pieces], long, total),
        [float(members[container]) for container in containers],
        [linked[container] / members[container] for container in containers],
        [place / count for place in range(count)],
        [before / total for before in accumulate(long[:-1], initial=0.0)],
        distances(long),
        distances(long[::-1])[::-1],
        near[:count],
        near[1 : count + 1],
        near[3 : count + 3],
        near[4:],
        by[:count],
        by[2:],
    ]
    return list(zip(*columns, strict=True))


def _sums(keys: Sequence[Hashable], values: Sequence[float]) -> dict[Hashable, float]:
    """What the values of each key come to."""
    sums = dict.fromkeys(keys, 0.0)
    for key, value in zip(keys, values, strict=True):
        if value:
            sums[key] += value
    return sums


def _shares(keys: Sequence[Hashable], values: Sequence[float], total: float) -> list[float]:
    """For each place, the share of all that its key has."""
    sums = _sums(keys, values)
    return [sums[key] / total for key in keys]
