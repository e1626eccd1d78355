"""What HTML structure says of each block: its ancestors, its siblings, its share of the prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import TypeVar

from sitegen.clean.columns.kin import KIN, kin_columns
from sitegen.clean.marks import words_of
from sitegen.clean.pieces.regions import BIT, NAMES
from sitegen.clean.records import Piece, Segmented
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
_TOLD = ("slanted", "described")
_TAG_COLUMNS = {f"tag {tag}": tag for tag in _TAGS}
_REGION_COLUMNS = {
    f"{way} {name}": (way, BIT[name])
    for way, names in (("in", NAMES), ("anywhere in", _ABSOLUTE), ("lacks", _LACKING))
    for name in names
}
STRUCTURE = ("links", *_TAG_COLUMNS, *_REGION_COLUMNS, *_SHARES, *KIN, *_TOLD)
_MOST = 0.85
_LONGEST_STATED = 600


def structure_columns(
    segmented: Segmented, shapes: Sequence[Shape], title: int, wanted: Container[str]
) -> dict[str, Column]:
    """Of all pieces what ``STRUCTURE`` names, by name; of their kinds only what is wanted.

    ``title`` is the title's place or -1.
    """
    prose = _Prose(segmented, shapes)
    known = _kinds(segmented.pieces, _common_bits(prose.regions, prose.total), wanted)
    known["links"] = [piece.links for piece in segmented.pieces]
    known |= _shares(segmented, prose, title, wanted)
    known.update(
        zip(KIN, kin_columns(segmented.pieces, segmented.parents, prose.each), strict=True)
    )
    known["slanted"] = [piece.slanted for piece in segmented.pieces]
    known["described"] = _described(segmented, shapes)
    return known


def _described(segmented: Segmented, shapes: Sequence[Shape]) -> Column:
    """How much of what the page says of itself each piece says."""
    stated = {s.value[:_LONGEST_STATED] for s in segmented.statements if s.field == "description"}
    # What a page says of itself it mostly says several times, in the same words.
    said = {
        frozenset([word for word in words_of(value.lower()) if len(word) > 3]) for value in stated
    }
    said.discard(frozenset())
    if not said:
        return (0.0,) * len(shapes)
    return [max([len(words & s.vocabulary) / len(words) for words in said]) for s in shapes]


def _kinds(pieces: Sequence[Piece], common: int, wanted: Container[str]) -> dict[str, Column]:
    """Of all pieces whether they are of a tag or region; ``common`` bits tell nothing."""
    regions = [piece.region for piece in pieces]
    bits = {
        "in": [region & ~common for region in regions],
        "anywhere in": regions,
        "lacks": [common & ~region for region in regions],
    }
    known: dict[str, Column] = {
        name: [1.0 if piece.tag == tag else 0.0 for piece in pieces]
        for name, tag in _TAG_COLUMNS.items()
        if name in wanted
    }
    for name, (way, bit) in _REGION_COLUMNS.items():
        if name in wanted:
            known[name] = [1.0 if region & bit else 0.0 for region in bits[way]]
    return known


def _shares(
    segmented: Segmented, prose: _Prose, title: int, wanted: Container[str]
) -> dict[str, Column]:
    """Of what ``_SHARES`` names, what is wanted."""
    pieces, total, direct = segmented.pieces, prose.total, prose.direct
    containers = [piece.container for piece in pieces]
    held = [direct.get(container, 0) for container in containers]
    sizes = Counter(containers)
    most = max(direct.values(), default=0) or 1

    def depths(share: float) -> list[float]:
        below = _Depths(segmented.parents, _innermost(segmented.parents, direct, share * total))
        known = {container: float(below.of(container)) for container in sizes}
        return [known[container] for container in containers]

    in_half = depths(0.5)
    columns: dict[str, Callable[[], Column]] = {
        "container share": lambda: [words / total for words in held],
        "container rank": lambda: [words / most for words in held],
        "outer share": lambda: [prose.outer.get(piece.outer, 0) / total for piece in pieces],
        "alike share": lambda: [
            prose.alike.get((piece.tag, piece.region), 0) / total for piece in pieces
        ],
        "container size": lambda: [float(min(sizes[container], 40)) for container in containers],
        "container prose": lambda: [float(min(words, 400)) for words in held],
        "in half": lambda: [1.0 if depth >= 0 else 0.0 for depth in in_half],
        "in most": lambda: [1.0 if depth >= 0 else 0.0 for depth in depths(_MOST)],
        "below half": lambda: in_half,
        "article share": lambda: [prose.articles.get(it.article, 0) / total for it in pieces],
        "title's article": lambda: [
            float(title >= 0 and piece.article == pieces[title].article) for piece in pieces
        ],
        "headlines before": lambda: [
            float(min(seen, 5)) for seen in accumulate([piece.level == 1 for piece in pieces])
        ],
    }
    return {name: made() for name, made in columns.items() if name in wanted}


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
            if not shape.prose or piece.links >= 0.5:
                self.each.append(0.0)
                continue
            words = shape.words
            self.each.append(float(min(words, 100)))
            self.total += words
            _add(self.direct, piece.container, words)
            _add(self.outer, piece.outer, words)
            _add(self.articles, piece.article, words)
            _add(self.regions, piece.region, words)
            _add(self.alike, (piece.tag, piece.region), words)


def _add(counts: dict[Key, int], key: Key, words: int) -> None:
    counts[key] = counts.get(key, 0) + words


def _common_bits(regions: Mapping[int, int], total: int) -> int:
    """The bits that nearly all prose has, which tell nothing of one block."""
    common, rest = 0, reduce(or_, regions, 0)
    while rest:
        bit = rest & -rest
        rest -= bit
        if sum([words for region, words in regions.items() if region & bit]) > _MOST * total:
            common |= bit
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


def _innermost(parents: Sequence[int], direct: Mapping[int, int], share: float) -> int:
    """The smallest container that holds more prose than this; 0, the page, if none does."""
    held: dict[int, int] = {}
    for container, words in direct.items():
        number = container
        while number:
            held[number] = held.get(number, 0) + words
            number = parents[number]
    # Numbers grow inwards, so the last container that holds a share is the innermost.
    return max([number for number, words in held.items() if words > share], default=0)
