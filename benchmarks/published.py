"""How sure is "sure": ``python -m benchmarks.published [--shared ../shared] [SET …]``.

Publication days of the benchmark's pages against their labels: for each level of confidence, of
how many pages a day is claimed at that level or above, and how many of those days are right.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import defaultdict
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
SURE = 0.9


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

    @property
    def differs_in_year(self) -> bool:
        """Month and day are the label's: most likely a slip of whoever wrote the label."""
        return not self.is_right and str(self.found.value.earliest)[4:] == self.truth[4:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--wrong", type=float, metavar="LEVEL", help="list wrong days from there")
    parser.add_argument("--kinds", action="store_true", help="also by kind of evidence")
    parser.add_argument("sets", nargs="*", default=SETS, metavar="SET", help=", ".join(SETS))
    args = parser.parse_args()
    everything: list[Claim] = []
    for name in args.sets:
        data = args.shared / "bench" / "extraction" / "data" / name
        if not data.is_dir():
            raise SystemExit(f"{data} is not here: there is nothing to measure")
        claims = list(_claims(data))
        _report(name, claims, args.wrong)
        everything += claims
    if args.kinds:
        _report_kinds(everything)


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
        slips = sum(one.differs_in_year for one in sure)
        note = f"  (of the wrong, {slips} in the year alone)" if slips else ""
        print(f"  {level:9.2f} {len(sure):7d} {good:6d}  {good / max(len(sure), 1):.3f}{note}")
    if wrong_from is not None:
        for one in claims:
            if one.is_day and not one.is_right and one.found.confidence >= wrong_from:
                day = one.found.value.earliest
                print(f"  {one.page[:90]}: {one.truth}, got {day} ({one.found.method})")


def _report_kinds(claims: list[Claim]) -> None:
    """Surest kinds first; ``>=.9`` or ``<.9`` is the confidence that was claimed."""
    kinds: defaultdict[tuple[bool, str], list[Claim]] = defaultdict(list)
    for one in claims:
        if one.is_day:
            kinds[one.found.confidence < SURE, _kind(one.found)].append(one)
    print("kinds of evidence\n         pages  right   rate  lower  claimed")
    for (doubtful, kind), group in sorted(kinds.items(), key=lambda item: (item[0][0], item[0][1])):
        right, size = sum(one.is_right for one in group), len(group)
        claimed = sum(one.found.confidence for one in group) / size
        low, level = wilson(right, size), " <.9" if doubtful else ">=.9"
        print(
            f"  {level} {size:7d} {right:6d}  {right / size:.3f}  {low:.3f}  {claimed:7.3f}  {kind}"
        )


def _kind(found: Guess[PartialDate]) -> str:
    """Where the day stands: metadata, printed on the page, address; and whether others differ."""
    places = {_place(one.where) for one in found.evidence if not one.against}
    contrary = {"against others"} if any(one.against for one in found.evidence) else set()
    return ", ".join((*sorted(places), *contrary))


def _place(where: str) -> str:
    if where.startswith(("line ", "stamp", "byline", "time text")):
        return "printed"
    return "address" if where == "address" else "metadata"


def wilson(right: int, size: int, z: float = 1.96) -> float:
    """The lower end of the 95 % interval of a rate (Wilson 1927)."""
    rate, square = right / size, z * z / size
    spread = z * math.sqrt(rate * (1 - rate) / size + square / (4 * size))
    return (rate + square / 2 - spread) / (1 + square)


if __name__ == "__main__":
    main()
