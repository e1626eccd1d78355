"""Forests of decision trees, kept as data, as functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import resources
from typing import TypeVar

import msgspec

Tree = float | list["Tree"]
"""A leaf's value, or [column, threshold, tree if at most that, tree if above]."""
Forest = Callable[[Sequence[float]], float]
"""A row's score: the logarithm of the odds that its piece is of the article."""
Model = TypeVar("Model", bound=msgspec.Struct)


def read_model(name: str, kind: type[Model]) -> Model:
    """A file of ``model/``."""
    data = (resources.files("sitegen.clean") / "model" / f"{name}.json").read_bytes()
    return msgspec.json.decode(data, type=kind)


def forest(trees: Sequence[msgspec.Raw], columns: int) -> Forest:
    """One function for all trees.

    Nested conditional expressions of local variables run many times faster than a loop over
    nodes; the source is put together from numbers alone.
    """
    terms = [_source(msgspec.json.decode(tree)) for tree in trees]
    names = ",".join(f"v{column}" for column in range(columns))
    lines = "".join(f"    s += {term}\n" for term in terms)
    source = f"def forest(row):\n    {names} = row\n    s = 0.0\n{lines}    return s\n"
    scope: dict[str, Forest] = {}
    exec(compile(source, "<forest>", "exec"), scope)
    return scope["forest"]


def _source(tree: Tree) -> str:
    if not isinstance(tree, list):
        return repr(float(tree))
    column, threshold, low, high = tree
    assert isinstance(column, int)
    assert isinstance(threshold, int | float)
    return f"({_source(low)} if v{column} <= {float(threshold)!r} else {_source(high)})"
