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
LEAN = {True: 0.2, False: 1.2}
"""What is added to every score, by whether there is HTML structure: in doubt, keep."""
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
    lean = LEAN[segmented.structured]
    return [second(row) + lean for row in rows]


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
