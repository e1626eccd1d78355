"""The scores of the labels that the package makes of out-of-fold scores."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import significance
from lessons import Page, Table, metrics

from sitegen.clean import label, labels
from sitegen.clean.scoring import BOLDER, leaning, undecided


def report(
    data: Table,
    all_pages: list[Page],
    first: np.ndarray,
    second: np.ndarray,
    regime: str,
    folder: Path | None = None,
) -> None:
    """Score the labels that the package itself makes of out-of-fold scores.

    ``folder``: where the scores of every page are written, for ``significance.py``.
    """
    parts: dict[str, dict[str, metrics.Part]] = {}
    sites: dict[str, str] = {}
    for page, start, end in zip(all_pages, data.starts, data.starts[1:], strict=False):
        raw = [float(score) * BOLDER for score in first[start:end]]
        for place in undecided([float(score) for score in first[start:end]], page.shapes):
            raw[place] = float(second[start + place])
        values = leaning(regime == "html", page.shapes, raw)
        labels.scores = lambda *_, values=values: values
        lines = label(page.whole, page.repeats)
        body = "\n".join(line.text for line in lines if line.label in ("body", "subhead"))
        key = page.truth["id"]
        sites[key] = page.truth["site"]
        parts.setdefault(page.task, {})[key] = metrics.overlap(page.truth["body"], body)
    print(f"{'out of fold':36s} {'F1':>6s} {'±s.e.':>6s} {'prec':>6s} {'recall':>6s}")
    for task, found in parts.items():
        score = metrics.summary(found, sites)
        columns = (score[name] for name in ("f1", "f1_se", "precision", "recall"))
        print(f"{task:36s} " + " ".join(f"{value:6.4f}" for value in columns))
        if folder and not task.endswith("truth"):
            significance.save(folder, significance.task_name(task), found)
