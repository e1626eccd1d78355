"""How sure is "sure": ``python -m benchmarks.published [--shared ../shared] [SET …]``.

Publication days of the benchmark's pages against their labels: for each level of confidence, of
how many pages a day is claimed at that level or above, and how many of those days are right.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sitegen.clean import Repeats, clean, line_keys, segment
from sitegen.infer.language import language
from sitegen.infer.published import published
from sitegen.model import Document, Guess, PartialDate
from sitegen.read import find, read

SETS = ("naeb", "wcxb")
LEVELS = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99)


class Claim(NamedTuple):
    page: str
    truth: str
    """The label's day, ISO; labels that are no day are left out."""
    found: Guess[PartialDate]

    @property
    def is_day(self) -> bool:
        return self.found.value.precision == "day"

    @property
    def is_right(self) -> bool:
        return self.is_day and str(self.found.value.earliest) == self.truth


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--wrong", type=float, metavar="LEVEL", help="list wrong days from there")
    parser.add_argument("sets", nargs="*", default=SETS, metavar="SET", help=", ".join(SETS))
    args = parser.parse_args()
    for name in args.sets:
        data = args.shared / "bench" / "extraction" / "data" / name
        if not data.is_dir():
            raise SystemExit(f"{data} is not here: there is nothing to measure")
        _report(name, list(_claims(data)), args.wrong)


def _claims(data: Path) -> Iterator[Claim]:
    with gzip.open(data / "truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        truth = {page["id"]: page for page in map(json.loads, lines)}
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for key, page in truth.items():
            path = root / page["host"] / f"{key}.html"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(gzip.decompress((data / "html" / f"{key}.html.gz").read_bytes()))
        read_pages = [one for path in find(root)[0] for one in read(root, path)]
    pages = [segment(one) for one in read_pages if isinstance(one, Document)]
    repeats, keys = Repeats(), [line_keys(page) for page in pages]
    for page, own in zip(pages, keys, strict=True):
        repeats.add(_source(page.document), own)
    for page, own in zip(pages, keys, strict=True):
        text = clean(page, repeats.of(_source(page.document), own))
        key = PurePosixPath(page.document.origin.path).stem
        day = (truth[key]["date"] or "")[:10]
        if len(day) == 10:
            yield Claim(truth[key]["url"], day, published(text, language(text).value))


def _source(document: Document) -> str:
    return document.host or document.origin.path.rpartition("/")[0]


def _report(name: str, claims: list[Claim], wrong_from: float | None) -> None:
    right = sum(one.is_right for one in claims)
    print(f"{name}: {len(claims)} pages with a day, right {right / len(claims):.3f}")
    print("  confidence  pages  right  precision")
    for level in LEVELS:
        sure = [one for one in claims if one.is_day and one.found.confidence >= level]
        good = sum(one.is_right for one in sure)
        print(f"  {level:9.2f} {len(sure):7d} {good:6d}  {good / max(len(sure), 1):.3f}")
    if wrong_from is not None:
        for one in claims:
            if one.is_day and not one.is_right and one.found.confidence >= wrong_from:
                day = one.found.value.earliest
                print(f"  {one.page[:90]}: {one.truth}, got {day} ({one.found.method})")


if __name__ == "__main__":
    main()
