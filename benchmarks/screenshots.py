"""Pictures of every page type, or the two of the README.

``python -m benchmarks.screenshots [--site site] [--to screenshots] [--readme]``
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser.pages import one_of_each
from tests.conftest import CHROMIUM, QUIET
from tests.serving import served

Scheme = Literal["light", "dark"]

WIDTHS = (360, 768, 1440)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
README: dict[str, Scheme] = {"home": "light", "article": "dark"}
"""Page type -> the scheme in which the README shows it."""
PICTURES = Path(__file__).parent / "pictures"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--to", type=Path, default=Path("screenshots"))
    parser.add_argument("--only", nargs="*", help="some page types")
    parser.add_argument("--whole", action="store_true", help="whole pages, not just their tops")
    parser.add_argument("--readme", action="store_true", help="the README's two, nothing else")
    args = parser.parse_args()
    if not (args.site / "index.html").is_file():
        parser.error(f"{args.site} is not a site; make site builds it")
    routes = one_of_each(args.site)
    with served(args.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        if args.readme:
            for name, scheme in README.items():
                path = PICTURES / f"{name}.png"
                _take(browser, address + routes[name], 1060, 640, scheme, path)
            return
        for name, route in routes.items():
            if args.only and name not in args.only:
                continue
            query = "?q=okinawa" if name == "search" else ""
            for width in WIDTHS:
                for scheme in SCHEMES:
                    path = args.to / f"{name.replace(' ', '-')}-{width}-{scheme}.png"
                    _take(browser, address + route + query, width, 1000, scheme, path, args.whole)


def _take(
    browser: Browser,
    url: str,
    width: int,
    height: int,
    scheme: Scheme,
    path: Path,
    whole: bool = False,
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=whole)
    page.close()


if __name__ == "__main__":
    main()
