"""How fast cleaning is, beside trafilatura: ``python -m benchmarks.cleaning [--set SET …]``.

Counts the processor seconds of whole commands with all their processes, start and writing
included, in turns: ``sitegen clean`` on the pages of the benchmark data, trafilatura on the same
pages through ``peers.py`` beside them, and ``sitegen clean`` on plain-text articles made up by
``articles.py``.  All programs are compiled to bytecode by a first run that is not counted.  What
is not there is left out, and this says so.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.articles import make

SETS = ("scrapinghub", "naeb", "wcxb")
PEERS = ("trafilatura", "trafilatura fast")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--set", nargs="*", choices=SETS, default=list(SETS), dest="sets")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON",
                        help="the Python of an environment that has trafilatura")  # fmt: skip
    args = parser.parse_args()
    bench = args.shared / "bench" / "extraction"
    peers = _peers(args.peers)
    print("items a processor second, whole commands; median (least to most)")
    with tempfile.TemporaryDirectory() as folder:
        if bench.is_dir():
            for name in args.sets:
                _pages(bench, name, peers, args.peers, args.rounds, Path(folder, name))
        else:
            print(f"{bench} is not here: no pages to measure with")
        made = Path(folder, "articles")
        make(made, args.articles)
        rates = [_rate(_sitegen(made, Path(folder, "out")), args.articles)
                 for _ in range(args.rounds)]  # fmt: skip
        _print(f"{args.articles} made-up articles, plain text", rates)


def _peers(python: str) -> Sequence[str]:
    """The other programs that can be run."""
    found = subprocess.run([python, "-c", "import trafilatura"], capture_output=True, check=False)
    if found.returncode == 0:
        return PEERS
    print(f"{python} has no trafilatura: nothing to compare with.  In an environment of its own")
    print("pip install trafilatura lxml_html_clean, and give its Python as --peers")
    return ()


def _pages(
    bench: Path, name: str, peers: Sequence[str], python: str, rounds: int, folder: Path
) -> None:
    """Measures all programs in turns on one set of pages."""
    sys.path.insert(0, str(bench))
    import corpus

    truth = corpus.load_truth(bench / "data" / name)
    source, target = folder / "in", folder / "out"
    corpus.lay_out(source, truth, corpus.load_html(bench / "data" / name, truth), ".html")
    commands = {"sitegen": _sitegen(source, target)}
    for peer in peers:
        commands[peer] = [python, str(bench / "peers.py"), peer, str(source), str(target)]
    rates: dict[str, list[float]] = {program: [] for program in commands}
    for command in commands.values():
        _run(command)
    for _ in range(rounds):
        for program, command in commands.items():
            rates[program].append(_rate(command, len(truth)))
    for program, measured in rates.items():
        _print(f"{name}, {len(truth)} pages, {program}", measured)
    for peer in peers:
        pairs = zip(rates["sitegen"], rates[peer], strict=True)
        times = [ours / theirs for ours, theirs in pairs]
        _print(f"{name}, sitegen: times {peer}", times, digits=2)


def _sitegen(source: Path, target: Path) -> list[str]:
    return [sys.executable, "-m", "sitegen", "clean", str(source), "-o", str(target)]


def _rate(command: list[str], items: int) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return items / (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def _run(command: list[str]) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        command, env=kept, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _print(what: str, values: list[float], digits: int = 1) -> None:
    middle, least, most = statistics.median(values), min(values), max(values)
    print(f"{what:46s}{middle:8.{digits}f}  ({least:.{digits}f} to {most:.{digits}f})", flush=True)


if __name__ == "__main__":
    main()
