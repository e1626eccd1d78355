"""What is remembered between builds makes them faster, never other."""

from __future__ import annotations

import random
from pathlib import Path

from msgspec.structs import replace

from sitegen.build.entry import build
from sitegen.config import Config, load
from sitegen.memory import NONE, Memory
from sitegen.publish import MANIFEST
from tests.building import tree


def _settings(project: Path, output: str) -> Config:
    config = load(project)
    return replace(
        config,
        output=replace(config.output, path=output),
        search=replace(config.search, enabled=False),
    )


def _site(project: Path, output: str, memory: Memory = NONE) -> dict[str, bytes]:
    build(project, _settings(project, output), workers=1, memory=memory)
    return {name: data for name, data in tree(project / output).items() if name != MANIFEST}


def test_with_memory_and_without_sites_are_the_same(project: Path) -> None:
    rng = random.Random(3)
    memory = Memory()
    files = sorted(path for path in (project / "seeds").rglob("*") if path.is_file())
    _site(project, "site", memory)
    for turn in range(4):
        edited, gone, moved = rng.sample([path for path in files if path.exists()], 3)
        edited.write_bytes(edited.read_bytes().replace(b"the ", b"the very ", turn + 1))
        if turn == 1:
            gone.unlink()
        if turn == 2:
            moved.rename(moved.with_name(f"moved{moved.suffix}"))
        if turn == 3:
            (project / "templates").mkdir()
            (project / "templates" / "404.html").write_text("<p>{{ site.title }}</p>")
        assert _site(project, "site", memory) == _site(project, f"fresh{turn}")


def test_a_result_is_made_once_for_each_record() -> None:
    made: list[str] = []

    def shout(words: str, mark: str) -> str:
        made.append(words)
        return words.upper() + mark

    memory, first = Memory(), "".join(["a", "b"])
    second = "".join(["a", "b"])
    assert memory.recall(shout, first, also=("!",)) == "AB!"
    assert memory.recall(shout, first, also=("!",)) == "AB!"
    assert memory.recall(shout, first, also=("?",)) == "AB?"
    assert memory.recall(shout, second, also=("!",)) == "AB!"
    assert len(made) == 3


def test_what_a_build_did_not_use_is_forgotten() -> None:
    made: list[str] = []
    memory = Memory()
    for key in ("a", "a", "b", "a"):
        memory.named(key, made.append, key)
        memory.drop_unused()
    assert made == ["a", "b", "a"]
    NONE.named("a", made.append, "c")
    NONE.named("a", made.append, "c")
    assert made[-2:] == ["c", "c"]
