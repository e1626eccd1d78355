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
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / ".." / "shared" / "bench" / "extraction"
sys.path[:0] = [str(ROOT), str(BENCH)]

import corpus
import metrics
import significance
from ceiling import Selection

from sitegen.clean import Repeats, Segmented, label, labels, line_keys, segment
from sitegen.clean.features import names, rows_of, run_features, run_names
from sitegen.clean.marks import words_of
from sitegen.clean.outside import candidates
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.scoring import BOLDER, leaning, undecided
from sitegen.clean.shape import Shape, shape_of
from sitegen.clean.words import WORDS
from sitegen.model import Document, Origin

FOLDS = 5
FIRST = (60, 12, 0.2)
SECOND = (120, 28, 0.12)
WEIGHING = (60, 24, 0.2)
"""Trees, leaves a tree, and how much each tree may change; the last tell which labels are odd."""
_HOPELESS = -4.5
"""Pieces with a lower first score teach the second forest nothing: it is never asked of them."""
SETTINGS = {
    "objective": "binary", "learning_rate": 0.1, "min_data_in_leaf": 60, "lambda_l2": 5,
    "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "max_bin": 127,
    "seed": 1, "deterministic": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip
WORD_SITES = 25
"""Sites that must have a word for it to get a weight; so none names a site."""
WORD_STRENGTH = 0.003
"""How freely the regression may weigh words (scikit-learn's C)."""
SETS = ("scrapinghub", "naeb", "wcxb")
TEXTS = (
    "text-blocks", "text-inscriptis", "text-nodes", "dirty-trafilatura", "dirty-readability-lxml",
    "dirty-newspaper4k", "dirty-resiliparse", "truth",
)  # fmt: skip
ABOUT_WORDS = (
    "Trained by benchmarks/train_labeller.py on the development pages.  Above zero a word speaks"
    " for the article, below against."
)
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
    told: WordColumns | None = None,
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
    data: Table, rows: np.ndarray, useful: np.ndarray, told: WordColumns
) -> dict[int, np.ndarray]:
    """For each fold that is judged, softened weights of all other pieces.

    The trees that find a piece's label odd have seen neither its fold nor the one that is judged.
    """
    scores = {fold: np.zeros(len(data.wanted)) for fold in range(FOLDS)}
    for one, two in combinations(range(FOLDS), 2):
        others = ~np.isin(data.folds, (one, two))
        forest = fit(data, told.put(rows, one), others & useful, WEIGHING)
        for judged, asked_for in ((one, data.folds == two), (two, data.folds == one)):
            seen = told.put(rows, judged)[asked_for]
            scores[judged][asked_for] = forest.predict(seen, raw_score=True)
    return {fold: softened(data, found) for fold, found in scores.items()}


class WordColumns:
    """What words tell of each piece, by weights learned without its site.

    Where a forest is judged on one fold, neither its own training pages nor that fold's may have
    shaped the weights that it sees: there is a regression for each pair of folds left out.
    """

    def __init__(self, data: Table, all_pages: list[Page]) -> None:
        self._folds = data.folds
        self._data = data
        lines = [words_of(s.folded) for page in all_pages for s in page.shapes]
        sites: dict[str, set[str]] = {}
        sources = (page.truth["site"] for page in all_pages for _ in page.shapes)
        for site, line in zip(sources, lines, strict=True):
            for word in line:
                sites.setdefault(word, set()).add(site)
        self.words = sorted(
            word for word, of in sites.items() if len(of) >= WORD_SITES and not word.isdigit()
        )
        place = {word: number for number, word in enumerate(self.words)}
        found = [sorted({place[word] for word in line if word in place}) for line in lines]
        ends = np.cumsum([0, *map(len, found)])
        ones = np.ones(ends[-1], dtype=np.float32)
        shape = len(found), len(self.words)
        self._bags = csr_matrix((ones, [n for row in found for n in row], ends), shape=shape)
        self._sizes = np.maximum(np.diff(ends), 1)
        self._known: dict[frozenset[int], np.ndarray] = {}

    def weights(self, *without: int) -> np.ndarray:
        """Each word's weight, learned from all folds but these."""
        left_out = frozenset(without)
        if left_out not in self._known:
            data = self._data
            chosen = ~np.isin(data.folds, [*left_out])
            strength = np.minimum(data.weights, np.quantile(data.weights, 0.9))[chosen]
            model = LogisticRegression(C=WORD_STRENGTH, max_iter=60, tol=1e-3)
            model.fit(self._bags[chosen], data.wanted[chosen] > 0.5, strength / strength.mean())
            self._known[left_out] = np.round(model.coef_[0], 2)
        return self._known[left_out]

    def put(self, rows: np.ndarray, fold: int | None = None) -> np.ndarray:
        """The rows with these columns in place, for forests judged on ``fold``."""
        sums = np.zeros(len(rows), dtype=np.float32)
        for own in range(FOLDS):
            held = self._folds == own
            weights = self.weights(own) if fold is None else self.weights(own, fold)
            sums[held] = self._bags[held] @ weights
        result = rows.copy()
        columns = [names(False).index(name) for name in WORDS]
        result[:, columns] = np.stack([sums, sums / self._sizes], axis=1)
        return result

    def save(self) -> None:
        pairs = zip(self.words, self.weights(), strict=True)
        words = {word: round(float(weight), 2) for word, weight in pairs if weight}
        content = {"about": ABOUT_WORDS, "words": words}
        path = ROOT / "sitegen" / "clean" / "model" / "words.json"
        path.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {len(words)} words")


def with_run(data: Table, all_pages: list[Page], scores: np.ndarray) -> np.ndarray:
    """The rows with what the first scores say of each piece's neighbours."""
    more = []
    for page, start, end in zip(all_pages, data.starts, data.starts[1:], strict=False):
        more += run_features([float(score) for score in scores[start:end]], page.shapes)
    return np.concatenate([data.rows, np.array(more, dtype=np.float32)], axis=1)


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


def train(all_pages: list[Page], *, report_only: bool, folder: Path | None) -> None:
    data = table(all_pages)
    told = WordColumns(data, all_pages)
    judged = out_of_fold(data, data.rows, FIRST, told=told)
    rows = with_run(data, all_pages, judged)
    useful = judged > _HOPELESS
    again = out_of_fold(data, rows, SECOND, useful, told, weights_by_fold(data, rows, useful, told))
    if not report_only:
        weights = softened(data, out_of_fold(data, rows, WEIGHING, useful, told))
        second = fit(data, told.put(rows), useful, SECOND, weights)
        everything = np.ones(len(judged), dtype=bool)
        save(fit(data, told.put(data.rows), everything, FIRST), second)
        told.save()
    report(data, all_pages, judged, again, "text", folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--report-only", action="store_true", help="leave the model as it is")
    parser.add_argument("--scores", type=Path, help="write the scores of every page in here")
    args = parser.parse_args()
    train([*pages("text")], report_only=args.report_only, folder=args.scores)


if __name__ == "__main__":
    main()
