"""Many pages are rendered in several processes, and are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.errors import TemplateError
from sitegen.render import Job, Renderer, encode_view, rendering
from sitegen.views.base import Page, Raw
from tests.render.site import config


def _jobs(pages: list[Page]) -> list[Job]:
    return [Job(page, encode_view(page.view), "", True) for page in pages]


def _pages(count: int) -> list[Page]:
    return [Page(f"{number}.txt", "", Raw(f"file {number}")) for number in range(count)]


@pytest.mark.parametrize("count", [3, 450])
def test_contents_come_in_order(tmp_path: Path, count: int) -> None:
    pages = _pages(count)
    with rendering(Renderer(config(), tmp_path), _jobs(pages), 2) as contents:
        found = list(contents)
    assert [job.page for job, _ in found] == pages
    assert [content for _, content in found] == [page.view.content.encode() for page in pages]


def test_a_mistake_in_a_template_is_told_as_ever(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("fine\n{{ view.missing }}\n")
    pages = _pages(400)
    pages.append(Page("a.html", "page.html", pages[0]))
    with (
        pytest.raises(TemplateError) as raised,
        rendering(Renderer(config(), tmp_path), _jobs(pages), 2) as contents,
    ):
        list(contents)
    assert raised.value.line == 2
