"""Pages as the trees are to learn them: pieces, which of them are the article's, rows of numbers.

Pages of one site are always in one fold, whatever their format.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / ".." / "shared" / "bench" / "extraction"
sys.path[:0] = [str(ROOT), str(BENCH)]

import corpus
import metrics
from ceiling import Selection

from sitegen.clean import Repeats, Segmented, line_keys, segment
from sitegen.clean.columns.features import rows_of
from sitegen.clean.pieces.outside import candidates
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.shape import Shape, shape_of
from sitegen.model import Document, Origin

FOLDS = 5
SETS = ("scrapinghub", "naeb", "wcxb")
TEXTS = (
    "text-blocks", "text-inscriptis", "text-nodes", "dirty-trafilatura", "dirty-readability-lxml",
    "dirty-newspaper4k", "dirty-resiliparse", "truth",
)  # fmt: skip


@dataclass
class Page:
    """One input: its pieces, what the archive knows of them, and which are the article's."""

    task: str
    truth: dict[str, Any]
    whole: Segmented
    repeats: DocumentRepeats
    inner: Segmented
    """The pieces that may be of the article, and of each:"""
    shapes: list[Shape]
    wanted: list[bool]
    counts: float = 1.0
    """For how much it counts in training."""

    @property
    def known(self) -> DocumentRepeats:
        """The repeats of the inner pieces."""
        outside = self.whole.outside or ("",) * len(self.whole.pieces)
        return self.repeats.only([not reason for reason in outside])

    @property
    def fold(self) -> int:
        return int(hashlib.md5(self.truth["site"].encode()).hexdigest(), 16) % FOLDS


def read_page(task: str, truth: dict[str, Any], whole: Segmented, repeats: DocumentRepeats) -> Page:
    """The page with the choice of its pieces that the truth comes nearest to."""
    inner = candidates(whole)
    texts = [piece.text for piece in inner.pieces]
    clean = task.endswith("truth")
    wanted = [True] * len(texts) if clean else best_lines(texts, truth["body"])
    return Page(task, truth, whole, repeats, inner, [*map(shape_of, texts)], wanted)


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
        yield read_page(task, page, taken[key], repeats.of(page["host"], line_keys(taken[key])))


@dataclass
class Table:
    """The pieces of all pages as rows."""

    rows: np.ndarray
    wanted: np.ndarray
    weights: np.ndarray
    folds: np.ndarray
    real: np.ndarray
    """Whether a row is of a page that is, and not of one that was made up for training."""
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
    counts = np.array([page.counts for page in all_pages for _ in page.wanted])
    real = np.array([page.counts == 1 for page in all_pages for _ in page.wanted])
    return Table(np.array(rows, dtype=np.float32), wanted, capped * counts, folds, real, starts)
