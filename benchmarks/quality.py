"""Quality on public data: ``python -m benchmarks.quality [--shared ../shared] [PART …]``.

The data lies outside the repository; without it there is nothing to measure, and this says so.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_ADAPTER = ["--adapter", "benchmarks/adapters.py"]
_CLEAN = f"{sys.executable} -m sitegen clean {{in}} -o {{out}}"
_DIRTY = ("trafilatura", "readability-lxml", "newspaper4k", "resiliparse")
PARTS = ("html", "text", "dirty", "meta", "dates", "tags", "related")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    args = parser.parse_args()
    bench = args.shared / "bench"
    if not bench.is_dir():
        raise SystemExit(f"{bench} is not here: there is nothing to measure quality with")
    for part in args.parts or PARTS:
        for command in _commands(part, bench):
            print(f"\n$ {' '.join(_shown(word) for word in command[1:])}", flush=True)
            subprocess.run(command, check=False)


def _commands(part: str, bench: Path) -> Iterator[list[str]]:
    python = sys.executable
    if part in ("dates", "tags", "related"):
        yield [python, str(bench / part / "run.py"), *_ADAPTER]
        return
    run = [python, str(bench / "extraction" / "run.py"), part, "--peers", "--name", "sitegen"]
    for name in ("scrapinghub", "naeb", "wcxb"):
        of_set = [*run, "--set", name]
        if part == "html":
            scores = sorted((bench / "extraction/scores" / f"html-{name}").glob("*.json"))
            against = [word for path in scores for word in ("--against", str(path))]
            yield [*of_set, "--cmd", _CLEAN, *against]
        elif part == "text":
            flattenings = ("blocks",) if name == "wcxb" else ("blocks", "inscriptis", "nodes")
            for flattened in flattenings:
                yield [*of_set, "--flatten", flattened, "--cmd", _CLEAN]
        elif part == "dirty":
            for extractor in _DIRTY:
                yield [*of_set, "--from", extractor, "--cmd", _CLEAN]
        elif part == "meta" and name != "scrapinghub":
            yield [*of_set, "--cmd", f"{_CLEAN} --json"]


def _shown(word: str) -> str:
    return f"'{word}'" if " " in word else word


if __name__ == "__main__":
    main()
