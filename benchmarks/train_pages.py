"""Train the two forests that judge the blocks of HTML pages, and report them out of fold.

    python benchmarks/train_pages.py

Shares pages, folds and weights with ``train_labeller.py``, which trains those for plain text.
First comes the glance (``model/glance.json``), on numbers that cost next to nothing; then the
second forest (``model/html.json``), on what the glance leaves over and on the columns that told
most when there were all of them.  What one forest hands to the next is always out of fold.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import forests
import lessons
import numpy as np
from report import report

from sitegen.clean.columns.features import names, run_features, run_names
from sitegen.clean.pieces import glance
from sitegen.clean.pieces.outside import candidates, sifted
from sitegen.clean.shape import shape_of

GLANCE, GLANCE_RATE = (20, 12), 0.2
SECOND, SECOND_RATE = (80, 20), 0.15
"""Trees, and leaves a tree; and how much each tree may change."""
COLUMNS = 60
"""Columns that the second forest sees, besides those of the run."""


def look(all_pages: list[lessons.Page], scores: np.ndarray) -> None:
    """Take out of the pages what is hopeless by these scores, one a candidate."""
    done = 0
    for page in all_pages:
        values = [float(score) for score in scores[done : done + len(page.wanted)]]
        done += len(values)
        before = page.inner.pieces
        page.whole = sifted(page.whole, values)
        page.inner = candidates(page.whole)
        left = {piece.line for piece in page.inner.pieces}
        kept = zip(before, page.wanted, strict=True)
        page.wanted = [wanted for piece, wanted in kept if piece.line in left]
        page.shapes = [shape_of(piece.text) for piece in page.inner.pieces]


def with_run(data: lessons.Table, all_pages: list[lessons.Page], scores: np.ndarray) -> np.ndarray:
    """The rows with what the glance says of each piece's neighbours."""
    more: list[Any] = []
    for page, start, end in zip(all_pages, data.starts, data.starts[1:], strict=False):
        more += run_features([*map(float, scores[start:end])], page.shapes, topic=False)
    return np.concatenate([data.rows, np.array(more, dtype=np.float32)], axis=1)


def best_columns(
    data: lessons.Table, rows: np.ndarray, chosen: np.ndarray, weights: np.ndarray | None = None
) -> list[int]:
    """The columns that tell most on the chosen rows, in their order; those of the run always."""
    gain = forests.fit(data, rows, chosen, SECOND, weights).feature_importance("gain")
    own = data.rows.shape[1]
    best = np.argsort(-gain[:own], kind="stable")[:COLUMNS]
    return [*sorted(int(column) for column in best), *range(own, rows.shape[1])]


def scorer(
    data: lessons.Table, rows: np.ndarray, chosen: np.ndarray, weights: np.ndarray | None = None
) -> Callable[[np.ndarray], np.ndarray]:
    """What a forest learned from the chosen rows, with its own choice of columns, says of rows."""
    columns = best_columns(data, rows, chosen, weights)
    forest = forests.fit(data, rows[:, columns], chosen, SECOND, weights)
    return lambda held: forest.predict(rows[held][:, columns], raw_score=True)


def out_of_fold(
    data: lessons.Table, rows: np.ndarray, weights: Mapping[int, np.ndarray] | None = None
) -> np.ndarray:
    """Scores by forests and choices of columns that have not seen the page's site."""
    scores = np.zeros(len(data.wanted))
    for fold in range(lessons.FOLDS):
        held = data.folds == fold
        scores[held] = scorer(data, rows, ~held, weights[fold] if weights else None)(held)
    return scores


def weights_by_fold(data: lessons.Table, rows: np.ndarray) -> dict[int, np.ndarray]:
    """For each fold that is judged, softened weights of all other blocks.

    The trees that find a block's label odd have seen neither its fold nor the one that is judged.
    """
    scores = {fold: np.zeros(len(data.wanted)) for fold in range(lessons.FOLDS)}
    for one, two in combinations(range(lessons.FOLDS), 2):
        score = scorer(data, rows, ~np.isin(data.folds, (one, two)))
        for judged, asked_for in ((one, data.folds == two), (two, data.folds == one)):
            scores[judged][asked_for] = score(asked_for)
    return {fold: forests.softened(data, found) for fold, found in scores.items()}


def trees(model: Any) -> list[Any]:
    return [forests.nested(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]


def save(name: str, about: str, content: dict[str, Any]) -> None:
    text = json.dumps({"about": about, **content}, ensure_ascii=False, separators=(",", ":"))
    path = lessons.ROOT / "sitegen" / "clean" / "model" / f"{name}.json"
    path.write_text(text + "\n", encoding="utf-8")
    print(f"{path.relative_to(lessons.ROOT)}: {len(text) // 1024} KiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--report-only", action="store_true", help="leave the model as it is")
    parser.add_argument("--scores", type=Path, help="write the scores of every page in here")
    args = parser.parse_args()
    forests.SETTINGS["learning_rate"] = GLANCE_RATE
    glance.glances = lambda pieces: [0.0] * len(pieces)
    all_pages = list(lessons.pages("html"))
    data = lessons.table(all_pages)
    data.rows = np.array(
        [row for page in all_pages for row in glance.rows_of(page.inner.pieces)], dtype=np.float32
    )
    at_a_glance = forests.fit(data, data.rows, np.ones(len(data.wanted), dtype=bool), GLANCE)
    scores = forests.out_of_fold(data, data.rows, GLANCE)
    whole = len(scores)
    look(all_pages, scores)
    first = np.array([value for page in all_pages for value in page.inner.glances])
    print(f"{len(first)} of {whole} blocks are left after a glance")

    forests.SETTINGS["learning_rate"] = SECOND_RATE
    data = lessons.table(all_pages)
    rows = with_run(data, all_pages, first)
    again = out_of_fold(data, rows, weights_by_fold(data, rows))
    report(data, all_pages, first, again, "html", args.scores)
    if args.report_only:
        return
    data.weights = forests.softened(data, out_of_fold(data, rows))
    everything = np.ones(len(data.wanted), dtype=bool)
    columns = best_columns(data, rows, everything)
    second = forests.fit(data, rows[:, columns], everything, SECOND)
    about = forests.ABOUT.replace("train_labeller", "train_pages")
    save("glance", about, {"features": glance.COLUMNS, "trees": trees(at_a_glance)})
    all_names = [*names(True), *run_names(True)]
    chosen = [all_names[column] for column in columns]
    save("html", about, {"features": chosen, "second": trees(second)})


if __name__ == "__main__":
    main()
