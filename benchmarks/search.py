"""What a search costs its reader: bytes for the first, milliseconds for the others.

    python -m benchmarks.search [--articles 1000 | --site DIR]

Builds a site of made-up articles, or takes a built one, and serves it on this machine as GitHub
Pages does (``tests/serving.py``: text in gzip, Pagefind's files as they are).  Bytes are those
of Chromium's network events, headers included, with an empty cache: the search page, Pagefind, the
index and the first ten results.  Milliseconds are from the input to the first results laid out, and
to all ten.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, Request, sync_playwright

from benchmarks.articles import make
from tests.conftest import CHROMIUM, QUIET
from tests.serving import served

QUERIES = 20
RESULTS = 10
_KINDS = {
    "fragment/": "ten results",
    "index/": "index of the words",
    "filter/": "filters",
    ".pf_meta": "index, general",
    "pagefind/": "Pagefind itself",
}
"""Part of an address -> what it is; the rest is the page."""
_ASK = """([query, enter, wanted]) => new Promise((resolve, reject) => {
  const list = document.getElementById("results"), box = document.getElementById("q");
  const old = list.firstElementChild, start = performance.now();
  let first = 0;
  const watch = new MutationObserver(() => {
    if (!list.children.length || list.firstElementChild === old) return;
    if (!list.offsetHeight) return;  // asking for the height lays out
    first ||= performance.now() - start;
    if (list.children.length < wanted) return;
    watch.disconnect();
    resolve([first, performance.now() - start]);
  });
  watch.observe(list, { childList: true });
  setTimeout(() => reject(new Error(`no results for ${query}`)), 30000);
  box.value = query;
  if (enter) box.form.requestSubmit();
  else box.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--site", type=Path, help="a built site, instead of made-up articles")
    args = parser.parse_args()
    with (
        _site(args.site, args.articles) as site,
        served(site, "/repo/") as address,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        queries = _queries(site)
        for query in (queries[0], queries[len(queries) // 2], queries[-1]):
            _print_bytes(query, _first_search(browser, address, query))
        print(f"\nmilliseconds, {len(queries)} different words, index loaded")
        print(f"    {'':46}{'first results':>20}{'ten results':>20}")
        _print_times("typed, with the wait for the next letter", browser, address, queries)
        _print_times("with Enter", browser, address, queries, enter=True)
        _print_times("with Enter, asked before", browser, address, queries, enter=True, rounds=2)
        browser.close()


@contextmanager
def _site(built: Path | None, count: int) -> Iterator[Path]:
    if built:
        yield built
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "in", count)
        command = [sys.executable, "-m", "sitegen", "--quiet", "build"]
        folders = ["--input", str(folder / "in"), "--output", str(folder / "site")]
        subprocess.run([*command, *folders], check=True)
        yield folder / "site"


def _queries(site: Path) -> list[str]:
    """Words with enough results, from the commonest to the rarest, evenly spaced."""
    counts: Counter[str] = Counter()
    with (site / "data" / "articles.jsonl").open(encoding="utf-8") as lines:
        articles = 0
        for line in lines:
            articles += 1
            counts.update(set(re.findall(r"\b[a-z]{4,20}\b", json.loads(line)["text"])))
    words = sorted(
        (word for word, count in counts.items() if count >= RESULTS),
        key=lambda word: (-counts[word], word),
    )
    print(f"{articles} articles, {len(words)} words with {RESULTS} results or more")
    return [words[index * (len(words) - 1) // (QUERIES - 1)] for index in range(QUERIES)]


def _first_search(browser: Browser, address: str, query: str) -> list[tuple[str, int]]:
    """The address and the bytes of every request, from an empty cache to the results."""
    page = browser.new_page()
    finished: list[Request] = []
    page.on("requestfinished", lambda request: finished.append(request))
    _open(page, address)
    page.evaluate(_ASK, [query, True, RESULTS])
    page.wait_for_load_state("networkidle")
    taken = [(request.url, _bytes(request)) for request in finished]
    page.close()
    return taken


def _open(page: Page, address: str) -> None:
    page.goto(f"{address}search.html")
    page.locator("#facets > *").first.wait_for(state="attached")


def _bytes(request: Request) -> int:
    sizes = request.sizes()
    body, headers = sizes["responseBodySize"], sizes["responseHeadersSize"]
    if body == 0:  # Chromium reports no length for the script of a worker
        response = request.response()
        body = int(response.header_value("content-length") or 0) if response else 0
    return max(0, body + headers)


def _print_bytes(query: str, taken: Iterable[tuple[str, int]]) -> None:
    sums: Counter[str] = Counter()
    requests: Counter[str] = Counter()
    for url, size in taken:
        kind = next((kind for part, kind in _KINDS.items() if part in url), "the search page")
        sums[kind] += size
        requests[kind] += size > 0
    print(f"\nfirst search, “{query}”{'':20} bytes requests")
    for kind, size in sums.most_common():
        print(f"    {kind:30}{size:10}{requests[kind]:9}")
    print(f"    {'together':30}{sums.total():10}{requests.total():9}")


def _print_times(
    what: str,
    browser: Browser,
    address: str,
    queries: list[str],
    enter: bool = False,
    rounds: int = 1,
) -> None:
    """Of the last round."""
    page = browser.new_page()
    _open(page, address)
    for _ in range(rounds):
        times = [page.evaluate(_ASK, [query, enter, RESULTS]) for query in queries]
    page.close()
    both = (f"{median(t):.0f} ({min(t):.0f} to {max(t):.0f})" for t in zip(*times, strict=True))
    print(f"    {what:46}" + "".join(f"{cell:>20}" for cell in both))


if __name__ == "__main__":
    main()
