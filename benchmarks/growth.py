"""How time and memory grow with the collection.

    python -m benchmarks.growth [--articles 1000 10000 100000] [--words 600]

The stages of a cold build up to the planned pages: listing the files, cleaning and inferring,
collating, planning; in one process of its own for each size, after a warm-up.  Two parts of them
are then measured once more by themselves: "entities", the names and topics of all articles, and
"likeness", their words read, weighed, the nearest of each found, and stories made of them.

Seconds are of processor time, so that a busy machine may be used.  Memory is the highest resident
size of the process during the stage, with what earlier stages left.  The last column is the time
an article takes against the smallest collection: 1.00 is linear growth.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from benchmarks.articles import make
from sitegen.build.clock import Clock
from sitegen.build.dependencies import Inputs
from sitegen.build.garbage import seldom_collected
from sitegen.build.order import Order
from sitegen.build.pipeline import make_archive
from sitegen.collate import Survey
from sitegen.collate.background import share
from sitegen.collate.likeness import Comparison
from sitegen.collate.profile import reading
from sitegen.collate.space import Counts, Space
from sitegen.collate.stories import make_stories
from sitegen.config import Config
from sitegen.infer.names import find_names, find_topics
from sitegen.model import Article
from sitegen.publish import Place
from sitegen.read import find, fingerprint
from sitegen.views import plan

Figures = dict[str, tuple[float, int]]
"""Stage -> seconds, and MiB at most."""


class Meter(Clock):
    """Notes processor time, and the most memory that the process held in each stage (Linux)."""

    def __init__(self) -> None:
        super().__init__()
        self.figures: Figures = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        Path("/proc/self/clear_refs").write_text("5")  # begin the high-water mark anew
        start = time.process_time()
        yield
        seconds = time.process_time() - start
        held = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
        self.figures[stage] = seconds, int(held.group(1)) // 1024 if held else 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--words", type=int, default=600, help="of an article, about")
    parser.add_argument("--folder", type=Path, help="where the collections are written")
    args = parser.parse_args()
    print(f"{'articles':>9}  {'stage':16}{'seconds':>9}{'ms each':>9}{'MiB':>7}{'growth':>8}")
    first: dict[str, float] = {}
    for count in args.articles:
        for stage, (seconds, mebibytes) in _apart(count, args.words, args.folder).items():
            each = 1000 * seconds / count
            growth = each / first.setdefault(stage, each)
            print(
                f"{count:9}  {stage:16}{seconds:9.2f}{each:9.3f}{mebibytes:7}{growth:8.2f}",
                flush=True,
            )


def _apart(count: int, words: int, folder: Path | None) -> Figures:
    """The figures of one size, measured in a fresh process."""
    work = Path(tempfile.mkdtemp(dir=folder))
    try:
        make(work / "warm-up", 20, words)
        make(work / "whole", count, words)
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as executor:
            executor.submit(_measure, work / "warm-up").result()
            return executor.submit(_measure, work / "whole").result()
    finally:
        shutil.rmtree(work)


def _measure(folder: Path) -> Figures:
    meter, config = Meter(), Config()
    place = Place(folder.with_suffix(".site"), folder)
    with seldom_collected():
        with meter("list"):
            inputs = _inputs(folder)
        made = make_archive(Order(folder, config, place, inputs, meter, workers=1))
        with meter("plan"):
            pages = list(plan(made.archive, made.outcomes, config))
    assert len(pages) > len(made.archive.articles) > 0
    del pages
    with seldom_collected():
        with meter("entities"):
            for article in made.archive.articles:
                _find_entities(article)
        with meter("likeness"):
            _compare(made.archive.articles)
    return meter.figures


def _find_entities(article: Article) -> None:
    code = article.language.value.partition("-")[0]
    paragraphs = [block.text for block in article.clean.blocks]
    find_names(article.title.value, paragraphs, code)
    find_topics(article.title.value, paragraphs, code)


def _compare(articles: Sequence[Article]) -> None:
    """Reads, weighs and compares the articles, each with those nearest to it."""
    counts, numbers = Counts(), []
    for article in articles:
        terms, figures = reading(article)
        counts.add(terms)
        numbers.append(figures)
    places = {article.id: place for place, article in enumerate(articles)}
    make_stories(Comparison(articles, Survey(places, numbers, Space(counts, share))))


def _inputs(folder: Path) -> Inputs:
    paths, passed_over = find(folder)
    return Inputs(folder, {path: fingerprint(folder, path) for path in paths}, passed_over, "")


if __name__ == "__main__":
    main()
