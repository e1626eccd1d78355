"""Lighthouse over a page of each type, in its default mobile mode.

    python -m benchmarks.lighthouse --site site --lighthouse DIR

DIR is any folder outside the repository in which ``npm install lighthouse`` was run; without it
``npx --no-install lighthouse`` is tried.  The site is served below ``/repo/`` as GitHub Pages
does.  Each page is loaded ``--rounds`` times, and the round with the middle performance is shown.
Everything but the three timings is the same on every machine; on a busy one the blocking time says
little.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.browser.pages import one_of_each
from tests.conftest import CHROMIUM, QUIET
from tests.serving import served

PAGES = ("article", "home", "tag", "timeline", "search")
CATEGORIES = {
    "performance": "perf",
    "accessibility": "a11y",
    "best-practices": "best",
    "seo": "SEO",
}
TIMES = {
    "largest-contentful-paint": "LCP s",
    "cumulative-layout-shift": "CLS",
    "total-blocking-time": "TBT ms",
}
_ELEMENTS = 3
"""Elements that are shown of a failing audit."""

Result = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--lighthouse", type=Path, help="the program, or the folder it is in")
    parser.add_argument("--pages", nargs="*", default=PAGES, help="page types")
    parser.add_argument("--query", help="also the search page with this asked")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="also audits that count for nothing")
    args = parser.parse_args()
    known = one_of_each(args.site)
    routes = {name: known[name] for name in args.pages}
    if args.query:
        routes["search, asked"] = f"{known['search']}?q={args.query}"
    command = _command(args.lighthouse)
    with served(args.site, "/repo/") as address:
        results = {
            name: _middle([_run(command, address + route) for _ in range(args.rounds)])
            for name, route in routes.items()
        }
    _print_table(results)
    for name, result in results.items():
        print(f"\n{name}: {routes[name]}")
        print("\n".join(_failures(result, args.all)) or "    nothing fails")


def _command(where: Path | None) -> list[str]:
    if where is None:
        return ["npx", "--no-install", "lighthouse"]
    inside = where / "node_modules" / ".bin" / "lighthouse"
    return [str(inside if where.is_dir() else where)]


def _run(command: list[str], url: str) -> Result:
    flags = " ".join(["--headless=new", *QUIET])
    options = ["--quiet", "--output=json", "--no-enable-error-reporting", f"--chrome-flags={flags}"]
    environment = os.environ | {"CHROME_PATH": str(CHROMIUM)}
    done = subprocess.run(
        [*command, url, *options], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"Lighthouse failed on {url}: {done.stderr.strip()[-800:]}")
    result: Result = json.loads(done.stdout)
    return result


def _middle(results: list[Result]) -> Result:
    def performance(result: Result) -> float:
        return result["categories"]["performance"]["score"] or 0.0

    return sorted(results, key=performance)[len(results) // 2]


def _print_table(results: dict[str, Result]) -> None:
    some = next(iter(results.values()))
    power = some["environment"]["benchmarkIndex"]
    print(f"Lighthouse {some['lighthouseVersion']}, mobile, power of this machine now {power:.0f}")
    heads = [*CATEGORIES.values(), *TIMES.values(), "bytes", "requests"]
    print(f"{'':16}" + "".join(f"{head:>9}" for head in heads))
    for name, result in results.items():
        print(f"{name:16}" + "".join(f"{cell:>9}" for cell in _cells(result)))


def _cells(result: Result) -> list[str]:
    audits = result["audits"]
    paint, shift, blocked = (audits[name]["numericValue"] for name in TIMES)
    sent = audits["network-requests"]["details"]["items"]
    scores = (result["categories"][name]["score"] for name in CATEGORIES)
    return [
        *("-" if score is None else f"{score * 100:.0f}" for score in scores),
        f"{paint / 1000:.1f}",
        f"{shift:.3f}",
        f"{blocked:.0f}",
        str(sum(one["transferSize"] for one in sent)),
        str(len(sent)),
    ]


def _failures(result: Result, everything: bool) -> Iterator[str]:
    """Audits with less than the full score and their elements; in brackets what has no weight."""
    for category, head in CATEGORIES.items():
        for reference in result["categories"][category]["auditRefs"]:
            audit = result["audits"][reference["id"]]
            weightless = reference["weight"] == 0
            if audit["score"] in (None, 1) or (weightless and not everything):
                continue
            name = f"({audit['id']})" if weightless else audit["id"]
            said = f"{audit['title']}: {audit.get('displayValue', '')}".rstrip(": ")
            yield f"    {head:5}{audit['score']:5.2f}  {name:35}{said}"
            yield from (f"{'':16}{one:.150}" for one in _elements(audit.get("details", {})))


def _elements(details: dict[str, Any]) -> list[str]:
    items = details.get("items", [])
    found = [_element(item) for item in items if isinstance(item, dict)]
    shown = [text for text in found if text]
    more = [f"… and {len(shown) - _ELEMENTS} more"] if len(shown) > _ELEMENTS else []
    return shown[:_ELEMENTS] + more


def _element(item: dict[str, Any]) -> str:
    node = item.get("node")
    if isinstance(node, dict):
        return f"{node.get('selector', '')}  {node.get('snippet', '')}".strip()
    place = item.get("source") or item.get("sourceLocation")
    url = place.get("url") if isinstance(place, dict) else item.get("url") or place
    said = item.get("reason") or item.get("description") or ""
    return " ".join(part for part in (url, said) if isinstance(part, str) and part)


if __name__ == "__main__":
    main()
