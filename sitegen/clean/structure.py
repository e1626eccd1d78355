"""What HTML structure says of each block: its ancestors, its siblings, its share of the prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

from sitegen.clean.records import Segmented
from sitegen.clean.regions import NAMES
from sitegen.clean.shape import Shape

Row = Sequence[float]
Key = TypeVar("Key")

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


_ABSOLUTE_BITS = [NAMES.index(name) for name in _ABSOLUTE]
_LACKING_BITS = [NAMES.index(name) for name in _LACKING]
_MOST = 0.85


def structure_columns(
    segmented: Segmented, shapes: Sequence[Shape], title: int
) -> list[Sequence[float]]:
    """Of all pieces what ``STRUCTURE`` names; ``title`` is the title's place or -1."""
    pieces = segmented.pieces
    prose = _Prose(segmented, shapes)
    total, direct, most = prose.total, prose.direct, max(prose.direct.values(), default=0) or 1
    below_half, below_most = _below(segmented.parents, direct, total)
    containers = [piece.container for piece in pieces]
    sizes = Counter(containers)
    common = _common_bits(prose.regions, total)
    kinds = [_kind_row(piece.tag, piece.region, common) for piece in pieces]
    held = [direct.get(container, 0) for container in containers]
    depths = {container: float(below_half.of(container)) for container in sizes}
    inside = {container: float(below_most.of(container) >= 0) for container in sizes}
    title_article = pieces[title].article if title >= 0 else -1
    return [
        [piece.links for piece in pieces],
        *zip(*kinds, strict=True),
        [words / total for words in held],
        [words / most for words in held],
        [prose.outer.get(piece.outer, 0) / total for piece in pieces],
        [prose.alike.get((piece.tag, piece.region), 0) / total for piece in pieces],
        [float(min(sizes[container], 40)) for container in containers],
        [float(min(words, 400)) for words in held],
        [float(piece.html is not None) for piece in pieces],
        [float(depths[container] >= 0) for container in containers],
        [inside[container] for container in containers],
        [depths[container] for container in containers],
        [prose.articles.get(piece.article, 0) / total for piece in pieces],
        [float(piece.article == title_article) for piece in pieces],
        [float(min(seen, 5)) for seen in accumulate([piece.level == 1 for piece in pieces])],
    ]


class _Prose:
    """How many words of prose each container, each kind of block, and so on, has."""

    def __init__(self, segmented: Segmented, shapes: Sequence[Shape]) -> None:
        self.total = 1
        self.direct: dict[int, int] = {}
        self.outer: dict[int, int] = {}
        self.articles: dict[int, int] = {}
        self.regions: dict[int, int] = {}
        self.alike: dict[tuple[str, int], int] = {}
        for piece, shape in zip(segmented.pieces, shapes, strict=True):
            if shape.prose and piece.links < 0.5:
                words, region = shape.words, piece.region
                self.total += words
                _add(self.direct, piece.container, words)
                _add(self.outer, piece.outer, words)
                _add(self.articles, piece.article, words)
                _add(self.regions, region, words)
                _add(self.alike, (piece.tag, region), words)


def _add(counts: dict[Key, int], key: Key, words: int) -> None:
    counts[key] = counts.get(key, 0) + words


@lru_cache(maxsize=4096)
def _kind_row(tag: str, region: int, common: int) -> Row:
    apart, lacks = region & ~common, common & ~region
    return (
        *[float(tag == known) for known in _TAGS],
        *[float(apart >> bit & 1) for bit in range(len(NAMES))],
        *[float(region >> bit & 1) for bit in _ABSOLUTE_BITS],
        *[float(lacks >> bit & 1) for bit in _LACKING_BITS],
    )


def _common_bits(regions: Mapping[int, int], total: int) -> int:
    """The bits that nearly all prose has, which tell nothing of one block."""
    common = 0
    for bit in range(len(NAMES)):
        held = sum([words for region, words in regions.items() if region >> bit & 1])
        if held > _MOST * total:
            common |= 1 << bit
    return common


class _Depths:
    """How deep containers lie in a given one; -1: not in it."""

    def __init__(self, parents: Sequence[int], top: int) -> None:
        self._parents = parents
        self._known = {0: -1, top: 0}

    def of(self, container: int) -> int:
        path = []
        while container not in self._known:
            path.append(container)
            container = self._parents[container]
        depth = self._known[container]
        for inner in reversed(path):
            depth += depth >= 0
            self._known[inner] = depth
        return depth


def _below(
    parents: Sequence[int], direct: Mapping[int, int], total: int
) -> tuple[_Depths, _Depths]:
    """Depths in the smallest container with half, and in that with 85 %, of the prose."""
    held: dict[int, int] = {}
    for container, words in direct.items():
        number = container
        while number:
            _add(held, number, words)
            number = parents[number]
    # Numbers grow inwards, so the last container that holds a share is the innermost.
    half = max((number for number, words in held.items() if words > 0.5 * total), default=0)
    most = max((number for number, words in held.items() if words > _MOST * total), default=0)
    return _Depths(parents, half), _Depths(parents, most)
