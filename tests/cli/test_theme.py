"""``sitegen theme``: what there is to replace, and a copy to begin with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.building import ROOT, sitegen

TEXT = "The harbour of Northquay opened again after four days of storms. " * 12


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(f"Harbour reopens\n\n{TEXT}")
    (tmp_path / "sitegen.toml").write_text('[archive]\ntitle = "Quays"\n')
    return tmp_path


def test_an_ejected_template_stands_for_the_theme_s(project: Path) -> None:
    assert sitegen("theme", "eject", "tags.html", folder=project).stdout == "templates/tags.html\n"
    own = project / "templates" / "tags.html"
    assert own.read_bytes() == (ROOT / "templates/tags.html").read_bytes()
    own.write_text(own.read_text().replace("<h1>", "<h1>Our own "))
    assert sitegen("build", "--no-search", folder=project).returncode == 0
    assert "<h1>Our own " in (project / "site/tags/index.html").read_text()


def test_a_block_is_filled_without_a_copy(project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "base.html").write_text(
        '{% extends "theme/base.html" %}{% block footer %}<footer>Ours</footer>{% endblock %}'
    )
    assert sitegen("build", "--no-search", folder=project).returncode == 0
    pages = [path.read_text() for path in (project / "site/articles").glob("*.html")]
    assert pages
    assert all("<footer>Ours</footer>" in page and "Northquay" in page for page in pages)


def test_a_file_of_one_s_own_is_not_replaced_unasked(project: Path) -> None:
    (project / "static").mkdir()
    (project / "static" / "style.css").write_text("own")
    refused = sitegen("theme", "eject", "static/style.css", folder=project)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert sitegen("theme", "eject", "style.css", "--force", folder=project).returncode == 0
    assert len((project / "static" / "style.css").read_text()) > 1000


def test_a_wrong_name_comes_with_the_right_one(project: Path) -> None:
    done = sitegen("theme", "eject", "macros.html", folder=project)
    assert done.returncode == 2
    assert "partials/macros.html" in done.stderr


def test_every_block_is_documented(project: Path) -> None:
    listed = json.loads(sitegen("theme", "list", "--json", folder=project).stdout)
    blocks = {block for part in listed for block in part["blocks"]}
    text = (ROOT / "pages/changing-the-look.md").read_text(encoding="utf-8")
    assert blocks == set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))


def test_a_mistyped_name_is_told_the_right_one(project: Path) -> None:
    for wanted, meant in (("styl.css", "style.css"), ("cites.html", "partials/cite.html")):
        done = sitegen("theme", "eject", wanted, folder=project)
        assert done.returncode == 2
        assert f'did you mean "{meant}"?' in done.stderr
