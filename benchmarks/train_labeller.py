"""Train the forests that judge the lines of texts, and report them out of fold.

    python benchmarks/train_labeller.py

Those that judge the blocks of HTML pages are trained by ``train_pages.py``.
Needs numpy, scikit-learn and lightgbm, which the project itself does not: make an environment of
their own.
Pages of one site are always in one fold, whatever their format, so that no figure printed
here is of a page whose site the trees have seen, nor the trees that weighed what they learned
from.  The same seed gives the same trees.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from forests import ABOUT, asked, fit, nested, out_of_fold, renumbered, softened, weights_by_fold
from lessons import ROOT, Page, Table, pages, table
from report import report
from swapping import swapped
from word_columns import WordColumns

from sitegen.clean.columns.features import names, run_features, run_names

FIRST = (60, 12, 0.2)
SECOND = (120, 28, 0.12)
WEIGHING = (60, 24, 0.2)
"""Trees, leaves a tree, and how much each tree may change; the last tell which labels are odd."""
_HOPELESS = -4.5
"""Pieces with a lower first score teach the second forest nothing: it is never asked of them."""


def with_run(data: Table, all_pages: list[Page], scores: np.ndarray) -> np.ndarray:
    """The rows with what the first scores say of each piece's neighbours."""
    more = []
    for page, start, end in zip(all_pages, data.starts, data.starts[1:], strict=False):
        more += run_features([float(score) for score in scores[start:end]], page.shapes)
    return np.concatenate([data.rows, np.array(more, dtype=np.float32)], axis=1)


def save(first: Any, second: Any) -> None:
    """Write both forests, and of the columns those that a tree asks for and those of the run."""
    own = names(False)
    features = [*own, *run_names(False)]
    both = [
        [nested(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
        for model in (first, second)
    ]
    known = {column for trees in both for tree in trees for column in asked(tree)}
    kept = [column for column in range(len(features)) if column in known or column >= len(own)]
    places = {column: number for number, column in enumerate(kept)}
    trees = [[renumbered(tree, places) for tree in trees] for trees in both]
    chosen = [features[column] for column in kept]
    model = {"about": ABOUT, "features": chosen, "first": trees[0], "second": trees[1]}
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"))
    path = ROOT / "sitegen" / "clean" / "model" / "text.json"
    path.write_text(text.replace('],"second"', '],\n"second"') + "\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(text) // 1024} KiB, {len(chosen)} columns")


def train(real: list[Page], *, report_only: bool, folder: Path | None) -> None:
    all_pages = [*real, *swapped(real)]
    data = table(all_pages)
    told = WordColumns(data, all_pages)
    judged = out_of_fold(data, data.rows, FIRST, told=told)
    rows = with_run(data, all_pages, judged)
    useful = judged > _HOPELESS
    weights = weights_by_fold(data, rows, WEIGHING, useful & data.real, told)
    again = out_of_fold(data, rows, SECOND, useful, told, weights)
    if not report_only:
        all_weights = softened(data, out_of_fold(data, rows, WEIGHING, useful & data.real, told))
        second = fit(data, told.put(rows), useful, SECOND, all_weights)
        everything = np.ones(len(judged), dtype=bool)
        save(fit(data, told.put(data.rows), everything, FIRST), second)
        told.save()
    report(data, real, judged, again, "text", folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--report-only", action="store_true", help="leave the model as it is")
    parser.add_argument("--scores", type=Path, help="write the scores of every page in here")
    args = parser.parse_args()
    train([*pages("text")], report_only=args.report_only, folder=args.scores)


if __name__ == "__main__":
    main()
