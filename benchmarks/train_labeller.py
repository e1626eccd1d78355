"""Train the labeller's forests on the development pages, and report them out of fold.

    python benchmarks/train_labeller.py html
    python benchmarks/train_labeller.py text

Needs numpy and lightgbm, which the project itself does not: make an environment of their own.
Pages of one site are always in one fold, whatever their format, so that no figure printed
here is of a page whose site the trees have seen.  The same seed gives the same trees.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / ".." / "shared" / "bench" / "extraction"
sys.path[:0] = [str(ROOT), str(BENCH)]

import corpus
import metrics
from ceiling import Selection

from sitegen.clean import Repeats, Segmented, label, labels, line_keys, segment
from sitegen.clean.features import names, rows_of, run_features, run_names
from sitegen.clean.outside import candidates
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.scoring import BOLDER, leaning, undecided
from sitegen.clean.shape import Shape, shape_of
from sitegen.model import Document, Origin

FOLDS = 5
FIRST = {"html": (100, 15), "text": (100, 15)}
SECOND = {"html": (120, 23), "text": (150, 31)}
"""Trees, and leaves a tree."""
SETTINGS = {
    "objective": "binary", "learning_rate": 0.1, "min_data_in_leaf": 60, "lambda_l2": 5,
    "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "max_bin": 127,
    "seed": 1, "deterministic": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip
SETS = ("scrapinghub", "naeb", "wcxb")
TEXTS = (
    "text-blocks", "text-inscriptis", "text-nodes", "dirty-trafilatura", "dirty-readability-lxml",
    "dirty-newspaper4k", "dirty-resiliparse", "truth",
)  # fmt: skip
ABOUT = (
    "Trained by benchmarks/train_labeller.py on the development pages.  A tree is [column,"
    " threshold, tree if at most that, tree if above]; leaves are logarithms of odds."
)


@dataclass
class Page:
    """One input: its pieces, what the archive knows of them, and which are the article's."""

    task: str
    truth: dict[str, Any]
    whole: Segmented
    repeats: DocumentRepeats
    inner: Segmented = field(init=False)
    shapes: list[Shape] = field(init=False)
    wanted: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        self.inner = candidates(self.whole)
        self.shapes = [shape_of(piece.text) for piece in self.inner.pieces]
        texts = [piece.text for piece in self.inner.pieces]
        clean = self.task.endswith("truth")
        self.wanted = [True] * len(texts) if clean else best_lines(texts, self.truth["body"])

    @property
    def known(self) -> DocumentRepeats:
        """The repeats of the inner pieces."""
        outside = self.whole.outside or ("",) * len(self.whole.pieces)
        return self.repeats.only([not reason for reason in outside])

    @property
    def fold(self) -> int:
        return int(hashlib.md5(self.truth["site"].encode()).hexdigest(), 16) % FOLDS


def best_lines(texts: list[str], truth: str) -> list[bool]:
    """The choice of lines with the best score, as the benchmark finds its ceiling."""
    choice = Selection(texts, truth)
    vocabulary = {word for gram in choice.want for word in gram}
    likely = [i for i, row in enumerate(choice.words) if row and not vocabulary.isdisjoint(row)]
    for _ in range(4):
        flipped = [choice.try_flip(place) for place in likely]
        if not any(flipped):
            break
    return choice.kept


def pages(regime: str) -> Iterator[Page]:
    """All pages of all sets in all forms that the regime knows."""
    for name in SETS:
        folder = BENCH / "data" / name
        truth = corpus.load_truth(folder)
        for form in ("html",) if regime == "html" else TEXTS:
            if form == "html":
                inputs = corpus.load_html(folder, truth)
            elif form == "truth":
                inputs = {key: page["body"] for key, page in truth.items()}
            elif (folder / f"{form}.jsonl.gz").exists():
                inputs = corpus.load_texts(folder, form)
            else:
                continue
            yield from task_pages(f"{name} {form}", truth, inputs)


def task_pages(task: str, truth: dict[str, Any], inputs: dict[str, str]) -> Iterator[Page]:
    kind = "html" if task.endswith("html") else "text"
    repeats = Repeats()
    taken = {}
    for key, page in truth.items():
        document = Document(Origin(key), "", 0, kind, inputs[key], host=page["host"])
        taken[key] = segment(document)
        repeats.add(page["host"], line_keys(taken[key]))
    for key, page in truth.items():
        yield Page(task, page, taken[key], repeats.of(page["host"], line_keys(taken[key])))


