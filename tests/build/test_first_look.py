"""What the preview shows of a change before the site is built."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace

from sitegen.build.entry import build, glance, prepare
from sitegen.config import Config, InputConfig, RightsConfig, SearchConfig
from sitegen.memory import Memory

FIRST, SECOND = "Its doors are green again.", "Its doors are painted green again."
NAMES = ("lock", "bridge", "harbour")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name in NAMES:
        _write(tmp_path, name, FIRST)
    return tmp_path


@pytest.fixture
def config() -> Config:
    return Config(input=InputConfig(path="in"), search=SearchConfig(enabled=False))


def _write(project: Path, name: str, sentence: str) -> str:
    path = project / "in" / f"{name}.txt"
    path.write_text(
        f"The {name} of Tarvin\n\nBy Ada Lund\n\n4 May 2021\n\n{sentence} Ada Lund said that "
        f"the {name} had been closed since the flood of 12 January 2019, and that the town "
        f"council would pay for the work.\n",
        encoding="utf-8",
    )
    return str(path)


def _page(project: Path, route: str) -> bytes:
    return (project / "site" / route).read_bytes()


def test_it_is_what_the_build_then_makes(project: Path, config: Config) -> None:
    memory = Memory()
    build(project, config, memory=memory)
    shown = glance(project, config, [_write(project, "lock", SECOND)], memory)
    build(project, config, memory=memory)
    [route] = shown
    assert SECOND in shown[route].decode()
    assert shown[route].decode().splitlines() == _page(project, route).decode().splitlines()


def test_nothing_is_shown_of_what_only_a_build_can_tell(project: Path, config: Config) -> None:
    memory = Memory()
    changed = [_write(project, "lock", SECOND)]
    assert glance(project, config, changed, memory) == {}
    build(project, config, memory=memory)
    assert glance(project, config, [_write(project, "mill", FIRST)], memory) == {}
    assert glance(project, config, [str(project / "sitegen.toml")], memory) == {}
    (project / "in" / "lock.txt").unlink()
    assert glance(project, config, changed, memory) == {}


def test_a_broken_template_is_left_to_the_build(project: Path, config: Config) -> None:
    memory = Memory()
    build(project, config, memory=memory)
    (project / "templates").mkdir()
    (project / "templates" / "article.html").write_text("{{ nothing(", encoding="utf-8")
    assert glance(project, config, [_write(project, "lock", SECOND)], memory) == {}


@pytest.mark.parametrize("right", ["withheld", "link-only", "excerpt"])
def test_what_may_not_be_shown_is_not(
    project: Path, config: Config, right: Literal["withheld", "link-only", "excerpt"]
) -> None:
    memory = Memory()
    build(project, config, memory=memory)
    stricter = replace(config, rights=RightsConfig(default=right))
    changed = [_write(project, "lock", SECOND)]
    assert glance(project, stricter, changed, memory) == {}
    build(project, stricter, memory=memory)
    assert glance(project, config, changed, memory) == {}


def test_what_a_site_that_is_up_to_date_lacks_is_prepared(project: Path, config: Config) -> None:
    build(project, config)
    memory = Memory()
    assert not build(project, config, memory=memory).changed
    changed = [_write(project, "lock", SECOND)]
    assert glance(project, config, changed, memory) == {}
    prepare(project, config, memory, lambda: None)
    assert len(glance(project, config, changed, memory)) == 1


def test_a_project_behind_a_link(project: Path, config: Config) -> None:
    link = project.with_name("link")
    link.symlink_to(project)
    memory = Memory()
    build(link, config, memory=memory)
    assert len(glance(link, config, [_write(project, "lock", SECOND)], memory)) == 1
