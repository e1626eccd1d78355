"""Forests of decision trees: how they learn, what they make of unseen pages, how they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any, Protocol

import lightgbm
import numpy as np
from lessons import FOLDS, Table

SETTINGS = {
    "objective": "binary", "learning_rate": 0.1, "min_data_in_leaf": 60, "lambda_l2": 5,
    "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "max_bin": 127,
    "seed": 1, "deterministic": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip
ABOUT = (
    "Trained by benchmarks/train_labeller.py on the development pages.  A tree is [column,"
    " threshold, tree if at most that, tree if above]; leaves are logarithms of odds."
)


class Told(Protocol):
    """Columns that differ with the fold that is judged."""

    def put(self, rows: np.ndarray, fold: int | None = None) -> np.ndarray:
        """The rows with these columns in place, for forests judged on ``fold``."""


def softened(data: Table, scores: np.ndarray) -> np.ndarray:
    """Weights that count a piece for less the more its label surprises trees that have not seen it.

    Truths are cut short, or hold what nobody would call the article; such labels teach nothing.
    Pages that were made up count as they are.
    """
    surprise = np.abs(data.wanted - 1 / (1 + np.exp(-scores)))
    return np.where(data.real, data.weights * np.clip(2 * (1 - surprise), 0.15, 1), data.weights)


def fit(
    data: Table,
    rows: np.ndarray,
    chosen: np.ndarray,
    size: tuple[float, ...],
    weights: np.ndarray | None = None,
) -> Any:
    """A forest; without a third number in ``size`` each tree changes what ``SETTINGS`` says.

    ``weights``: in place of the table's own.
    """
    trees, leaves, rate = *size, *(SETTINGS["learning_rate"],)[: 3 - len(size)]
    settings = {**SETTINGS, "num_leaves": int(leaves), "learning_rate": rate}
    weight = (data.weights if weights is None else weights)[chosen]
    training = lightgbm.Dataset(rows[chosen], data.wanted[chosen], weight=weight)
    return lightgbm.train(settings, training, int(trees))


def out_of_fold(
    data: Table,
    rows: np.ndarray,
    size: tuple[float, ...],
    useful: np.ndarray | bool = True,
    told: Told | None = None,
    weights: Mapping[int, np.ndarray] | None = None,
) -> np.ndarray:
    """Scores by forests that have not seen the page's site.

    ``useful``: what they learn from; ``told``: the columns of words that take the place of those
    in the rows; ``weights``: for each fold that is judged those of the others' pieces.
    """
    scores = np.zeros(len(data.wanted))
    for fold in range(FOLDS):
        held = data.folds == fold
        seen = told.put(rows, fold) if told else rows
        forest = fit(data, seen, ~held & useful, size, weights[fold] if weights else None)
        scores[held] = forest.predict(seen[held], raw_score=True)
    return scores


def weights_by_fold(
    data: Table, rows: np.ndarray, size: tuple[float, ...], useful: np.ndarray, told: Told
) -> dict[int, np.ndarray]:
    """For each fold that is judged, softened weights of all other pieces.

    The trees that find a piece's label odd, of this size, have seen neither its fold nor the one
    that is judged.
    """
    scores = {fold: np.zeros(len(data.wanted)) for fold in range(FOLDS)}
    for one, two in combinations(range(FOLDS), 2):
        others = ~np.isin(data.folds, (one, two))
        forest = fit(data, told.put(rows, one), others & useful, size)
        for judged, asked_for in ((one, data.folds == two), (two, data.folds == one)):
            seen = told.put(rows, judged)[asked_for]
            scores[judged][asked_for] = forest.predict(seen, raw_score=True)
    return {fold: softened(data, found) for fold, found in scores.items()}


def nested(node: dict[str, Any]) -> Any:
    """A tree of lightgbm's as the package reads it."""
    if "split_feature" not in node:
        return round(node["leaf_value"], 4)
    threshold = float(f"{node['threshold']:.6g}")
    children = nested(node["left_child"]), nested(node["right_child"])
    return [node["split_feature"], threshold, *children]


def asked(tree: Any) -> set[int]:
    """The columns that a tree asks for."""
    return {tree[0], *asked(tree[2]), *asked(tree[3])} if isinstance(tree, list) else set()


def renumbered(tree: Any, places: dict[int, int]) -> Any:
    """The tree for rows of the columns that have a place."""
    if not isinstance(tree, list):
        return tree
    return [places[tree[0]], tree[1], *(renumbered(branch, places) for branch in tree[2:])]
