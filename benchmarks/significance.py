"""Whether cleaning is better than other programs, by a paired test: ``python -m
benchmarks.significance SCORES``.

SCORES is a folder of scores page by page, as the trainers write them out of fold (``--scores
SCORES``) or the benchmark beside the repository of a command (``run.py … --save-scores
SCORES/NAME.json``).  Each is compared with all saved scores of others for the same task: both are
drawn again over the same web sites, a thousand times, so that difficult sites cancel out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Part = tuple[float, float, float]
"""Of one page, the shares of word 4-grams that are found, wrongly added, and missed."""


def task_name(task: str) -> str:
    """What the benchmark calls a task of the trainers: "naeb text-blocks" -> "text-naeb-blocks"."""
    name, _, form = task.partition(" ")
    mode, dash, detail = form.partition("-")
    return f"{mode}-{name}{dash}{detail}"


def save(folder: Path, task: str, parts: Mapping[str, Part]) -> None:
    """Write the scores of a task's pages into the folder, as the benchmark does."""
    pages = {key: [round(share, 5) for share in part] for key, part in parts.items()}
    content = {"system": "sitegen, out of fold", "task": task, "pages": pages}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{task}.json").write_text(json.dumps(content) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scores", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    bench = args.shared / "bench" / "extraction"
    if not bench.is_dir():
        sys.exit(f"{bench} is not here: nothing to compare with")
    sys.path.insert(0, str(bench))
    for path in sorted(args.scores.glob("*.json")):
        _compare(_read(path), bench)


def _read(path: Path) -> dict[str, Any]:
    saved: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return saved


def _compare(own: dict[str, Any], bench: Path) -> None:
    """Print a table of one task."""
    import corpus
    import metrics

    task = own["task"]
    truth = corpus.load_truth(bench / "data" / task.split("-")[1])
    sites = {key: page["site"] for key, page in truth.items()}
    parts = _parts(own)
    score = metrics.summary(parts, sites)["f1"]
    size = f"{len(parts)} pages of {len({*sites.values()})} sites"
    print(f"\n{task}: {own['system']} {score:.4f}, {size}")
    print(
        f"  {'against':24s}{'F1':>7s}{'more':>8s} {'±s.e.':>6s}  95 % of drawings    better worse"
    )
    for peer, other in _peers(bench / "scores" / task):
        change = metrics.difference(parts, other, sites)
        sure = (
            "" if change["low"] > 0 else "  not surely better" if change["delta"] > 0 else "  worse"
        )
        print(
            f"  {peer:24s}{metrics.summary(other, sites)['f1']:7.4f}{change['delta']:+8.4f} "
            f"{change['se']:6.4f}  {change['low']:+.4f} to {change['high']:+.4f}"
            f"{change['better']:8d}{change['worse']:6d}{sure}"
        )


def _peers(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.glob("*.json")):
        saved = _read(path)
        if path.stem == "ceiling":  # what no program can do
            continue
        yield saved["system"], _parts(saved)


def _parts(saved: dict[str, Any]) -> dict[str, Any]:
    import metrics

    return {key: metrics.Part(*shares) for key, shares in saved["pages"].items()}


if __name__ == "__main__":
    main()