@dataclass
class Table:
    """The pieces of all pages as rows."""

    rows: np.ndarray
    wanted: np.ndarray
    weights: np.ndarray
    folds: np.ndarray
    starts: list[int]


def table(all_pages: list[Page]) -> Table:
    rows, weights, starts = [], [], [0]
    for page in all_pages:
        rows += rows_of(page.inner, page.shapes, page.known)
        words = [len(metrics.WORD.findall(piece.text)) for piece in page.inner.pieces]
        total = sum(count for count, keep in zip(words, page.wanted, strict=True) if keep)
        weights += [300 * (count + 2) / (total + 60) for count in words]
        starts.append(len(rows))
    capped = np.minimum(weights, np.quantile(weights, 0.999))
    wanted = np.array([keep for page in all_pages for keep in page.wanted], dtype=float)
    folds = np.array([page.fold for page in all_pages for _ in page.wanted])
    return Table(np.array(rows, dtype=np.float32), wanted, capped, folds, starts)


def softened(data: Table, scores: np.ndarray) -> np.ndarray:
    """Weights that count a piece for less the more its label surprises trees that have not seen it.

    Truths are cut short, or hold what nobody would call the article; such labels teach nothing.
    """
    surprise = np.abs(data.wanted - 1 / (1 + np.exp(-scores)))
    return data.weights * np.clip(2 * (1 - surprise), 0.15, 1)


def fit(data: Table, rows: np.ndarray, chosen: np.ndarray, size: tuple[int, int]) -> Any:
    trees, leaves = size
    training = lightgbm.Dataset(rows[chosen], data.wanted[chosen], weight=data.weights[chosen])
    return lightgbm.train({**SETTINGS, "num_leaves": leaves}, training, trees)


def out_of_fold(data: Table, rows: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    scores = np.zeros(len(data.wanted))
    for fold in range(FOLDS):
        held = data.folds == fold
        scores[held] = fit(data, rows, ~held, size).predict(rows[held], raw_score=True)
    return scores


def with_run(data: Table, all_pages: list[Page], scores: np.ndarray) -> np.ndarray:
    """The rows with what the first scores say of each piece's neighbours."""
    more = []
    for page, start, end in zip(all_pages, data.starts, data.starts[1:], strict=False):
        more += run_features([float(score) for score in scores[start:end]], page.shapes)
    return np.concatenate([data.rows, np.array(more, dtype=np.float32)], axis=1)


def report(
    data: Table, all_pages: list[Page], first: np.ndarray, second: np.ndarray, regime: str
) -> None:
    """Score the labels that the package itself makes of out-of-fold scores."""
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


def nested(node: dict[str, Any]) -> Any:
    """A tree of lightgbm's as the package reads it."""
    if "split_feature" not in node:
        return round(node["leaf_value"], 4)
    threshold = float(f"{node['threshold']:.6g}")
    children = nested(node["left_child"]), nested(node["right_child"])
    return [node["split_feature"], threshold, *children]


def save(regime: str, first: Any, second: Any) -> None:
    model = {
        "about": ABOUT,
        "features": [*names(regime == "html"), *run_names(regime == "html")],
        "first": [nested(tree["tree_structure"]) for tree in first.dump_model()["tree_info"]],
        "second": [nested(tree["tree_structure"]) for tree in second.dump_model()["tree_info"]],
    }
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"))
    path = ROOT / "sitegen" / "clean" / "model" / f"{regime}.json"
    path.write_text(text.replace('],"second"', '],\n"second"') + "\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(text) // 1024} KiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("regime", choices=("html", "text"))
    parser.add_argument("--report-only", action="store_true", help="leave the model as it is")
    args = parser.parse_args()
    all_pages = list(pages(args.regime))
    data = table(all_pages)
    sizes = FIRST[args.regime], SECOND[args.regime]
    everything = np.ones(len(data.wanted), dtype=bool)
    judged = out_of_fold(data, data.rows, sizes[0])
    rows = with_run(data, all_pages, judged)
    plain = data.weights
    data.weights = softened(data, out_of_fold(data, rows, sizes[1]))
    report(data, all_pages, judged, out_of_fold(data, rows, sizes[1]), args.regime)
    if not args.report_only:
        second = fit(data, rows, everything, sizes[1])
        data.weights = plain
        save(args.regime, fit(data, data.rows, everything, sizes[0]), second)


if __name__ == "__main__":
    main()
