"""What HTML structure says of each block: its ancestors, its siblings, its share of the prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import accumulate
from typing import TypeVar

from sitegen.clean.kin import KIN, kin_columns
from sitegen.clean.marks import words_of
from sitegen.clean.records import Piece, Segmented
from sitegen.clean.regions import BIT, NAMES
from sitegen.clean.shape import Shape

Column = Sequence[float]
Key = TypeVar("Key")

_TAGS = ("p", "div", "li", "h1", "h2", "h3", "h4", "span", "figcaption", "tr", "blockquote", "td")
_ABSOLUTE = ("article", "main", "aside", "nav", "footer", "header", "comments", "article_body")
_LACKING = ("article", "main", "content", "article_body")
_SHARES = (
    "container share", "container rank", "outer share", "alike share", "container size",
    "container prose", "in half", "in most", "below half", "article share",
    "title's article", "headlines before",
)  # fmt: skip
_TOLD = ("slanted", "described", "elsewhere")
STRUCTURE = (
    "links", *(f"tag {tag}" for tag in _TAGS), *(f"in {name}" for name in NAMES),
    *(f"anywhere in {name}" for name in _ABSOLUTE), *(f"lacks {name}" for name in _LACKING),
    *_SHARES, *KIN, *_TOLD,
)  # fmt: skip
_MOST = 0.85
_LONGEST_STATED = 600
_PROBE = 32
"""Characters of a sample that is looked for elsewhere in the page."""


def structure_columns(
    segmented: Segmented, shapes: Sequence[Shape], title: int, wanted: Container[str]
) -> dict[str, Column]:
    """Of all pieces what ``STRUCTURE`` names, by name; of their kinds only what is wanted.

    ``title`` is the title's place or -1.
    """
    prose = _Prose(segmented, shapes)
    known = _kinds(segmented.pieces, _common_bits(prose.regions, prose.total), wanted)
    known["links"] = [piece.links for piece in segmented.pieces]
    known.update(zip(_SHARES, _shares(segmented, prose, title), strict=True))
    known.update(
        zip(KIN, kin_columns(segmented.pieces, segmented.parents, prose.each), strict=True)
    )
    known["slanted"] = [piece.slanted for piece in segmented.pieces]
    known["described"] = _described(segmented, shapes)
    known["elsewhere"] = _elsewhere(shapes)
    return known


def _described(segmented: Segmented, shapes: Sequence[Shape]) -> Column:
    """How much of what the page says of itself each piece says."""
    stated = {s.value[:_LONGEST_STATED] for s in segmented.statements if s.field == "description"}
    wanted = [{word for word in words_of(value.lower()) if len(word) > 3} for value in stated]
    wanted = [words for words in wanted if words]
    return [max([len(w & s.vocabulary) / len(w) for w in wanted], default=0.0) for s in shapes]


def _elsewhere(shapes: Sequence[Shape]) -> Column:
    """How much of two samples of each piece the page tells in another place, too."""
    whole = "\n".join([shape.folded for shape in shapes])
    result = []
    for shape in shapes:
        found, size = 0.0, len(shape.folded)
        if size >= 2 * _PROBE:
            for place in (size // 4, size - _PROBE - size // 8):
                sample = shape.folded[place : place + _PROBE]
                found += whole.find(sample, whole.find(sample) + 1) >= 0
        result.append(found / 2)
    return result


def _kinds(pieces: Sequence[Piece], common: int, wanted: Container[str]) -> dict[str, Column]:
    """Of all pieces whether they are of a tag or region; ``common`` bits tell nothing."""
    regions = [piece.region for piece in pieces]
    apart = [region & ~common for region in regions]
    lacks = [common & ~region for region in regions]
    known: dict[str, Column] = {
        f"tag {tag}": [1.0 if piece.tag == tag else 0.0 for piece in pieces]
        for tag in _TAGS
        if f"tag {tag}" in wanted
    }
    for way, names, bits in (
        ("in", NAMES, apart),
        ("anywhere in", _ABSOLUTE, regions),
        ("lacks", _LACKING, lacks),
    ):
        for name in names:
            if f"{way} {name}" in wanted:
                bit = BIT[name]
                known[f"{way} {name}"] = [1.0 if region & bit else 0.0 for region in bits]
    return known


def _shares(segmented: Segmented, prose: _Prose, title: int) -> list[Column]:
    """What ``_SHARES`` names."""
    pieces = segmented.pieces
    total, direct, most = prose.total, prose.direct, max(prose.direct.values(), default=0) or 1
    below_half, below_most = _below(segmented.parents, direct, total)
    containers = [piece.container for piece in pieces]
    sizes = Counter(containers)
    held = [direct.get(container, 0) for container in containers]
    depths = {container: float(below_half.of(container)) for container in sizes}
    inside = {container: float(below_most.of(container) >= 0) for container in sizes}
    title_article = pieces[title].article if title >= 0 else -1
    return [
        [words / total for words in held],
        [words / most for words in held],
        [prose.outer.get(piece.outer, 0) / total for piece in pieces],
        [prose.alike.get((piece.tag, piece.region), 0) / total for piece in pieces],
        [float(min(sizes[container], 40)) for container in containers],
        [float(min(words, 400)) for words in held],
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
        self.each: list[float] = []
        for piece, shape in zip(segmented.pieces, shapes, strict=True):
            counts = shape.prose and piece.links < 0.5
            self.each.append(float(min(shape.words, 100)) if counts else 0.0)
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
