"""Weights of words for and against the article, learned without the site they are used on."""

from __future__ import annotations

import json

import numpy as np
from lessons import FOLDS, ROOT, Page, Table
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from sitegen.clean.columns.features import names
from sitegen.clean.columns.words import WORDS
from sitegen.clean.marks import words_of

WORD_SITES = 25
"""Sites that must have a word for it to get a weight; so none names a site."""
WORD_STRENGTH = 0.003
"""How freely the regression may weigh words (scikit-learn's C)."""
ABOUT_WORDS = (
    "Trained by benchmarks/train_labeller.py on the development pages.  Above zero a word speaks"
    " for the article, below against."
)


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
        sources = [page.truth["site"] for page in all_pages for _ in page.shapes]
        for site, line, real in zip(sources, lines, data.real, strict=True):
            for word in line if real else ():
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
            chosen = data.real & ~np.isin(data.folds, [*left_out])
            most = np.quantile(data.weights[data.real], 0.9)
            strength = np.minimum(data.weights, most)[chosen]
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
