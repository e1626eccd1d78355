"""The old site or the new one: slots, exchange, repair, refusals."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from sitegen import publish
from sitegen.errors import ConfigError, PublishError
from sitegen.publish import MANIFEST, Place, Slot
from tests.building import tree


def _publish(place: Place, files: dict[str, str], inputs: str = "") -> None:
    with place.locked():
        slot = Slot(place)
        for route, content in files.items():
            slot.put(route, content.encode(), key=content)
        slot.finish(inputs, "", ())


def _shown(folder: Path) -> dict[str, str]:
    return {name: data.decode() for name, data in tree(folder).items() if name != MANIFEST}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "in").mkdir()
    return Place(tmp_path / "site", tmp_path / "in")


def test_one_site_after_another(place: Place) -> None:
    sites = [
        {"index.html": "one", "a/x.html": "x"},
        {"index.html": "two", "a/x.html": "x"},
        {"index.html": "two", "b/y.html": "y"},
        {"index.html": "two", "a/x.html": "x"},
    ]
    for files in sites:
        _publish(place, files)
        assert _shown(place.output) == files


def test_unchanged_files_are_shared_not_copied(place: Place) -> None:
    for index in ("one", "two", "three"):
        _publish(place, {"index.html": index, "same.html": "same"})
    assert (place.output / "same.html").stat().st_nlink == 2
    assert (place.output / "index.html").stat().st_nlink == 1


def test_nothing_is_left_of_what_was_taken_down(place: Place, tmp_path: Path) -> None:
    _publish(place, {"index.html": "one", "a/x.html": "taken down"})
    _publish(place, {"index.html": "two", "a/x.html": "a tombstone"})
    _publish(place, {"index.html": "two"})
    held = "".join(data.decode() for data in tree(tmp_path).values())
    assert "taken down" not in held
    assert "a tombstone" not in held
    assert not (place.slot / "a").exists()


def test_the_other_copy_is_never_written_into(place: Place) -> None:
    _publish(place, {"index.html": "one"})
    _publish(place, {"index.html": "one", "new.html": ""})
    with place.locked():
        Slot(place).put("index.html", b"two")
    assert (place.output / "index.html").read_text() == "one"


def test_a_build_that_stops_leaves_the_old_site(place: Place) -> None:
    _publish(place, {"index.html": "old", "x.html": "x"})
    for _ in range(2):
        with place.locked():
            Slot(place).put("index.html", b"half")
        assert _shown(place.output) == {"index.html": "old", "x.html": "x"}
    _publish(place, {"index.html": "new"})
    assert _shown(place.output) == {"index.html": "new"}


def test_kept_files_need_not_be_made_again(place: Place) -> None:
    _publish(place, {"index.html": "one"})
    with place.locked():
        slot = Slot(place)
        assert slot.keep("index.html")
        slot.finish("", "", ())
    assert _shown(place.output) == {"index.html": "one"}


def test_a_file_that_somebody_deleted_is_not_kept(place: Place) -> None:
    _publish(place, {"index.html": "one"})
    (place.output / "index.html").unlink()
    with place.locked():
        assert not Slot(place).keep("index.html")


def test_two_renames_where_there_is_no_exchange(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "_exchange_in_one_call", lambda one, other: False)
    for index in ("one", "two", "three"):
        _publish(place, {"index.html": index})
        assert _shown(place.output) == {"index.html": index}


def test_the_renames_that_were_interrupted_are_repaired(place: Place) -> None:
    _publish(place, {"index.html": "one"})
    place.output.rename(place.state / "old")
    with place.locked():
        assert _shown(place.output) == {"index.html": "one"}


def test_where_there_are_no_hard_links(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: object, target: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    for index in ("one", "two", "three"):
        _publish(place, {"index.html": index, "same.html": "same"})
        assert _shown(place.output) == {"index.html": index, "same.html": "same"}


def test_one_build_at_a_time(place: Place, tmp_path: Path) -> None:
    with (
        place.locked(),
        pytest.raises(PublishError, match="another build"),
        Place(tmp_path / "site", tmp_path / "in").locked(),
    ):
        pass


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_fails_leaves_the_old_site(
    place: Place, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    _publish(place, {"index.html": "old"})

    def fail(path: Path, content: bytes) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", fail)
        with pytest.raises(PublishError, match=os.strerror(code)) as caught:
            _publish(place, {"index.html": "new"})
    assert caught.value.hint
    assert _shown(place.output) == {"index.html": "old"}
    _publish(place, {"index.html": "new"})
    assert _shown(place.output) == {"index.html": "new"}


def test_an_output_folder_named_by_its_parent(tmp_path: Path) -> None:
    place = Place(tmp_path / "site" / "x" / "..", tmp_path / "in")
    assert place.state == tmp_path / ".sitegen" / "site"


@pytest.mark.parametrize("output", ["in", ".", "in/site"])
def test_the_input_is_never_overwritten(tmp_path: Path, output: str) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(ConfigError, match="which the build reads"):
        Place(tmp_path / output, tmp_path / "in")


def test_folders_of_others_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(ConfigError, match="not made by sitegen"):
        Place(tmp_path / "mine", tmp_path / "in")
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    with pytest.raises(ConfigError, match="is a link"):
        Place(tmp_path / "link", tmp_path / "in")
    with pytest.raises(ConfigError, match="is a file"):
        Place(tmp_path / "mine" / "letter.txt", tmp_path / "in")


def test_an_empty_folder_is_welcome(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    place = Place(tmp_path / "site", tmp_path / "in")
    _publish(place, {"index.html": "one"})
    assert _shown(place.output) == {"index.html": "one"}
