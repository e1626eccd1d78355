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
from pathlib import Path
from typing import Any

import numpy as np
import train_labeller as base

from sitegen.clean import glance
from sitegen.clean.features import names, run_features, run_names
from sitegen.clean.outside import candidates, sifted
from sitegen.clean.shape import shape_of

GLANCE, GLANCE_RATE = (20, 12), 0.2
SECOND, SECOND_RATE = (80, 20), 0.15
"""Trees, and leaves a tree; and how much each tree may change."""
COLUMNS = 60
"""Columns that the second forest sees, besides those of the run."""


def look(all_pages: list[base.Page], scores: np.ndarray) -> None:
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


def with_run(data: base.Table, all_pages: list[base.Page], scores: np.ndarray) -> np.ndarray:
    """The rows with what the glance says of each piece's neighbours."""
    more: list[Any] = []
    for page, start, end in zip(all_pages, data.starts, data.starts[1:], strict=False):
        more += run_features([*map(float, scores[start:end])], page.shapes, topic=False)
    return np.concatenate([data.rows, np.array(more, dtype=np.float32)], axis=1)


def best_columns(data: base.Table, rows: np.ndarray) -> list[int]:
    """The columns that tell most, in their order."""
    everything = np.ones(len(data.wanted), dtype=bool)
    gain = base.fit(data, rows, everything, SECOND).feature_importance("gain")
    best = np.argsort(-gain[: data.rows.shape[1]], kind="stable")[:COLUMNS]
    return sorted(int(column) for column in best)


def trees(model: Any) -> list[Any]:
    return [base.nested(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]


def save(name: str, about: str, content: dict[str, Any]) -> None:
    text = json.dumps({"about": about, **content}, ensure_ascii=False, separators=(",", ":"))
    path = base.ROOT / "sitegen" / "clean" / "model" / f"{name}.json"
    path.write_text(text + "\n", encoding="utf-8")
    print(f"{path.relative_to(base.ROOT)}: {len(text) // 1024} KiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--report-only", action="store_true", help="leave the model as it is")
    parser.add_argument("--scores", type=Path, help="write the scores of every page in here")
    args = parser.parse_args()
    base.SETTINGS["learning_rate"] = GLANCE_RATE
    glance.glances = lambda pieces: [0.0] * len(pieces)
    all_pages = list(base.pages("html"))
    data = base.table(all_pages)
    data.rows = np.array(
        [row for page in all_pages for row in glance.rows_of(page.inner.pieces)], dtype=np.float32
    )
    at_a_glance = base.fit(data, data.rows, np.ones(len(data.wanted), dtype=bool), GLANCE)
    scores = base.out_of_fold(data, data.rows, GLANCE)
    whole = len(scores)
    look(all_pages, scores)
    first = np.array([value for page in all_pages for value in page.inner.glances])
    print(f"{len(first)} of {whole} blocks are left after a glance")

    base.SETTINGS["learning_rate"] = SECOND_RATE
    data = base.table(all_pages)
    rows = with_run(data, all_pages, first)
    columns = best_columns(data, rows)
    rows = np.concatenate([data.rows[:, columns], rows[:, data.rows.shape[1] :]], axis=1)
    data.weights = base.softened(data, base.out_of_fold(data, rows, SECOND))
    base.report(data, all_pages, first, base.out_of_fold(data, rows, SECOND), "html", args.scores)
    if args.report_only:
        return
    second = base.fit(data, rows, np.ones(len(data.wanted), dtype=bool), SECOND)
    about = base.ABOUT.replace("train_labeller", "train_pages")
    save("glance", about, {"features": glance.COLUMNS, "trees": trees(at_a_glance)})
    chosen = [names(True)[column] for column in columns]
    save("html", about, {"features": [*chosen, *run_names(True)], "second": trees(second)})


if __name__ == "__main__":
    main()
