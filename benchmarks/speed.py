"""How long builds take: ``python -m benchmarks.speed [--articles 1000] [--folder /dev/shm]``.

Whole processes from start to end, as a user would see them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from benchmarks.articles import make

_SITEGEN = [sys.executable, "-m", "sitegen"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    memory = Path("/dev/shm")  # a memory disk, where there is one: the disk is not what we measure
    parser.add_argument("--folder", type=Path, default=memory if memory.is_dir() else None)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    folder = Path(tempfile.mkdtemp(dir=args.folder))
    try:
        _measure(folder, args.articles, args.rounds)
    finally:
        shutil.rmtree(folder)


def _measure(folder: Path, count: int, rounds: int) -> None:
    make(folder / "in", count)
    print(f"{count} plain-text articles, {os.cpu_count()} processors, seconds of whole processes")
    cold, whole = [], {}
    for _ in range(rounds):
        shutil.rmtree(folder / "out", ignore_errors=True)
        shutil.rmtree(folder / ".sitegen", ignore_errors=True)
        seconds, whole = _build(folder)
        cold.append(seconds)
    _print("cold, with search", cold)
    for stage, seconds in whole["timings"].items():
        print(f"    {stage:20} {seconds:6.2f}")
    alone = [_pagefind_alone(folder) for _ in range(rounds)]
    _print("Pagefind alone, the same pages", alone)
    print(f"    cold builds take {median(cold) / median(alone):.1f} times as long")
    _print("nothing changed", [_build(folder)[0] for _ in range(rounds)])
    _print("one article changed", [_changed_build(folder, n) for n in range(rounds)])
    _print("one change, seen in the preview", _previewed(folder, rounds))


def _build(folder: Path) -> tuple[float, dict]:
    start = time.perf_counter()
    command = [*_SITEGEN, "build", "--input", folder / "in", "--output", folder / "out", "--json"]
    done = subprocess.run(command, check=False, capture_output=True, cwd=folder)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - start, json.loads(done.stdout)


def _pagefind_alone(folder: Path) -> float:
    """A yardstick for the machine: the search index, without making the pages."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pagefind_bin", "--site", folder / "out", "--glob",
         "articles/*.html", "--output-path", folder / "alone"],
        check=True, capture_output=True,
    )  # fmt: skip
    return time.perf_counter() - start


def _changed_build(folder: Path, number: int) -> float:
    _change(folder, f"Round{number}")
    return _build(folder)[0]


def _change(folder: Path, word: str) -> None:
    path = sorted((folder / "in").rglob("*.txt"))[0]
    text = path.read_text(encoding="utf-8")
    if " remark" in text:
        text = re.sub(r"\w+ remark", f"{word} remark", text)
    else:
        text = text.replace(". ", f". {word} remark. ", 1)
    path.write_text(text, encoding="utf-8")


def _previewed(folder: Path, rounds: int) -> list[float]:
    """From the change of a file to the page that the server gives."""
    command = [*_SITEGEN, "serve", "--input", folder / "in", "--output", folder / "out"]
    server = subprocess.Popen(
        [*command, "--port", "0"], cwd=folder, stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        address = ""
        while not address:
            line = server.stdout.readline()
            address = next(iter(re.findall(r"http://[\w.:]+/\S*", line)), "").rstrip(".,")
        route = next(
            one["route"] for one in _build_report(folder) if one["source"].endswith("000000.txt")
        )
        return [_until_seen(folder, address + route, f"Preview{n}") for n in range(rounds)]
    finally:
        server.terminate()
        server.wait()


def _build_report(folder: Path) -> list[dict]:
    return json.loads((folder / "out" / "data" / "ledger.json").read_text(encoding="utf-8"))


def _until_seen(folder: Path, address: str, word: str) -> float:
    time.sleep(4)  # let the index of the change before be done
    start = time.perf_counter()
    _change(folder, word)
    while time.perf_counter() - start < 30:
        with urllib.request.urlopen(address) as page:
            if word in page.read().decode():
                return time.perf_counter() - start
        time.sleep(0.02)
    raise SystemExit(f"{address}: the change was not seen within 30 s")


def _print(what: str, seconds: list[float]) -> None:
    values = sorted(seconds)
    middle = values[len(values) // 2]
    print(f"{what:32} {middle:6.2f}  ({values[0]:.2f} to {values[-1]:.2f})")


if __name__ == "__main__":
    main()
