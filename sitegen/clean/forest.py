"""Forests of decision trees, kept as data, as functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from sitegen.compiled import compiled
from sitegen.resources import PACKAGE

MODELS = PACKAGE / "clean" / "model"

_A_LINE = 10

Tree = float | list["Tree"]
"""A leaf's value, or [column, threshold, tree if at most that, tree if above]."""
Forest = Callable[[Sequence[float]], float]
"""A row's score: the logarithm of the odds that its piece is of the article."""


def read_forests(name: str) -> dict[str, Any]:
    """Of a file of ``model/`` its ``features``, and by their names its forests."""
    return compiled(MODELS / f"{name}.json", _source_of)


def _source_of(data: bytes) -> str:
    """The code of a model: what is no description and no list of features is a list of trees."""
    model = msgspec.json.decode(data)
    del model["about"]
    features = f"features = {model.pop('features')!r}\n"
    return features + "".join(_function(name, trees) for name, trees in model.items())


def _function(name: str, trees: Iterable[Tree]) -> str:
    """One function for all trees.

    Nested conditional expressions of local variables run many times faster than a loop over
    nodes; the source is put together from numbers alone.
    """
    columns: set[int] = set()
    terms = [_expression(tree, columns) for tree in trees]
    # Added from left to right, a line has the same sum as so many lines.
    lines = "".join([
        f"    s = s + {' + '.join(terms[start : start + _A_LINE])}\n"
        for start in range(0, len(terms), _A_LINE)
    ])  # fmt: skip
    width = max(columns, default=0) + 1
    names = "".join([f"v{column}," for column in range(width)])
    return f"def {name}(row):\n    {names} = row[:{width}]\n    s = 0.0\n{lines}    return s\n"


def _expression(tree: Tree, columns: set[int]) -> str:
    """A tree; ``columns`` takes in those that it asks for."""
    if not isinstance(tree, list):
        return repr(float(tree))
    column, threshold, low, high = tree
    assert isinstance(column, int)
    assert isinstance(threshold, int | float)
    columns.add(column)
    below, above = _expression(low, columns), _expression(high, columns)
    return f"({below} if v{column} <= {float(threshold)!r} else {above})"
