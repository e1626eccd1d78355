"""Pictures of every page type.

``python -m benchmarks.screenshots [--site site] [--to screenshots]``
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser.pages import one_of_each
from tests.conftest import CHROMIUM, QUIET
from tests.serving import served

WIDTHS = (360, 768, 1440)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--to", type=Path, default=Path("screenshots"))
    parser.add_argument("--only", nargs="*", help="some page types")
    parser.add_argument("--whole", action="store_true", help="whole pages, not just their tops")
    args = parser.parse_args()
    args.to.mkdir(parents=True, exist_ok=True)
    with served(args.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        for name, route in one_of_each(args.site).items():
            if args.only and name not in args.only:
                continue
            query = "?q=okinawa" if name == "search" else ""
            for width in WIDTHS:
                for scheme in ("light", "dark"):
                    page = browser.new_page(
                        viewport={"width": width, "height": 1000}, color_scheme=scheme
                    )
                    page.goto(address + route + query)
                    page.wait_for_load_state("networkidle")
                    path = args.to / f"{name.replace(' ', '-')}-{width}-{scheme}.png"
                    page.screenshot(path=path, full_page=args.whole)
                    page.close()
        browser.close()


if __name__ == "__main__":
    main()
