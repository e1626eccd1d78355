"""Renders the sample archive as a whole, for tests to look at."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sitegen.config import ArchiveConfig, Config, RightsConfig
from sitegen.model import Rejection
from sitegen.render import Renderer, assets
from sitegen.render.markdown import written_pages
from sitegen.views import plan
from tests.render import sample

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "fixtures" / "pages"


def config(base_url: str = "https://example.org/strait/", **rights: object) -> Config:
    return Config(
        archive=ArchiveConfig(
            title="The Strait Papers",
            description="Reports on the Harbour Treaty",
            keeper="Sandhaven Library",
            contact="desk@example.org",
            base_url=base_url,
        ),
        rights=RightsConfig(**rights),
    )


def render(made: Config, archive=None) -> dict[str, str]:
    """Route -> content."""
    written = [one for one in written_pages(PAGES) if not isinstance(one, Rejection)]
    renderer = Renderer(made, ROOT)
    pages = plan(archive or sample.archive(), sample.outcomes(), made, written)
    files = {page.route: renderer.render(page).decode() for page in pages}
    return files | {route: content.decode() for route, content in assets(ROOT, made)}


@cache
def rendered() -> dict[str, str]:
    """The sample site with everything shown."""
    return render(config())


def html_pages(files: dict[str, str]) -> list[str]:
    return sorted(route for route in files if route.endswith(".html"))
