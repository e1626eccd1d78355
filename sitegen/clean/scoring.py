"""How much each piece looks like the article: above zero speaks for it, below against.

Two small forests of decision trees, trained by ``benchmarks/train_labeller.py``: the first
judges each piece by itself and its neighbours, the second again, knowing how the first judged
the pieces around it.  Their trees are data (``model/*.json``); sums of logarithms of odds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources

import msgspec

from sitegen.clean.features import RUN, Row, names, rows_of, run_features
from sitegen.clean.records import Segmented
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.shape import Shape

Tree = float | list["Tree"]
"""A leaf's value, or [column, threshold, tree if at most that, tree if above]."""
_LEAN_HTML, _LEAN_WHOLE, _LEAN_CUT = 0.2, 0.8, 1.5
_HOPELESS = -4.5
"""What scores less at first is not judged again."""
_WHOLE_PAGE = 0.8
"""Share of the words that look like the article from which a text is no whole page any more."""
Forest = Callable[[Row], float]


class _Model(msgspec.Struct, frozen=True):
    about: str
    features: list[str]
    first: list[msgspec.Raw]
    second: list[msgspec.Raw]


def scores(segmented: Segmented, shapes: Sequence[Shape], repeats: DocumentRepeats) -> list[float]:
    """One score a piece: the logarithm of the odds that it is of the article."""
    if not shapes:
        return []
    first, second = _forests(segmented.structured)
    rows = rows_of(segmented, shapes, repeats)
    judged = [first(row) for row in rows]
    for row, more in zip(rows, run_features(judged, shapes), strict=True):
        row += more
    again = [
        second(row) if value > _HOPELESS else value for row, value in zip(rows, judged, strict=True)
    ]
    return leaning(segmented.structured, shapes, again)


def leaning(structured: bool, shapes: Sequence[Shape], values: Sequence[float]) -> list[float]:
    """The scores, raised: in doubt, keep, and all the more in a text that was cut before."""
    lean = _LEAN_HTML
    if not structured:
        words = sum(shape.words for shape in shapes) or 1
        likely = sum(s.words for s, value in zip(shapes, values, strict=True) if value > 0)
        lean = _LEAN_CUT if likely > _WHOLE_PAGE * words else _LEAN_WHOLE
    return [value + lean for value in values]


@cache
def _forests(structured: bool) -> tuple[Forest, Forest]:
    name = "html" if structured else "text"
    data = (resources.files("sitegen.clean") / "model" / f"{name}.json").read_bytes()
    model = msgspec.json.decode(data, type=_Model)
    columns = [*names(structured), *RUN]
    if model.features != columns:
        raise ValueError(f"model/{name}.json was trained on other features: train it again")
    return _forest(model.first), _forest(model.second)


def _forest(trees: Sequence[msgspec.Raw]) -> Forest:
    """One function for all trees.

    Nested conditional expressions run several times faster than a loop over nodes; the
    source is put together from numbers alone.
    """
    terms = [_source(msgspec.json.decode(tree)) for tree in trees]
    lines = "".join(f"    s += {term}\n" for term in terms)
    scope: dict[str, Forest] = {}
    exec(compile(f"def forest(r):\n    s = 0.0\n{lines}    return s\n", "<forest>", "exec"), scope)
    return scope["forest"]


def _source(tree: Tree) -> str:
    if not isinstance(tree, list):
        return repr(float(tree))
    column, threshold, low, high = tree
    assert isinstance(column, int)
    assert isinstance(threshold, int | float)
    return f"({_source(low)} if r[{column}] <= {float(threshold)!r} else {_source(high)})"
